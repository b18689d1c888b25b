"""Who gave a reason and when, in few words."""

from __future__ import annotations

from datetime import datetime

from forms.findings import Reason


def signed(reason: Reason) -> str:
    """「陈晓　3月9日 10:12」; what is not known stays away."""
    return "　".join(part for part in (reason.author, _moment(reason.when)) if part)


def _moment(when: str) -> str:
    try:
        at = datetime.fromisoformat(when)
    except ValueError:
        return when
    return f"{at.month}月{at.day}日 {at:%H:%M}"
