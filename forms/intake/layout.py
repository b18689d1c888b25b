"""What intake has to know of an edition: its section titles and the rows of its table. The edition builds it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SectionTitle:
    """One part of the report: its number ("1" is 一) and the titles under which it is printed, the usual one first."""

    number: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class TableRow:
    """One row of the statistics table.

    `label` is the printed label with its numbering, `unit` the statutory unit (条, 件, 万元), `header` says that the
    row has no value of its own, `money` that its value is an amount with up to two decimals and not a count.
    """

    id: str
    label: str
    unit: str
    header: bool = False
    money: bool = False


@dataclass(frozen=True)
class Layout:
    """The parts and the table rows in printed order. `table_section` is the number of the part that holds the table.

    `signoff` has the labels of the line of names below the table, each with the key of its answer.
    """

    sections: tuple[SectionTitle, ...]
    rows: tuple[TableRow, ...]
    table_section: str = "11"
    signoff: tuple[tuple[str, str], ...] = ()

    @property
    def narratives(self) -> tuple[str, ...]:
        """The numbers of the parts that are prose, in order."""
        return tuple(section.number for section in self.sections if section.number != self.table_section)
