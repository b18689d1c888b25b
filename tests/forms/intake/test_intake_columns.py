"""Text copied out of a PDF: columns one after the other, lines in pieces, blanks that only the setting of the page made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from printed_report import CELLS, LAYOUT, Way
from printed_ways import tabs

import resources
from exporters import pdf
from exporters.compose import compose
from forms.intake.load import load
from forms.intake.reading import Reading
from forms.intake.text import read

COPIED = Path(__file__).with_name("copied")
SAMPLE = resources.path("samples/report-2017.txt")


def _said(reading: Reading) -> dict[str, object]:
    cells = {row: (cell.value, cell.note) for row, cell in reading.cells.items()}
    cover = (reading.title, reading.organ, reading.date, reading.period, reading.preface)
    return {"cells": cells, "cover": cover, **reading.sections}


@pytest.mark.parametrize("name", ["export", "export-layout", "export-raw", "word-export", "word-export-layout"])
def test_the_sample_copied_out_of_its_pdf_is_read_as_the_sample(name: str) -> None:
    """Own export, and the Word file through LibreOffice, with pdftotext as it is, -layout and -raw."""
    reading = load(COPIED / f"{name}.txt").reading
    assert _said(reading) == _said(load(SAMPLE).reading)
    assert {item.guess for item in reading.unplaced} <= {"像是页码", "像是页面上的“草稿”字样", "附表表头", "附表标题"}


def test_the_pdf_as_it_is_written_today_is_read_as_the_sample(tmp_path: Path) -> None:
    loaded = load(SAMPLE)
    pdf.write(compose(loaded.session().snapshot(), "草稿"), tmp_path / "a.pdf", faces="bundled")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    text = "\x0c".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    again = read(text, LAYOUT)
    assert {r: c.value for r, c in again.cells.items()} == {r: c.value for r, c in loaded.reading.cells.items()}
    assert _said(again)["cover"] == _said(loaded.reading)["cover"]


def _in_columns(size: int, foot: str, *, paired: bool, blank: str = "") -> Callable[[list[str]], str]:
    """Pages of `size` rows: first the labels, then the cells, as pairs or column by column."""

    def table(rows: list[str]) -> str:
        pages = []
        for n, first in enumerate(range(0, len(rows), size), 1):
            cells = [row.split("\t") for row in rows[first : first + size]]
            labels, units, values = ([row[k] or "——" for row in cells] for k in range(3))
            values = ["" if label.startswith(blank) and blank else v for label, v in zip(labels, values, strict=True)]
            pairs = [cell for pair in zip(units, values, strict=True) for cell in pair if cell]
            pages += [*labels, *(pairs if paired else [*units, *filter(None, values)]), foot.format(n)]
        return "\n".join(pages)

    return table


@pytest.mark.parametrize("size", [7, 12, 20, 65])
@pytest.mark.parametrize("foot", ["— {} —", "— {} —\n\x0c", "统计指标\t单位\t统计数", ""])
@pytest.mark.parametrize("paired", [True, False])
def test_each_page_s_labels_stand_before_their_cells(size: int, foot: str, paired: bool) -> None:
    reading = read(Way(row=tabs, table=_in_columns(size, foot, paired=paired)).text(), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == CELLS
    assert reading.sections["10"]


@pytest.mark.parametrize("paired", [True, False])
def test_a_blank_among_the_figures_moves_none_to_another_row(paired: bool) -> None:
    table = _in_columns(20, "— {} —\n\x0c", paired=paired, blank="1.当面申请数")
    reading = read(Way(row=tabs, table=table).text(), LAYOUT)
    read_in = {row: cell.value for row, cell in reading.cells.items() if cell.value is not None}
    assert read_in == {row: CELLS[row] for row in read_in}
    assert "3.1.1" not in read_in


def test_a_cell_that_a_page_break_parts_from_its_label_stays_with_it() -> None:
    def table(rows: list[str]) -> str:
        lines = "\n".join(rows).replace("\t", "\n").split("\n")
        return "\n".join(f"{line}\n— {n // 20} —" if n % 20 == 19 else line for n, line in enumerate(lines))

    reading = read(Way(row=tabs, table=table).text(), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == CELLS
