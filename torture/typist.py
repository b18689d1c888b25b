"""A real window on a real draft in which somebody types without end (`python -m torture.typist FOLDER DRAFT SEED`), to be killed."""

from __future__ import annotations

import os
import random
import sys
import time
from contextlib import suppress
from pathlib import Path

PART, FIGURE = "1", "1.1"
TEXT = f"text:{PART}"


def letters(number: int) -> str:
    """The key that is pressed as the `number`th: a text that was kept tells how many keys it holds."""
    return "abcdefghijklmnopqrstuvwxyz"[number % 26]


def typed(keys: int) -> str:
    """The text that so many keys make."""
    return "".join(map(letters, range(keys)))


def waited(process: str = "self") -> float:
    """Seconds that the threads of a process have waited for a processor that others used; 0 where Linux does not tell."""
    nanoseconds = 0
    for task in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError):  # it has just ended
            nanoseconds += int(task.read_text().split()[1])
    return nanoseconds / 1e9


def main() -> int:
    """Open the window, say "ready", then for each key its number, when it had been pressed, and what was waited by then."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from forms.drafts import DraftStore
    from gui.app import application
    from gui.editors.prose import ProseEditor
    from gui.settings import Settings
    from gui.style import dress
    from gui.window import Window

    folder, draft, chance = Path(sys.argv[1]), sys.argv[2], random.Random(int(sys.argv[3]))
    app = application()
    dress(app)
    window = Window(lambda: DraftStore(folder), Settings(folder))
    window.resize(1366, 768)
    window.show()
    pressed = 0

    def begin() -> None:
        nonlocal pressed
        window.holder.open(draft, PART)
        bridge, workspace = window.holder.bridge, window.holder.workspace
        assert bridge is not None
        assert workspace is not None
        assert workspace.page is not None
        editor = workspace.page.findChild(ProseEditor)
        assert isinstance(editor, ProseEditor)
        cursor = editor.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
        pressed = len(bridge.session.report.text(TEXT))
        print(f"ready {pressed}", flush=True)

        def press() -> None:
            nonlocal pressed
            QTest.keyClicks(editor, letters(pressed))
            pressed += 1
            print(pressed, time.monotonic(), waited(), flush=True)
            if not chance.randrange(12):
                bridge.type(FIGURE, str(pressed))
            QTimer.singleShot(chance.choice((2, 15, 40, 90, 260)), press)

        press()

    QTimer.singleShot(0, lambda: window.after_paint(begin))
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
