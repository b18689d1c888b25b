"""Tidying the typography of imported prose: marks and blanks only, never a word or a figure.

Web pages often come with half-width marks where Chinese typography has full-width ones (GB/T 15834) and with no-break blanks
inside sentences. The brackets of document numbers stay as they were published: wrong ones are a finding, not typography.
"""

import re

from forms.intake.marks import BLANK_RUN, is_chinese, strip

LONGEST_TIDIED = 20_000
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
# Marks that say nothing of the language around them; wide and narrow alike, so that tidying again changes nothing.
_NEUTRAL = frozenset(",;:!?，；：！？()（）[]［］〔〕【】<>〈〉\"'“”‘’ ")
_MARK = re.compile(r"[,;:!?]")
_BRACKET = re.compile(r"[()（）]")
_ANGLE = re.compile(r"[《》<>]")
_NARROW = re.compile(r"[,;:!?()<>]")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[A-Za-z0-9._~/?#@&=%+:,;!$*'-]+|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+")
_WIDE_MARKS = "，。、；：！？（）《》〈〉“”〔〕【】"


def tidy(text: str) -> str:
    """One line with full-width marks where the context is Chinese, 〈〉 inside 《》.

    Marks inside numbers, times, web addresses and Latin text stay. Blanks at the ends go; a run of blanks, or a
    no-break blank, becomes nothing beside Chinese and one blank between Latin words or figures. Lines longer than
    LONGEST_TIDIED are no paragraphs of a report and come back unchanged.
    """
    text = strip(text)
    if len(text) > LONGEST_TIDIED:
        return text
    return _marks(_blanks(text))


def _blanks(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        if match.group() == " " and not (before in _WIDE_MARKS or after in _WIDE_MARKS):
            return " "
        return "" if is_chinese(before) or is_chinese(after) else " "

    return BLANK_RUN.sub(replace, text)


def _marks(text: str) -> str:
    if not _NARROW.search(text):
        return text
    classes = text.translate(_CLASSES)
    beside = _beside_chinese(classes)
    chars = list(text)
    protected = _addresses(text)
    for match in _MARK.finditer(text):
        at = match.start()
        if at in beside and at not in protected:
            chars[at] = _WIDE[text[at]]
    _brackets(text, chars, classes, beside)
    if "《" in text:
        _inner_titles(text, chars)
    return _closed_up("".join(chars))


class _Classes(dict[int, str]):
    """For str.translate: N for a neutral mark, C for Chinese, O for any other character."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = found = "N" if char in _NEUTRAL else "C" if is_chinese(char) else "O"
        return found


_CLASSES = _Classes()
_NEUTRAL_RUN = re.compile("N+")


def _beside_chinese(classes: str) -> set[int]:
    """The places of neutral marks whose nearest letter or figure before or after is Chinese."""
    places: set[int] = set()
    for run in _NEUTRAL_RUN.finditer(classes):
        if "C" in (classes[run.start() - 1 : run.start()], classes[run.end() : run.end() + 1]):
            places.update(range(run.start(), run.end()))
    return places


def _addresses(text: str) -> set[int]:
    """The places inside web and mail addresses; a mark that ends an address belongs to the sentence."""
    places: set[int] = set()
    if "://" in text or "www." in text or "@" in text:
        for match in _ADDRESS.finditer(text):
            places.update(range(match.start(), match.start() + len(match.group().rstrip(",;:!?."))))
    return places


def _brackets(text: str, chars: list[str], classes: str, beside: set[int]) -> None:
    """Widen a pair of brackets that holds Chinese or stands beside it; a stray bracket by its neighbours alone."""
    opened: list[int] = []
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match.group() in "(（":
            opened.append(at)
            continue
        first = opened.pop() if opened else at
        if first in beside or at in beside or classes.find("C", first, at) >= 0:
            chars[first] = _WIDE.get(text[first], text[first])
            chars[at] = _WIDE.get(text[at], text[at])
    for at in opened:
        if at in beside:
            chars[at] = _WIDE.get(text[at], text[at])


def _inner_titles(text: str, chars: list[str]) -> None:
    depth = 0
    for match in _ANGLE.finditer(text):
        if match.group() == "《":
            depth += 1
        elif match.group() == "》":
            depth = max(0, depth - 1)
        elif depth:
            chars[match.start()] = "〈" if match.group() == "<" else "〉"


def _closed_up(text: str) -> str:
    """Without the plain blanks that stood beside a mark that has become full width."""
    return re.sub(f"(?<=[{_WIDE_MARKS}]) | (?=[{_WIDE_MARKS}])", "", text)
