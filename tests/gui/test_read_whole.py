"""What an officer has to read is never cut: messages, titles, notes, facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot
from table_kit import Key, bridge, focused, press, shown, typed

from forms.mending import advice
from gui.bridge import Place
from gui.findings.detail import Detail
from gui.findings.strip import HEIGHT, FindingStrip
from gui.grid.paint import is_cut
from gui.pages.appendix import TablePage
from gui.pages.check import CheckPage
from gui.pages.page import Tier
from gui.places import CHECK
from gui.widgets import Fitted
from gui.widgets.fitted import fitted

EIGHT = {f"3.3.{n}": "0" for n in range(3, 9)}
BROKEN = {"3.3": "7", "3.3.1": "7", "3.3.2": "7", **EIGHT}
"""The longest sentence of the table, E08, with two cells of which either would mend it."""
NOTE = "书记、市长信箱和热线的回复都计在这一项，不含各部门自己收到的"

Make = Callable[..., TablePage]


@pytest.fixture
def page(qtbot: QtBot) -> Make:
    def make(answers: Mapping[str, str], key: str, width: int = 814) -> TablePage:
        made = TablePage(bridge(answers), "11")
        shown(qtbot, made, width, 640)
        made.show_place(Place("11", key))
        return made

    return make


def whole(line: Fitted) -> bool:
    return fitted(line.text, line._size, False, line._room(), line.height())[2]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("words", ["短句。", "第一句不短不长，说明在哪里、写的是多少；第二句说要怎样改才能平。"])
def test_words_become_smaller_and_take_two_lines_before_they_are_cut(words: str) -> None:
    size, lines, uncut = fitted(words, 14, False, 240.0, 26)
    assert uncut
    assert "".join(lines) == words
    assert (size, len(lines)) == ((14, 1) if len(words) < 10 else (12, 2))


def test_where_even_that_is_too_little_the_tooltip_has_the_rest(qtbot: QtBot) -> None:
    line = Fitted("很长的一句话，" * 30, height=30)
    shown(qtbot, line, 200, 30)
    assert fitted(line.text, 14, False, 200.0, 30)[1][-1].endswith("…")
    assert line.toolTip() == line.text
    line.show_text("短句。")
    assert line.toolTip() == ""


def test_the_cell_bar_has_room_for_message_and_advice(page: Make, qtbot: QtBot) -> None:
    made = page(BROKEN, "3.3")
    worst = next(f for f in made.bridge.findings("11") if f.rule == "E08")
    said = worst.message + advice(made.bridge.session.report, worst)
    qtbot.waitUntil(lambda: made.bar._message.text == said)
    assert whole(made.bar._message)


def test_a_note_has_the_first_line_to_itself_while_it_is_edited(page: Make) -> None:
    made = page({**BROKEN, "3.3#note": NOTE}, "3.3")
    bar = made.bar
    needed = QFontMetrics(bar.note.font()).horizontalAdvance(NOTE)
    bar.note.setFocus()
    assert bar._path.isHidden()
    assert bar.note.width() > needed
    typed("x")
    press(Key.Key_Escape)
    assert focused() is made.view
    assert not bar._path.isHidden()


def test_the_section_goes_from_before_the_row_where_the_note_needs_the_room(page: Make) -> None:
    short, long = page({"3.3": "7"}, "3.3"), page({"3.3": "7", "3.3#note": NOTE[:24]}, "3.3")
    assert short.bar._path.text == "三、依申请公开情况 › （三）申请答复数（件）"
    assert long.bar._path.text == "（三）申请答复数（件）"
    assert long.bar.note.width() > QFontMetrics(long.bar.note.font()).horizontalAdvance(NOTE[:24])


def test_notes_can_be_written_in_the_bar_of_a_tiny_window(page: Make) -> None:
    made = page({}, "3.3.4", 683)
    made.set_tier(Tier.TINY)
    assert made.bar.note.isVisible()
    assert not made.bar._message.isVisible()


def test_the_strip_has_room_for_the_whole_message_and_follows_the_cell(qtbot: QtBot) -> None:
    report = bridge({**BROKEN, "3.1": "5", "3.2": "9"})
    strip = FindingStrip(report)
    shown(qtbot, strip, 683, HEIGHT)
    report.go_to_finding(next(f for f in report.findings("11") if f.rule == "E08"))
    report.arrive(Place("11", "3.3"))
    assert "八类答复合计14" in strip._message.text
    assert whole(strip._message)
    other = next(f for f in report.findings("11") if f.rule == "W04")
    report.arrive(Place("11", other.fields[0]))
    assert strip._message.text == other.message


def test_the_title_of_the_chosen_finding_is_below_the_word_where_it_is_long(qtbot: QtBot) -> None:
    report = bridge(BROKEN)
    detail = Detail(report)
    shown(qtbot, detail, 324, 400)
    detail.show_finding(next(f for f in report.findings("11") if f.rule == "E08"))
    assert detail._title.text() == "必须改\n申请答复数与八类答复合计不符"
    detail.resize(420, 400)
    assert "\n" not in detail._title.text()


def test_rows_of_the_check_page_are_as_high_as_their_words(qtbot: QtBot) -> None:
    made = CheckPage(bridge({**BROKEN, "3.1": "5", "3.2": "9"}))
    made.bridge.arrive(Place(CHECK))
    shown(qtbot, made, 683, 700)
    at = next(n for n, line in enumerate(made.model.lines) if line.finding is not None and line.finding.rule == "E08")
    assert made.view.visualRect(made.model.index(at)).height() == 56
    made.resize(1138, 700)
    assert made.view.visualRect(made.model.index(at)).height() == 36


def test_what_is_blank_is_named_whole_among_the_facts(qtbot: QtBot) -> None:
    made = CheckPage(bridge({}))
    made.bridge.arrive(Place(CHECK))
    shown(qtbot, made, 1138, 700)
    blank = made._facts._facts[3]
    assert blank._more.text.endswith("等12部分")
    assert whole(blank._more)


def test_a_long_explanation_in_a_row_takes_a_third_line(page: Make) -> None:
    made = page({}, "8.4")
    at = made.model.place_of("8.4")
    assert at is not None
    assert made.view.rowHeight(at[0]) > made.view.rowHeight(at[0] - 2) == 48
    assert not is_cut(made.model.cell(at[0], 0), made.view.columnWidth(0))
    assert made.bar._path.text == "政府信息公开专项经费（万元）"


def test_rows_that_are_sections_themselves_stand_under_no_head(page: Make) -> None:
    made = page({}, "6")
    at = made.model.place_of("6")
    assert at is not None
    assert made.model.heads_above(at[0]) == []
    assert [made.model.cell(row, 0).text for row in made.model.heads_above(at[0] - 10)] != []
