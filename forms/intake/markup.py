"""What text processors and web pages add to a line of a copied report besides its words: Markdown, table bars, spread letters."""

import re

from forms.intake.marks import BLANKS, strip

_BARS = "|│┃║"
_BAR = re.compile(f"[{_BARS}]")
_RULE = re.compile(
    rf"(?=.*[{_BARS}+┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬═─━┏┓┗┛])[{_BARS}+┼├┤┌┐└┘┬┴╔╗╚╝╠╣╦╩╬═─━┏┓┗┛:=_\-\s]{{3,}}|[=_*-]{{9,}}|[─━═]{{3,}}"
)
_HEADING = re.compile(r"#{1,6}[ \t\u3000\xa0]*(?=[^\s#])")
_HEADING_END = re.compile(r"[ \t]+#{1,6}$")
_STRONG = re.compile(r"\*\*(?=[^\s*])([^*]+)\*\*")
_ESCAPED = re.compile(r"\\(?=[-.*#_()\[\]|>+])")
_SPREAD = re.compile(r"(?:(?<=\t)|^)(?:[^\s] ){3,}[^\s](?=[ ]?\t|[ ]{2,}|$)")
_WATERMARK = "草稿"
_BESIDE = re.compile(r"^[草稿]\s{2,}(?=\S)|(?<=\S)\s{2,}[草稿]$")  # a letter of the word across the page
_RUN = re.compile(r"(?<!\S)(?:(?:19|20)\d\d )?(?:[\u4e00-\u9fff《》（）] ){5,}[\u4e00-\u9fff《》（）](?!\S)")
_HAN = re.compile("[\u4e00-\u9fff]")


def is_rule(text: str) -> bool:
    """Whether a line only draws: the ruling of a table in characters, the dashes under a Markdown table's head."""
    return _RULE.fullmatch(text) is not None


def plain(text: str) -> str:
    """The line as the report has it: without Markdown's marks, bars between cells as tabs, letters not spread out.

    No word and no figure changes. A line that only draws comes back as it is.
    """
    if is_rule(text):
        return text
    if text[0] == "#" and (heading := _HEADING.match(text)):
        text = _HEADING_END.sub("", text[heading.end() :])
    if "**" in text:
        text = _STRONG.sub(r"\1", text)
    if text[0] in _WATERMARK or text[-1] in _WATERMARK:
        text = _BESIDE.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub("", text)
    if (bars := len(_BAR.findall(text))) and (bars > 1 or text[0] in _BARS or text[-1] in _BARS):
        text = _BAR.sub("\t", text.strip(BLANKS + _BARS) if text.strip(BLANKS + _BARS) else text)
    if (text[1:2] in " \u3000" and text[3:4] in " \u3000") or "\t" in text:
        text = _SPREAD.sub(
            _closed_up, text.replace("\u3000", " ") if "\t" not in text and text[1:2] == "\u3000" else text
        )
    if " " in text:
        text = _RUN.sub(_closed_up, text)
    return strip(text) or text


def _closed_up(spread: re.Match[str]) -> str:
    letters = spread[0].replace(" ", "")
    return letters if 2 * len(_HAN.findall(letters)) >= len(letters) else spread[0]
