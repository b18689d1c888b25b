"""Every test of windows runs without a screen, in the dress of the program."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from gui.style import FUSION, dress
from gui.theme import LIGHT, theme


@pytest.fixture(scope="session")
def qapp(qapp_args: list[str], qapp_cls: type[QApplication]) -> QApplication:
    """The one application, dressed like the program."""
    app = QApplication.instance() or qapp_cls([*qapp_args, *FUSION])
    assert isinstance(app, QApplication)
    dress(app)
    theme().choose(LIGHT)
    return app


@pytest.fixture(autouse=True)
def _light_again() -> Iterator[None]:
    """A test that turns to dark leaves the next one in the light."""
    yield
    theme().choose(LIGHT)
