"""The law: whatever is read, each source line that is not blank ends up in exactly one place, and nothing crashes."""

from hypothesis import given, settings
from hypothesis import strategies as st
from intake_samples import LAYOUT, report

from forms.intake.errors import Unreadable
from forms.intake.marks import key, strip
from forms.intake.reading import COVER, TABLE, UNPLACED, Reading
from forms.intake.text import read
from forms.intake.tidy import tidy

_LINES = report().split("\n")
_TRAPS = [
    "一、是建立台账；",
    "九、政府信息公开会议和培训情况",
    "主动公开情况",
    "七、政府信息公开的收费及减免情况：无。",
    "2018年2月30日",
    "（一）收到申请数\t件\t",
    "（二）被依法纠错数 件 -3",
    "（不同方式回应同一热点或舆情计1次）",
    "单位负责人：甲",
    "- 3 -",
    "统计指标 单位 2015年 2016年",
    "9" * 400,
    "35",
    "——",
    "万元",
    "　",
    "附件：政府信息公开情况统计表",
    "编制说明",
    "2017年1月1日至2017年2月30日",
]
_LINE = st.sampled_from(_LINES) | st.sampled_from(_TRAPS) | st.text(max_size=30)


def _holds_the_law(text: str, reading: Reading) -> None:
    lines = {number: line for number, line in enumerate(text.split("\n"), 1) if strip(line)}
    assert set(reading.homes) == set(lines)
    assert {number for number, home in reading.homes.items() if home == UNPLACED} == {u.line for u in reading.unplaced}
    assert len({u.line for u in reading.unplaced}) == len(reading.unplaced)
    for item in reading.unplaced:
        assert item.text == strip(lines[item.line])
        assert item.guess
    cover = key("".join([reading.title, reading.organ, reading.preface, "编制说明"]))
    for number, home in reading.homes.items():
        if home == COVER:
            is_date = reading.date is not None and str(reading.date.day) in key(lines[number])
            assert (
                is_date
                or key(lines[number]).removeprefix("编制说明") in cover
                or key(lines[number]).endswith(key(reading.organ))
            )
    for number, heading in reading.headings.items():
        kept = [tidy(line) for at, line in lines.items() if reading.homes[at] == number]
        if number != LAYOUT.table_section:
            assert key("".join(kept)) == key(heading + reading.sections[number])
    for row, cell in reading.cells.items():
        if cell.line:
            assert reading.homes[cell.line] == TABLE
            assert cell.value is None or key(str(cell.value)).lstrip("0") in key(cell.written.replace(".", ""))
            assert reading.homes[reading.row_places[row]] == TABLE


def _read(text: str) -> Reading | None:
    try:
        return read(text, LAYOUT)
    except Unreadable:
        return None


@settings(max_examples=60, deadline=None)
@given(st.permutations(_LINES))
def test_shuffled(lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = _read(text)
    assert reading is not None
    _holds_the_law(text, reading)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_mutated(data: st.DataObject) -> None:
    lines = list(_LINES)
    for _ in range(data.draw(st.integers(1, 25))):
        at = data.draw(st.integers(0, len(lines) - 1))
        how = data.draw(st.sampled_from(("insert", "delete", "replace", "repeat", "join")))
        if how == "insert":
            lines.insert(at, data.draw(_LINE))
        elif how == "repeat":
            lines.insert(data.draw(st.integers(0, len(lines))), lines[at])
        elif how == "replace":
            lines[at] = data.draw(_LINE)
        elif how == "join" and at:
            lines[at - 1 : at + 1] = [lines[at - 1] + data.draw(st.sampled_from(["", "\t", " "])) + lines[at]]
        elif len(lines) > 1:
            del lines[at]
    text = "\n".join("\n".join(lines).splitlines())
    reading = _read(text)
    if reading is not None:
        _holds_the_law(text, reading)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINE, max_size=25))
def test_any_lines(lines: list[str]) -> None:
    text = "\n".join("\n".join(lines).splitlines())
    reading = _read(text)
    if reading is not None:
        _holds_the_law(text, reading)
