"""Reading the lines before the first part: title, organ, date, 编制说明, and what a web page put there."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.intake import dates
from forms.intake.imprint import NOTHING, imprint, name_of
from forms.intake.lines import SENTENCE_END, Line
from forms.intake.marks import key, strip
from forms.intake.reading import Remark, Unplaced
from forms.intake.residue import NAVIGATION, guess
from forms.intake.tidy import tidy
from forms.organs import ORGAN, organ_of_preface, organ_of_title, organ_to_ask
from forms.values import date_text

UNKNOWN_ON_COVER = "第一部分之前没有认出的文字"
BAD_DATE = "像是日期，但日历上没有这一天"
_TITLE = re.compile(r"信息公开.{0,12}(?:年度?报告|年报)")
_LONGEST_TITLE = 60
_MOST_TITLE_LINES = 3
_FULL_TITLE = re.compile(r"[\u4e00-\u9fff]*(?:19|20|二)[\w〇○]{2,3}年度?.{0,12}信息公开.{0,12}(?:年度?报告|年报)")
_WIDE_DIGIT = re.compile("[０-９]")
_PREFACE_NAME = re.compile(
    r"[【\[(（]?(?:编制|编写)\s*说明\s*[】\])）]?\s*[:：]?\s*|[【\[(（]?(?:前\s*言|说\s*明|引\s*言)\s*(?:[】\])）]\s*[:：]?|[:：]|$)\s*"
)
_LAW = re.compile(r"(?:根据|依据|按照|依照).{0,200}(?:条例|规定|要求|通知)", re.DOTALL)
_LONGEST_ORGAN = 40
_SHORTEST_PREFACE = 25


@dataclass
class CoverRead:
    """What the cover says. `placed` has the numbers of lines that went into it."""

    title: str = ""
    organ: str = ""
    date: datetime.date | None = None
    preface: list[str] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    placed: set[int] = field(default_factory=set)
    places: dict[str, int] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year that the title names."""
        return dates.year_of(self.title)

    def period(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The statistics period that the preface names, None for an end that it does not or that is no date."""
        stands, first, last = dates.period("\n".join(self.preface), self.year)
        if stands and (first is None or last is None or last < first):
            message = "编制说明里的统计期限不是两个先后的日期，没有读入；请核对。"
            self.remarks.append(Remark(self.places.get("preface", 0), message, "bad_date"))
        return (first, last) if first is None or last is None or last >= first else (None, None)


def is_title(line: Line) -> bool:
    """Whether the line is the title of a yearly report."""
    return line.short and _TITLE.search(key(line.text)) is not None and guess(line.text) is None


def _title_over_lines(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """The title that begins at index `at`, and on how many lines it stands; ("", 0) if none begins there.

    A title may be broken anywhere, or have the place and the year on a line of their own.
    """
    if is_title(lines[at]) and dates.year_of(lines[at].text):
        return lines[at].text, 1
    whole = ""
    for last in range(at, min(at + _MOST_TITLE_LINES, len(lines))):
        line = lines[last]
        if not line.short or guess(line.text) or dates.whole_line(line.text)[0]:
            break
        if last > at and is_title(line) and dates.year_of(line.text):
            break  # a title of its own, with an organ above it
        whole += line.text
        if last > at and len(whole) <= _LONGEST_TITLE and _FULL_TITLE.fullmatch(key(whole)):
            return whole, last - at + 1
        if is_title(line):
            break
    return (lines[at].text, 1) if is_title(lines[at]) else ("", 0)


def signed_below(lines: Sequence[Line], last: int, floor: int) -> list[int]:
    """The indexes of an organ's signature and date that end the prose at index `last`; none below index `floor`."""
    if last <= floor:
        return []
    if not dates.whole_line(lines[last].text)[0]:
        return [last] if lines[last].short and imprint(lines[last].text).date else []
    above = lines[last - 1]
    if last - 1 > floor and above.short and re.fullmatch(ORGAN, above.text):
        return [last - 1, last]
    return [last]


def read_cover(lines: Sequence[Line]) -> CoverRead:
    """Read the lines before the first heading and the table, and those of a signature below the text."""
    cover = CoverRead()
    _read_title(lines, cover)
    organ_lines: list[int] = []
    for at, line in enumerate(lines):
        if line.number in cover.placed:
            continue
        if residue := guess(line.text):
            cover.unplaced.append(Unplaced(line.number, line.written, residue))
        elif _read_date(line, cover) or _read_signature(line, cover) or _read_preface(line, cover):
            continue
        else:
            organ_lines.append(at)
    _read_organ(lines, organ_lines, cover)
    _organ_elsewhere(cover)
    _date_elsewhere(cover)
    cover.unplaced.sort(key=lambda item: item.line)
    return cover


def _read_title(lines: Sequence[Line], cover: CoverRead) -> None:
    at = 0
    while at < len(lines):
        text, count = _title_over_lines(lines, at)
        if text:
            title = _WIDE_DIGIT.sub(lambda digit: str(int(digit[0])), _unbooked(tidy(text)))
            if not cover.title:
                cover.title = title
                cover.places["title"] = lines[at].number
            if key(title) == key(cover.title):
                cover.placed.update(line.number for line in lines[at : at + count])
        at += max(count, 1)


def _unbooked(title: str) -> str:
    """The title without marks of a book's title around the whole of it."""
    return title[1:-1] if title[0] == "《" and title[-1] == "》" and title.count("《") == 1 else title


def _read_date(line: Line, cover: CoverRead) -> bool:
    stands, date = dates.whole_line(line.text)
    if not stands:
        return False
    if date is None:
        cover.unplaced.append(Unplaced(line.number, line.written, BAD_DATE))
        message = f"“{line.text}”不是日历上的日期，没有读入；请在封面上填写成文日期。"
        cover.remarks.append(Remark(line.number, message, "bad_date"))
    elif cover.date in (None, date):
        cover.date = date
        cover.placed.add(line.number)
        cover.places.setdefault("date", line.number)
    else:
        cover.unplaced.append(Unplaced(line.number, line.written, "像是另一个日期"))
    return True


def _read_signature(line: Line, cover: CoverRead) -> bool:
    """Take organ and date from one line that has both and nothing else."""
    said = imprint(line.text) if line.short else NOTHING
    if said.date is None or cover.date not in (None, said.date):
        return False
    cover.date, cover.organ = said.date, cover.organ or tidy(said.organ)
    cover.placed.add(line.number)
    cover.places.setdefault("date", line.number)
    cover.places.setdefault("organ", line.number)
    return True


def _read_preface(line: Line, cover: CoverRead) -> bool:
    """Take the line into the preface if it begins it, or if the preface has begun and the line is a paragraph of it."""
    name = _PREFACE_NAME.match(line.text)
    begun = "preface" in cover.places
    if not (name or begun or _begins_preface(line.text)):
        return False
    if cover.preface and not name and line.short and cover.preface[-1][-1] in SENTENCE_END:
        # A short line that is no sentence, below a finished paragraph: an organ's signature or a list of contents.
        return False
    cover.places.setdefault("preface", line.number)
    cover.placed.add(line.number)
    text = line.text[name.end() :] if name and not begun else line.text
    if strip(text):
        cover.preface.append(tidy(text))
    return True


def _begins_preface(text: str) -> bool:
    if len(text) < _SHORTEST_PREFACE:
        return False
    return _LAW.search(text[:600]) is not None or dates.period(text)[0]


def _read_organ(lines: Sequence[Line], left: list[int], cover: CoverRead) -> None:
    """The first short line below the title; without a date beside it, it must also end as organs' names do."""
    below_title = next((at for at, line in enumerate(lines) if line.number == cover.places.get("title")), -1)
    by_date = next((at for at, line in enumerate(lines) if line.number == cover.places.get("date")), -1)
    for at in sorted(left, key=lambda at: (at < below_title, at)):
        line = lines[at]
        text, sure = name_of(line.text)
        near_date = below_title < at < by_date or at == by_date + 1 > 0
        fits = line.short and 2 <= len(text) <= _LONGEST_ORGAN and key(text) and not is_title(line)
        if not cover.organ and fits and (near_date or sure):
            cover.organ = tidy(text)
            cover.places["organ"] = line.number
        if cover.organ and key(text) == key(cover.organ):
            cover.placed.add(line.number)
        else:
            cover.unplaced.append(Unplaced(line.number, line.written, UNKNOWN_ON_COVER))


def _organ_elsewhere(cover: CoverRead) -> None:
    """An organ without a line of its own: the title's, else the preface's; where they differ the title's, which is said.

    Where neither names it, the office that answers questions is taken, and that is said too.
    """
    preface = "\n".join(cover.preface)
    named, compiled = organ_of_title(cover.title), organ_of_preface(preface)
    asked = "" if named or compiled else organ_to_ask(preface)
    if cover.organ or not (named or compiled or asked):
        return
    cover.organ = named or compiled or asked
    cover.places["organ"] = cover.places["title" if named else "preface"]
    message = ""
    if named and compiled and key(named) != key(compiled):
        message = f"标题写的机关是“{named}”，编制说明写由“{compiled}”编制；编制机关先取标题的“{named}”，请核对。"
    elif asked:
        message = f"没有找到编制机关，先取编制说明里负责答复疑问的“{asked}”，请核对。"
    if message:
        cover.remarks.append(Remark(cover.places["preface"], message, "organ_differs"))


def _date_elsewhere(cover: CoverRead) -> None:
    """A date without a line of its own: that on which the preface says that the report was issued, else that of the web page, which is said."""
    if cover.date is not None:
        return
    said = dates.issued("\n".join(cover.preface))
    if said is not None and said.year >= (cover.year or said.year):  # not that of a law
        cover.date = said
        cover.places["date"] = cover.places["preface"]
        return
    for item in cover.unplaced:
        shown = dates.issued(item.text) if item.guess == NAVIGATION else None
        if shown is not None:
            cover.date = shown
            cover.places["date"] = item.line
            message = f"没有找到成文日期，先取网页上的发布日期{date_text(shown)}，请核对。"
            cover.remarks.append(Remark(item.line, message, "date_of_page"))
            return
