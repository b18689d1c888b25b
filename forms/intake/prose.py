"""Sharing the lines between the headings among the parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.intake.columns import head_words
from forms.intake.headings import Heading
from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.reading import TABLE, Remark, Unplaced
from forms.intake.residue import SIGNATURE, TABLE_HEAD, TABLE_TITLE, guess, is_signature, is_table_title
from forms.intake.tidy import LONGEST_TIDIED, tidy

OUTSIDE = "附表前后没有认出的文字"


@dataclass
class ProseRead:
    """The parts' headings and paragraphs, the lines that are no part's, and where each line went."""

    headings: dict[str, str] = field(default_factory=dict)
    paragraphs: dict[str, list[str]] = field(default_factory=dict)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)


def read_prose(
    lines: Sequence[Line], unread: Sequence[int], headings: Sequence[Heading], in_table: set[int], layout: Layout
) -> ProseRead:
    """Give each line of the indexes `unread` that is not in the table to the part whose heading stands above it."""
    prose = ProseRead(paragraphs={number: [] for number in layout.narratives})
    by_line = {heading.at: heading for heading in headings}
    part: str | None = None
    second = {heading.at + 1: heading.number for heading in headings if heading.lines > 1}
    for at in unread:
        line = lines[at]
        if at in second:
            prose.homes[line.number] = second[at]
        elif at in in_table:
            part = None
        elif heading := by_line.get(at):
            part = heading.number
            prose.headings[part] = tidy(heading.printed)
            prose.places[part] = line.number
            prose.homes[line.number] = part
            if heading.rest:
                prose.paragraphs[part].append(tidy(heading.rest))
        elif _is_table_heading(at, lines, in_table, layout, prose):
            part = None
            prose.headings[layout.table_section] = tidy(line.text)
            prose.places[layout.table_section] = line.number
            prose.homes[line.number] = TABLE
        elif part is None or guess(line.text):
            prose.unplaced.append(Unplaced(line.number, line.written, _guess_outside(line.text)))
        else:
            prose.paragraphs[part].append(tidy(line.text))
            prose.homes[line.number] = part
            if len(line.text) > LONGEST_TIDIED:
                message = f"这一行有{len(line.text)}字，太长，标点和空格没有整理。"
                prose.remarks.append(Remark(line.number, message, "long_line", part))
    _remark_on_gaps(prose, layout)
    return prose


def _is_table_heading(at: int, lines: Sequence[Line], in_table: set[int], layout: Layout, prose: ProseRead) -> bool:
    """Whether the line is 「十一、附表」: numbered, or with the table right below it."""
    line = lines[at]
    if layout.table_section in prose.headings or not line.short or not is_table_title(line.text):
        return False
    return line.text[:2] == "十一" or any(after in in_table for after in range(at + 1, at + 5)) or at + 1 == len(lines)


def _guess_outside(text: str) -> str:
    if residue := guess(text):
        return residue
    if len(text) <= 80 and head_words(text):
        return TABLE_HEAD
    if is_table_title(text):
        return TABLE_TITLE
    return SIGNATURE if is_signature(text) else OUTSIDE


def _remark_on_gaps(prose: ProseRead, layout: Layout) -> None:
    for section in layout.sections:
        number, usual = section.number, section.titles[0]
        if number == layout.table_section:
            continue
        if number not in prose.headings:
            message = f"没有找到“{usual}”这一部分的标题，该部分留空；请看未能归位的文字。"
            prose.remarks.append(Remark(0, message, "heading_missing", number))
        elif not prose.paragraphs[number]:
            message = f"“{prose.headings[number]}”只有标题，没有正文；该部分留空，待填。"
            prose.remarks.append(Remark(prose.places[number], message, "empty_section", number))
