"""Words that leave nothing over: 均已办结, 件件有答复, 无一积压, 办结率100%; and figures that are left over all the same."""

from __future__ import annotations

import re

from forms.prose.divisions import aspect
from forms.prose.figures import Figure

_CLOSED = r"办结|答复完毕|答复|办理完毕|回复|办复|处理完毕|办理|处理|审结|结案|办毕|反馈|答结|处结|解决|落实|完成|查处完毕|处置|整改到位|整改完毕"
_PUBLISHED = r"(?:主动|全文)?公开|上网|公布"
_EVERY = r"均已|全部|都已|均|全都|全数|已经?全部|悉数|逐[一件条](?!办理|处理)|已全|无一例外地?|件件|百分之百|100%"
_WAY = (
    r"(?:已|已经|都|均|全部|按时|按期|如期|依法|依规|及时|妥善|顺利|圆满|[在于]?(?:当年|年内|当场|当日|当天)|在[^,;。]{0,12}?[内前]|"
    r"于[^,;。\d]{0,8}[内前]|进行了|予以|给予|得到|得以|作出|向社会|有)*+"
)
ALL = re.compile(
    rf"(?:{_EVERY}){_WAY}(?:(?P<closed>{_CLOSED}|回音|着落|回应|结果)|(?P<public>{_PUBLISHED}))(?!率|情况|或|[^,;。]{{0,6}}中|[^,;。]{{0,4}}[件条]的)"
    r"|(?P<none>无一(?:件|起|例|宗)?(?:积压|遗漏|遗留|拖延)|(?:实现|做到|保持)?零(?:积压|遗漏|遗留)|(?:没有|无)(?:一件)?(?:积压|遗留))"
    rf"|(?P<rate>(?:{_CLOSED})率(?:为|达到|达|均为|均达|均达到|保持|保持在|是|实现)?\s?(?:100%|百分之百))"
)
"""What says that all of something is done with."""
TIMELY = re.compile(
    r"(?:均|全部|都|全数|悉数|件件|逐件|无一例外|100%|百分之百)(?:已|已经|都|均|能|能够|得到|做到)*"
    r"(?:按时|按期|如期|(?:在|于)?(?:法定|规定)(?:的)?(?:期限|时限|时间)(?:以)?内|期限内)[^,;。\d]{0,8}?(?:办结|答复|回复|办理|办复|审结)(?!率)"
    r"|(?:按时|按期|如期)(?:办结|答复|回复|办理|办复)率(?:为|达到|达|均为|保持|保持在|是|实现)?\s?(?:100%|百分之百)"
    r"|无一(?:件|起|例|宗)?(?:超期|逾期|超时)|零(?:超期|逾期|超时)|(?:没有|无|未出现|未发生)(?:一件)?(?:超期|逾期|超时)(?!未)[^,;。\d]{0,6}(?=[,;。])"
)
"""What says that all was done in time."""
_LATE = re.compile(r"(?:超期|逾期|超时|超过(?:法定|规定)?(?:期限|时限))(?!未)")
_NOT_LATE = re.compile(r"[未无没免避防]")
_SOME = re.compile(
    r"到期|应(?:当)?(?:在)?年内|除|其余|其它|其他|剩余|余下|另|将|拟|力争|争取|确保|要求|计划|已(?:办结|审结|答复|受理)[的案]|已?(?:审结|办结|答复)的|结转|上年|会办|主办|凡|"
    r"(?<!收到)(?<!受理)(?<!接到)(?<!承办)(?<!立案)的$"
)
"""Words of the same clause by which 全部 is not all that was taken, or not done yet."""
_LEFT = re.compile(
    r"尚有|还有|另有|剩余|仍有|尚余|余下|仅剩|(?:未|没有?)(?:能|予|按时|及时)?(?:办结|答复|回复|处理|审结|结案|办理|办复|反馈|解决|落实|完成|整改)|结转(?:至|到)?下|转入下|留待"
)
_NOT_DONE = re.compile(
    r"(?:未|没有?|无法)(?:能|予|获|得到|来得及|及时)?(?:办结|答复|回复|处理|审结|结案|办理|办复|反馈)|结转(?:至|到|入)?(?:下|明|次|20|\0)|转入下|留待|待(?:核实|办|答复|处理|审|回复)|(?:办理|处理|审理|核实)(?:之)?中|在办|跨年"
)
_STILL_NOT = re.compile(
    r",(?:至|截至|到)?[^,;。\d]{0,8}(?:仍|尚|还)未(?:能|予)?(?:办结|答复|回复|处理|审结|解决|整改|完成)"
)
_UNPUBLISHED = re.compile(
    r"(?:未|没有|不予|暂不|暂未|尚未)(?:能|主动|予|全文|及时|向社会|在网上|上网)*(?:公开|公布|上网)"
)
_ONLY = re.compile(r"尚有|还有|仍有|尚余")
NOT_DUE = re.compile(
    r"未到期|未到[^,;。]{0,8}期|未届|期限(?:以)?内|期内|时限(?:以)?内|不需|无需|不计|撤回|上年|去年|往年"
)


def of_all(text: str, m: re.Match[str], begin: int) -> bool:
    """Whether the words of `m` are of everything: nothing in their clause, from `begin` on, limits them."""
    clause = re.split(r"[,;。:!?\n]", text[begin : m.start()])[-1]
    return not _SOME.search(clause)


def is_rest(text: str, figure: Figure, like: Figure, said: re.Match[str]) -> bool:
    """Whether a figure is what is left of `like`, against the words `said`; not if its time has not come."""
    if figure.value <= 0 or not figure.counts or figure.unit != like.unit or re.search("上年|其他|另", figure.lead):
        return False
    clauses = re.split(r"[;。!?\n]", text[figure.end : figure.end + 40])[0]
    if NOT_DUE.search(figure.lead) or NOT_DUE.search(clauses):
        return False
    groups = said.groupdict()
    if groups.get("public"):
        return bool(_UNPUBLISHED.search(figure.lead) or _UNPUBLISHED.search(clauses))
    later = _STILL_NOT.search(clauses)
    left = later or aspect(figure) == "in hand" or _NOT_DONE.search(figure.lead) or _NOT_DONE.search(figure.tail)
    return bool(left or (_LEFT.search(figure.lead) and not (figure.tail.strip() and _ONLY.search(figure.lead))))


def left_over(figure: Figure) -> bool:
    """Whether a figure is told as what is left: 尚有3件, 3件正在办理."""
    return aspect(figure) == "in hand" or bool(_LEFT.search(figure.lead))


def late_one(figure: Figure) -> bool:
    """Whether a figure is told as what was done too late: 逾期答复1件, 1件超期."""
    if _NOT_LATE.search(figure.lead):
        return False
    return bool(_LATE.search(figure.lead) or _LATE.match(figure.tail))
