"""Covers in other shapes: dates, organs, prefaces without their name, residue."""

import datetime

import pytest
from intake_samples import BODIES, HEADINGS, LAYOUT, prose

from forms.intake.reading import Reading
from forms.intake.text import read

_TITLE = "清溪县2016年政府信息公开工作年度报告"
_PREFACE = "根据《中华人民共和国政府信息公开条例》的规定，编制本年度报告。"


def _cover(*lines: str) -> Reading:
    return read("\n".join([*lines, prose()]), LAYOUT)


@pytest.mark.parametrize(
    "printed",
    [
        "2018年3月15日",
        "(2018年3月15日)",
        "（２０１８年３月１５日）",
        "〔2018年03月15日〕",
        "二〇一八年三月十五日",
        "二○一八年三月十五日",
        "2018-03-15",
        "2018.3.15",
        "2018/3/15",
        "2018年 3月 15日",
        "发布日期：2018年3月15日",
    ],
)
def test_dates(printed: str) -> None:
    reading = _cover(_TITLE, printed)
    assert reading.date == datetime.date(2018, 3, 15)
    assert reading.unplaced == ()


@pytest.mark.parametrize("printed", ["2018年2月30日", "2018-13-01", "二〇一八年十三月一日", "0000年1月1日"])
def test_a_date_that_no_calendar_has(printed: str) -> None:
    reading = _cover(_TITLE, printed)
    assert reading.date is None
    assert [item.text for item in reading.unplaced] == [printed]
    assert "bad_date" in {remark.kind for remark in reading.warnings}


@pytest.mark.parametrize(
    "lines",
    [
        (_TITLE, "清溪县水利局", "2017年1月9日"),
        (_TITLE, "（2017年1月9日）", "清溪县水利局"),
        ("清溪县水利局", _TITLE, "2017年1月9日"),
        (_TITLE, "编制单位：清溪县水利局", _PREFACE, "2017年1月9日"),
        (_TITLE, _TITLE, "清溪县水利局", "清溪县水利局", "2017年1月9日"),
    ],
)
def test_organ(lines: tuple[str, ...]) -> None:
    reading = _cover(*lines)
    assert (reading.title, reading.organ, reading.date) == (_TITLE, "清溪县水利局", datetime.date(2017, 1, 9))
    assert reading.unplaced == ()


def test_organ_without_a_date() -> None:
    reading = _cover(_TITLE, "清溪县水利局", "随手记")
    assert reading.organ == "清溪县水利局"
    assert [item.text for item in reading.unplaced] == ["随手记"]


_OF_OFFICE = "清溪县水利局2016年政府信息公开工作年度报告"
_BY_OFFICE = "根据《中华人民共和国政府信息公开条例》的规定，由清溪县水利局编制本年度报告。"


@pytest.mark.parametrize(("title", "preface"), [(_OF_OFFICE, _PREFACE), (_TITLE, _BY_OFFICE), (_OF_OFFICE, _BY_OFFICE)])
def test_an_organ_that_only_title_or_preface_name(title: str, preface: str) -> None:
    reading = _cover(title, preface)
    assert (reading.organ, reading.unplaced) == ("清溪县水利局", ())
    assert "organ_differs" not in {remark.kind for remark in reading.warnings}


def test_a_line_of_its_own_goes_before_the_title() -> None:
    assert _cover(_OF_OFFICE, "清溪县人民政府办公室", "2017年1月9日", _BY_OFFICE).organ == "清溪县人民政府办公室"


def test_title_and_preface_that_name_different_offices_are_told() -> None:
    reading = _cover(_OF_OFFICE, _PREFACE.replace("编制", "由清溪县人民政府办公室编制"))
    (said,) = [remark for remark in reading.warnings if remark.kind == "organ_differs"]
    assert reading.organ == "清溪县水利局"
    assert said.line == 2
    assert said.message == (
        "标题写的机关是“清溪县水利局”，编制说明写由“清溪县人民政府办公室”编制；编制机关先取标题的“清溪县水利局”，请核对。"
    )


def test_no_organ_and_no_date() -> None:
    reading = _cover(_TITLE, _PREFACE)
    assert (reading.organ, reading.date, reading.unplaced) == ("", None, ())


@pytest.mark.parametrize("name", ["", "编制说明：", "编制说明\n", "编制说明 "])
def test_preface_with_and_without_its_name(name: str) -> None:
    reading = _cover(_TITLE, name + _PREFACE, "统计期限自2016年1月1日起至12月31日止。")
    assert reading.preface == _PREFACE + "\n统计期限自2016年1月1日起至12月31日止。"
    assert reading.period == (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))
    assert reading.unplaced == ()


@pytest.mark.parametrize(
    "printed",
    [
        "2016年1月1日—2016年12月31日",
        "2016年1月1日-12月31日",
        "2016.1.1至2016.12.31",
        "二〇一六年一月一日到十二月三十一日",
    ],
)
def test_periods(printed: str) -> None:
    reading = _cover(_TITLE, f"编制说明：统计期限为{printed}。")
    assert reading.period == (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))


@pytest.mark.parametrize(
    "told",
    [
        "所载数据起于2016年1月1日，止于2016年12月31日。",
        "统计期限自2016年1月1日起，至12月31日止。",
        "统计期限从2016年1月1日起至2016年12月31日止。",
    ],
)
def test_periods_told_in_a_sentence(told: str) -> None:
    reading = _cover(_TITLE, f"编制说明：{told}")
    assert reading.period == (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))


@pytest.mark.parametrize("printed", ["2016年12月31日至2016年1月1日", "2016年2月30日至2016年12月31日"])
def test_a_period_that_is_none_is_remarked(printed: str) -> None:
    reading = _cover(_TITLE, f"编制说明：统计期限为{printed}。")
    assert reading.period[0] is None
    assert "bad_date" in {remark.kind for remark in reading.warnings}
    assert printed in reading.preface


@pytest.mark.parametrize(
    ("title", "year"),
    [
        (_TITLE, 2016),
        ("清溪县2016年度政府信息公开工作年报", 2016),
        ("二〇一六年清溪县政府信息公开年度报告", 2016),
        ("清溪县政府信息公开工作年度报告（2016年）", 2016),
        ("清溪县政府信息公开工作年度报告", None),
    ],
)
def test_year_of_the_title(title: str, year: int | None) -> None:
    reading = _cover(title)
    assert (reading.title, reading.year) == (title, year)


def test_title_on_two_lines() -> None:
    reading = _cover("清溪县人民政府", "2016年政府信息公开工作年度报告", "（2017年1月9日）")
    assert (reading.title, reading.organ) == ("2016年政府信息公开工作年度报告", "清溪县人民政府")


@pytest.mark.parametrize(
    "residue",
    [
        "您当前的位置：首页 > 政务公开 > 年报",
        "发布时间：2017-03-15 10:20 来源：政府办 浏览次数：12",
        "【打印本页】【关闭窗口】",
        "分享到：",
        "- 3 -",
        "第3页 共10页",
        "上一篇：没有了",
        "版权所有：清溪县人民政府",
    ],
)
def test_residue_goes_nowhere_but_unplaced(residue: str) -> None:
    reading = read("\n".join([residue, _TITLE, prose(), residue]), LAYOUT)
    assert [item.text for item in reading.unplaced] == [residue, residue]
    assert reading.sections["10"] == "1.提高认识。\n2.APP，微信一并更新。"


def test_signed_at_the_end() -> None:
    reading = read("\n".join([_TITLE, prose(), "清溪县水利局", "2017年1月9日"]), LAYOUT)
    assert (reading.organ, reading.date) == ("清溪县水利局", datetime.date(2017, 1, 9))
    assert reading.sections["10"] == "1.提高认识。\n2.APP，微信一并更新。"


def test_no_heading_is_a_remark_and_its_text_stays() -> None:
    reading = read(f"{_TITLE}\n" + prose().replace(HEADINGS[4], ""), LAYOUT)
    assert BODIES[4] in reading.sections["4"]
    assert ("heading_missing", "5") in {(remark.kind, remark.place) for remark in reading.warnings}


_WHO = "清溪县水利局"


@pytest.mark.parametrize(
    "lines",
    [
        (f"发布机构：{_WHO}　发布日期：2017年1月9日",),
        (f"发布单位：{_WHO}　　公布时间：2017-01-09",),
        (f"（{_WHO}　2017年1月9日）",),
        (f"{_WHO}，2017年1月9日",),
        (f"{_WHO}（二〇一七年一月九日）",),
        (f"2017年1月9日　{_WHO}",),
        (f"2017年1月9日　发布单位：{_WHO}",),
        (f"{_WHO}编制　2017年1月9日",),
        (f"{_WHO}　2017年1月9日编",),
        (f"（{_WHO}）", "（2017年1月9日）"),
        (f"{_WHO}编", "2017年1月9日发布"),
        (f"编制单位：{_WHO}", "编制时间：2017年1月9日"),
    ],
)
def test_organ_and_date_in_one_breath(lines: tuple[str, ...]) -> None:
    for reading in (_cover(_TITLE, *lines, _PREFACE), _cover(_TITLE, _PREFACE, *lines)):
        assert (reading.organ, reading.date) == (_WHO, datetime.date(2017, 1, 9))
        assert reading.unplaced == ()


@pytest.mark.parametrize("line", ["清溪水务　2017年1月9日", "清溪县党政办　2017年1月9日"])
def test_a_short_name_beside_the_date_is_the_organ(line: str) -> None:
    assert _cover(_TITLE, line, _PREFACE).organ == line.partition("　")[0]


@pytest.mark.parametrize("line", ["截至2017年1月9日", "星期一　2017年1月9日", "2017年1月9日至2017年3月9日公示"])
def test_a_date_with_other_words_names_no_organ(line: str) -> None:
    assert _cover(_TITLE, line, _PREFACE).organ == ""


@pytest.mark.parametrize(
    "said",
    [
        "统计期限为2016年1—12月。",
        "数据统计期限为2016年1月至12月。",
        "统计期限为2016年度（1月1日至12月31日）。",
        "统计期限为本年度1月1日至12月31日。",
        "统计起始日期为2016年1月1日，截止日期为2016年12月31日。",
        "本报告的统计时限为2016年全年。",
        "所列数据截至2016年12月31日。",
        "数据统计自2016年1月1日始，至2016年12月31日止。",
    ],
)
def test_a_period_told_in_other_words(said: str) -> None:
    whole = (datetime.date(2016, 1, 1), datetime.date(2016, 12, 31))
    assert _cover(_TITLE, _WHO, "2017年1月9日", _PREFACE + said).period == whole


@pytest.mark.parametrize(
    "said",
    ["现公布2016年度政府信息公开工作报告。", "统计数据来源于2016年度统计报表。", "意见反馈时间为3月1日至3月9日。"],
)
def test_no_period_is_made_of_other_times(said: str) -> None:
    assert _cover(_TITLE, _WHO, "2017年1月9日", _PREFACE + said).period == (None, None)


def test_who_answers_questions_is_taken_where_nobody_else_is_named() -> None:
    reading = _cover(_TITLE, "2017年1月9日", _PREFACE + "如有疑问，请与清溪县人民政府办公室信息科联系。")
    assert reading.organ == "清溪县人民政府办公室"
    assert "organ_differs" in {remark.kind for remark in reading.warnings}


def test_the_day_of_issue_may_stand_in_the_preface_but_that_of_a_law_is_none() -> None:
    assert _cover(_TITLE, _WHO, _PREFACE + "本报告于2017年1月9日在县政府网站公布。").date == datetime.date(2017, 1, 9)
    assert _cover(_TITLE, _WHO, _PREFACE + "《条例》于2007年4月5日公布。").date is None


def test_the_day_that_a_page_shows_is_taken_last_and_said() -> None:
    reading = _cover(_TITLE, "发布日期：2017-01-09　来源：县政府办　浏览次数：33", _PREFACE)
    assert reading.date == datetime.date(2017, 1, 9)
    assert "date_of_page" in {remark.kind for remark in reading.warnings}
