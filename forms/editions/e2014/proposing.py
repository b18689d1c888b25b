"""First answers of a new report, and the last day of its publication."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, date

from forms.model import Deadline
from forms.report import Report
from forms.values import Period, Value, date_text


def propose(place: str, year: int, organ: str) -> Mapping[str, Value]:
    """Title, organ, period and preface of a new report on `year` by the office of `place`."""
    place, organ = place.strip(), organ.strip()
    title = f"{place or organ}{year}年政府信息公开工作年度报告"
    period = Period(date(year, 1, 1), date(year, 12, 31))
    answers: dict[str, Value] = {"title": title, "scope": "本级", "period": period}
    if organ:
        answers["organ"] = organ
    return {**answers, "preface": preface(title, period, "", "", _usual_headings())}


def _usual_headings() -> tuple[str, ...]:
    from forms.editions.e2014.sections import SECTIONS

    return tuple(section.title for section in SECTIONS if section.numeral)


def drafted_preface(report: Report) -> str:
    """The preface from the cover's answers and the headings as they stand."""
    headings = tuple(report.heading(s.id).partition("、")[2] for s in report.form.sections if s.numeral)
    title, period = report.text("title"), report.period("period")
    return preface(title, period, report.text("site"), report.text("contact"), headings)


def preface(title: str, period: Period | None, site: str, contact: str, headings: tuple[str, ...]) -> str:
    """编制说明: the law, the period, the parts by their headings, where the electronic copy is, whom to ask."""
    parts = "、".join(f"“{heading}”" for heading in headings)
    from_to = f"本报告所列数据的统计期限为{date_text(period.start)}至{date_text(period.end)}。" if period else ""
    copy = f"本报告的电子版可从{site}下载。" if site else "本报告的电子版可从本机关门户网站下载。"
    ask = f"如对本报告有疑问，请联系：{contact}。" if contact else ""
    return (
        f"本报告根据《中华人民共和国政府信息公开条例》要求编制，题为《{title}》。"
        f"全文由{parts}等{len(headings)}部分组成。{from_to}{copy}{ask}"
    )


def deadline(report: Report) -> Deadline | None:
    """31 March of the following year (国务院令第492号第三十一条)."""
    if report.year is None or report.year == MAXYEAR:
        return None
    return Deadline(date(report.year + 1, 3, 31), "《条例》第三十一条")
