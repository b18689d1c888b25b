"""The whole sample report is read: cover, parts, cells, and what is left over."""

import datetime

import pytest
from intake_samples import BODIES, COVER, FIGURES, HEADINGS, LAYOUT, prose, report, table

from forms.intake.errors import Unreadable
from forms.intake.reading import Reading
from forms.intake.text import read


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(report(), LAYOUT)


def test_cover(reading: Reading) -> None:
    assert reading.title == "清溪县2016年政府信息公开工作年度报告"
    assert (reading.year, reading.organ) == (2016, "清溪县人民政府办公室")
    assert reading.date == datetime.date(2017, 2, 20)
    assert reading.period == (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))
    assert reading.preface.startswith("根据《中华人民共和国政府信息公开条例》")
    assert "〈中华人民共和国政府信息公开条例〉" in reading.preface


def test_parts_keep_every_paragraph(reading: Reading) -> None:
    assert list(reading.headings.values()) == [*HEADINGS, "十一、附表"]
    assert [text.count("\n") for text in reading.sections.values()] == [body.count("\n") for body in BODIES]
    assert reading.sections["1"].splitlines()[2:] == ["一、是建立台账；", "二、是按月通报。"]
    assert reading.sections["7"] == ""
    assert reading.sections["8"] == "见（附表十一）"
    assert reading.sections["9"] == "11月10日举办培训，110人参加。"


def test_marks_are_tidied_and_words_kept(reading: Reading) -> None:
    assert "清政办发[2016]8号" in reading.sections["1"]
    assert "18,126条，网站（www.qingxi.gov.cn）日均访问1,200次" in reading.sections["2"]
    assert "1、互联网。" in reading.sections["2"]
    assert reading.sections["3"] == "收到热线来信2333封，办结2257封。"
    assert "8:30至17:00" in reading.sections["4"]
    assert "2.APP，微信" in reading.sections["10"]


def test_every_cell(reading: Reading) -> None:
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert all(cell.note is None for cell in reading.cells.values())


def test_residue_is_unplaced_with_a_guess(reading: Reading) -> None:
    assert [(item.text, item.guess) for item in reading.unplaced] == [
        ("当前页面: 首页 > 政府信息公开 > 年度报告", "像是网页的导航文字"),
        ("单位", "附表表头"),
        ("统计数", "附表表头"),
        ("扫一扫在手机打开当前页", "像是网页的页脚文字"),
    ]


def test_only_the_empty_part_is_remarked(reading: Reading) -> None:
    assert [(remark.kind, remark.place, remark.row) for remark in reading.warnings] == [("empty_section", "7", "")]


def test_places_give_the_source_line(reading: Reading) -> None:
    lines = report().split("\n")
    assert lines[reading.places["9"] - 1] == lines[reading.row_places["9"] - 1] == HEADINGS[8]
    assert reading.places["9"] < reading.places["11"] < reading.row_places["9"]
    assert lines[reading.places["title"] - 1] == reading.title
    assert lines[reading.row_places["4.2"] - 1] == "（二）被依法纠错数"
    assert reading.row_places["4.2"] < reading.row_places["5"] < reading.row_places["5.2"]
    assert lines[reading.cells["9.3"].line - 1] == str(FIGURES["9.3"])


def test_table_before_the_parts() -> None:
    reading = read("\n".join([COVER, table(), prose()]), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert list(reading.headings.values()) == ["十一、附表", *HEADINGS]
    assert reading.sections["9"] == "11月10日举办培训，110人参加。"


def test_table_without_its_heading() -> None:
    reading = read("\n".join([COVER, prose(), table(head="")]), LAYOUT)
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES
    assert reading.sections["10"] == "1.提高认识。\n2.APP，微信一并更新。"


def test_no_table_at_all() -> None:
    reading = read(COVER + prose(), LAYOUT)
    assert {cell.value for cell in reading.cells.values()} == {None}
    assert [remark.kind for remark in reading.warnings] == ["table_missing", "empty_section"]


def test_plain_titles_without_numerals() -> None:
    reading = read(COVER + prose([heading[2:] for heading in HEADINGS]) + table(), LAYOUT)
    assert reading.headings["2"] == "主动公开政府信息情况"
    assert reading.sections["5"] == "接待咨询25人次。"
    assert {row: cell.value for row, cell in reading.cells.items()} == FIGURES


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("2", "二、主动公开情况"),
        ("3", "三、回应关切及政策解读情况"),
        ("3", "三、回应社会关切和政策解读工作"),
        ("4", "四、政府信息依申请公开办理情况"),
        ("6", "六、复议、诉讼情况"),
        ("8", "第八部分 机构建设与经费保障"),
        ("10", "十、存在的主要问题及改进措施"),
    ],
)
def test_slightly_different_titles(number: str, printed: str) -> None:
    headings = [printed if str(at) == number else heading for at, heading in enumerate(HEADINGS, 1)]
    reading = read("\n".join([COVER, prose(headings), table()]), LAYOUT)
    assert reading.headings[number] == printed
    assert [reading.sections[str(at)].count("\n") for at in range(1, 11)] == [body.count("\n") for body in BODIES]


def test_list_of_contents_before_the_text() -> None:
    contents = "目录\n" + "\n".join(f"{heading}........{at}" for at, heading in enumerate(HEADINGS, 1))
    reading = read("\n".join([COVER, contents, prose(), table()]), LAYOUT)
    assert reading.sections["1"].startswith("全县公开工作平稳")
    assert {f"{heading}........{at}" for at, heading in enumerate(HEADINGS, 1)} <= {u.text for u in reading.unplaced}


def test_list_of_contents_before_a_text_without_one_heading() -> None:
    contents = "\n".join(HEADINGS)
    body = prose().replace(HEADINGS[6], "")
    reading = read("\n".join([COVER, contents, body, table()]), LAYOUT)
    assert reading.sections["6"] == "没有发生行政复议。"
    assert ("heading_missing", "7") in {(remark.kind, remark.place) for remark in reading.warnings}


def test_text_on_the_line_of_its_heading() -> None:
    text = prose().replace(HEADINGS[6], HEADINGS[6] + "：全年没有收费。")
    reading = read(COVER + text, LAYOUT)
    assert reading.headings["7"] == HEADINGS[6]
    assert reading.sections["7"] == "全年没有收费。"


def test_a_list_in_a_part_numbered_like_parts() -> None:
    body = BODIES[0] + "\n一、加强领导\n已经开会。\n二、健全制度\n三、强化保障\n已经落实。"
    reading = read(COVER + prose().replace(BODIES[0], body), LAYOUT)
    assert list(reading.headings.values()) == HEADINGS
    assert reading.sections["1"].endswith("\n三、强化保障\n已经落实。")


def test_a_heading_of_unknown_wording_in_its_place() -> None:
    text = prose().replace(HEADINGS[4], "五、群众来访接待")
    reading = read(COVER + text, LAYOUT)
    assert reading.headings["5"] == "五、群众来访接待"
    assert reading.sections["5"] == BODIES[4]


@pytest.mark.parametrize("text", ["", "今天天气很好。", "1\n2\n3", "购物清单\n鸡蛋 2 个"])
def test_no_report(text: str) -> None:
    with pytest.raises(Unreadable, match="没有认出年度报告"):
        read(text, LAYOUT)
