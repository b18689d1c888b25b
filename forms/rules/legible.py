"""Whether every character of the texts can be read and printed: what a damaged file leaves behind is found before the paper is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.findings import Finding
from forms.report import Report
from forms.rules.base import Rule
from forms.values import Kind

_ILLEGIBLE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""The mark for what could not be decoded, and characters of private use, which mean something on one machine only."""
_BESIDE = 8
"""So many characters on both sides are shown with one."""


class Legible(Rule):
    """The text of this key, or the notes of this table, have no character that nobody can read."""

    key: str = ""
    table: str = ""

    @property
    def reads(self) -> frozenset[str]:
        """The key or the table."""
        return frozenset((self.key or self.table,))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.key or self.table}：没有乱码（U+FFFD）和自造字"

    def check(self, report: Report) -> Iterator[Finding]:
        """One finding for each text, at the first such character, with how many there are."""
        for key in (self.key,) if self.key else self._notes(report):
            text = report.text(key)
            found = None if _is_sound(text) else _ILLEGIBLE.search(text)
            if found is None:
                continue
            code = f"U+{ord(found[0]):04X}"
            count = len(_ILLEGIBLE.findall(text))
            shown = " ".join(text[max(0, found.start() - _BESIDE) : found.end() + _BESIDE].split())
            more = f"，连同后面共{count}处" if count > 1 else ""
            message = (
                f"{_where(report, key)}“{shown}”里有一个印不出来的字（{code}）{more}；"
                "多半是原文件损坏或用了自造字，请对照原文改正，否则不能导出PDF。"
            )
            finding = self.found(report, (key,), message, title="有印不出来的字")
            if report.form.specs.get(key) and report.form.specs[key].kind is Kind.NARRATIVE:
                finding = finding._replace(start=found.start(), end=found.end(), text=found[0])
            yield finding

    def _notes(self, report: Report) -> Iterator[str]:
        return (f"{key}#note" for key in report.form.tables[self.table].declared_cells)


def _is_sound(text: str) -> bool:
    """Whether a text surely has none: much quicker to tell than where one is."""
    return "\ufffd" not in text and text.replace("\n", "").replace("\u3000", "").isprintable()


def _where(report: Report, key: str) -> str:
    section = report.form.section_of(key)
    if key == section.narrative:
        return f"第{section.numeral}部分的" if section.numeral else f"{report.name(key)}的"
    part = f"第{section.numeral}部分" if section.numeral else ""
    return f"{part}{report.name(key)}的"
