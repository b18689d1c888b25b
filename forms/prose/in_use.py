"""Whether a sentence that names a channel says that it is used: not planned, given up, missing, at nought, or another office's."""

from __future__ import annotations

import re

_PLANNED = re.compile(r"下一步|今后|将|拟|计划|未|没有|无|尚未|不足|欠")
_GIVEN_UP = re.compile(
    r"停用|停更|停办|停刊|停止|关停|注销|暂停|关闭|下线|不再|撤销|取消|迁移|并入|筹建|筹备|正在建设|申请开通|代管|代办|代为|[计归][入在][^,;。]{0,8}(?:政府|上级|办公室|部门|宣传)"
)
_DONE_WITH_IT = (
    "发布|公开|开展|举办|召开|举行|开通|开设|使用|更新|推送|设|建|运营|编[印发辑制]|出版|办|印发|刊[登载发]|登载|参加|参与|注册|认证|启用|统计|"
    "计入|纳入|列入|适用|信息发布|新闻发布会|在线访谈"
)
_UNUSED = re.compile(
    r"(?:未|没有|没|无|(?<!开展)不)(?:再|能|曾|另行|另|单独|单|安排|组织|通过|予以|专门|独立|自行){0,2}"
    rf"(?:{_DONE_WITH_IT})(?!及时|到位|够|好|平衡|规范)"
)
_NOUGHT = re.compile(r"(?<![\d.,])0\s?[条次场期件篇]|零[条次场期件篇]|(?:为|是|计|均)\s?(?:0(?![\d.])|零(?![一-龥]))")
_NOT_IT = re.compile(r"[不非未](?:作为|属于?|是|算作?|视为|按|计入|列入)[^,;。]{0,4}$")
_EXCEPT = re.compile(r"除了?[^,;。]{0,20}$")
_THE_OTHERS = re.compile(r"[^,;。]{0,12}外,?(?:其余|其他|别的|各|均|都)")
_CITED = re.compile(r"附表|统计表|表中|[“\"][^“”\"]{4,40}数[”\"]")
"""From here on the sentence tells what the table holds, not what was done."""
_SENTENCE_END = re.compile(r"[。!?;\n]")
_CLAUSES = 60
_FAR = 120


def in_use(text: str, m: re.Match[str]) -> bool:
    """Whether the channel found at `m` is told as one that is used."""
    if _PLANNED.search(text, max(0, m.start() - 12), m.start()) or _NOT_IT.search(
        text, max(0, m.start() - 12), m.start()
    ):
        return False
    begin, end = sentence_of(text, m)
    if _GIVEN_UP.search(text, m.end(), end) or _UNUSED.search(text, begin, end):
        return False
    if _EXCEPT.search(text, begin, m.start()) and _THE_OTHERS.match(text, m.end(), end):
        return False
    cited = _CITED.search(text, m.end(), end)
    nought = _NOUGHT.search(text, m.end(), min(cited.start() if cited else end, m.end() + _CLAUSES))
    return nought is None or any(c.isdigit() and c != "0" for c in text[m.end() : nought.start()])


def sentence_of(text: str, m: re.Match[str]) -> tuple[int, int]:
    """Where the sentence around a match begins and ends, as far as it is looked at."""
    begin = max((s.end() for s in _SENTENCE_END.finditer(text, max(0, m.start() - _FAR), m.start())), default=0)
    return begin, next((s.start() for s in _SENTENCE_END.finditer(text, m.end(), m.end() + _FAR)), m.end())
