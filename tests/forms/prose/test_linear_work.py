"""The work of reading grows with the text and no faster, whatever the text repeats without end. Steps are counted, never time."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from forms.prose import audit

PIECES = (
    "1",
    "(",
    "（）",
    "、",
    "％",
    "\n",
    " ",
    "　",
    "其中",
    "一是",
    "12\n",
    "（12）",
    "12、",
    "１２件",
    "12件，",
    "12%占",
    "1,234,",
    "百",
    "“",
    "《甲乙丙丁戊己庚辛》",
    "其中12件(",
    "甲12件、",
    "三项：一是",
    "甲、乙三项",
    "由甲、乙组成，",
    "按内容分：甲12件、乙13件。\n",
    "三大平台——甲、乙、丙；",
    "共收到申请12件，办结12件。",
    "上述12件，",
    "公开的12条信息均，",
    "年初有12个，",
    "年初12个，新增3个，",
    "月均12件，共13件，",
    "平均每月12件，",
    "每期12份，",
    "比上年增长12%，",
    "比2016年的12件增加13件，",
    "由12件增至13件，",
    "是上年的3倍，",
    "占12件的13%，",
    "分别为12件、13件，",
    "2016年12件，2017年13件，",
    "2017年3月5日召开",
    "2017年2月30日，",
    "12至13日",
    "见附表3\n",
    "（一）甲\n",
    "一、概述\n",
    "1.甲乙。\n",
    "第一，",
    "县门户网",
    "“甲乙丙丁”平台、",
    "甲政发2017第4号",
    "〔2017〕12号",
    "收到申请数 件 12\n",
    "主动公开政府信息数\t条\t12\n",
    "13812345678，",
    "110105194912310021",
    "12345热线",
    "a@b.c，",
    "http://a.b/",
    "行政诉讼12件，败诉1件，",
    "甲县电子政务办公室、甲县电子政务办，",
    "均按时办结12件，",
    "没有12件，",
    "均在内",
    "均已办结12件，尚有3件，",
    "办结率100%，办结12件，",
    "应访12人，实访11人，回访率90%，",
    "32个村平均每村12期，",
    "增长三成五，",
    "没有败诉，确认违法1件，",
    "法院判决责令公开，",
    "未发生行政复议、",
    "附表“收到申请数”填12件，",
    "是上年的3倍，由12件增至13件，",
)
"""What hostile texts and broken files are full of, and every kind of sentence that the reader holds figures against."""


def steps(text: str) -> int:
    """How many calls an audit makes, built-in ones included."""
    count = 0

    def tick(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        audit(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_is_four_times_the_work(piece: str) -> None:
    short, long = (steps(piece * (n // len(piece))) for n in (2_500, 10_000))
    assert long <= short * 5 + 2_000
