"""Words of the narrative that name a row without a figure: channels in use, what is said not to have happened, 均已办结."""

from __future__ import annotations

import re

from forms.prose.meaning import ChannelMeaning, ClosingMeaning, DenialMeaning

_OPEN, _ANSWERS, _REQUESTS = ("2",), ("2", "3"), ("2", "4")
_NO_USE = re.compile(
    r"可以|可[通到在向采由拨]|均可|能够|应当|欢迎|方便|指南|支持|开通了?[^,;。]{0,8}(?:渠道|途径)|畅通|拓宽|规定|流程|无|没有|未|不|上年|去年"
)
_ASKED = re.compile(r"申请")
_SENT = r"(?:寄送|寄来|寄交|发来|提交|递交|提出|申请|送交)"


def _way(row: str, name: str, words: str) -> ChannelMeaning:
    """A way in which requests came in, told as used: 「有的以信函寄送」."""
    used = (
        rf"(?:以|通过|采用|采取|经由?|用|到|在)(?:{words})(?:的?(?:方式|形式|渠道|途径))?{_SENT}|(?:{words}){_SENT}的"
        rf"|(?:收到|另有|还有|也有)(?:部分|少量|若干)?(?:{words})申请(?!数|\s?[0零])"
    )
    return ChannelMeaning(row, name, re.compile(used), _REQUESTS, _ASKED, _NO_USE)


CHANNELS: tuple[ChannelMeaning, ...] = (
    ChannelMeaning("1.2.1", "政府公报", re.compile(r"政府公报"), _OPEN),
    ChannelMeaning(
        "1.2.2",
        "政府网站",
        re.compile(r"(?:通过|在|利用|依托)[^,;。]{0,10}网站[^,;。]{0,16}(?:公开|发布|公布)(?!率)"),
        _OPEN,
        bar=_NO_USE,
    ),
    ChannelMeaning("1.2.3", "政务微博", re.compile(r"微博"), _OPEN),
    ChannelMeaning("1.2.4", "政务微信", re.compile(r"微信"), _OPEN),
    ChannelMeaning("2.2.1", "新闻发布会", re.compile(r"新闻发布会"), _ANSWERS),
    ChannelMeaning("2.2.2", "在线访谈", re.compile(r"(?:在线|网上|网络)访谈"), _ANSWERS),
    ChannelMeaning(
        "2.2.3",
        "政策解读稿件",
        re.compile(r"(?:发布|编发|撰写|刊发|制作|推出|配发)(?:了)?[^,;。]{0,10}解读(?:稿件?|材料|文章|信息)"),
        _ANSWERS,
        bar=_NO_USE,
    ),
    ChannelMeaning(
        "2.2.4",
        "微博微信回应",
        re.compile(r"(?:通过|利用|运用|在)[^,;。]{0,10}(?:微博|微信)[^,;。]{0,16}回应"),
        _ANSWERS,
        bar=_NO_USE,
    ),
    _way("3.1.1", "当面申请", "当面|现场|窗口"),
    _way("3.1.2", "传真申请", "传真"),
    _way("3.1.3", "网络申请", "网络|网上|网站|电子邮件|电子邮箱|互联网"),
    _way("3.1.4", "信函申请", "信函|书信|邮寄|邮政|挂号信|来信"),
)

_HAPPENED = "发生|收到|接到|出现|产生|受理|引发|存在|办理"
_NONE = rf"(?<!从)(?:(?:未|没有|无)(?:有)?(?:{_HAPPENED})(?:过)?(?:一[件起例宗]|任何)?|(?:没有|(?<!因)无))"
_ENDS = r"(?:案件|事项|申请|情况|案例|问题|事件)?(?:的?(?:情况|情形))?(?:发生)?(?=[,;。\n]|$)"
_ALSO = r"(?:[、和或及与以]{1,2}(?:行政)?(?:复议|诉讼|申诉|举报|投诉)(?:案件|申请|事项)?){0,3}"
_ZERO = r"[^,;。被的]{0,12}(?:均为零|为零|均未发生|未发生|均为0件?|为0件?|均无)(?=[,;。\n]|$)"
_OF_US = r"(?:[^,;。、被上去往]{0,14}?)"
_BY_WHOM = r"(?:公民|法人|社会|政府|依法|的|、|和|或者?|其他组织){0,8}"
_ASKED_FOR = r"(?:政府)?(?:依申请公开|信息公开|公开)(?:政府信息)?的?申请"
_COST_WORDS = r"(?:任何|依申请公开|信息公开|检索|复制|邮寄|相关|、|等)*(?:费用?|收费)"


def _none(what: str) -> re.Pattern[str]:
    """None of `what`: 「未发生因政府信息公开引起的行政复议、行政诉讼」, 「行政复议和行政诉讼均为零」."""
    listed = r"(?:(?:行政)?(?:复议|诉讼|申诉|举报|投诉)(?:案件|申请)?[、和或及与以]{1,2}){0,3}"
    return re.compile(rf"{_NONE}{_OF_US}{listed}(?:{what}){_ALSO}{_ENDS}|(?:{what}){_ALSO}{_ZERO}")


_OVERTURNED = r"(?:判决|决定)?(?:撤销|纠错|纠正|变更|确认违法|责令)"
_BY_THEM = r"(?:均|全部|被|获|由|经|人民|法院|复议机关|判决|裁定|依法|予以|得到)*"
_UPHELD = rf"(?:案件)?\s?\d{{0,4}}[件起宗]?,?(?:结果|均|全部|都){_BY_THEM}(?:维持|驳回|胜诉)(?!\d)"
_NEVER = r"(?:未|没有|无)(?:一[件起例宗])?[^,;。]{0,16}?"
_LOST = r"(?:未|没有|无一?)(?:发生|出现)?(?:[^,;。维持]{0,12})败诉|零败诉"
_COMPLAINTS = r"[^,;。、被上去往]{0,14}?(?:信息公开|政务公开)[^,;。、被上去往]{0,6}?(?:举报|投诉)[、和]?(?:举报|投诉)?"
DENIALS: tuple[DenialMeaning, ...] = (
    DenialMeaning(
        "3.1", "E22", re.compile(rf"(?:未|没有|无)(?:收到|接到|受理)(?:过)?(?:任何)?{_BY_WHOM}{_ASKED_FOR}{_ENDS}")
    ),
    DenialMeaning("4", "E24", _none("行政复议")),
    DenialMeaning("5", "E24", _none("行政诉讼")),
    DenialMeaning("4.2", "E25", re.compile(rf"{_NEVER}(?:被)?复议机关(?:依法)?{_OVERTURNED}|复议{_UPHELD}")),
    DenialMeaning("5.2", "E25", re.compile(rf"{_LOST}|{_NEVER}被(?:人民)?法院(?:依法)?{_OVERTURNED}|诉讼{_UPHELD}")),
    DenialMeaning("6", "E31", re.compile(rf"{_NONE}{_COMPLAINTS}{_ENDS}")),
    DenialMeaning(
        "7",
        "E31",
        re.compile(
            rf"(?:未|没有)(?:向申请人|对申请人)?收取(?:过)?{_COST_WORDS}(?=[,;。\n]|$)|(?:未|没有)发生(?:任何)?收费"
        ),
    ),
)

CLOSINGS: tuple[ClosingMeaning, ...] = (
    ClosingMeaning("3.1", "3.2", "3.2.2", re.compile(r"依申请公开|信息公开申请|公开申请|申请公开|收到申请|受理申请")),
)
