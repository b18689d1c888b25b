"""The stitches in a paragraph of Word: where they stand, that they change no word, and that nobody sees them."""

from __future__ import annotations

import sys
from pathlib import Path

from docx_parts import W, body, parts, text_of
from specimen import prose

from exporters import word
from exporters.blocks import Document, Paragraph
from exporters.page import STANDARD
from exporters.typesetting.breaking import break_lines
from exporters.word_fit import Fitter, stitches
from exporters.word_measure import usual_shaper
from exporters.word_office import scripts_of
from exporters.word_text import tracking, type_area

INDENT = STANDARD.indent * STANDARD.cell


def spaced(text: str) -> list[int | None]:
    return stitches([(text, STANDARD.body)], STANDARD, usual_shaper(), INDENT)[0]


def test_the_last_character_of_each_full_line_is_a_run_of_its_own() -> None:
    found = spaced("满" * (26 + 28 + 28 + 9))
    assert [at for at, spacing in enumerate(found) if spacing == 0] == [25, 53, 81]
    assert {spacing for spacing in found if spacing} <= {tracking(STANDARD) + 1}
    assert found[82:] == [None] * 9


def test_a_line_leaves_what_its_gaps_can_share_in_whole_twips() -> None:
    text = "满" * 13 + "123" + "满" * 40
    fitter = Fitter([(text, STANDARD.body)], STANDARD, usual_shaper())
    found = fitter.spacings(INDENT)
    width = type_area(STANDARD)[1]
    end = next(at for at, spacing in enumerate(found) if spacing == 0) + 1
    assert fitter.measured.short(0, end, width - round(INDENT * 20), found) == 1
    bare = [tracking(STANDARD)] * len(text)
    short = fitter.measured.short(0, end, width - round(INDENT * 20), bare)
    assert short is not None
    assert short > 3


def test_a_mark_behind_a_full_line_takes_the_last_character_with_it() -> None:
    found = spaced("满" * 26 + "，" + "满" * 40)
    assert found[24] == 0
    assert all(spacing is not None and 0 < spacing - tracking(STANDARD) < 15 for spacing in found[:24])
    assert found.index(0, 25) == 25 + 27


def test_a_line_with_figures_holds_what_it_holds_in_the_pdf() -> None:
    text = "2017年全市上下围绕中心服务大局按照国家和省的安排部署把公开做好" * 2
    found = spaced(text)
    ends = [at + 1 for at, spacing in enumerate(found) if spacing == 0]
    glyphs = usual_shaper().glyphs(text, STANDARD.body.role, STANDARD.body.size, STANDARD.cell)
    lines = break_lines(glyphs, STANDARD.characters * STANDARD.cell, INDENT)
    assert ends[0] == lines[0].end
    closest = min(spacing for spacing in found if spacing is not None)
    assert tracking(STANDARD) - 6 <= closest < tracking(STANDARD)


def test_a_word_of_latin_letters_and_a_number_are_never_parted() -> None:
    text = "截至2017年12月31日，通过网站http://www.qingyun.gov.cn/zwgk/index.html主动公开信息18,642条，" * 6
    found = spaced(text)
    for at in range(1, len(text)):
        if text[at - 1] < "\u0530" and text[at] < "\u0530":
            assert found[at - 1] == found[at]


def test_quotes_behind_latin_letters_and_at_the_start_are_of_their_script() -> None:
    assert scripts_of("“开”A“开") == [True, False, False, True, True, False]


def test_a_short_paragraph_and_an_empty_one_stay_whole(tmp_path: Path) -> None:
    made = body(Document("题", (Paragraph("满" * 26), Paragraph(""))), tmp_path)
    assert [len(list(paragraph.iter(f"{W}r"))) for paragraph in made.iter(f"{W}p")] == [1, 0]


def test_the_words_stay_as_they_are(tmp_path: Path) -> None:
    text = prose(0, 30)
    made = body(Document("题", (Paragraph(text, lead="一是加强建设。"),)), tmp_path)
    assert text_of(made) == "一是加强建设。" + text
    assert len(list(made.iter(f"{W}r"))) > 20


def test_a_marked_up_copy_does_without(tmp_path: Path) -> None:
    document = Document("题", (Paragraph("满" * 300),))
    target = tmp_path / "a.docx"
    word.write(document, target, options=word.WordOptions(earlier=document))
    assert b'w:spacing w:val="-4"' not in parts(target)["word/document.xml"]


def test_a_word_that_is_wider_than_the_line_is_no_endless_loop() -> None:
    assert len(spaced("x" * 500)) == 500
    assert len(spaced("，" * 200)) == 200


def test_the_work_grows_with_a_number_without_end_and_no_faster() -> None:
    def steps(length: int) -> int:
        count = 0

        def tick(_frame: object, event: str, _arg: object) -> None:
            nonlocal count
            count += event == "call"

        sys.setprofile(tick)
        try:
            spaced("1" * length)
        finally:
            sys.setprofile(None)
        return count

    assert steps(12_000) < 5 * steps(3_000)
