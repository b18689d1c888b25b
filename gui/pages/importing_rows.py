"""What the import page asks: one row for each thing that wants a look or found no home, with the choice made for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms.intake.lines import split
from forms.intake.load import Loaded
from forms.model import Form, Table
from forms.report import Answers
from forms.values import Value

AS_READ, BLANK, KEEP = "照此", "留空", "保留"


@dataclass
class Row:
    """A heading of a group (`mark` ''), or one item: its line in the original, its words, how it was read, the choices."""

    words: str
    told: str
    mark: str = ""
    line: int = 0
    lit: frozenset[int] = frozenset()
    key: str = ""
    choices: tuple[str, ...] = ()
    choice: str = ""


def original(loaded: Loaded) -> list[tuple[int, str]]:
    """The lines of the original that are not blank, with their numbers."""
    return [(line.number, line.written) for line in split(loaded.text)]


def rows_of(loaded: Loaded) -> list[Row]:
    """Every row of the page, in its order."""
    reading = loaded.reading
    texts = dict(original(loaded))
    rows: list[Row] = []
    if reading.warnings:
        rows.append(Row("请看一眼", f"{len(reading.warnings)}处　读法已定，可改"))
        rows += [_remark_row(loaded, at, texts) for at in range(len(reading.warnings))]
    if reading.unplaced:
        rows.append(Row("未能归位", f"{len(reading.unplaced)}行　不会丢失，可放入某一部分，或随草稿保留"))
        choices = (KEEP, *(f"放入{name}" for name in _homes(loaded.form)))
        for line in reading.unplaced:
            lit = frozenset({line.line})
            rows.append(Row(line.text, line.guess, "pending", line.line, lit, choices=choices, choice=KEEP))
    rows.append(Row("已读入", summary(loaded)))
    return rows


def _remark_row(loaded: Loaded, at: int, texts: Mapping[int, str]) -> Row:
    remark = loaded.reading.warnings[at]
    key = _key_of(loaded.form, remark.row)
    lit = {remark.line} if remark.line else set()
    if remark.row in loaded.reading.row_places:
        lit.add(loaded.reading.row_places[remark.row])
    spec = loaded.form.spec(key) if key else None
    words = texts.get(remark.line) or (spec.label if spec else "全文")
    choices = (AS_READ, BLANK) if key in loaded.answers else (AS_READ,)
    return Row(words, remark.message, "warning", remark.line, frozenset(lit), key, choices, AS_READ)


def _key_of(form: Form, row: str) -> str:
    tables = (i for s in form.sections for i in s.items if isinstance(i, Table) and i.printed)
    return next((table.cell(row, table.columns[0].id) for table in tables if row in table.row_by_id), "")


def _homes(form: Form) -> dict[str, str]:
    """What a part is called in a choice -> the key of its narrative."""
    return {" ".join(filter(None, (s.numeral, s.short))): s.narrative for s in form.sections if s.narrative}


def answers_chosen(loaded: Loaded, rows: list[Row]) -> Answers:
    """The answers that were read, with what was chosen for each row done to them."""
    answers: dict[str, Value] = dict(loaded.answers)
    homes = {f"放入{name}": key for name, key in _homes(loaded.form).items()}
    for row in rows:
        if row.choice == BLANK:
            for key in (row.key, f"{row.key}#note", f"{row.key}#mark"):
                answers.pop(key, None)
        elif row.choice in homes:
            key = homes[row.choice]
            before = answers.get(key)
            answers[key] = f"{before}\n{row.words}" if isinstance(before, str) and before else row.words
    return answers


def summary(loaded: Loaded) -> str:
    """封面5项　正文9部分　附表58格."""
    return "　".join(f"{name}{count}{unit}" for name, count, _, unit in counts(loaded))


def counts(loaded: Loaded) -> Iterator[tuple[str, int, int, str]]:
    """(what, how many were read, how many there are, unit) of cover, narratives and table."""
    reading, form = loaded.reading, loaded.form
    cover = (reading.title, reading.organ, reading.date, all(reading.period), reading.preface)
    yield "封面", sum(map(bool, cover)), len(cover), "项"
    narratives = [s for s in form.sections if s.narrative and s.numeral]
    yield "正文", sum(bool(reading.sections.get(s.id)) for s in narratives), len(narratives), "部分"
    yield "附表", sum(c.value is not None for c in reading.cells.values()), len(reading.cells), "格"


def empty_parts(loaded: Loaded) -> list[str]:
    """The numerals of parts in which nothing was found."""
    reading = loaded.reading
    return [s.numeral for s in loaded.form.sections if s.narrative and s.numeral and not reading.sections.get(s.id)]
