"""Title year, statistics period, report date and deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from forms.findings import Finding, Severity
from forms.organs import organ_of_title, place_of_title
from forms.report import Report, year_in
from forms.rules.base import Rule
from forms.values import date_text, year_after


class After(Rule):
    """The report is dated after the last day that it reports on."""

    day: str
    period: str

    @property
    def reads(self) -> frozenset[str]:
        """Date and period."""
        return frozenset((self.day, self.period))

    @property
    def formula(self) -> str:
        """date＞period."""
        return f"{self.day}＞{self.period}截止日"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the date is on or before the period's last day."""
        day, period = report.day(self.day), report.period(self.period)
        if day is None or period is None or day > period.end:
            return
        early = (period.end - day).days
        how = f"早{early}天" if early else "是同一天"
        right = year_after(day, period.end)
        message = (
            f"报告日期{date_text(day)}不晚于统计截止日{date_text(period.end)}，{how}；请检查年份，是否应为{right}年。"
        )
        yield self.found(
            report,
            (self.day, self.period),
            message,
            title="报告日期早于统计截止日",
            stated=day.year,
            expected=right,
        )


class PeriodFits(Rule):
    """The period is the calendar year of the title, and runs forward."""

    heading: str
    period: str

    @property
    def reads(self) -> frozenset[str]:
        """Title and period."""
        return frozenset((self.heading, self.period))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.heading}年份＝{self.period}年份，起不晚于止"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """A wrong year weighs more than a short one."""
        return (*super().kinds, (self.id, Severity.WARNING, f"{self.period}为1月1日至12月31日"))

    def check(self, report: Report) -> Iterator[Finding]:
        """An error for a wrong year or order, a warning for a period shorter than the year."""
        period = report.period(self.period)
        if period is None:
            return
        shown = report.shown(self.period)
        fields = (self.period, self.heading)
        if period.start > period.end:
            yield self.found(report, fields, f"统计期限写成{shown}，起止日期写反了，请改正。", title="统计期限起止写反")
            return
        year = year_in(report.text(self.heading))
        if year is not None and (period.start.year, period.end.year) != (year, year):
            message = f"标题是{year}年，统计期限是{shown}，年份不一致，请改正。"
            wrong = period.end.year if period.end.year != year else period.start.year
            yield self.found(report, fields, message, title="统计期限与标题年份不一致", stated=wrong, expected=year)
        elif (period.start, period.end) != (date(period.start.year, 1, 1), date(period.end.year, 12, 31)):
            message = f"统计期限{shown}不是完整的一年，如系年中成立或撤并，请说明理由。"
            yield self.found(report, fields, message, title="统计期限不足一年", severity=Severity.WARNING)


class ByDeadline(Rule):
    """The report is dated on or before the last day of publication. Today's date never makes a finding."""

    day: str
    period: str

    @property
    def reads(self) -> frozenset[str]:
        """Date, period and title (the year)."""
        return frozenset((self.day, self.period, "title"))

    @property
    def formula(self) -> str:
        """date≤deadline."""
        return f"{self.day}≤公布期限"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding when the date is past the deadline."""
        day = report.day(self.day)
        last = report.form.deadline(report) if report.form.deadline else None
        if day is not None and last is not None and day > last.day:
            message = (
                f"报告日期{date_text(day)}晚于公布期限{date_text(last.day)}，超过{(day - last.day).days}天（{last.source}），"
                "请核对日期；确已超过的，请说明原因。"
            )
            yield self.found(report, (self.day, self.period), message, title="报告日期超过公布期限")


class Present(Rule):
    """Answers without which the first page cannot be printed."""

    keys: tuple[str, ...]

    @property
    def reads(self) -> frozenset[str]:
        """The keys."""
        return frozenset(self.keys)

    @property
    def formula(self) -> str:
        """In words."""
        return f"{'、'.join(self.keys)}已填"

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for each blank."""
        for key in self.keys:
            if report.blank(key):
                name = report.name(key)
                yield self.found(
                    report, (key,), f"{name}没有填，首页缺这一项，请填写。", title=f"{name}没有填", quiet=True
                )


class Issued(Rule):
    """The first page names who issues the report; a title that names its place leaves no doubt of the government, only of the office."""

    organ: str
    heading: str

    @property
    def reads(self) -> frozenset[str]:
        """Organ and title."""
        return frozenset((self.organ, self.heading))

    @property
    def formula(self) -> str:
        """In words."""
        return f"{self.organ}已填"

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """A title with a place weighs less than one that says nothing."""
        return (*super().kinds, (self.id, Severity.INFO, f"{self.heading}写明地区的，{self.organ}也已填"))

    def check(self, report: Report) -> Iterator[Finding]:
        """A finding for a blank, with the name that the title gives."""
        if not report.blank(self.organ):
            return
        name, title = report.name(self.organ), report.text(self.heading)
        named, place = organ_of_title(title), place_of_title(title)
        said = f"{report.name(self.heading)}写的是“{named}”，请核对后" if named else "首页缺这一项，请"
        if place:
            said = f"{report.name(self.heading)}只写了地区“{place}”，请"
        message = f"{name}没有填，{said}填写。"
        severity = Severity.INFO if place else None
        fields = (self.organ, self.heading)
        yield self.found(report, fields, message, title=f"{name}没有填", severity=severity, quiet=True)
