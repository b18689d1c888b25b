"""Pictures of figures: which are shown, what they say in words, where their bars are, and how they stand in Word."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from builders import CELLS, E2014, read, with_
from docx_parts import W, text_of
from lxml import etree
from PIL import Image

from exporters import word
from exporters.blocks import Document, Figure, Paragraph, Series
from exporters.compose import compose
from exporters.figures import DARK, WHITE, Scene, scene
from exporters.figures_png import DOTS, measure, png
from forms.model import ContradictionError, Form, Picture


def figures(typed: dict[str, str], last: dict[str, str] | None = None) -> list[Figure]:
    session = with_(typed)
    if last is not None:
        session.set_last({key: value for key, text in last.items() if (value := read(key, text)) is not None})
    blocks = compose(session.report, pictures=True).blocks
    return [block for block in blocks if isinstance(block, Figure)]


def simple(*series: Series, labels: tuple[str, ...] = ("甲", "乙"), own: bool = False) -> Figure:
    return Figure("图1　某图", labels, series, ("件",) * len(labels), "某图。", own)


def drawn(figure: Figure, width: float = 400) -> Scene:
    return scene(figure, width, 12, measure)


# --- which pictures a report has ---
def test_channels_ways_and_kinds_of_answers_stand_in_their_parts_numbered_through() -> None:
    found = figures({"1.2.2": "18642"})
    assert [figure.caption for figure in found] == [
        "图1　2017年各渠道公开政府信息数（单位：条）",
        "图2　2017年各方式收到申请数（单位：件）",
        "图3　2017年各类答复数（单位：件）",
    ]
    assert found[0].series == (Series("2017年", (20, 18642, 5, 30, 12)),)
    assert "政府网站18642条" in found[0].alternative
    blocks = compose(with_({}).report, pictures=True).blocks
    before = blocks[blocks.index(figures({})[0]) - 1]
    assert isinstance(before, Paragraph)
    assert before.key.startswith("text:2")


def test_last_year_stands_beside_this_year_and_is_compared_where_it_is_known() -> None:
    found = figures({"1.1": "18642"}, {**CELLS, "1.1": "15083"})
    assert found[0].own_scales
    assert found[0].units[:2] == ("条", "次")
    assert [series.name for series in found[1].series] == ["2017年", "2016年"]
    assert "（+23.6%）" in "".join(words.text for words in drawn(found[0]).words)


def test_a_picture_that_would_show_nothing_is_left_out() -> None:
    none = dict.fromkeys(("3.1.1", "3.1.2", "3.1.3", "3.1.4"), "0")
    assert [figure.caption[:3] for figure in figures(none)] == ["图1　", "图2　"]
    assert "申请数" not in "".join(figure.caption for figure in figures(none))


def test_a_blank_is_no_zero() -> None:
    figure = figures({"1.2.3": ""})[0]
    assert figure.series[0].values[2] is None
    assert "政务微博未填" in figure.alternative
    assert [words.text for words in drawn(figure).words if words.align == "left"] == ["20", "120", "—", "30", "12"]


def test_without_a_wish_there_is_no_picture() -> None:
    assert not [block for block in compose(with_({}).report).blocks if isinstance(block, Figure)]


@pytest.mark.parametrize(("section", "key"), [("99", "1.1"), ("2", "no.such")])
def test_a_form_may_not_draw_what_it_does_not_have(section: str, key: str) -> None:
    with pytest.raises(ContradictionError, match="picture"):
        Form("x", "x", range(2014, 2015), E2014.sections, pictures={section: (Picture("图", ((key, "甲"),)),)})


# --- where things are ---
def test_bars_are_as_long_as_their_figures() -> None:
    bars = drawn(simple(Series("2017年", (10, 40)))).bars
    assert bars[1].width == pytest.approx(4 * bars[0].width)
    assert {bar.grey for bar in bars} == {DARK}


def test_each_kind_has_a_scale_of_its_own_if_asked() -> None:
    now, before = Series("2017年", (10, 4000)), Series("2016年", (5, 2000))
    made = drawn(simple(now, before, own=True)).bars[2:]
    assert [bar.grey for bar in made] == [DARK, WHITE] * 2
    assert made[0].width == pytest.approx(made[2].width)
    assert made[0].width == pytest.approx(2 * made[1].width)


def test_all_lies_within_the_picture_and_no_words_cover_others() -> None:
    label = "告知作出更改补充以及通过其他途径办理的申请数"
    now, before = Series("2017年", (999_999_999_999, 0)), Series("2016年", (1, None))
    for width in (200, 400):
        made = drawn(simple(now, before, labels=(label, "乙")), width)
        boxes = []
        for words in made.words:
            long = measure(words.text) * words.size
            left = words.x - long if words.align == "right" else words.x
            assert left >= -0.01
            assert left + long <= made.width + 0.01
            boxes.append((left, words.y - 0.8 * words.size, left + long, words.y + 0.1 * words.size))
            assert boxes[-1][1] >= 0
            assert boxes[-1][3] <= made.height
        for at, (x1, y1, x2, y2) in enumerate(boxes):
            for a1, b1, a2, b2 in boxes[at + 1 :]:
                assert x2 <= a1 + 0.01 or a2 <= x1 + 0.01 or y2 <= b1 or b2 <= y1
        assert all(bar.x + bar.width <= made.width for bar in made.bars)


# --- as a picture, and in Word ---
def test_the_png_is_grey_and_sharp_and_repeats() -> None:
    made = drawn(simple(Series("2017年", (10, 40))))
    blob = png(made)
    with Image.open(BytesIO(blob)) as image:
        assert image.mode == "L"
        assert image.size == (round(made.width * DOTS / 72), round(made.height * DOTS / 72))
        bar = made.bars[0]
        middle = ((bar.x + bar.width / 2) * DOTS / 72, (bar.y + bar.height / 2) * DOTS / 72)
        assert image.getpixel((int(middle[0]), int(middle[1]))) == round(DARK * 255)
    assert png(made) == blob


def test_word_holds_the_picture_its_words_and_its_caption_on_one_page(tmp_path: Path) -> None:
    figure = Figure("图1　某图", ("甲",), (Series("2017年", (3,)),), ("件",), '某图"<&。甲3件。')
    word.write(Document("标题", (Paragraph("前"), figure, figure, Paragraph("后"))), tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        names = [name for name in archive.namelist() if name.startswith("word/media/")]
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    assert len(names) == 1
    pictures = [node for node in body.iter() if node.tag.endswith("}docPr")]
    assert [(node.get("id"), node.get("descr")) for node in pictures] == [
        ("1", '某图"<&。甲3件。'),
        ("2", '某图"<&。甲3件。'),
    ]
    assert text_of(body).split() == ["前", "图1", "某图", "图1", "某图", "后"]
    for paragraph in (p for p in body.iter(f"{W}p") if p.find(f".//{W}drawing") is not None):
        assert paragraph.find(f"{W}pPr/{W}keepNext") is not None
        assert paragraph.find(f"{W}pPr/{W}spacing").get(f"{W}lineRule") == "auto"
        assert paragraph.getnext().find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Caption"


def test_a_changed_picture_is_marked_in_the_marked_up_copy(tmp_path: Path) -> None:
    def made(value: int) -> Document:
        return Document(
            "标题", (Figure("图1　某图", ("甲",), (Series("2017年", (value,)),), ("件",), f"甲{value}件。"),)
        )

    word.write(made(4), tmp_path / "a.docx", options=word.WordOptions(earlier=made(3)))
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
        assert len([name for name in archive.namelist() if name.startswith("word/media/")]) == 2
    for change in ("ins", "del"):
        assert len(body.findall(f".//{W}{change}/{W}r/{W}drawing")) == 1


def test_where_a_picture_has_no_room_word_sets_it_at_the_head_of_the_next_page(tmp_path: Path) -> None:
    picture = simple(Series("2017年", (1, 2)))
    blocks = (
        Paragraph("满" * 28 * 19),
        picture,
        Paragraph("后" * 28 * 3),
        Paragraph("再" * 100),
        Paragraph("末" * 300),
    )
    target = tmp_path / "a.docx"
    word.write(Document("题", blocks), target)
    with zipfile.ZipFile(target) as file:
        body = etree.fromstring(file.read("word/document.xml"))[0]
    paragraphs = list(body.iter(f"{W}p"))
    framed = [paragraph for paragraph in paragraphs if paragraph.find(f"{W}pPr/{W}framePr") is not None]
    assert [len(list(paragraph.iter(f"{W}drawing"))) for paragraph in framed] == [1, 0]
    assert text_of(framed[1]) == picture.caption
    behind = paragraphs[paragraphs.index(framed[1]) + 1]
    assert text_of(behind).startswith("再")


def test_a_picture_with_room_stands_where_it_is_told(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    word.write(Document("题", (Paragraph("满"), simple(Series("2017年", (1, 2))), Paragraph("后"))), target)
    with zipfile.ZipFile(target) as file:
        assert b"framePr" not in file.read("word/document.xml")
