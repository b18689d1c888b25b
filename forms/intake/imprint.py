"""Who issued a report and when, as one short line of its cover or below its text says: 「（清溪县水利局　2018年3月15日）」."""

import datetime
import re
from typing import NamedTuple

from forms.intake import dates
from forms.intake.marks import strip
from forms.organs import ORGAN

_LONGEST = 90
_LONGEST_NAME = 40
_NAMED = re.compile(
    r"(?:(?:发布|公布|编制|编写|编印|发文|填报|报告|报送|制作|责任|信息)?(?:机构|机关|单位|部门|主体|来源)|单位名称)\s{0,4}[:：]\s{0,4}"
)
_MADE = re.compile(r"\s{0,4}(?:编制|编写|编印|印制|印发|发布|公布|制作|编)$")
_BESIDE = " \t,，、;；/|()（）[]〔〕【】"
_NAME = re.compile(r"[一-龥]{2,20}")
_NO_NAME = re.compile(r"截[至止]|统计|期限|星期|报告|时间|日期|[年月日第自从至版]|编制|说明|本")


class Imprint(NamedTuple):
    """What the line says: the office, "" for none; the date, None for none."""

    organ: str
    date: datetime.date | None


NOTHING = Imprint("", None)


def imprint(text: str) -> Imprint:
    """Office and date of a line that says both and nothing else, in either order, in brackets or not; else NOTHING."""
    line = strip(text)
    if len(line) > _LONGEST:
        return NOTHING
    before, date, behind = dates.in_line(line)
    before, behind = before.strip(_BESIDE), behind.strip(_BESIDE)
    if date is None or bool(before) == bool(behind):
        return NOTHING
    organ, sure = name_of(before or behind)
    alone = before and _NAME.fullmatch(before) and not _NO_NAME.search(before)
    return Imprint(organ, date) if (sure or alone) and len(organ) <= _LONGEST_NAME else NOTHING


def name_of(text: str) -> tuple[str, bool]:
    """The office that a stretch names, without a label before it, brackets around it or 「编制」 behind it, and whether it surely is one."""
    named = _NAMED.match(text)
    bare = strip(text[named.end() :] if named else text)
    if bare[:1] in "(（〔[【" and bare[-1:] in ")）〕]】":
        bare = strip(bare[1:-1])
    short = _MADE.sub("", bare)
    organ = short if re.fullmatch(ORGAN, short) else bare
    return organ, bool(named) or re.fullmatch(ORGAN, organ) is not None
