"""From a draft's file to an open report: what is typed is written down at once, before any save."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from forms.drafts import TAKEN_BACK, DraftStore
from gui.opening import create_new, open_report


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let a lock be taken that is held")
def test_what_was_typed_and_never_saved_stands_in_the_report_that_is_opened_next(tmp_path: Path) -> None:
    store = DraftStore(tmp_path, rescue=tmp_path / "rescue")
    id_ = create_new(store, "临江市", 2017, "临江市电子政务办公室")
    first = open_report(store, id_)
    for text in ("本", "本年", "本年共"):
        first.session.type("text:3", text)
    first.session.type("3.1", "12")
    first.session.undo()
    first.session.set({"date": None, "3.2": 7}, "填")
    second = open_report(store, id_, take_over=True)
    assert second.session.report.answers == first.session.report.answers
    assert second.draft.recovered == TAKEN_BACK
    for report in (first, second):
        report.draft.close()


def test_a_payload_says_how_far_it_goes(tmp_path: Path) -> None:
    store = DraftStore(tmp_path, rescue=tmp_path / "rescue")
    report = open_report(store, create_new(store, "临江市", 2017, "临江市电子政务办公室"))
    report.session.type("3.1", "12")
    payload = report.payload(report.place, set())
    report.draft.save(payload)
    report.draft.close()
    again = open_report(store, report.draft.id)
    assert again.session.report.value("3.1") == 12
    assert again.draft.recovered == ""
    again.draft.close()
