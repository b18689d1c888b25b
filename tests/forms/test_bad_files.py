"""Bad files on import and as drafts: a sentence or a partial read, never anything else; control characters reach no paper."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx import Document

from exporters import pdf, word
from exporters.compose import compose
from exporters.errors import ExportError
from forms.drafts import DraftStore
from forms.errors import NianbaoError
from forms.intake.load import load_bytes
from forms.record import from_record, to_record
from forms.session import Session
from torture.bad_files import BIDI, CONTROLS, bad_files

FILES = bad_files(large=False)
PRINTED = ["control 000b", "control 001f", "control 007f", "control 0085", "control ffff", "bidi marks"]
# What XML 1.0 cannot hold, less what a Word file may: tab, line feed, carriage return.
FORBIDDEN = {chr(code) for code in CONTROLS if code not in (0x7F, 0x85)}


def finished(refusal: Exception) -> None:
    assert str(refusal).endswith("。")


def imported(content: bytes) -> Session | None:
    """What an import gives: a session that has been checked, or None where a finished sentence refused the file."""
    try:
        session = load_bytes(content, "坏文件.txt").session()
    except NianbaoError as refusal:
        finished(refusal)
        return None
    assert isinstance(session.findings, tuple)
    return session


def test_there_are_many() -> None:
    assert len(FILES) >= 150


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_read_in_part_or_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    if session := imported(FILES[name]):
        kept = store.open(store.create(to_record(session)), for_reading=True)
        assert from_record(kept.payload).report.answers.keys() == session.report.answers.keys()


def test_bad_files_as_drafts_are_read_in_part_or_refused_and_touch_no_other(tmp_path: Path) -> None:
    store = DraftStore(tmp_path)
    id_ = store.create({"summary": {"title": "好的"}, "answers": {}})
    opened = 0
    for content in FILES.values():
        bad = tmp_path / "bad.nianbao"
        bad.write_bytes(content)
        try:
            draft = store.open(bad)
            opened += 1
            draft.close()
            assert isinstance(from_record(draft.payload).findings, tuple)
        except NianbaoError as refusal:
            finished(refusal)
        assert bad.read_bytes() == content
        assert id_ in [info.id for info in store.list()]
    assert 100 < opened < len(FILES) - 200
    assert store.open(id_, for_reading=True).payload["summary"] == {"title": "好的"}


@pytest.mark.parametrize("name", PRINTED)
def test_control_characters_reach_neither_word_nor_pdf(name: str, tmp_path: Path) -> None:
    session = imported(FILES[name])
    assert session is not None
    document = compose(session.snapshot())
    word.write(document, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        parts = [archive.read(part).decode("utf-8") for part in archive.namelist() if part.endswith(".xml")]
    assert not FORBIDDEN.intersection("".join(parts))
    assert "公开" in "".join(paragraph.text for paragraph in Document(str(tmp_path / "a.docx")).paragraphs)
    try:
        pdf.write(document, tmp_path / "a.pdf")
    except ExportError as refusal:  # a character that no face has
        finished(refusal)


def test_bidi_marks_turn_no_words_around_on_paper(tmp_path: Path) -> None:
    session = imported(FILES["bidi marks"])
    assert session is not None
    word.write(compose(session.snapshot()), tmp_path / "a.docx")
    text = "".join(paragraph.text for paragraph in Document(str(tmp_path / "a.docx")).paragraphs)
    assert not set(BIDI[:9]) & set(text)
