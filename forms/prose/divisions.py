"""Divisions that exhaust what they divide (当面、传真、网络、信函), kinds of parts that may overlap, and what is done with a thing."""

from __future__ import annotations

import re

from forms.prose.figures import Figure

_DIVISIONS: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("received", 3, (r"当面|现场|窗口", r"传真", r"网络|网上|网站|在线|互联网|平台|邮箱|电子邮件|邮件", r"信函|邮寄|邮政|书面|来信|信件")),
    ("asked", 3, (r"电话|来电|热线", r"现场|窗口|来访|当面|面询|大厅", r"网络|网上|在线|邮箱|邮件|微信|网站", r"信函|来信|书面")),
    ("received", 2, (r"自然人|公民|个人", r"法人|企业|组织|单位|机构")),
    ("received", 2, (r"线上|网上", r"线下")),
    ("received", 2, (r"新收|本年收到|当年收到|新受理|新增", r"结转|转入|遗留|上年")),
    ("answered", 4, (r"(?<!不)予以公开|同意公开|全部公开", r"部分公开", r"不予公开|不同意公开", r"无法提供|不存在|不属于|未制作",
                     r"不予处理|重复", r"已主动公开", r"其他")),
    ("answered", 2, (r"按时|按期|如期|期限内", r"延期|延长|超期|逾期")),
    ("answered", 2, (r"已办结|已答复|已办理|办结", r"在办|正在|尚未|未办结|待办")),
    ("outcomes", 3, (r"维持|驳回", r"纠正|纠错|撤销|责令|确认违法", r"其他|终止|撤回", r"未审结|尚未|尚在|正在审理|在审|待审")),
    ("staff", 2, (r"专职", r"兼职")),
    ("level", 2, (r"本级|自办|直收|直接受理|直接收到", r"转办|转发|交办|转交")),
    ("seat", 3, (r"[省市州县区]本?[直级](?!以)|机关", r"乡镇|镇[、(]?街道|街道|乡级|镇级", r"村|社区")),
    ("half", 2, (r"上半年", r"下半年")),
    ("quarter", 4, (r"(?:第)?一季度", r"(?:第)?二季度", r"(?:第)?三季度", r"(?:第)?四季度")),
    ("village", 2, (r"村", r"社区|居委")),
    ("attribute", 3, (r"(?<!不予)(?<!申请)主动公开", r"依申请", r"不予公开|不公开")),
    ("valid", 2, (r"有效|保留", r"失效|废止", r"修改|修订")),
    ("adopted", 2, (r"(?<!未)(?<!不予)采纳", r"未采纳|不予采纳|未予采纳")),
    ("sex", 2, (r"男", r"女")),
    ("passed", 2, (r"(?<!不)合格|(?<!不)达标", r"不合格|不达标")),
    ("satisfied", 2, (r"(?<!不)满意", r"不满意")),
)  # fmt: skip
_COMPILED = [(name, enough, [re.compile(p) for p in patterns]) for name, enough, patterns in _DIVISIONS]
_MEDIA = re.compile(
    r"网站|门户|微信|微博|公众号|客户端|APP|公报|电视|广播|报纸|报刊|媒体|公示栏|公开栏|显示屏|头条|抖音|新媒体|平台|网$|政务公开栏|栏$|渠道|发布会|网络|互联网"
)
_TRAIT = re.compile(r"学历|党员|女|岁|职称|少数民族|退休|以上|领导干部|科级|处级")
_PLACES = ("个", "家", "处", "块", "台", "座", "户")
_QUALITY = re.compile(r"(?<!不)满意|按时|按期|及时|合格|达标|回访|当场|好评|超前|提前|网上|全程|首次")
_REST = re.compile(r"^[\s、,;:和及]*(?:\d?是)?(?:其他|其它|其余|剩余|余下|另外其他|别的)")
_REST_KIND = re.compile(
    r"其他(?:情形|情况|原因|方面|类别|类|事项|类型|方式|渠道|途径|形式)(?:公开|发布|回应|提交|受理|办理)?(?:的|有|为|共)?\s?$"
)
_IN_HAND = re.compile(r"正在|正待|未能|尚|未办结|在办|待办|结转下|转下年|转入下|未审结|待审|未答复|办理中|审理中")
_DONE = re.compile(r"办结|答复|回复|办复|办理完|处理完|审结|办毕|处结|结案")
_TAKEN = re.compile(r"收到|(?<!不)(?<!不予)(?<!未)受理|接收|新收|接到|收件|来信|接听|征集")


def division(parts: list[Figure]) -> str:
    """What the parts divide, if they exhaust a known division: the name of the division, else ''."""
    names = [p.lead + p.tail for p in parts]
    for name, enough, patterns in _COMPILED:
        hits = {at for n in names for at, pattern in enumerate(patterns) if pattern.search(n)}
        if len(hits) >= enough and all(any(p.search(n) for p in patterns) for n in names):
            return name
    return ""


def belongs(parts: list[Figure]) -> str:
    """Which figure such parts divide: received, answered, cases … '' if unknown."""
    for name, _, patterns in _COMPILED:
        if all(any(p.search(f.lead + f.tail) for p in patterns) for f in parts):
            return name
    return ""


def overlapping(parts: list[Figure]) -> bool:
    """Whether the parts are ways of publishing: the same item may be published in several (accounts and places are counted once)."""
    if all(p.unit in _PLACES for p in parts):
        return False
    hits = sum(1 for p in parts if _MEDIA.search(p.lead))
    return hits >= 2 and hits * 2 >= len(parts)


def attributes(parts: list[Figure]) -> bool:
    """Whether the parts are traits of persons or qualities of work: one person, one case may have several."""
    if division(parts):
        return False
    qualities = sum(1 for p in parts if _QUALITY.search(p.lead))
    return any(_TRAIT.search(p.lead) for p in parts) or qualities >= 2


def is_rest(figure: Figure) -> bool:
    """Whether a part is 其他, 其余 or 规定的其他情形, which closes its list."""
    return bool(_REST.match(figure.lead) or _REST_KIND.search(figure.lead)) or figure.tail.strip() in (
        "为其他",
        "为其它",
        "属其他",
    )


def aspect(figure: Figure) -> str:
    """What was done with what is counted: taken, done, in hand, '' if the words do not say."""
    words = figure.lead
    if _IN_HAND.search(words) or _IN_HAND.search(figure.tail):
        return "in hand"
    if _DONE.search(words) or (not words.strip() and _DONE.search(figure.tail)):
        return "done"
    return "taken" if _TAKEN.search(words) else ""
