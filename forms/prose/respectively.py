"""「专职和兼职分别为6人、49人」: each of the figures gets the name that is its own, before anything is read of them."""

from __future__ import annotations

import re

from forms.prose.figures import Figure

_NAMED = re.compile(
    r"(?P<ahead>.*?)(?P<names>[^,;。:\d\0]{2,60}?)(?:各自|分别|依次)(?P<verb>[一-龥]{0,6})\s?$", re.DOTALL
)
_JOIN = re.compile(r"、|以及|(?<=[^共总])[和与及](?=[^谐平其时])")
_NEXT = re.compile(r"\s*[、,和及与]\s*")
_NO_NAME = re.compile(r"年|月|季度|本期|同期")
"""Times are told apart elsewhere: 「2016年、2017年分别为」."""
_CUE = re.compile(r"^.*?(?:其中|包括|中,|:|;|,)\s?", re.DOTALL)
_MOST = 12


def name_each(figures: list[Figure]) -> None:
    """Give every figure of a run behind 分别 its own name as its lead, where there are as many names as figures."""
    for at, figure in enumerate(figures):
        m = (
            _NAMED.fullmatch(figure.lead)
            if "分别" in figure.lead or "依次" in figure.lead or "各自" in figure.lead
            else None
        )
        if m is None:
            continue
        names = [n for n in _JOIN.split(m["names"]) if n]
        run = [figure]
        for after in figures[at + 1 : at + _MOST]:
            if after.unit != figure.unit or not _NEXT.fullmatch(after.gap) or after.lead.strip(" 和及与"):
                break
            run.append(after)
        if len(run) < 2 or len(names) != len(run) or any(_NO_NAME.search(n) or len(n) < 2 for n in names):
            continue
        for one, name in zip(run, names, strict=True):
            one.lead = f"{name}分别{m['verb']}" if one is figure else f"{name}{m['verb']}"
