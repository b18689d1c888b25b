"""What a mean is divided by where no figure of its unit says so: months told in words (上半年, 9个月), things told by name (平均每村)."""

from __future__ import annotations

import re

from forms.prose import numerals
from forms.prose.figures import Figure

_MONTHS = re.compile(
    r"(?:^|[,;:(]|(?<!提)前|运行|开通|过去|近)\s?(?P<many>\d{1,2}|[一二三四五六七八九十两]{1,3})个月(?![前后内])"
    r"|(?P<half>[上下]半年)|(?P<three>前三季度)|(?<![前至])(?P<quarter>[一二三四]季度)"
)
_NAMES = (
    re.compile(r"平均每(?P<name>[一-龥]{1,8})$"),
    re.compile(r"(?<!平均)每(?P<name>[一-龥]{1,4})平均[一-龥]{0,5}$"),
    re.compile(r"^[\s,;]*(?P<name>[一-龥]{1,4})均[一-龥]{0,4}$"),
)
_COUNTED = frozenset(("个", "家", "所", "处", "人", "名"))
_NO_NAME = re.compile(r"月|日|天|周|年|季|次|期|场|人均|件|条|篇|份|公里|平|百|千|万")


def months(words: str) -> tuple[int, str] | None:
    """(months, the words without them) where the words before a mean tell one stretch of the year, None if none or several."""
    told = list(_MONTHS.finditer(words))
    if len(told) != 1:
        return None
    m = told[0]
    rest = words[: m.start()] + words[m.end() :]
    if m["many"]:
        many = int(m["many"]) if m["many"].isdigit() else numerals.read(m["many"].replace("两", "二"))
        return (many, rest) if many is not None and 2 <= many <= 12 else None
    return (6 if m["half"] else 9 if m["three"] else 3), rest


def named(lead: str, before: list[Figure]) -> list[Figure]:
    """The figures that count what a mean is per: 「32个村平均每村12期」, 「共有学校8所，校均6次」; none where it is no such mean."""
    m = next((m for p in _NAMES if (m := p.search(lead))), None)
    if m is None or _NO_NAME.match(m["name"]):
        return []
    for length in range(min(4, len(m["name"])), 0, -1):
        name = m["name"][:length]
        found = [f for f in before if f.unit in _COUNTED and (f.tail.startswith(name) or _counted_as(f, name))]
        if found:
            return found
    return []


def _counted_as(figure: Figure, name: str) -> bool:
    """Whether the words before a figure end with the name, or with a word that does: 中心学校15所 for 校均."""
    word = re.sub(r"(?:共|有|现|为|达|总数|数)*\s*$", "", figure.lead)
    return word.endswith(name) or (len(name) == 1 and name in word[-2:])
