"""Reading the text of a published report of the eleven-part form (reports on 2014 to 2018)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from forms.intake.cover import CoverRead, is_title, read_cover, signed_below
from forms.intake.errors import Unreadable
from forms.intake.footnotes import read_footnotes, with_words
from forms.intake.headings import Heading, find_headings
from forms.intake.labels import Labels
from forms.intake.layout import Layout
from forms.intake.lines import Line, split
from forms.intake.prose import ProseRead, read_prose
from forms.intake.reading import COVER, TABLE, UNPLACED, CellRead, Reading, Remark, Unplaced
from forms.intake.region import find_regions
from forms.intake.residue import guess, is_table_title
from forms.intake.signoff import read_signoff
from forms.intake.table import TableRead, TableReader
from forms.intake.wrapping import put_together

_NO_REPORT = (
    "没有认出年度报告：文字里既没有“政府信息公开工作年度报告”的标题，"
    "也没有各部分的标题或附表的栏目；请选报告的正文文件。"
)
_MOST_ROWS_APART = 2_000
_MISSING = CellRead(None, None, 0, "")


def read(text: str, layout: Layout) -> Reading:
    """Take a report apart into cover, parts and table cells, as plain text copied from a web page or a text processor.

    Only marks and blanks of prose are tidied; words, figures and the order of paragraphs stay. Every source line that
    is not blank ends up in exactly one of cover, parts, table and `unplaced`. Raises Unreadable if the text has
    neither a report's title nor a known heading nor a row of the table, or too many lines.
    """
    labels = Labels(layout)
    lines: list[Line] = []
    for at, line in enumerate(split(text)):
        # Beyond any report's number of such lines there is no table on one of them, only time to be lost.
        lines += labels.rows_apart(line) if len(lines) - at < _MOST_ROWS_APART else [line]
    regions, found = find_regions(lines, labels, layout)
    in_table = {at for region in regions for at in range(region.first, region.last + 1)}
    lines, broken = put_together(lines, in_table)
    if broken:
        regions, found = find_regions(lines, labels, layout)
    in_table = {at for region in regions for at in range(region.first, region.last + 1)}
    headings = find_headings(lines, in_table, layout)
    first = min([heading.at for heading in headings] + [region.first for region in regions], default=len(lines))
    while first and is_table_title(lines[first - 1].text) and not is_title(lines[first - 1]):
        first -= 1
    below = regions[-1].last + 1 if regions else len(lines)
    signoff = read_signoff(lines, below, layout)
    signed = _signed(lines, headings, in_table) or _signed_at_end(lines, below, signoff.at)
    cover = read_cover([*lines[:first], *(lines[at] for at in signed)])
    if not (cover.title or regions or any(heading.known for heading in headings)):
        raise Unreadable(_NO_REPORT)
    reader = TableReader(layout, labels, cover.year)
    for region in regions:
        reader.read(lines, region, found)
    table = reader.finish()
    notes = read_footnotes(lines, below, signoff.at, table.cells)
    table.cells = with_words(table.cells, notes)
    elsewhere = {*signed, *signoff.at, *notes.at}
    prose = read_prose(
        lines, [at for at in range(first, len(lines)) if at not in elsewhere], headings, in_table, layout
    )
    table.placed.update(lines[at].number for at in (*signoff.at, *notes.at))
    return _line_by_line(replace(_assembled(cover, prose, table, layout), signoff=signoff.answers), broken)


def _line_by_line(reading: Reading, broken: Mapping[int, Sequence[Line]]) -> Reading:
    """The reading with homes and what is unplaced told of each source line, also where paragraphs were put together."""
    homes = dict(reading.homes)
    unplaced: list[Unplaced] = []
    for number, lines in broken.items():
        homes |= {line.number: homes[number] for line in lines}
    for item in reading.unplaced:
        lines = broken.get(item.line, ())
        unplaced += [Unplaced(line.number, line.written, item.guess) for line in lines] or [item]
    return replace(reading, homes=dict(sorted(homes.items())), unplaced=tuple(sorted(unplaced, key=lambda u: u.line)))


def _signed(lines: list[Line], headings: list[Heading], in_table: set[int]) -> list[int]:
    """The lines of a signature below the last part, if the text ends with one or the table follows it."""
    if not headings:
        return []
    start = headings[-1].at
    end = next((at for at in range(start, len(lines)) if at in in_table), len(lines))
    while end - 1 > start and (is_table_title(lines[end - 1].text) or guess(lines[end - 1].text)):
        end -= 1
    return signed_below(lines, end - 1, start)


def _signed_at_end(lines: list[Line], below: int, signoff: set[int]) -> list[int]:
    """The lines of a signature that ends the whole text, below the table that begins above index `below`."""
    end = len(lines) - 1
    while end >= below and guess(lines[end].text):
        end -= 1
    signed = signed_below(lines, end, below - 1) if end >= below else []
    return [] if signoff & set(signed) else signed


def _assembled(cover: CoverRead, prose: ProseRead, table: TableRead, layout: Layout) -> Reading:
    period = cover.period()
    # Two readers may each give up on the same line: it is listed once.
    by_line = {item.line: item for item in (*table.unplaced, *prose.unplaced, *cover.unplaced)}
    by_line = {
        line: item for line, item in by_line.items() if line not in table.placed
    }  # heads on one line with the rows
    unplaced = [by_line[line] for line in sorted(by_line)]
    remarks = [*cover.remarks, *prose.remarks, *table.remarks, *_missing_rows(table, layout)]
    if not cover.title:
        remarks.append(Remark(0, "没有找到报告标题；请在封面上填写。", "title_missing"))
    homes = dict.fromkeys(cover.placed, COVER) | prose.homes
    homes |= dict.fromkeys(table.placed, TABLE) | {item.line: UNPLACED for item in unplaced}
    return Reading(
        title=cover.title,
        year=cover.year,
        organ=cover.organ,
        date=cover.date,
        period=period,
        preface="\n".join(cover.preface),
        scope=None,
        headings=prose.headings,
        sections={number: "\n".join(prose.paragraphs[number]) for number in layout.narratives},
        cells={row.id: table.cells.get(row.id, _MISSING) for row in layout.rows if not row.header},
        unplaced=tuple(unplaced),
        warnings=tuple(sorted(remarks, key=lambda remark: remark.line)),
        places=cover.places | prose.places,
        row_places=table.rows,
        homes=dict(sorted(homes.items())),
        signoff={},
    )


def _missing_rows(table: TableRead, layout: Layout) -> list[Remark]:
    missing = [row for row in layout.rows if not row.header and row.id not in table.cells]
    if not table.cells:
        return [Remark(0, "没有找到附表，各格都留空。", "table_missing", layout.table_section)]
    return [Remark(0, f"附表里没有找到“{row.label}”，该格留空。", "row_missing", row.id) for row in missing]
