"""Whose report it is, as its title and its preface say: an office's full name, or only the place that it governs."""

from __future__ import annotations

import re

_SUFFIX = "集团|馆|政府|办公室|办公厅|委员会|局|厅|委|办|院|处|所|站|中心|管委会|会|部|署|队|行|公司|室|科|社|法院|检察院|学校|大学|学院|海关"
ORGAN = rf".{{2,30}}(?:{_SUFFIX}|[乡镇])"
"""A line that is an office's name. A township alone counts: it is printed so on covers."""

_NAME = rf"(?P<organ>[一-龥]{{2,28}}?(?:{_SUFFIX}))"
_ASIDE = r"(?:[（(][^（）()\n]{0,40}[）)])?"
_YEAR = r"(?:(?:19|20)\d\d|[二一][〇零○OＯ九][〇零○OＯ一二三四五六七八九]{2})\s{0,4}年度?"
_SCHOOL_YEAR = r"20\d\d\s{0,2}[—–\-~～至]{1,2}\s{0,2}20\d\d"
_OF_TITLE = (
    rf"^《?(?:关于)?(?:{_YEAR})?(?P<who>[一-龥（）()]{{2,32}}?)"
    rf"(?:关于|{_SCHOOL_YEAR}|{_YEAR}|(?:政府|政务|\u3000)?信息公开|政务公开|工作年)"
)
_PLACE = r"[一-龥]{1,12}(?:省|自治区|市|县|区|州|盟|旗|乡|镇|街道)"
_COMPILED = r"(?:负责|组织|牵头|汇总)?(?:编制|编写|撰写)(?!的|规范|办法|工作|要求|单位|机关)"
_BY = (
    rf"(?:编制(?:单位|机关|机构)|发布(?:单位|机关|机构))(?:[:：]|为|是){_NAME}(?=[，。；、\s（(]|$)",
    rf"由{_NAME}{_ASIDE}(?:(?:根据|依据|按照|依照)[^。\n]{{0,160}})?{_COMPILED}",
    rf"(?:^|[，。；：\n])(?:现由|特由|现)?{_NAME}{_ASIDE}{_COMPILED}",
    rf"(?:^|[。；：\n])(?:现由|现)?{_NAME}{_ASIDE}(?:根据|依据|按照|依照)[^。\n]{{0,160}}{_COMPILED}",
    rf"(?:公布|发布|为|是){_NAME}{_YEAR}(?:政府|政务)?信息公开",
)
_TO_ASK = (
    r"(?:请|可|欢迎)(?:直接)?(?:与|向|联系|致电|拨打)"
    r"(?P<organ>[一-龥]{2,28}?(?:政府(?!办)|办公[室厅]|办(?!公)|局|厅|委员会|管委会|大学|学[院校]|海关|公司|集团(?!.{0,4}公司)|[医法]院|检察院|中心|馆))"
    r"[一-龥]{0,12}?(?:联系|咨询|反映|垂询|查询)"
)
_NO_NAME = (
    r"[我该各其为对在经据]|本(?:局|机关|单位|办|委|级|府|厅|校|院|[省市县区镇乡])|全[省市县区镇乡局]|[按依]照|[根依]据|"
    r"[省市区县州镇乡](?:委|人民)?(?:政府|办公|各|直)|(?:国务院|国办)|.*(?:要求|规定|精神|部署|通知)"
)
LONGEST_READ = 2000
"""Characters of a preface that are looked at: it names its office in the first sentences."""


def organ_of_title(title: str) -> str:
    """The office that a report's title names (清溪县水利局2017年政府信息公开工作年度报告), "" if it names none or a place."""
    who = _who(title)
    return who if re.fullmatch(ORGAN, who) and not re.fullmatch(_PLACE, who) else ""


def place_of_title(title: str) -> str:
    """The place whose government reports (清溪县2017年…), "" if the title names an office or nothing."""
    who = _who(title)
    return who if re.fullmatch(_PLACE, who) else ""


def organ_of_preface(preface: str) -> str:
    """The office that compiled the report, as the preface says: 由清溪县水利局编制. "" where it says none, or only 我局."""
    for pattern in _BY:
        for found in re.finditer(pattern, preface[:LONGEST_READ]):
            if not re.match(_NO_NAME, found["organ"]):
                return found["organ"]
    return ""


def organ_to_ask(preface: str) -> str:
    """The office that the preface names for questions: 请与清溪县人民政府办公室联系. "" where it names none, or only 我局."""
    found = re.search(_TO_ASK, preface[:LONGEST_READ])
    return found["organ"] if found and not re.match(_NO_NAME, found["organ"]) else ""


def _who(title: str) -> str:
    found = re.match(_OF_TITLE, title.replace("人民政府信息公开", "人民政府\u3000信息公开", 1)[:80])
    return re.sub(r"[（(][^（）()]*[）)]$", "", found["who"]) if found else ""
