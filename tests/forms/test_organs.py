"""Whose report it is: read from titles and prefaces as offices write them."""

import pytest

from forms.organs import organ_of_preface, organ_of_title, place_of_title

_REST = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("title", "organ"),
    [
        (f"清溪县水利局2017年{_REST}", "清溪县水利局"),
        (f"《清溪县水利局2017年{_REST}》", "清溪县水利局"),
        (f"关于清溪县水利局2017年度{_REST}", "清溪县水利局"),
        ("清溪县水利局关于2017年政府信息公开工作的年度报告", "清溪县水利局"),
        (f"2017年清溪县水利局{_REST}", "清溪县水利局"),
        ("二〇一七年清溪县水利局政府信息公开年报", "清溪县水利局"),
        (f"清溪县水利局{_REST}（2017年）", "清溪县水利局"),
        (f"清溪县人民政府{_REST}（2017年）".replace("人民政府政府", "人民政府"), "清溪县人民政府"),
        ("江南理工大学2018年信息公开工作年度报告", "江南理工大学"),
        (f"本溪市水务局2017年{_REST}", "本溪市水务局"),
    ],
)
def test_an_office_in_the_title(title: str, organ: str) -> None:
    assert (organ_of_title(title), place_of_title(title)) == (organ, "")


@pytest.mark.parametrize("place", ["清溪县", "临江市", "瑶坞镇", "清溪经济开发区", "霁川自治州"])
def test_a_place_is_no_office(place: str) -> None:
    title = f"{place}2017年{_REST}"
    assert (organ_of_title(title), place_of_title(title)) == ("", place)


@pytest.mark.parametrize("title", ["", _REST, f"2017年{_REST}", "年报"])
def test_a_title_that_names_nobody(title: str) -> None:
    assert (organ_of_title(title), place_of_title(title)) == ("", "")


@pytest.mark.parametrize(
    "told",
    [
        "本报告由清溪县水利局编制。统计期限为2017年1月1日至12月31日。",
        "根据条例要求，由清溪县水利局（以下简称县水利局）负责编制。",
        "本报告由清溪县水利局根据各科室报送的数据编制。",
        "清溪县水利局根据《中华人民共和国政府信息公开条例》的规定，编制2017年度报告。",
        "根据条例要求，清溪县水利局编制了本报告。",
        "编制单位：清溪县水利局。",
        "现公布清溪县水利局2017年政府信息公开工作年度报告。",
    ],
)
def test_an_office_in_the_preface(told: str) -> None:
    assert organ_of_preface(told) == "清溪县水利局"


@pytest.mark.parametrize(
    "told",
    [
        "根据《中华人民共和国政府信息公开条例》的规定，编制本年度报告。",
        "我局根据条例编制本报告。",
        "市政府办公室编制本报告。",
        "根据国务院办公厅和省政府办公厅的通知，各单位编制本报告。",
        "按照国务院办公厅编制的格式填写。",
        "如有疑问，请与清溪县水利局办公室联系。",
    ],
)
def test_a_preface_that_names_nobody_in_full(told: str) -> None:
    assert organ_of_preface(told) == ""
