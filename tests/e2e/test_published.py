"""A published report comes in, its contradictions are seen and partly mended, a warning gets its reason; it goes out as 草稿."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from hands import ALT, Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from forms.findings import State
from gui.bridge import Bridge
from gui.pages.export import ExportPage

SAMPLE = resources.path("samples/report-2017.txt")


def rules(bridge: Bridge) -> list[str]:
    return [f.rule for f in bridge.session.findings if bridge.session.state(f) is not State.EXPLAINED]


def test_faults_are_seen_mended_or_explained_and_the_rest_is_said_on_each_page(hands: Hands, tmp_path: Path) -> None:
    bridge = hands.read_in(SAMPLE)
    assert {"E08", "E10", "E14", "E15", "W02", "I04"} <= set(rules(bridge))

    for _ in range(30):  # F8 goes from finding to finding; the date on the cover is the first
        QTest.keyClick(hands.window, Qt.Key.Key_F8)
        hands.settle()
        if bridge.chosen is not None and bridge.chosen.rule == "E15":
            break
    assert bridge.place.key == "date"
    hands.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.write("2018年3月15日")
    assert "E15" not in rules(bridge)

    finding = next(f for f in bridge.session.findings if f.rule == "W02")
    bridge.go_to_finding(finding)
    hands.settle(10)
    bridge.session.explain(finding, "来信来电按其他方式统计，全年没有重大舆情。", "陈晓")
    assert "W02" not in rules(bridge)
    hands.key(Qt.Key.Key_Left, ALT)
    hands.settle(10)

    hands.reopen()
    hands.window.open_named(hands.window.store.list()[0].id)
    hands.settle(30)
    again = hands.window.holder.bridge
    assert again is not None
    assert "W02" not in rules(again)
    assert again.session.report.shown("date") == "2018年3月15日"
    kept = hands.window.store.open(hands.window.store.list()[0].id, for_reading=True).payload
    assert kept["source"]["text"] == SAMPLE.read_text("utf-8")
    assert kept["source"]["unplaced"]

    hands.window.holder.go("export")
    hands.settle(20)
    page = hands.window.holder.workspace.page if hands.window.holder.workspace else None
    assert isinstance(page, ExportPage)
    out = tmp_path / "out"
    page.choose_folder(out)
    page.choices[2].check.setChecked(True)
    assert page.go.text() == "导出草稿"
    page.start()
    hands.wait_for(lambda: len(page.outcomes) == 3 and not page.running, "three files are written")
    names = sorted(path.name for path in out.iterdir())
    assert len(names) == 3, page.outcomes
    pdf = pypdfium2.PdfDocument(next(out.glob("*.pdf")))
    assert all("草稿" in page_.get_textpage().get_text_range() for page_ in pdf)
    pdf.close()
