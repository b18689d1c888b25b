"""The last day of publication in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from forms.report import Report


def deadline_day(report: Report) -> date | None:
    """The last day of publication, None while the year is unknown."""
    found = report.form.deadline(report) if report.form.deadline is not None else None
    return found.day if found is not None else None


def deadline_words(report: Report, today: date | None = None) -> str:
    """「距3月31日公布期限22天」, short enough for the narrow rail, or that it is today, or that it has passed; '' while the year is unknown."""
    day = deadline_day(report)
    if day is None:
        return ""
    left = (day - (today or date.today())).days
    if left < 0:
        return f"{day.month}月{day.day}日公布期限已过"
    return f"距{day.month}月{day.day}日公布期限{left}天" if left else "今天是公布期限"


def days_left(day: date, today: date | None = None) -> str:
    """「还有22天」, 今天到期 or 已过."""
    left = (day - (today or date.today())).days
    return f"还有{left}天" if left > 0 else "已过" if left else "今天到期"


def long_day(day: date) -> str:
    """2018年3月31日."""
    return f"{day.year}年{day.month}月{day.day}日"
