"""What a web page or a text processor leaves in a copied report and is no part of it."""

import re

from forms.intake.marks import key

NAVIGATION = "像是网页的导航文字"
FOOT = "像是网页的页脚文字"
PAGE_NUMBER = "像是页码"
WATERMARK = "像是页面上的“草稿”字样"
SIGNATURE = "附表下的签署栏"
TABLE_HEAD = "附表表头"
TABLE_TITLE = "附表标题"

_NAVIGATION = re.compile(
    r"(?:您?(?:当前|现在|所在)(?:的?(?:页面|位置)|在)|首页\s*[>»›\-/|]|发布(?:时间|日期|机构)[:：].*(?:来源|浏览|点击|作者|字号)"
    r"|来源[:：].{0,30}(?:浏览|点击|字号|发布)|(?:浏览|点击|阅读)(?:次数|量|数)?[:：]|字体?[号大][:：]|索引号[:：]|信息索引)"
)
_FOOT = re.compile(
    r"(?:扫一扫.{0,20}|【?(?:打印|关闭)(?:本页|窗口|页面|此页)?】?.{0,20}|(?:分享|转发)到.{0,20}|版权所有.*|.{0,20}ICP备.*"
    r"|[上下]一篇.*|主办(?:单位)?[:：].*|承办(?:单位)?[:：].*|网站标识码.*|.{0,6}公网安备.*|返回(?:顶部|首页|上一页)|技术支持[:：].*"
    r"|责任编辑[:：].*|(?:联系我们|网站地图|关于我们|使用帮助|隐私声明)(?:\s*[|｜丨\s]\s*\S{2,8})*)"
)
_PAGE_NUMBER = re.compile(
    r"[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页(?:\s*[/,，共]?\s*共?\s*\d{1,3}\s*页)?"
    r"|\d{1,3}\s*[/／]\s*\d{1,3}|[Pp]age\s*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?"
)
_WATERMARK = ("草", "稿", "草稿")
_SIGNATURE_LABEL = re.compile(
    r"(?:单位负责人|审核人|填报人|填表人|制表人|联系电话|填报日期|填报单位|填报时间|报送单位|报送日期)"
)


def guess(text: str) -> str | None:
    """What the line is a residue of, in Chinese, or None if it may belong to the report."""
    if len(text) > 120:
        return None
    if _NAVIGATION.match(text) or text.count(">") + text.count("»") + text.count("›") >= 2:
        return NAVIGATION
    if len(text) <= 80 and _FOOT.fullmatch(text):
        return FOOT
    if _PAGE_NUMBER.fullmatch(text):
        return PAGE_NUMBER
    if text in _WATERMARK:
        return WATERMARK
    return None


def is_signature(text: str) -> bool:
    """Whether the line belongs to the block of names below the table."""
    return len(text) <= 120 and _SIGNATURE_LABEL.match(text) is not None


def is_table_title(text: str) -> bool:
    """Whether the line names the table: 附表, 政府信息公开情况统计表, 附件：…统计表."""
    bare = key(text)
    return len(bare) <= 40 and (
        bare in ("附表", "附件", "统计表") or re.search(r"(?:统计表|附表)(?:\d{4}年?度?)?$", bare) is not None
    )
