"""The terms of a rate: what stands before it, and the rate held against part ÷ whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.findings import Severity
from forms.prose.claims import Claim, amount, found, label, percent, place, places_of, quote
from forms.prose.figures import Figure
from forms.prose.listing import STOP
from forms.values import plain

_CARRY = re.compile(r"结转|遗留|上年")
_FULL = Decimal(100)
BACK = 10
"""So many figures back the terms of a rate may stand."""


def reach(figures: list[Figure], at: int) -> list[Figure]:
    """The figures before `at` that its sentence gives, nearest first (the sentence before where it has none)."""
    out: list[Figure] = []
    stops = len(STOP.findall(figures[at].gap))
    for n in range(at - 1, max(-1, at - 1 - BACK), -1):
        if stops and (out or stops > 1):
            break
        if figures[n].counts:
            out.append(figures[n])
        stops += len(STOP.findall(figures[n].gap))
    return out


def run_of(figures: list[Figure], at: int) -> list[Figure]:
    """「分别占30%、50%和20%」: the rates that follow one another."""
    run = [figures[at]]
    for figure in figures[at + 1 : at + 12]:
        if (
            figure.unit != "%"
            or figure.lead.strip() not in ("", "和", "及", "与")
            or figure.gap.strip() not in ("、", ",", "和", "及", "与")
        ):
            break
        run.append(figure)
    return run


def held(text: str, rate: Figure, part: Figure, wholes: list[Figure], strict: bool = False) -> Iterator[Claim]:
    """Hold the rate against part ÷ whole; any of the wholes that the sentence offers may be meant. `strict`: also a smaller one."""
    if rate.value <= _FULL:
        wholes = [w for w in wholes if w.value >= part.value] or (wholes if strict else [])
    if not wholes or part.about or wholes[0].about or any(w.value == 0 for w in wholes):
        return
    places = places_of(rate)
    candidates = [w.value for w in wholes]
    carried = [w.value for w in wholes if _CARRY.search(w.lead)]
    candidates += [wholes[0].value + c for c in carried if c != wholes[0].value]
    if len(wholes) > 1:
        candidates += [wholes[0].value + wholes[1].value] if carried else []
    for value in candidates:
        if percent(part.value, value, places)[1] == rate.value:
            yield Claim("W01", place(rate, part, wholes[0]))
            return
    exact, right = percent(part.value, wholes[0].value, places)
    if rate.grain > 1 and abs(exact - rate.value) < rate.grain:
        return  # 「占四成」
    if part.rough or wholes[0].rough:
        spread = exact * (part.blur / max(part.value, Decimal(1)) + wholes[0].blur / wholes[0].value) / 2
        if abs(exact - rate.value) <= spread + rate.grain:
            return
    cut = abs(exact - rate.value) < rate.grain
    whole = wholes[0]
    finer = plain(percent(part.value, whole.value, places + 2)[1])
    quotient = f"{label(part)}{amount(part, part.value)}÷{label(whole)}{amount(whole, whole.value)}＝{finer}%"
    message = f"{quotient}，四舍五入应为{plain(right)}%，现写“{quote(rate, text)}”"
    how = f"“{quote(rate, text)}”读作“{quote(part, text)}”除以“{quote(wholes[0], text)}”。"
    yield Claim(
        "W01", place(rate, part, wholes[0]),
        found("W01", text, rate, message, how, stated=rate.value, expected=right,
              severity=Severity.INFO if cut else Severity.WARNING, title="比率未四舍五入" if cut else ""),
    )  # fmt: skip
