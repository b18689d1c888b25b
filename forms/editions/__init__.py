"""The editions of the statutory report, oldest first. An edition is found by its id or by the year reported on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.editions.e2014.form import FORM as E2014
from forms.model import Form

if TYPE_CHECKING:
    from forms.prose.meaning import Meanings

EDITIONS: tuple[Form, ...] = (E2014,)


def edition(name: str) -> Form | None:
    """The edition with this id, None if this program has none."""
    return next((form for form in EDITIONS if form.id == name), None)


def edition_for(year: int) -> Form | None:
    """The edition for reports on a year, None if this program has none."""
    return next((form for form in EDITIONS if year in form.years), None)


def meanings() -> Meanings:
    """What noun phrases mean in the edition whose table a bare text can hold; imported when a text is first read."""
    from forms.editions.e2014.meanings import MEANINGS

    return MEANINGS


def refusal(year: int) -> str:
    """The one sentence for a year that no edition serves."""
    used = "2019年版" if year in (2019, 2020) else "2021年版" if year >= 2021 else "当年规定的"
    return f"十一部分格式适用于2014—2018年度报告；{year}年度应使用{used}格式，本程序暂未提供。"
