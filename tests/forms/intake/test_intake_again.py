"""What was exported, or copied line by line out of a page, is read as it was."""

from __future__ import annotations

from pathlib import Path
from unicodedata import east_asian_width

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph
from printed_report import CELLS, DATE, LAYOUT, ORGAN, PARTS, PREFACE, ROWS, TITLE, Way
from printed_ways import tabs

from exporters import word
from exporters.compose import compose
from forms.intake.load import load
from forms.intake.reading import Reading
from forms.intake.text import read
from forms.intake.wrapping import wide
from resources import path

SAMPLE = path("samples/report-2017.txt")
NO_START, NO_END = "，。、；：）》”％", "（《“"


def _words_of(file: Path, cells: str) -> str:
    document = docx.Document(str(file))
    lines: list[str] = []
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            lines.append(Paragraph(element, document).text)
        elif element.tag.endswith("}tbl"):
            lines += [cells.join(cell.text for cell in row.cells) for row in Table(element, document).rows]
    return "\n".join(lines)


def _said(reading: Reading) -> dict[str, object]:
    cells = {row: (cell.value, cell.note) for row, cell in reading.cells.items()}
    parts = {"title": reading.title, "organ": reading.organ, "date": reading.date, "period": reading.period}
    return {
        **cells,
        **parts,
        "preface": reading.preface,
        "sections": dict(reading.sections),
        "names": dict(reading.signoff),
    }


@pytest.mark.parametrize("cells", ["\t", "\n"])
def test_the_exported_word_file_copied_back_gives_the_same_report(tmp_path: Path, cells: str) -> None:
    loaded = load(SAMPLE)
    session = loaded.session()
    session.type("sign.head", "甲某")
    session.type("sign.phone", "0000-0000000")
    word.write(compose(session.snapshot(), "草稿"), tmp_path / "report.docx")
    again = read(_words_of(tmp_path / "report.docx", cells), LAYOUT)
    assert _said(again) == {**_said(loaded.reading), "names": {"sign.head": "甲某", "sign.phone": "0000-0000000"}}


def _broken(text: str, characters: int) -> str:
    """Each long line without tabs broken as a page breaks it, the first line two characters shorter."""
    return "\n".join("\n".join(_lines(line, characters)) if "\t" not in line else line for line in text.split("\n"))


def _lines(text: str, characters: int) -> list[str]:
    lines, room = [""], 2 * characters - 4
    for at, char in enumerate(text):
        after = text[at + 1 : at + 2]
        step = 2 if east_asian_width(char) in "WF" or char in "“”" else 1
        wants = step + (2 if after and after in NO_START else 0)
        if lines[-1] and wide(lines[-1]) + wants > room and char not in NO_START and not _within_figure(text, at):
            carried = lines[-1][-1] if lines[-1][-1] in NO_END else ""
            lines[-1] = lines[-1].removesuffix(carried) if carried else lines[-1]
            lines.append(carried)
            room = 2 * characters
        lines[-1] += char
    return lines


def _within_figure(text: str, at: int) -> bool:
    return at > 0 and text[at].isascii() and text[at - 1].isascii()


@pytest.mark.parametrize("characters", [22, 25, 28, 32])
@pytest.mark.parametrize("pages", [False, True])
def test_paragraphs_broken_into_lines_are_put_together(characters: int, pages: bool) -> None:
    long = {n: f"{text}\n{_PADDING}" for n, text in PARTS.items()}
    text = _broken(Way(parts=long, row=tabs).text(), characters)
    if pages:
        lines = text.split("\n")
        text = "\n".join(f"{line}\n— {at // 20} —" if at % 20 == 19 else line for at, line in enumerate(lines))
    reading = read(text, LAYOUT)
    assert (reading.title, reading.organ, reading.date, reading.preface) == (TITLE, ORGAN, DATE, PREFACE)
    assert reading.sections == long
    assert {row: cell.value for row, cell in reading.cells.items()} == CELLS


_PADDING = (
    "各级各部门按照统一部署，把信息公开工作摆上重要位置，明确专人负责，定期研究调度，及时解决工作中遇到的困难；"
    "同时加强业务培训和督促检查，对更新不及时、内容不准确的栏目逐一通报并限期整改，公开工作的质量得到进一步提升。"
)


def test_a_text_of_whole_paragraphs_is_left_as_it_is() -> None:
    text = "\n".join([Way().text(), *(f"{n}年" + _PADDING for n in range(9))])
    assert read(text, LAYOUT).sections == read(Way().text(), LAYOUT).sections


def test_labels_that_stand_together_above_their_figures_get_each_its_own() -> None:
    way = Way(row=tabs)
    one, two = (next(row for row in ROWS if row.id == key) for key in ("1.2.1", "1.2.2"))
    apart = f"{tabs(one, str(CELLS['1.2.1']))}\n{tabs(two, str(CELLS['1.2.2']))}"
    assert apart in way.text()
    together = f"{one.label}\n{two.label}\n条\n条\n{CELLS['1.2.1']}\n{CELLS['1.2.2']}"
    reading = read(way.text().replace(apart, together), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == CELLS


@pytest.mark.parametrize(
    "below", ["①\t热线和信箱的答复", "① 热线和信箱的答复", "①\n热线和信箱的答复", "注：①热线和信箱的答复"]
)
def test_a_note_below_the_table_goes_to_the_cell_that_has_its_mark(below: str) -> None:
    way = Way(row=tabs, after=("单位负责人：甲某", *below.split("\n")))
    reading = read(way.text().replace(f"\t次\t{CELLS['2.2.5']}", f"\t次\t{CELLS['2.2.5']}①"), LAYOUT)
    assert (reading.cells["2.2.5"].value, reading.cells["2.2.5"].note) == (CELLS["2.2.5"], "热线和信箱的答复")
    assert [item.guess for item in reading.unplaced] == ["附表表头"]
