"""The line of names below the table: 单位负责人, 审核人, 填报人, 联系电话, 填报日期, where the edition has a place for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forms.intake.layout import Layout
from forms.intake.lines import Line
from forms.intake.marks import BLANKS, strip
from forms.intake.residue import guess, is_signature

_SAID_ELSE = {
    "填表人": "填报人",
    "制表人": "填报人",
    "经办人": "填报人",
    "填报时间": "填报日期",
    "报送日期": "填报日期",
    "电话": "联系电话",
}
_MOST_LINES = 12
_LONGEST = 30
_FILLER = BLANKS + ":：_＿,，;；"


@dataclass
class SignOff:
    """The words printed after each label, by the key of the answer, and the indexes of the lines that they stand on."""

    answers: dict[str, str] = field(default_factory=dict)
    at: set[int] = field(default_factory=set)


def read_signoff(lines: Sequence[Line], start: int, layout: Layout) -> SignOff:
    """Read the names from the lines below the table, which begin at index `start`, until something else stands there."""
    read = SignOff()
    keys = dict(layout.signoff)
    if not keys:
        return read
    keys |= {other: keys[label] for other, label in _SAID_ELSE.items() if label in keys}
    named = re.compile("|".join(sorted(map(re.escape, keys), key=len, reverse=True)))
    awaited = ""
    near = range(start, min(start + _MOST_LINES, len(lines)))
    start = next((at for at in near if is_signature(lines[at].text)), start)
    for at in range(start, min(start + _MOST_LINES, len(lines))):
        text = lines[at].text
        marks = list(named.finditer(text)) if is_signature(text) else []
        if marks and marks[0].start() == 0:
            for mark, after in zip(marks, [*marks[1:], None], strict=True):
                awaited = keys[mark[0]]
                _put(read, awaited, text[mark.end() : after.start() if after else len(text)])
            awaited = "" if awaited in read.answers else awaited
        elif awaited and len(text) <= _LONGEST and guess(text) is None:
            _put(read, awaited, text)
            awaited = ""
        else:
            break
        read.at.add(at)
    return read


def _put(read: SignOff, key: str, words: str) -> None:
    said = strip(re.sub(r"^\s*[(（]签[字名章][)）]", "", words).strip(_FILLER))
    if said and len(said) <= _LONGEST:
        read.answers.setdefault(key, said)
