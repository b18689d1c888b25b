"""A pattern looked for in a long text window by window: no single call of the regex engine lasts long, and others get their turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose.steps import Steps

_STEP = 6_000
_REACH = 800
"""So many characters at most a pattern of the reader looks at from where its match begins: no figure, name or address is longer."""


def windows(pattern: re.Pattern[str], text: str, step: int = _STEP) -> Iterator[list[re.Match[str]]]:
    """What `pattern.finditer(text)` gives, by windows; for patterns that match a character at least and see no farther than _REACH."""
    at = 0
    while at < len(text):
        last = len(text) - at <= step + _REACH
        end, bound = (len(text), len(text)) if last else (at + step + _REACH, at + step)
        found = []
        for m in pattern.finditer(text, at, end):
            if m.start() >= bound:
                break
            at = m.end()
            found.append(m)
        at = max(at, bound)
        yield found


def matches(pattern: re.Pattern[str], text: str) -> Steps[list[re.Match[str]]]:
    """All matches, with a pause between two windows."""
    found: list[re.Match[str]] = []
    for number, some in enumerate(windows(pattern, text)):
        if number:
            yield
        found += some
    return found


def replaced(pattern: re.Pattern[str], text: str, by: str) -> Steps[str]:
    """The text with every character of every match replaced, as long as it was."""
    out: list[str] = []
    at = 0
    for m in (yield from matches(pattern, text)):
        out += (text[at : m.start()], by * (m.end() - m.start()))
        at = m.end()
    return "".join((*out, text[at:])) if out else text
