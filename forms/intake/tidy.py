"""Tidying the typography of imported prose: marks and blanks only, never a word or a figure.

Web pages often come with half-width marks where Chinese typography has full-width ones (GB/T 15834), without the 〔〕 of
document numbers, and with no-break blanks inside sentences.
"""

import re

from forms.intake.marks import BLANK_RUN, is_chinese, strip

LONGEST_TIDIED = 20_000
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）"}
# Marks that say nothing of the language around them; wide and narrow alike, so that tidying again changes nothing.
_NEUTRAL = frozenset(",;:!?，；：！？()（）[]［］〔〕【】<>〈〉\"'“”‘’ ")
_MARK = re.compile(r"[,;:!?]")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[A-Za-z0-9._~/?#@&=%+:,;!$*'-]+|[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]+")
_DOCUMENT_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[\[［【]((?:19|20)\d\d)[\]］】](?=第?\d{1,5}号)")
_WIDE_MARKS = "，。、；：！？（）《》〈〉“”〔〕【】"


def tidy(text: str) -> str:
    """One line with full-width marks where the context is Chinese, 〔2017〕 in document numbers, 〈〉 inside 《》.

    Marks inside numbers, times, web addresses and Latin text stay. Blanks at the ends go; a run of blanks, or a
    no-break blank, becomes nothing beside Chinese and one blank between Latin words or figures. Lines longer than
    LONGEST_TIDIED are no paragraphs of a report and come back unchanged.
    """
    text = strip(text)
    if len(text) > LONGEST_TIDIED:
        return text
    return _marks(_DOCUMENT_NUMBER.sub(r"〔\1〕", _blanks(text)))


def _blanks(text: str) -> str:
    def replace(match: re.Match[str]) -> str:
        before, after = text[match.start() - 1], text[match.end()]
        if match.group() == " " and not (before in _WIDE_MARKS or after in _WIDE_MARKS):
            return " "
        return "" if is_chinese(before) or is_chinese(after) else " "

    return BLANK_RUN.sub(replace, text)


def _marks(text: str) -> str:
    protected = _addresses(text)
    left, right = _neighbours(text)
    chars = list(text)
    for match in _MARK.finditer(text):
        at = match.start()
        if at not in protected and (left[at] or right[at]):
            chars[at] = _WIDE[text[at]]
    _brackets(text, chars, [before or after for before, after in zip(left, right, strict=True)])
    _inner_titles(chars)
    return _closed_up("".join(chars))


def _addresses(text: str) -> set[int]:
    """The places inside web and mail addresses; a mark that ends an address belongs to the sentence."""
    places: set[int] = set()
    for match in _ADDRESS.finditer(text):
        places.update(range(match.start(), match.start() + len(match.group().rstrip(",;:!?."))))
    return places


def _neighbours(text: str) -> tuple[list[bool], list[bool]]:
    """For each place whether the nearest letter or figure before and after it is Chinese; neutral marks aside."""
    return _chinese_before(text), _chinese_before(text[::-1])[::-1]


def _chinese_before(text: str) -> list[bool]:
    found, chinese = [], False
    for char in text:
        found.append(chinese)
        if char not in _NEUTRAL:
            chinese = is_chinese(char)
    return found


def _brackets(text: str, chars: list[str], beside: list[bool]) -> None:
    """Widen a pair of brackets that holds Chinese or stands beside it; a stray bracket by its neighbours alone."""
    count = [0]
    for char in text:
        count.append(count[-1] + (char not in _NEUTRAL and is_chinese(char)))
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in "(（":
            opened.append(at)
        elif char in ")）":
            first = opened.pop() if opened else at
            if count[at] > count[first] or beside[first] or beside[at]:
                chars[first] = _WIDE.get(text[first], chars[first])
                chars[at] = _WIDE.get(char, char)
    for at in opened:
        if beside[at]:
            chars[at] = _WIDE.get(text[at], text[at])


def _inner_titles(chars: list[str]) -> None:
    depth = 0
    for at, char in enumerate(chars):
        if char == "《":
            depth += 1
        elif char == "》":
            depth = max(0, depth - 1)
        elif depth and char in "<>":
            chars[at] = "〈" if char == "<" else "〉"


def _closed_up(text: str) -> str:
    """Without the plain blanks that stood beside a mark that has become full width."""
    return re.sub(f"(?<=[{_WIDE_MARKS}]) | (?=[{_WIDE_MARKS}])", "", text)
