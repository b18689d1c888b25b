"""Prints an edition: parts, rows, rules, sources and severities, for a clerk or a lawyer to sign off."""

from __future__ import annotations

from collections.abc import Iterator

from forms.findings import Severity
from forms.model import Column, Figures, Form, Item, Table
from forms.rules.wording import in_words
from forms.values import Kind

KIND_WORDS = {
    Kind.TEXT: "文字",
    Kind.NARRATIVE: "正文",
    Kind.COUNT: "整数",
    Kind.MONEY: "金额",
    Kind.PERCENT: "百分比",
    Kind.DATE: "日期",
    Kind.PERIOD: "起止日期",
    Kind.CHOICE: "选择",
    Kind.FLAG: "是否",
    Kind.ROWS: "行",
}


def catalogue(form: Form) -> str:
    """The whole edition as text, one line each for a row and a rule."""
    return "\n".join(_lines(form)) + "\n"


def _lines(form: Form) -> Iterator[str]:
    yield f"{form.id}　{form.name}　{form.years.start}—{form.years.stop - 1}年度"
    yield ""
    yield "一、各部分"
    for section in form.sections:
        law = f"　{section.statutory}" if section.statutory else ""
        yield f"  {section.id:>5}  {section.heading}{law}"
        for item in section.items:
            yield from _item(item)
        if section.narrative:
            yield f"         {section.narrative}  正文"
    yield ""
    yield f"二、规则（{len({id_ for id_, *_ in _relations(form)})}个编号）"
    for id_, severity, relation, source in sorted(_relations(form), key=lambda told: (told[0], told[1].rank)):
        yield f"  {id_}  {severity.word}  {relation}  〔{source}〕"


def _relations(form: Form) -> Iterator[tuple[str, Severity, str, str]]:
    """(id, severity, relation in words, source) of everything that the rules can find."""
    for rule in form.rules:
        for id_, severity, relation in rule.kinds:
            yield id_, severity, in_words(rule, form, relation), rule.source


def _item(item: Item) -> Iterator[str]:
    if isinstance(item, Figures):
        for field in item.fields:
            choices = f"：{'／'.join(field.choices)}" if field.choices else ""
            optional = "　可不填" if field.optional else ""
            yield f"         {field.key}  {field.label}  {KIND_WORDS[field.kind]}{choices}{_unit(field.unit)}{optional}"
        return
    yield f"         {item.id}  {item.title}  {_size(item)}"
    if len(item.columns) > 1:
        columns = "、".join(f"{_column(item, c)} {KIND_WORDS[c.kind]}{_unit(c.unit)}" for c in item.columns)
        yield f"           各列：{columns}"
    yield from _rows(item)


def _size(table: Table) -> str:
    heads = sum(row.head for row in table.rows)
    size = f"{len(table.rows)}行×{len(table.columns)}列"
    if heads:
        size += f"，其中{heads}行为栏目行，{len(table.declared_cells)}格填数"
    named = any(row.label for row in table.rows)
    return size + ("　行可增减、改名" if table.grows and named else "　行由填报人自拟" if table.grows else "")


def _column(table: Table, column: Column) -> str:
    return column.label or (table.row_head if column.id == "name" else table.title)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        if row.label:
            several = len(table.columns) > 1
            kind = "" if several else f"  {KIND_WORDS[row.kind or table.columns[0].kind]}"
            what = "  ——" if row.head else f"{kind}{_unit(row.unit)}"
            yield f"           {row.id:<8}{'　' * row.depth}{row.label}{what}"


def _unit(unit: str) -> str:
    return f"（{unit}）" if unit else ""
