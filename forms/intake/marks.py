"""Characters: what counts as blank, as Chinese, and the key under which two ways of printing one label are equal."""

import re
import unicodedata
from functools import lru_cache

_CONTROLS = "".join(map(chr, [*range(9), *range(14, 32), 127]))
_ODD_BLANKS = "".join(map(chr, range(0x2000, 0x200E))) + "\u202f\u205f\u2060\u3000\ufeff\xad\u1680"
BLANKS = " \t\xa0" + _ODD_BLANKS + _CONTROLS
BLANK_RUN = re.compile(f"[{re.escape(BLANKS)}]+")
DASHES = "—–－─―‐‑‒﹣-"
NUMERALS = "一二三四五六七八九十"


def strip(text: str) -> str:
    """The text without blanks of any kind (no-break, ideographic, zero width, control) at its ends."""
    return text.strip(BLANKS)


@lru_cache(maxsize=4096)
def folded(char: str) -> str:
    """One character as compared: compatibility form, letters and digits only; "" for a mark or a blank."""
    return "".join(c for c in unicodedata.normalize("NFKC", char) if c.isalnum())


def key(text: str) -> str:
    """The text as compared: without marks and blanks, full and half width alike."""
    return "".join(map(folded, text))


def is_chinese(char: str) -> bool:
    """Whether the character is an ideograph or a mark that is printed full width."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or char in "〇，。、；：！？（）《》〈〉“”‘’〔〕【】「」—…％"
    )
