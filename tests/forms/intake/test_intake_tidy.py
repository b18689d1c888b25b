"""Typography: which marks become full width, and that nothing else changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.intake.marks import BLANKS, key
from forms.intake.tidy import LONGEST_TIDIED, tidy


@pytest.mark.parametrize(
    ("written", "tidied"),
    [
        ("平稳,有序;详见附件:一览!好?", "平稳，有序；详见附件：一览！好？"),
        ("2017年,我市", "2017年，我市"),
        ("共2017,其中", "共2017，其中"),
        ("18,126条", "18,126条"),
        ("8:30至17:00", "8:30至17:00"),
        ("比例为1:2", "比例为1:2"),
        ("(www.qingxi.gov.cn)首页", "（www.qingxi.gov.cn）首页"),
        ("见http://a.gov.cn/x?y=1,2;另见", "见http://a.gov.cn/x?y=1,2；另见"),
        ("信箱a.b@c.gov.cn,电话", "信箱a.b@c.gov.cn，电话"),
        ("f(x), g(y); h", "f(x), g(y); h"),
        ("qq、APP,微信", "qq、APP，微信"),
        ("(一)抓制度", "（一）抓制度"),
        ("(1)抓制度", "（1）抓制度"),
        ("清政办发[2016]8号", "清政办发[2016]8号"),
        ("清政办发【2016】第8号", "清政办发【2016】第8号"),
        ("数组[2016]与注[3]", "数组[2016]与注[3]"),
        ("《某省实施<条例>办法》", "《某省实施〈条例〉办法》"),
        ("首页 > 公开 <表>", "首页 > 公开 <表>"),
        ("收到来信\xa0\xa0 2333封", "收到来信2333封"),
        ("Windows\xa0\xa0 10", "Windows 10"),
        ("\u3000\u3000全年\xa0", "全年"),
        ("全年, 平稳", "全年，平稳"),
        ("张 三", "张 三"),
        ("1、互联网", "1、互联网"),
        ("1.提高", "1.提高"),
        ("(半边,", "（半边，"),
        ("办复率94%", "办复率94%"),
    ],
)
def test_tidy(written: str, tidied: str) -> None:
    assert tidy(written) == tidied


_TEXT = st.text("，,;:()（）[]<>《》 \xa0\u3000年月公开条1290aZ.?!@/。—“”", max_size=60)


@given(_TEXT)
def test_tidying_again_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(max_size=60) | _TEXT)
def test_no_word_or_figure_changes(text: str) -> None:
    assert key(tidy(text)) == key(text)
    assert len([c for c in tidy(text) if c not in BLANKS]) == len([c for c in text if c not in BLANKS])


def test_a_line_beyond_any_paragraph_is_left_alone() -> None:
    text = "平稳,有序" * LONGEST_TIDIED
    assert tidy(text) == text
