"""The first page: fields one under the other, then the preface."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from forms.editions import EDITIONS
from forms.session import Session
from gui.bridge import Bridge, Place
from gui.pages.cover import CoverFields, CoverPage
from gui.pages.page import Tier

FORM = EDITIONS[0]
Make = Callable[[], CoverPage]


@pytest.fixture
def page(qtbot: QtBot) -> Make:
    def make() -> CoverPage:
        session = Session(FORM, FORM.propose("临江市", 2017, "") if FORM.propose else {})
        made = CoverPage(Bridge(session), "cover")
        made.complete()
        qtbot.addWidget(made)
        made.resize(815, 700)
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        return made

    return make


def fields(page: CoverPage) -> CoverFields:
    found = page.figures[0][1]
    assert isinstance(found, CoverFields)
    return found


def test_tab_goes_through_the_fields_to_the_text(page: Make) -> None:
    cover = page()
    cover.show_place(Place("cover", "title"))
    order = [cover.bridge.place.key]
    for _ in range(30):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        if cover.bridge.place.key != order[-1]:
            order.append(cover.bridge.place.key)
        if order[-1] == "preface":
            break
    assert order == ["title", "organ", "scope", "date", "period", "site", "contact", "preface"]


def test_a_finding_goes_to_its_field(page: Make) -> None:
    cover = page()
    cover.bridge.going.connect(cover.show_place)
    cover.bridge.session.type("date", "2017年3月15日")
    finding = next(f for f in cover.bridge.session.findings if f.fields[0] == "date")
    cover.bridge.go_to_finding(finding)
    assert fields(cover).editors["date"].focused


def test_every_control_has_a_name(page: Make) -> None:
    cover = page()
    editors = fields(cover).editors
    assert {key: editor.accessibleName() for key, editor in editors.items()} == {
        "title": "标题",
        "organ": "编制机关",
        "scope": "统计范围",
        "date": "报告日期",
        "period": "统计期限",
        "site": "电子版网址",
        "contact": "联系方式",
    }


def test_the_preface_is_drafted_from_the_fields(page: Make) -> None:
    cover = page()
    assert cover.editor is not None
    assert cover.drafting is not None
    cover.bridge.type("site", "www.linjiang.gov.cn")
    cover.drafting.start()
    assert "www.linjiang.gov.cn" in cover.drafting.words.text()
    QTest.mouseClick(cover.drafting.replace, Qt.MouseButton.LeftButton)
    assert "www.linjiang.gov.cn" in cover.editor.text


def test_nothing_shouts_on_a_new_report(page: Make) -> None:
    cover = page()
    lines = [e.line for e in fields(cover).editors.values() if hasattr(e, "line")]
    assert [line.message for line in lines] == [""] * len(lines)


def test_a_tiny_window_has_no_title(page: Make) -> None:
    cover = page()
    cover.set_tier(Tier.TINY)
    assert not cover.title.isVisible()
    cover.set_tier(Tier.WIDE)
    assert cover.title.isVisible()
