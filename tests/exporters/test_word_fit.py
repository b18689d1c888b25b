"""The stitches in a paragraph of Word: where they stand, that they change no word, and that nobody sees them."""

from __future__ import annotations

from pathlib import Path

from docx_parts import W, body, parts, text_of
from specimen import prose

from exporters import word
from exporters.blocks import Document, Paragraph
from exporters.page import STANDARD
from exporters.word_fit import stitches
from exporters.word_measure import usual_shaper
from exporters.word_text import tracking

INDENT = STANDARD.indent * STANDARD.cell


def spaced(text: str) -> list[int | None]:
    return stitches([(text, STANDARD.body)], STANDARD, usual_shaper(), INDENT)[0]


def test_the_last_character_of_each_full_line_is_a_run_of_its_own() -> None:
    found = spaced("满" * (26 + 28 + 28 + 9))
    own = [at for at, spacing in enumerate(found) if spacing is not None]
    assert own == [25, 53, 81]
    assert {found[at] for at in own} == {tracking(STANDARD) + 1}


def test_a_mark_behind_a_full_line_takes_the_last_character_with_it() -> None:
    found = spaced("满" * 26 + "，" + "满" * 40)
    assert [spacing for spacing in found[:26] if spacing is None] == []
    assert found[24] == tracking(STANDARD)
    assert found[26:53] == [None] * 26 + [tracking(STANDARD) + 1]
    wide = found[0]
    assert wide is not None
    assert 0 < wide - tracking(STANDARD) < 5


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
