"""Long texts read in steps: the same findings as in one go, no step long, begun anew when something changes meanwhile."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from builders import E2014
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.checker import Checker, check
from forms.prose import figures, masks, windows
from forms.report import Report
from forms.rules.prose import ReadsReport
from forms.session import Session

WRONG = "接待群众50人次，其中现场咨询20人次、电话咨询10人次、网络咨询11人次。"
LONG = "\n".join(f"{WRONG}各单位落实责任，第{n}次会议审议有关事项，向社会公开信息{n + 100}条。" for n in range(300))
"""Some 20,000 characters: several windows."""
PATTERNS = [masks._MASK, masks._HOTLINE, figures._NUMBER, figures._HAN, figures._PERCENT]


@pytest.mark.parametrize("pattern", PATTERNS, ids=["mask", "hotline", "number", "han", "percent"])
@given(
    text=st.lists(
        st.sampled_from(["12", "1,234", "年", "月3日", "《", "》", "件", " ", "\n", "第", "至", "号", "一百二", "百分之", "a@b.cn", "。", "、", "0"]),
        max_size=90,
    ).map("".join),
    step=st.integers(1, 40),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_windows_find_what_one_search_finds(pattern: re.Pattern[str], text: str, step: int) -> None:
    in_windows = [m.span() for some in windows.windows(pattern, text, step) for m in some]
    assert in_windows == [m.span() for m in pattern.finditer(text)]


def test_a_match_across_the_end_of_a_window_is_found_whole() -> None:
    text = "甲" * 5_990 + "1" * 30 + "件" + "乙" * 9_000
    assert [m.span() for some in windows.windows(re.compile(r"\d+件"), text) for m in some] == [(5_990, 6_021)]


def session_with(text: str) -> Session:
    session = Session(E2014, read_later=True)
    session.set({"text:3": text, "text:5": text, "3.1": 30}, "填")
    return session


def one_step() -> Callable[[], bool]:
    return lambda: True


def in_steps(checker: Checker) -> int:
    steps = 1
    checker.catch_up(one_step())
    while checker.behind:
        checker.catch_up(one_step())
        steps += 1
    return steps


def test_what_is_read_in_steps_is_what_is_read_in_one_go() -> None:
    session = session_with(LONG)
    assert in_steps(session.checker) > 600
    assert any(f.rule == "E18" for f in session.findings)
    assert session.findings == check(session.report)


def test_a_pause_stands_behind_every_window_and_paragraph() -> None:
    rule = next(r for r in E2014.rules if isinstance(r, ReadsReport))
    pauses = sum(one is None for one in rule.steps(Report(E2014, {"text:3": LONG})))
    assert pauses > LONG.count("\n") * 4


def test_nothing_is_told_before_all_is_read() -> None:
    session = session_with(LONG)
    before = session.findings
    session.catch_up(one_step())
    assert session.behind
    assert session.findings == before


def test_a_change_meanwhile_begins_the_reading_anew() -> None:
    session = session_with(LONG)
    for _ in range(400):
        session.catch_up(one_step())
    session.set({"text:3": "无。", "text:5": WRONG}, "改")
    assert in_steps(session.checker) < 200
    assert session.findings == check(session.report)
    assert {f.section for f in session.findings if f.rule == "E18"} == {"5"}


def test_a_short_text_is_read_at_once() -> None:
    session = session_with(WRONG)
    session.catch_up()
    assert not session.behind
    assert session.findings == check(session.report)
