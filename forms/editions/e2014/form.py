"""The edition, built once when it is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.editions.e2014.drafting import DRAFTING
from forms.editions.e2014.pictures import PICTURES
from forms.editions.e2014.proposing import deadline, propose
from forms.editions.e2014.rules import RULES
from forms.editions.e2014.sections import SECTIONS
from forms.model import Form

if TYPE_CHECKING:
    from forms.intake.stated import Statement


def _stated() -> tuple[Statement, ...]:
    from forms.editions.e2014.stating import STATED  # many patterns: when a report is read in

    return STATED


FORM = Form(
    id="e2014",
    name="十一部分格式（2014—2018年度）",
    years=range(2014, 2019),
    sections=SECTIONS,
    rules=RULES,
    propose=propose,
    drafting=DRAFTING,
    deadline=deadline,
    pictures=PICTURES,
    stated=_stated,
)
