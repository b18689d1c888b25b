"""A rule's relation in the officer's words: printed ids stay (3.3＝3.3.1＋…), every other key becomes its name."""

from __future__ import annotations

import re
from functools import lru_cache

from forms.model import Form, Spec
from forms.report import bare
from forms.rules.base import Rule

_PART = r"第(\d+)部分"
_WORD = r"[A-Za-z][A-Za-z0-9_.@:]*"


def in_words(rule: Rule, form: Form, relation: str = "") -> str:
    """A relation of a rule (its formula) with names for keys: 3.3＝第四部分答复, 来信来电：各行办结≤收到."""
    tables = [name for name in sorted(rule.reads) if name in form.tables and not form.tables[name].printed]
    columns = {c.id: c.label or c.unit for name in tables for c in form.tables[name].columns if c.id != "name"}
    names = _names(form)

    def named(found: re.Match[str]) -> str:
        return names.get(found[0]) or columns.get(found[0]) or found[0]

    def numbered(found: re.Match[str]) -> str:
        section = form.section_by_id.get(found[1])
        return f"第{section.numeral}部分" if section else found[0]

    return re.sub(_PART, numbered, re.sub(_WORD, named, relation or rule.formula))


@lru_cache(4)
def _names(form: Form) -> dict[str, str]:
    names = {table.id: table.title for table in form.tables.values()}
    for key, spec in form.specs.items():
        if spec.table is not None and spec.table.printed:
            continue
        part = f"第{spec.section.numeral}部分" if spec.section.numeral else ""
        names[key] = part + ("正文" if key == spec.section.narrative and part else _called(spec))
    return names


def _called(spec: Spec) -> str:
    if spec.row is None or spec.column is None or spec.table is None:
        return bare(spec.label)
    several = sum(column.id != "name" for column in spec.table.columns) > 1
    alike = sum(bare(row.label) == bare(spec.row.label) for row in spec.table.rows) > 1
    return (spec.row.label if alike else bare(spec.row.label)) + (spec.column.label if several else "")
