"""Marks of form: numbers of documents (〔2017〕), 附表十一部分, and personal data that must not be published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.prose import numerals
from forms.prose.claims import Claim, stretch

PERSONAL = "W12"
"""The kind of finding whose stretch must never be shown as it stands."""
_DOCUMENT = re.compile(
    r"(?P<issuer>[一-龥]{1,12}?(?:[发办函字令电通规文监教]|(?=[\[(〈{【［]\s?(?:19|20)\d{2}\s?[\])〉}】］]第?\d{1,5}号)))\s?(?P<form>(?P<open>[〔\[(〈<《«{【［]?)\s?(?P<year>(?:19|20)?\d{2})年?\s?(?P<close>[〕\])〉>》»}】］]?)"
    r"\s?[-—–]?\s?(?P<nth>第?)\s?(?P<zero>0*)(?P<number>\d{1,5})(?!\d)\s?(?P<mark>号?))"
)
_SURE = re.compile(
    r"[政办委局府组人财教环卫建土农林水交文法司安监审统价商工信民社保宣纪党厅院联](?:发|函|字|规)$|[政府](?:办)$"
)
_BEHIND = (")", "文", "精")
"""What stands behind the number of a document that lacks its 号: 「（…〔2017〕12）」, 「…〔2017〕12文件」."""
_TURNED = re.compile(
    r"(?<=[一-龥])\s?(?P<year>(?:19|20)\d{2})年?\s?[〔\[(]\s?(?P<nth>第?)(?P<zero>0*)(?P<number>\d{1,4})\s?[〕\])]\s?号"
)
"""「江府办函2017〔12〕号」."""
_PADDED = re.compile(r"〔(?P<year>(?:19|20)\d{2})〕(?P<nth>第?)(?P<zero>0*)(?P<number>\d{1,5})号")
_DECISION = re.compile(
    r"[复罚决裁许强立告答补登]字?\s?$|公开\s?$|(?:编号|公告|通告|令|决定书|通知书|告知书)[为是:]?\s?$"
)
"""Decisions on cases and announcements are numbered 〔2018〕第5号: GB/T 9704 is not for them."""
_APPENDIX_PARTS = re.compile(r"[,、]附表([一二三四五六七八九十]{1,3})部分(?:组成|构成)?")
_ID = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\dA-Za-z.])1[3-9]\d(?:[ -]?\d{4}){2}(?![\d.]|[条件次篇个人元])")
_BANK = re.compile(r"(?<![\dA-Za-z])(?:62|4\d|5[1-5])\d{2}(?:[ -]?\d{4}){2,3}(?:[ -]?\d{1,4})?(?![\dA-Za-z])")
_NO_PERSON = re.compile(
    r"(?:编号|编码|代码|单号|户号|序号|流水号|索引号|登记号|备案号|文号|案号|条码|批次|批号|证书号|许可证|执照|信用代码|财政专户|国库|对公|单位账[户号]|户名|工单|[A-Za-z]|No\.?|№)[^,。;\d]{0,10}$"
)
"""What numbers a thing, not a person."""
_OF_AN_OFFICE = re.compile(
    r"(?:值班|监督|投诉|抢修|服务|热线|24小时|办公室|对外公布的?)[^,;。人某]{0,4}(?:手机|电话|热线|号码)[^,;。人某\d]{0,3}$"
)
"""A number that an office gives out to be called."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def wording(text: str, start: int, end: int) -> Iterator[Claim]:
    """Everything of a paragraph that is told by its form alone."""
    yield from _documents(text, start, end)
    yield from _personal(text, start, end)
    for m in _APPENDIX_PARTS.finditer(text, start, end):
        count = numerals.read(m[1])
        begin = m.start() + 1
        message = f"“{text[begin : m.end()]}”容易读成“附表{m[1]}”，请写作“附表等{m[1]}部分”或“附表，共{m[1]}部分”。"
        finding = stretch("I07", text, begin, m.end(), message, "“附表”与后面的数字之间缺少“等”或“共”。", stated=count)
        yield Claim("I07", ((begin, m.end()),), finding)


def _documents(text: str, start: int, end: int) -> Iterator[Claim]:
    """Numbers of documents that are not written 〔2017〕45号: other brackets or none, 第, padding, no 号, half a year."""
    told: set[int] = set()
    for pattern in (_DOCUMENT, _PADDED, _TURNED):
        for m in pattern.finditer(text, start, end):
            year = m["year"] if len(m["year"]) == 4 else "20" + m["year"]
            right = f"〔{year}〕{m['number']}号"
            begin = m.start("form") if pattern is _DOCUMENT else m.start()
            said = text[begin : m.end()].strip()
            if m["number"] == "0" or said == right or m.start("year") in told:
                continue
            if (pattern is _DOCUMENT and not _is_document(m, text)) or (
                m["nth"] and _DECISION.search(text[:begin][-8:])
            ):
                continue
            told.add(m.start("year"))
            message = f"文号“{said}”应写作“{right}”：年份用六角括号，序号不编虚位，不加“第”。"
            finding = stretch("I02", text, begin, m.end(), message, "按公文格式（GB/T 9704）核对发文字号。")
            yield Claim("I02", ((begin, m.end()),), finding)


def _is_document(m: re.Match[str], text: str) -> bool:
    """Whether it is the number of a document, though it is not written so."""
    sure = bool(_SURE.search(m["issuer"]))
    whole = len(m["year"]) == 4
    if m["open"] and m["close"]:
        return bool((m["mark"] and (whole or sure)) or (sure and text[m.end() : m.end() + 1] in _BEHIND))
    return sure and whole and bool(m["mark"]) and not m["open"] and not m["close"]


def _personal(text: str, start: int, end: int) -> Iterator[Claim]:
    for name, m, digits in _numbers_of_people(text, start, end):
        message = f"发现疑似{name}“{mask(digits)}”，公开前请遮盖或删去。"
        finding = stretch(PERSONAL, text, m.start(), m.end(), message, f"位数和校验位符合{name}。")
        yield Claim(PERSONAL, ((m.start(), m.end()),), finding)


def _numbers_of_people(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str], str]]:
    """(what it is, where, its digits) of each number of an identity card, a mobile telephone or a bank card."""
    taken: set[int] = set()
    for name, pattern, holds in (("身份证号", _ID, _is_id), ("手机号", _MOBILE, _any), ("银行卡号", _BANK, _is_bank)):
        for m in pattern.finditer(text, start, end):
            digits = re.sub(r"[ -]", "", m[0])
            ahead = text[max(0, m.start() - 12) : m.start()]
            numbered = name != "身份证号" and (_NO_PERSON.search(ahead) or _OF_AN_OFFICE.search(ahead))
            if holds(digits) and not numbered and taken.isdisjoint(range(m.start(), m.end())):
                taken.update(range(m.start(), m.end()))
                yield name, m, digits


def covered(text: str) -> str:
    """The text with the middle of each such number covered: what a finding may quote."""
    for _, m, digits in sorted(_numbers_of_people(text, 0, len(text)), key=lambda one: -one[1].start()):
        text = text[: m.start()] + mask(digits) + text[m.end() :]
    return text


def mask(digits: str) -> str:
    """A number with its middle covered: 138****1234."""
    keep = 3 if len(digits) == 11 else 4
    return digits[:keep] + "*" * (len(digits) - keep - 4) + digits[-4:]


def _any(digits: str) -> bool:
    return len(digits) == 11


def _is_id(digits: str) -> bool:
    """Region, date of birth and check digit of GB 11643."""
    month, day = int(digits[10:12]), int(digits[12:14])
    if not (11 <= int(digits[:2]) <= 82 and 1900 <= int(digits[6:10]) <= 2099 and 1 <= month <= 12 and 1 <= day <= 31):
        return False
    check = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11
    return "10X98765432"[check] == digits[17].upper()


def _is_bank(digits: str) -> bool:
    """16 to 19 digits with the check digit of Luhn."""
    if not 16 <= len(digits) <= 19:
        return False
    total = 0
    for at, d in enumerate(reversed(digits)):
        doubled = int(d) * (2 if at % 2 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
