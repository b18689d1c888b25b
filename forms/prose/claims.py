"""A claim: figures that a sentence ties together, and what is wrong with them if anything is."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from forms.findings import Finding, Severity, SumLine
from forms.prose.figures import Figure
from forms.prose.kinds import KINDS
from forms.rules.base import rounded, tidy
from forms.values import plain


class Claim(NamedTuple):
    """One thing that the text says of its figures: `places` of their numbers (half-open), and the finding if it is wrong."""

    rule: str
    places: tuple[tuple[int, int], ...]
    finding: Finding | None = None


_CUES = re.compile(
    r"^[\s、,:]*(?:(?:其中|主要包括|包括|包含|涵盖|分别为|分别是|分别|具体为|具体是|主要为|主要是|主要有|含|一是|二是|三是|四是|五是|六是|另外|此外|另有|"
    r"截至目前|据统计|今年以来|全年|本年度|本年|今年|我[市县区局镇]|\d{4}年度?|\0+[年度]{0,2}),?:?)*"
)
_OUTER = re.compile(r"^(?:[ 、的为达是]|有(?![效关偿线序机])|共(?![青产建享同]))+|[ 、的为有共达是]+$")
_LONG = 16


def label(figure: Figure) -> str:
    """What a figure counts, short enough for a message."""
    name = _OUTER.sub("", _CUES.sub("", figure.lead.replace("\0", "")))
    if not name:
        name = figure.tail.strip(" 的为是")
    return name if len(name) <= _LONG else f"{name[:7]}…{name[-7:]}"


def amount(figure: Figure, value: Decimal) -> str:
    """A value in the scale in which the figure is printed, 万 with it, without its unit."""
    scale = _scale(figure)
    tens = figure.shown[-1:] if figure.shown[-1:] in ("万", "亿") else ""
    return plain(tidy(value / scale) or 0) + tens


def _scale(figure: Figure) -> Decimal:
    if figure.said in ("万元", "亿元"):
        return Decimal(10_000 if figure.said == "万元" else 100_000_000)
    last = figure.shown[-1:]
    return Decimal(10_000 if last == "万" else 100_000_000 if last == "亿" else 1)


def scaled(figure: Figure, value: Decimal) -> Decimal:
    """A value in the scale in which the figure is printed."""
    return value / _scale(figure)


def quote(figure: Figure, text: str) -> str:
    """「共收到书记、市长信件497封」: the figure with its noun phrase, shortened in its middle."""
    said = text[figure.lead_start : figure.end].strip(" 、,:;。\n")
    return said if len(said) <= 22 else f"{said[:8]}…{said[-12:]}"


def found(
    rule: str,
    text: str,
    figure: Figure,
    message: str,
    how: str,
    *,
    stated: Decimal | None = None,
    expected: Decimal | None = None,
    severity: Severity | None = None,
    lines: tuple[SumLine, ...] = (),
    title: str = "",
    start: int | None = None,
) -> Finding:
    """A finding about a figure of the text; its stretch is the figure with its noun phrase."""
    begin = figure.lead_start if start is None else start
    while begin < figure.start and text[begin] in " 、,:;\n":
        begin += 1
    return stretch(
        rule, text, begin, figure.end, message, how,
        stated=stated, expected=expected, severity=severity, lines=lines, title=title,
    )  # fmt: skip


def stretch(
    rule: str,
    text: str,
    start: int,
    end: int,
    message: str,
    how: str,
    *,
    stated: Decimal | int | None = None,
    expected: Decimal | int | None = None,
    severity: Severity | None = None,
    lines: tuple[SumLine, ...] = (),
    title: str = "",
) -> Finding:
    """A finding about a stretch of the text."""
    kind = KINDS[rule]
    return Finding(
        rule=rule,
        severity=severity or kind.severity,
        section="",
        fields=(),
        title=title or kind.title,
        message=kind.finished(message),
        stated=tidy(stated),
        expected=tidy(expected),
        start=start,
        end=end,
        text=text[start:end],
        lines=lines,
        how=how,
    )


def place(*figures: Figure) -> tuple[tuple[int, int], ...]:
    """The places of the figures."""
    return tuple((f.start, f.end) for f in figures)


def percent(part: Decimal, whole: Decimal, places: int) -> tuple[Decimal, Decimal]:
    """(exact, rounded half up) percentage."""
    exact = part * 100 / whole
    return exact, rounded(exact, places)


def places_of(figure: Figure) -> int:
    """Printed decimals of a rate."""
    return max(0, -int(figure.grain.as_tuple().exponent)) if figure.grain < 1 else 0


def clipped(text: str, limit: int = 20) -> str:
    """A quotation short enough for a message."""
    return text if len(text) <= limit else f"{text[: limit - 9]}…{text[-8:]}"


def equation(parts: list[Figure], total: Decimal, names: list[str]) -> str:
    """市本级459＋转办39＝498."""
    shown = [f"{name}{amount(p, p.value)}" for name, p in zip(names, parts, strict=True)]
    if len(shown) > 7:
        shown = [*shown[:3], "…", *shown[-2:]]
    return f"{'＋'.join(shown)}＝{amount(parts[0], total)}"


def sum_lines(head: Figure, parts: list[Figure], total: Decimal, names: list[str]) -> tuple[SumLine, ...]:
    """The sum written out as on paper."""
    lines = [SumLine(label(head) or "总数", amount(head, head.value), "stated")]
    lines += [SumLine(name, amount(p, p.value), "part") for name, p in zip(names, parts, strict=True)]
    lines.append(SumLine("合计", amount(head, total), "total"))
    lines.append(SumLine("相差", amount(head, abs(total - head.value)), "diff"))
    return tuple(lines)
