"""Every kind of file with what may be asked for besides: from options, through the command line and the worker."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from exporters.page import POINTS_PER_MM, STANDARD
from forms.drafts import DraftStore
from forms.intake.load import load
from forms.record import to_record
from forms.session import Session
from gui import commands, outputs
from gui.output_options import Options, options_from
from resources import path

SAMPLE, BEFORE = path("samples/report-2017.txt"), path("samples/report-2016.txt")


@pytest.fixture(scope="module")
def session() -> Session:
    return load(SAMPLE).session()


def text_of(pdf: Path, page: int = 0) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[page].get_textpage().get_text_range()
    finally:
        document.close()


def word_xml(file: Path, part: str = "word/document.xml") -> str:
    with zipfile.ZipFile(file) as archive:
        return archive.read(part).decode("utf-8")


def test_options_go_through_json_and_come_back() -> None:
    asked = Options(contents=True, index_number="0069/2018-1", top=30, fangsong="仿宋")
    assert options_from(json.loads(json.dumps(asked.as_json()))) == asked


@pytest.mark.parametrize("said", [None, 7, [], {"contents": "yes", "top": "wide", "unknown": 1, "left": True}])
def test_what_cannot_be_understood_is_as_if_not_said(said: object) -> None:
    assert options_from(said) == Options()


def test_the_standard_page_is_the_default_and_margins_of_the_office_make_another() -> None:
    assert Options().page() == STANDARD
    own = Options(left=30, right=24, top=35, bottom=37, fangsong="仿宋").page()
    assert (own.left, own.text_width, own.top, own.text_height) == (30, 156, 35, 225)
    assert own.faces.fangsong == "仿宋"


def test_margins_that_no_page_can_have_are_those_of_the_standard() -> None:
    assert Options(left=3, right=200, top=-1, bottom=0, kai=" ").page() == STANDARD


def test_each_kind_is_named_for_what_it_is(session: Session) -> None:
    stems = {kind: outputs.proposed_stem(session, kind) for kind in outputs.KINDS}
    assert len(set(stems.values())) == len(stems) - 1  # Word and PDF differ by their suffix
    assert stems["handover"].endswith("送交信息目录表")
    assert stems["redline"].endswith("花脸稿（草稿）")


def test_the_reading_point_edition_bears_its_number_and_mark(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "r.pdf"
    outputs.write(session, "reading", target, wish=outputs.Wish(Options(index_number="0069/2018-1")))
    assert "索引号：0069/2018-1" in text_of(target)
    assert "主动公开" in text_of(target)[:40]


def test_large_print_takes_more_pages(session: Session, tmp_path: Path) -> None:
    outputs.write(session, "pdf", tmp_path / "a.pdf")
    outputs.write(session, "large", tmp_path / "b.pdf")
    usual, large = (len(pikepdf.open(tmp_path / name).pages) for name in ("a.pdf", "b.pdf"))
    assert large > 1.4 * usual


def test_the_data_inside_a_pdf_is_what_is_printed_and_no_more(session: Session, tmp_path: Path) -> None:
    outputs.write(session, "pdf", tmp_path / "a.pdf", wish=outputs.Wish(Options(embed=True)))
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        (inside,) = pdf.attachments.values()
        data = json.loads(inside.get_file().read_bytes())
    assert set(data) == {"form", "answers"}
    assert data["answers"]["title"] == session.report.text("title")


def test_the_office_s_margins_are_those_of_word_and_pdf(session: Session, tmp_path: Path) -> None:
    wish = outputs.Wish(Options(left=30, right=24, fangsong="仿宋", two_sided=True))
    outputs.write(session, "docx", tmp_path / "a.docx", wish=wish)
    left = re.search(r'w:pgMar [^>]*w:left="(\d+)"', word_xml(tmp_path / "a.docx"))
    assert left is not None
    assert abs(int(left[1]) / 20 - 30 * POINTS_PER_MM) < 0.2
    assert 'w:eastAsia="仿宋"' in word_xml(tmp_path / "a.docx", "word/styles.xml")
    assert "<w:mirrorMargins/>" in word_xml(tmp_path / "a.docx", "word/settings.xml")


def test_the_sheet_for_approval_says_what_the_checks_say(session: Session, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    outputs.write(session, "approval", target, wish=outputs.Wish(Options(drafter="李文", version="第2稿")))
    said = text_of(target)
    assert "李文" in said
    assert "第2稿" in said
    assert "必须改" in said


def test_the_list_of_what_is_handed_over_names_report_and_receiver(session: Session, tmp_path: Path) -> None:
    wish = outputs.Wish(Options(index_number="0069/2018-1", receiver="岚川市档案馆", contact="周明"))
    outputs.write(session, "handover", tmp_path / "h.docx", wish=wish)
    said = word_xml(tmp_path / "h.docx")
    assert all(word in said for word in ("0069/2018-1", "岚川市档案馆", "周明"))


def test_a_marked_up_copy_against_a_named_version(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = DraftStore(tmp_path / "drafts")
    session = load(SAMPLE).session()
    name = store.create(to_record(session))
    draft = store.open(name)
    draft.keep_version("送审稿1")
    session.type("text:10", "已改写的一段。")
    draft.save(to_record(session))
    draft.close()
    target = tmp_path / "红.docx"
    words = ["--data", str(store.folder), "export", name, "--redline", str(target)]
    assert commands.main([*words, "--against", "送审稿1"]) == 0
    assert "w:ins " in word_xml(target)
    assert "w:del " in word_xml(target)
    assert name in word_xml(target, "docProps/custom.xml")
    capsys.readouterr()
    assert commands.main(words) == 2
    assert "与哪一稿对照" in capsys.readouterr().err


def test_a_marked_up_copy_against_another_report(tmp_path: Path) -> None:
    target = tmp_path / "红.docx"
    assert commands.main(["export", str(SAMPLE), "--redline", str(target), "--against", str(BEFORE)]) == 0
    assert "w:ins " in word_xml(target)


def test_a_command_line_with_everything(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    flags = ["--contents", "--pictures", "--two-sided", "--embed", "--bundled"]
    assert commands.main(["export", str(SAMPLE), "--pdf", str(target), *flags]) == 0
    assert "目" in text_of(target)
