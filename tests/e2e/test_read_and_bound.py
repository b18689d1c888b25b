"""Figures that cannot drift: a report comes in, what was read from its text is looked at, the text is bound to the figures, a
figure changes and the text with it, one number is let go, and the files show what the window shows.
"""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2
from hands import CONTROL, SHIFT, Hands
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

import resources
from forms.findings import Severity
from forms.references import references
from gui.bridge import Bridge, Place
from gui.editors.prose import ProseEditor
from gui.pages.export import ExportPage

SAMPLE = resources.path("samples/report-2017.txt")
CLOSED = "letters.hotline@closed"
F3 = Qt.Key.Key_F3


def read_in(hands: Hands) -> Bridge:
    bridge = hands.read_in(SAMPLE)
    hands.wait_for(lambda: any(f.rule == "E19" for f in bridge.session.findings), "the texts are read")
    return bridge


def sums(bridge: Bridge) -> list[tuple[Severity, object, object]]:
    found = [f for f in bridge.session.findings if f.rule == "E19"]
    assert all(f.start is not None for f in found)  # at its place in the text, also when figures and text both show it
    return [(f.severity, f.stated, f.expected) for f in found]


def window_key(hands: Hands, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(hands.window, key, modifiers)
    hands.settle()


def text_of(path: Path) -> str:
    if path.suffix == ".docx":
        return "".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    pdf = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return "".join(text.split())


def test_what_was_read_is_confirmed_bound_changed_let_go_and_printed(hands: Hands, tmp_path: Path) -> None:
    bridge = read_in(hands)
    session = bridge.session
    bridge.go(Place("3"))
    hands.settle()
    assert sums(bridge) == [(Severity.WARNING, 497, 498), (Severity.WARNING, 470, 466)]

    # from a cell to its place in the text and back, and one figure confirmed
    bridge.go(Place("3", "letters.box@received"))
    hands.settle()
    window_key(hands, F3)
    editor = hands.focus
    assert isinstance(editor, ProseEditor)
    assert editor.textCursor().selectedText() == "497"
    window_key(hands, F3)
    assert bridge.place.key == "letters.box@received"
    waiting = len(session.report.unconfirmed_in("3"))
    hands.key(Qt.Key.Key_Space)
    assert len(session.report.unconfirmed_in("3")) == waiting - 1

    # all the rest of the part with one key: what was a warning is an error now, and undo takes it back
    window_key(hands, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert session.report.unconfirmed_in("3") == ()
    assert {severity for severity, _, _ in sums(bridge)} == {Severity.ERROR}
    window_key(hands, Qt.Key.Key_Z, CONTROL)
    assert len(session.report.unconfirmed_in("3")) == waiting - 1
    window_key(hands, Qt.Key.Key_Y, CONTROL)
    assert session.report.unconfirmed_in("3") == ()

    # the text is bound to the figures, after a look at the list
    hands.tab_to("识别并绑定")
    hands.key(Qt.Key.Key_Space)
    hands.tab_to("可以引用的数")
    hands.key(Qt.Key.Key_Return)
    assert any(CLOSED in r.source.keys for r in references(session.report, "text:3"))
    assert "已办结2257封" in session.report.text("text:3")

    # the figure changes, and the sentence with it
    bridge.go(Place("3", CLOSED))
    hands.settle()
    hands.type("2260")
    hands.key(Qt.Key.Key_Return)
    assert "已办结2260封" in session.report.text("text:3")

    # one number is let go: it stays as it is when the figure changes again
    bridge.go(Place("3", CLOSED))
    hands.settle()
    window_key(hands, F3)
    assert isinstance(hands.focus, ProseEditor)
    window_key(hands, F3, SHIFT)
    bridge.go(Place("3", CLOSED))
    hands.settle()
    hands.type("2261")
    hands.key(Qt.Key.Key_Return)
    assert session.report.shown(CLOSED) == "2261"
    assert "已办结2260封" in session.report.text("text:3")

    hands.window.holder.go("export")
    hands.settle(20)
    page = hands.window.holder.workspace.page if hands.window.holder.workspace else None
    assert isinstance(page, ExportPage)
    out = tmp_path / "out"
    page.choose_folder(out)
    page.start()
    hands.wait_for(lambda: bool(page.outcomes) and not page.running, "the files are written")
    written = [path for path in out.iterdir() if path.suffix in (".docx", ".pdf")]
    assert {path.suffix for path in written} == {".docx", ".pdf"}
    for path in written:
        said = text_of(path)
        assert "已办结2260封" in said
        assert "已办结2257封" not in said
