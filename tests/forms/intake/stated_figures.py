"""How many of the figures that the texts of the labelled reports state plainly an import fills in, and how many wrongly.

    python -m tests.forms.intake.stated_figures          the table of all reports
    add --show to print every figure that is wrong or missing

The labels (stated_figures.json: report, key, figure as printed): what the program read was gone through against the texts, one by
one, and what it did not read was added. Figures that are not plainly one answer's (whose case, which total) are no labels.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from forms.intake.load import load
from forms.report import MARK, READ, Report
from resources import path

LABELS = Path(__file__).with_suffix(".json")
REPORTS = Path(__file__).parents[1] / "prose" / "corpus" / "reports"


class Tally(NamedTuple):
    """Keys that were filled rightly, wrongly (another figure, or one that the text does not state), and not at all."""

    right: list[str]
    wrong: list[str]
    missing: list[str]


def labels() -> dict[str, dict[str, str]]:
    """report -> key -> figure as printed."""
    return json.loads(LABELS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]  # the file holds just that


def tally(name: str) -> Tally:
    """Import one report and hold what was filled in against its labels."""
    file = path("samples/report-2017.txt") if name == "sample" else REPORTS / f"{name}.txt"
    loaded = load(file)
    report, wanted = Report(loaded.form, loaded.answers), labels()[name]
    filled = {k.removesuffix(MARK) for k, v in loaded.answers.items() if v == READ}
    right = [key for key in filled if wanted.get(key) == report.shown(key)]
    return Tally(sorted(right), sorted(filled - set(right)), sorted(set(wanted) - filled))


def main(show: bool) -> None:
    """Print the table."""
    totals = [0, 0, 0]
    for name in labels():
        one = tally(name)
        counts = [len(one.right), len(one.wrong), len(one.missing)]
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        print(f"{name:8} right {counts[0]:3}  wrong {counts[1]:3}  missing {counts[2]:3}")
        if show:
            print("   wrong:", *one.wrong, "  missing:", *one.missing)
    print(f"{'all':8} right {totals[0]:3}  wrong {totals[1]:3}  missing {totals[2]:3}")


if __name__ == "__main__":
    main("--show" in sys.argv)
