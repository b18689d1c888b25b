"""A block from a spreadsheet laid onto the statistics table: in order, by labels, with —— and blanks for locked rows."""

from __future__ import annotations

from builders import E2014, clean

from forms.report import Report
from forms.values import Unreadable
from gui.grid.block import read_block
from gui.tables.pasting import PastePlan, answers, plan, words_of

TABLE = next(table for table in E2014.tables.values() if table.printed)
CELLS = [TABLE.cell(row.id) for row in TABLE.rows if not row.head]


def blank() -> Report:
    return Report(E2014, {})


def laid(text: str, key: str = "1.1", report: Report | None = None) -> PastePlan:
    return plan(report or blank(), TABLE, key, read_block(text))


def test_a_column_without_locked_rows_fills_every_cell_in_order() -> None:
    found = laid("\n".join(str(n) for n in range(len(CELLS))))
    assert found.typed == {key: str(n) for n, key in enumerate(CELLS)}
    assert found.unplaced == ()
    assert found.sentence == f"将填入{len(CELLS)}格。"


def test_no_clipboard_is_too_odd_to_be_read() -> None:
    assert read_block("1\t2\n" + "9" * 200_000) == [["1", "2"], ["9" * 200_000]]
    assert read_block('"1\t2\n3') == [["1\t2\n3"]]
    assert read_block("1\0\t\ud800\r2") == [["1\0", "\ud800"], ["2"]]
    assert len(read_block("1\t2\n" * 1_000_000)) <= 250_001


def test_lines_of_dashes_stand_for_locked_rows() -> None:
    at = next(n for n, row in enumerate(TABLE.rows) if row.id == "1.1")
    lines = ["——" if row.head else row.id for row in TABLE.rows[at:]]
    assert laid("\n".join(lines)).typed == {key: key for key in CELLS}


def test_blank_lines_stand_for_locked_rows_where_all_of_them_are_blank() -> None:
    at = next(n for n, row in enumerate(TABLE.rows) if row.id == "1.1")
    lines = ["" if row.head else row.id for row in TABLE.rows[at:]]
    assert laid("\n".join(lines)).typed == {key: key for key in CELLS}


def test_a_whole_column_with_its_first_locked_row_is_not_shifted() -> None:
    lines = ["——" if row.head else row.id for row in TABLE.rows]
    assert laid("\n".join(lines)).typed == {key: key for key in CELLS}


def test_a_blank_line_elsewhere_is_a_blank_cell() -> None:
    found = laid("1\n\n3")
    assert found.typed == {CELLS[0]: "1", CELLS[2]: "3"}


def test_a_blank_clears_a_cell_that_was_filled_and_says_so() -> None:
    session = clean()
    found = laid("120\n\n10", report=session.report)
    assert found.typed == {"1.1a": ""}
    assert found.different == ("1.1a",)
    assert answers(session.report, found) == {"1.1a": None}


def test_what_is_there_already_counts_as_no_change_however_it_is_written() -> None:
    assert laid("１２０\n8\n10", report=clean().report).typed == {}


def test_commas_and_full_width_digits_are_read() -> None:
    report = blank()
    assert answers(report, laid("16,842\n３１\n１８，７００", report=report)) == {
        "1.1": 16842,
        "1.1a": 31,
        "1.1b": 18700,
    }


def test_words_among_figures_stay_as_typed() -> None:
    report = blank()
    assert answers(report, laid("约300\n2", report=report)) == {
        "1.1": Unreadable("约300", "只能填数字，说明文字请写到备注栏"),
        "1.1a": 2,
    }


def test_lines_below_the_table_are_listed() -> None:
    found = laid("1\n2\n3", key=CELLS[-1])
    assert found.typed == {CELLS[-1]: "1"}
    assert found.beyond == ("2", "3")
    assert found.sentence == "将填入1格，2处超出表格，不填。"


def test_columns_right_of_the_table_are_listed() -> None:
    found = laid("1\t9\n2\t\n3\t8")
    assert found.typed == {CELLS[0]: "1", CELLS[1]: "2", CELLS[2]: "3"}
    assert found.beyond == ("9", "8")


def test_words_behind_a_labelled_figure_are_its_note() -> None:
    found = laid("（三）申请答复数\t件\t7\t含上年结转\t多余\n（一）收到申请数\t件\t9")
    assert found.typed == {"3.3": "7", "3.3#note": "含上年结转", "3.1": "9"}
    assert found.beyond == ("多余",)


def test_a_block_with_labels_goes_by_them_not_by_the_current_cell() -> None:
    found = laid("（三）申请答复数\t件\t7\n（一）收到申请数\t件\t9\n别的什么\t件\t4", key="1.1")
    assert found.typed == {"3.3": "7", "3.1": "9"}
    assert found.unplaced == ("别的什么　件　4",)


def test_the_whole_printed_table_finds_every_row() -> None:
    lines = [f"{row.label}\t{row.unit or '——'}\t{'——' if row.head else row.id}" for row in TABLE.rows]
    found = laid("统计指标\t单位\t统计数\n" + "\n".join(lines))
    assert found.typed == {key: key for key in CELLS}


def test_equal_labels_go_to_their_own_parents() -> None:
    lines = [f"{row.label}\t{row.id}" for row in TABLE.rows if row.id.startswith(("4", "5"))]
    found = laid("\n".join(lines))
    assert found.typed == {row.id: row.id for row in TABLE.rows if row.id.startswith(("4", "5"))}


def test_words_pasted_among_the_notes_are_notes() -> None:
    found = laid("按网站统计\n含乡镇", key="1.1#note")
    assert found.typed == {"1.1#note": "按网站统计", "1.1a#note": "含乡镇"}


def test_labels_are_compared_without_numbers_and_marks() -> None:
    assert (
        words_of("其中：1.政府公报 公开政府信息数")
        == words_of("（二）政府公报公开政府信息数")
        == "政府公报公开政府信息数"
    )
