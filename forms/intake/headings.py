"""Finding the headings of the parts among the lines, whatever their titles' exact wording."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forms.intake.layout import Layout
from forms.intake.lines import SENTENCE_END, Line
from forms.intake.marks import NUMERALS, key, strip

_NUMBERED = re.compile(
    rf"[【\[〔]?第?\s*(?P<numeral>十一|[{NUMERALS}])\s*(?:部分\s*[、.．,，:：]?|[、.．,，:：·)）]|(?=\s))\s*(?P<title>.*)"
)
_NUMERAL_ALONE = re.compile(rf"第?\s*(?:十一|[{NUMERALS}])\s*(?:部分\s*[、.．:：]?|[、.．])")
_FRAME = "【】[]〔〕"
_OTHER_NUMBER = re.compile(rf"[(（][{NUMERALS}\d]{{1,2}}[)）]\s*|\d{{1,2}}\s*[、.．,，]\s*")
_TRAILING_PAGE = re.compile(r"[\s.．…·]*\d*$")
_LONGEST_TITLE = 40
_POINT = "是要"
_LIKE, _LIKE_UNNUMBERED = 0.5, 0.85


@dataclass(frozen=True)
class Heading:
    """A heading found: the index of its line, its part's number, how it is printed, the text after it on its line.

    `lines` is 2 where the numeral stands on a line of its own above the title.
    """

    at: int
    number: str
    printed: str
    rest: str
    known: bool
    lines: int


@dataclass(frozen=True)
class _Candidate:
    at: int
    order: int
    printed: str
    rest: str
    score: float
    known: bool
    exact: bool
    """Whether it is a title word for word, numbered as a part or not at all."""


@dataclass(frozen=True)
class _Step:
    score: float
    candidate: _Candidate
    before: "_Step | None"


class _Titles:
    """The known titles, compared by pairs of letters so that a slightly different wording is still found."""

    def __init__(self, layout: Layout) -> None:
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._sizes: list[int] = []
        self._orders: list[int] = []
        self.exact: dict[str, int] = {}
        for order, section in enumerate(layout.sections):
            for title in section.titles:
                pairs = _pairs(key(title))
                for pair in pairs:
                    self._pairs[pair].append(len(self._sizes))
                self._sizes.append(len(pairs))
                self._orders.append(order)
                self.exact[key(title)] = order

    def likeness(self, title: str) -> dict[int, float]:
        """For each part, given by its place, how like one of its titles this one is (Dice's coefficient, 0 to 1)."""
        pairs = _pairs(title)
        common = Counter(known for pair in pairs for known in self._pairs.get(pair, ()))
        best: dict[int, float] = {}
        for known, count in common.items():
            order = self._orders[known]
            best[order] = max(best.get(order, 0.0), 2 * count / (len(pairs) + self._sizes[known]))
        return best


def find_headings(lines: Sequence[Line], in_table: set[int], layout: Layout) -> list[Heading]:
    """The headings in printed order: of all candidates the chain with rising numbers that fits the titles best.

    `in_table` are the indexes of lines that belong to the table. 「一、是…」 and sub-headings numbered like a part
    lose against the true headings; of equal chains (a list of contents before the text) the later wins. A part that
    the chain lacks may stand out of its order: then its title must be printed word for word, with text under it.
    """
    titles = _Titles(layout)
    narrative = [order for order, s in enumerate(layout.sections) if s.number != layout.table_section]
    candidates: list[_Candidate] = []
    two_lines: set[int] = set()
    for at, line in enumerate(lines):
        if at not in in_table and at - 1 not in two_lines:
            alone = _NUMERAL_ALONE.fullmatch(line.text) and at + 1 < len(lines) and at + 1 not in in_table
            if alone:
                two_lines.add(at)
            text = f"{line.text}{' ' if '部' in line.text else ''}{lines[at + 1].text}" if alone else line.text
            candidates.extend(_candidates(at, text, titles, set(narrative), layout))
    starts = {candidate.at for candidate in candidates}
    weighed = [_weighed(c, c.at + 1 in starts or c.at + 1 >= len(lines)) for c in candidates]
    chain = _best_chain(weighed, len(layout.sections))
    held = {c.order for c in chain}
    for c in candidates:
        if c.exact and c.order not in held and c.at + 1 not in starts:
            chain.append(c)
            held.add(c.order)
    return [
        Heading(c.at, layout.sections[c.order].number, c.printed, c.rest, c.known, 2 if c.at in two_lines else 1)
        for c in sorted(chain, key=lambda c: c.at)
    ]


def _weighed(candidate: _Candidate, followed_by_heading: bool) -> _Candidate:
    """A heading without text under it counts for less: it may stand in a list of contents."""
    factor = 0.6 if followed_by_heading and not candidate.rest else 1.0
    return replace(candidate, score=candidate.score * factor)


def _candidates(at: int, text: str, titles: _Titles, narrative: set[int], layout: Layout) -> list[_Candidate]:
    numbered = _NUMBERED.match(text[:200])
    if not numbered and (len(text) > _LONGEST_TITLE + 6 or text[-1] in SENTENCE_END):
        return []
    if numbered:
        order = next((o for o, s in enumerate(layout.sections) if s.number == _arabic(numbered["numeral"])), -1)
        title, title_at = numbered["title"], numbered.start("title")
    else:
        other = _OTHER_NUMBER.match(text[:40])
        order, title_at = -1, other.end() if other else 0
        title = text[title_at:200]
    printed, rest = _parted(text.strip(_FRAME), title.rstrip(_FRAME), title_at - (text[0] in _FRAME), titles)
    title_at -= text[0] in _FRAME
    bare = key(_TRAILING_PAGE.sub("", printed[title_at:])) if len(printed) <= _LONGEST_TITLE + title_at else ""
    if not bare or printed[-1] in SENTENCE_END or (numbered and bare[0] in _POINT):
        return []
    found = []
    exact = titles.exact.get(bare)
    for part, like in titles.likeness(bare).items():
        enough = _LIKE if numbered else _LIKE_UNNUMBERED
        if part in narrative and like >= enough and exact in (None, part):
            score = 2 * like + (1.0 if part == order else 0.0)
            found.append(
                _Candidate(at, part, printed, rest, score, True, part == exact and bool(numbered or not title_at))
            )
    if numbered and order in narrative and all(c.order != order for c in found):
        found.append(_Candidate(at, order, printed, rest, 0.4, False, False))
    return found


def _parted(text: str, title: str, title_at: int, titles: _Titles) -> tuple[str, str]:
    """Part a line such as 「七、收费及减免情况：无。」 into heading and text; the heading alone has no rest."""
    for mark in re.finditer(r"[:：。\s]", title[: _LONGEST_TITLE + 1]):
        if key(title[: mark.start()]) not in titles.exact:
            continue
        if rest := strip(text[title_at + mark.end() :]):
            return text[: title_at + mark.start()], rest
    if title.endswith("。") and key(title[:-1]) in titles.exact:  # 「一、概述。」
        return text.rstrip("。"), ""
    return text.rstrip(":："), ""


def _best_chain(candidates: list[_Candidate], count: int) -> list[_Candidate]:
    """The chain of rising parts on rising lines with the highest sum of scores."""
    best: list[_Step | None] = [None] * count
    pending: list[_Step] = []
    for candidate in candidates:
        if pending and candidate.at != pending[0].candidate.at:
            _settle(best, pending)
            pending = []
        before = _highest(best[: candidate.order])
        pending.append(_Step((before.score if before else 0.0) + candidate.score, candidate, before))
    _settle(best, pending)
    chain: list[_Candidate] = []
    last = _highest(best)
    while last:
        chain.append(last.candidate)
        last = last.before
    return chain[::-1]


def _highest(steps: Sequence[_Step | None]) -> _Step | None:
    return max((step for step in steps if step), key=lambda step: step.score, default=None)


def _settle(best: list[_Step | None], pending: list[_Step]) -> None:
    """Keep the better chain for each part; of equal ones the later (the tolerance is for sums of floats)."""
    for step in pending:
        held = best[step.candidate.order]
        if held is None or step.score >= held.score - 1e-9:
            best[step.candidate.order] = step


def _pairs(title: str) -> frozenset[str]:
    return frozenset(title[at : at + 2] for at in range(max(1, len(title) - 1)))


def _arabic(numeral: str) -> str:
    return "11" if numeral == "十一" else str(NUMERALS.index(numeral) + 1)
