"""Stories in a real window, without a screen, in the dress of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hands import Hands
from PySide6.QtWidgets import QApplication

from gui.style import FUSION, dress


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The one application, dressed like the program."""
    app = QApplication.instance() or qapp_cls([*qapp_args, *FUSION])
    assert isinstance(app, QApplication)
    dress(app)
    return app


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    """An officer at the window, with drafts of the test's own."""
    del qapp
    made = Hands(tmp_path / "data")
    yield made
    made.close()
