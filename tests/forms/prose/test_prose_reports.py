"""Whole reports and passages written by others: what has no fault is left alone, most of what has one is found."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from precision import CORPUS, measure

from forms.findings import Finding, Severity
from forms.intake.load import load
from forms.prose import audit

FAULTLESS = [f"reports/0{n}" for n in (1, 2, 3)] + [f"reports2/faultless-{n}" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize("name", FAULTLESS)
def test_a_report_without_a_fault_gets_no_warning(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    found = audit(text)
    assert [f.message for f in found if f.severity is not Severity.INFO] == []
    assert len(found) <= 2


@pytest.mark.parametrize("name", ["tax-bureau", "township", "university"])
def test_a_report_of_another_kind_of_office_is_read_whole_and_gets_no_warning(name: str) -> None:
    loaded = load(CORPUS / "reports3" / f"{name}.txt")
    reading = loaded.reading
    assert reading.organ
    assert reading.date is not None
    assert None not in reading.period
    assert all(cell.value is not None for cell in reading.cells.values())
    assert all(reading.sections.values())
    assert [u.text for u in reading.unplaced if "统计" not in u.text and u.text != "单位"] == []
    assert [f.message for f in loaded.session().findings if f.severity is not Severity.INFO] == []


@pytest.mark.parametrize(("name", "precision", "recall"), [("blind", 0.97, 0.98), ("blind2", 0.97, 0.90)])
def test_passages_that_others_labelled_are_read_as_well_as_was_measured(
    name: str, precision: float, recall: float
) -> None:
    measured = measure(name)
    assert measured[0] >= precision
    assert measured[1] >= recall


def _meets(label: dict[str, Any], finding: Finding, text: str) -> bool:
    numbers = {Decimal(str(label[k])) for k in ("stated", "expected") if label[k] is not None}
    if numbers:
        return bool(numbers & {v for v in (finding.stated, finding.expected) if v is not None})
    at = text.find(label["text"])
    return at >= 0 and (finding.start or 0) < at + len(label["text"]) and (finding.end or 0) > at


@pytest.mark.parametrize("name", ["reports2/faulty-1", "reports2/faulty-2"])
def test_the_faults_of_a_report_are_found_and_nothing_else(name: str) -> None:
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    labels = json.loads(Path(CORPUS / f"{name}.labels.json").read_text(encoding="utf-8"))
    found = [f for f in audit(text) if f.severity is not Severity.INFO]
    told = [label for label in labels if any(_meets(label, f, text) for f in audit(text))]
    assert len(told) >= 14
    assert [f.message for f in found if not any(_meets(label, f, text) for label in labels)] == []
