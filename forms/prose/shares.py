"""Shares without their counts, 「电话占68%、现场占22%、网络占14%」: together they are the whole, and no more (W01)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from forms.prose.claims import Claim, found, label, place, places_of, quote
from forms.prose.divisions import attributes, division, is_rest, overlapping
from forms.prose.figures import Figure
from forms.prose.listing import STOP, SUM
from forms.prose.structure import Group
from forms.prose.weighing import said_to_overlap
from forms.rules.base import rounded
from forms.values import plain

SUM_OF_SHARES = "占比合计不符"
"""The title of what is wrong with shares together, not with one of them."""
_WHOLE, _LITTLE = Decimal(100), Decimal(10)
_SHARE = re.compile(r"占(?:比|到|了|比为|比达)?\s?$")
_NEXT = re.compile(r"\s*[、和及与]\s*")
_OF_SOMETHING = re.compile(r"占[^,;。]{2,}的\s?$")


def shares(text: str, group: Group) -> Iterator[Claim]:
    """Every run of three shares or more that ought to come to the whole."""
    figures = group.figures
    run: list[Figure] = []
    for figure in figures:
        goes_on = run and not re.search(r"[。!?\n]|其中", figure.gap)
        if figure.unit == "%" and goes_on and SUM.search(figure.lead):
            yield from _held(text, run, figure)
            run = []
        elif (
            figure.unit == "%"
            and not figure.about
            and (_SHARE.search(figure.lead) or (goes_on and _NEXT.fullmatch(figure.gap)))
        ):
            run = run if goes_on else []
            run.append(figure)
        else:
            yield from _held(text, run, None)
            run = []
    yield from _held(text, run, None)


def _both(text: str, run: list[Figure]) -> Iterator[Claim]:
    """「本级占47%，乡镇占55%」: two shares of one whole that are more than the whole."""
    total = run[0].value + run[1].value
    apart = total - _WHOLE
    alike = not any(_OF_SOMETHING.search(f.lead) for f in run[1:]) and re.search("占", run[1].lead)
    one = ";" not in run[1].gap and not STOP.search(run[1].gap)
    free = overlapping(run) or attributes(run) or said_to_overlap(text, run[0], run[1])
    if alike and one and not free and run[0].grain < apart <= _LITTLE:
        sum_ = "＋".join(f"{label(f).removesuffix('占')}{plain(f.value)}%" for f in run)
        message = f"{sum_}＝{plain(total)}%，超过100%，请核对两项占比。"
        how = "两项占比读作同一总数的两部分，合起来不应超过100%。"
        finding = found(
            "W01", text, run[1], message, how, stated=run[1].value, expected=_WHOLE - run[0].value,
            title=SUM_OF_SHARES, start=run[0].lead_start,
        )  # fmt: skip
        yield Claim("W01", place(*run), finding)


def _held(text: str, run: list[Figure], told: Figure | None) -> Iterator[Claim]:
    if len(run) == 2:
        yield from _both(text, run)
    if len(run) < 3 or any(_OF_SOMETHING.search(f.lead) for f in run):
        return
    total = sum((f.value for f in run), Decimal(0))
    right = told.value if told is not None else _WHOLE
    apart = sum((f.grain for f in run), Decimal(0)) / 2
    closed = is_rest(run[-1]) or bool(division(run))
    claim = Claim("W01", place(*((told,) if told is not None else ()), *run))
    short = total < right and told is None and not closed
    free = told is None and (overlapping(run) or attributes(run) or said_to_overlap(text, run[0], run[-1]))
    if abs(total - right) <= apart or short or free:
        yield claim
        return
    places = max(places_of(f) for f in run)
    sum_ = "＋".join(f"{label(f).removesuffix('占')}{plain(f.value)}%" for f in run[:7]) + (
        "＋…" if len(run) > 7 else ""
    )
    said = f"“{quote(told, text)}”" if told is not None else "100%"
    message = f"{sum_}＝{plain(rounded(total, places))}%，与{said}不符，请核对各项占比。"
    how = f"{len(run)}项占比读作同一总数的各部分，合起来应是{plain(right)}%。"
    at = told if told is not None else run[-1]
    stated, expected = (right, total) if told is not None else (total, right)
    start = run[0].lead_start if told is None else None
    yield claim._replace(
        finding=found("W01", text, at, message, how, stated=stated, expected=expected, title=SUM_OF_SHARES, start=start)
    )
