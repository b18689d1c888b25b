"""What is copied to whoever looks into a fault: the way to it, and nothing of the report, its folders or its people."""

from __future__ import annotations

from gui.dialogs.mishap import particulars

_PRIVATE = "周明 13800000000 /home/zhouming/年报"


def test_the_particulars_tell_the_way_to_the_fault_and_quote_nothing() -> None:
    def read(words: str) -> int:
        try:
            return int(words)
        except ValueError as error:
            raise KeyError(words) from error

    try:
        read(_PRIVATE)
    except KeyError as error:
        told = particulars(type(error), error, error.__traceback__)
    assert "gui/test_mishap.py:" in told
    assert "read" in told
    assert told.endswith("KeyError\n起因：ValueError")
    assert not any(words in told for words in ("13800000000", "zhouming", "/home/"))
