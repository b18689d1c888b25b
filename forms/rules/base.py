"""What every rule is: an id, a source, what it reads, and a check that never raises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple, TypeAlias

from forms.findings import Finding, Severity, SumLine
from forms.frozen import FrozenByName
from forms.report import Report
from forms.values import Number, plain

Standing: TypeAlias = Literal["ok", "broken", "pending"]


class Balance(NamedTuple):
    """A total and its parts, as the 勾稽 bracket draws them: how it stands, what the parts add up to, how many are blank."""

    total: str
    parts: tuple[str, ...]
    standing: Standing
    added: Number
    stated: Number | None
    missing: int

    @property
    def words(self) -> str:
        """平 / 合计14　差7 / 还差3项."""
        if self.standing == "pending":
            return f"还差{self.missing}项"
        if self.standing == "ok":
            return "平"
        return f"合计{plain(self.added)}　差{plain(apart(self.added, self.stated or 0))}"


class Rule(FrozenByName):
    """One rule of an edition. `advice` is what to do, a clause without its full stop."""

    id: str
    source: str
    severity: Severity = Severity.ERROR
    advice: str = ""
    title: str = ""
    also: tuple[str, ...] = ()
    """Further keys that this rule depends on though it does not compute with them."""

    @property
    def reads(self) -> frozenset[str]:
        """The keys that the rule depends on; the id of a table stands for all of its cells, notes and rows."""
        raise NotImplementedError

    @property
    def columns(self) -> tuple[tuple[str, str], ...]:
        """(table, column) of each column that the rule looks for in a table by name."""
        return ()

    @property
    def formula(self) -> str:
        """The relation as the catalogue prints it."""
        raise NotImplementedError

    @property
    def slow(self) -> bool:
        """Whether a window may put this rule off until its page stands."""
        return False

    @property
    def kinds(self) -> tuple[tuple[str, Severity, str], ...]:
        """(id, severity, relation) of what the rule can find: usually its own."""
        return ((self.id, self.severity, self.formula),)

    def check(self, report: Report) -> Iterator[Finding]:
        """Everything that this rule finds in the report; nothing while operands are blank."""
        raise NotImplementedError

    def steps(self, report: Report) -> Iterator[Finding | None]:
        """What `check` finds; a slow rule gives None wherever a window may attend to its keys before it goes on."""
        return self.check(report)

    def balances(self, report: Report) -> Iterator[Balance]:
        """The totals that this rule holds against their parts (most rules: none)."""
        del report
        return iter(())

    @property
    def to_do(self) -> str:
        """How a message ends: what this rule advises, else to look at the figures again."""
        return f"；{self.advice}。" if self.advice else "，请核对。"

    def found(
        self,
        report: Report,
        fields: Sequence[str],
        message: str,
        *,
        title: str = "",
        stated: Number | None = None,
        expected: Number | None = None,
        severity: Severity | None = None,
        lines: tuple[SumLine, ...] = (),
        quiet: bool = False,
    ) -> Finding:
        """A finding of this rule about `fields`, the faulted one first; a `message` without its full stop is given what to do."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            section=report.form.section_of(fields[0]).id,
            fields=tuple(dict.fromkeys(fields)),
            title=title or self.title,
            message=message if message.endswith("。") else message + self.to_do,
            stated=tidy(stated),
            expected=tidy(expected),
            lines=lines,
            quiet=quiet,
        )


def tidy(number: Number | None) -> Number | None:
    """A whole Decimal as an int, so that 94 and 94.0 are the same figure."""
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    return number


def apart(a: Number, b: Number) -> Number:
    """How far two figures are apart."""
    if isinstance(a, int) and isinstance(b, int):
        return abs(a - b)
    return abs(Decimal(a) - Decimal(b))


def add(numbers: Iterable[Number | None]) -> Number:
    """The sum of those that are known."""
    total: Number = 0
    for number in numbers:
        if number is not None:
            total = total + number
    return total


def off(stated: Number, given: Number, unit: str) -> str:
    """「多7件」 when the others give more than is stated, else 「少4封」."""
    return f"{'多' if given > stated else '少'}{plain(apart(given, stated))}{unit}"


def rounded(value: Decimal, places: int) -> Decimal:
    """Half up, as people round."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def joined(keys: Sequence[str]) -> str:
    """3.3.1＋…＋3.3.8 for the catalogue and the cell bar."""
    if len(keys) <= 3:
        return "＋".join(keys)
    return f"{keys[0]}＋…＋{keys[-1]}"
