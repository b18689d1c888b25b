"""What the reader of running text can find: ids as in the catalogue, new ones numbered on, with how much each weighs."""

from __future__ import annotations

from typing import NamedTuple

from forms.findings import Severity

_W, _I = Severity.WARNING, Severity.INFO


class KindOfFinding(NamedTuple):
    """One kind: its usual weight, its title in lists, and the relation that it holds text against."""

    severity: Severity
    title: str
    relation: str
    advice: str = ""
    """What to do, for messages that do not say it themselves."""

    def finished(self, message: str) -> str:
        """The message as one finished sentence: one without its full stop is given what to do."""
        if message.endswith("。"):
            return message
        return f"{message}；{self.advice}。" if self.advice else f"{message}，请核对。"


_TEXT_OR_TABLE = "请核对是正文还是附表有误"

KINDS: dict[str, KindOfFinding] = {
    "E15": KindOfFinding(_W, "日期早于统计截止日", "报告日期不早于统计期限最后一日"),
    "E16": KindOfFinding(_W, "年份与标题不符", "标题年份＝统计期限年份"),
    "E17": KindOfFinding(_W, "括号内各项与总数不符", "总数＝括号内各项之和"),
    "E18": KindOfFinding(_W, "分项与总数不符", "总数＝分项之和；部分列举的不大于总数"),
    "E19": KindOfFinding(_W, "各来源合计与总数不符", "收到、办结总数＝各来源之和"),
    "E20": KindOfFinding(_W, "办结数大于收到数", "办结≤收到"),
    "E21": KindOfFinding(_W, "公开数与附表不符", "正文公开数＝附表", _TEXT_OR_TABLE),
    "E22": KindOfFinding(_W, "申请数与附表不符", "正文申请数＝附表", _TEXT_OR_TABLE),
    "E23": KindOfFinding(_W, "政策解读数与附表不符", "正文政策解读数＝附表", _TEXT_OR_TABLE),
    "E24": KindOfFinding(_W, "复议、诉讼数与附表不符", "正文案件数＝附表", _TEXT_OR_TABLE),
    "E25": KindOfFinding(_W, "案件结果与附表不符", "正文写明的结果≤附表对应各行", "确有此结果的，请计入附表"),
    "E29": KindOfFinding(_W, "增减结存不平", "上年结转＋新收＝办结＋结转下年；年初＋新增－减少＝现有"),
    "E30": KindOfFinding(_W, "同一数量前后不一", "同一数量各处相同"),
    "E31": KindOfFinding(_W, "正文数字与附表不符", "正文数字＝附表同义的行", _TEXT_OR_TABLE),
    "W01": KindOfFinding(_W, "比率与两数不符", "比率＝两数相除，四舍五入"),
    "W05": KindOfFinding(_W, "会议、培训与附表不符", "第九部分写到的次数＝附表", "请在正文写明，或核对附表"),
    "W06": KindOfFinding(_W, "写到的渠道附表为0", "正文写到的渠道，附表该行大于0"),
    "W07": KindOfFinding(
        _W, "写的项数与列出的不符", "“五大板块”等项数＝列出的项数", "请改写项数，或补齐、删去所列的项"
    ),
    "W08": KindOfFinding(_W, "名称或指引对不上", "编制说明所列名称＝正文标题；“见附表”有着落", "请改成一致的名称"),
    "W09": KindOfFinding(_W, "一个数字表示多种内容", "三位以上的数字不用于三种以上不同内容"),
    "W12": KindOfFinding(_W, "疑似个人信息", "不出现身份证号、手机号、银行卡号"),
    "W13": KindOfFinding(_W, "增减与两数不符", "增减量、增减幅由基数和现数得出"),
    "W14": KindOfFinding(_W, "倍数或平均数不符", "倍数＝现数÷基数；平均数＝总数÷份数"),
    "W15": KindOfFinding(_W, "“全部”与余数矛盾", "写“均已办结”的没有余数"),
    "W16": KindOfFinding(_W, "日期有误", "日期存在，起止不倒，活动在统计期限内"),
    "I01": KindOfFinding(_I, "名称写法不一", "同一名称写法一致"),
    "I02": KindOfFinding(_I, "序号、文号或重复项", "“一是”；〔2017〕；列举不重复"),
    "I07": KindOfFinding(_I, "易读错的写法", "“附表十一部分”写作“附表等十一部分”"),
}
