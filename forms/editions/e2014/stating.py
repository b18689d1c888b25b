"""Which words of a part state one of its single figures. Read by meaning after an import; only what is said plainly counts."""

from __future__ import annotations

import re

from forms.intake.stated import StatedFigure

_OTHER_YEARS = r"上年|去年|同期|往年|历年|以来|结转|计划|拟|力争"
_ON_REQUEST = r"依申请公开|公开申请|申请公开"


def _figure(key: str, units: tuple[str, ...], lead: str, bar: str = "", context: str = "") -> StatedFigure:
    barred = re.compile(f"{_OTHER_YEARS}|{bar}" if bar else _OTHER_YEARS)
    return StatedFigure(key, units, re.compile(lead), barred, re.compile(context) if context else None)


STATED: tuple[StatedFigure, ...] = (
    _figure("published", ("条",), r"主动公开(?:各类)?(?:政府)?信息(?:总数|总量)?(?:共|共计|累计|达|为)?\s?$", "其中|网站|微信|微博|公报"),
    _figure("services.items", ("项",), r"(?:提供|共)?在线服务(?:事项)?(?:共)?\s?$"),
    _figure("services.accepted", ("件",), r"网上接办(?:件)?(?:数)?(?:共|为)?\s?$"),
    _figure("response.knowledge", ("条",), r"知识库[^,;。]{0,6}(?:信息|条目)?(?:共)?\s?$"),
    _figure("response.cases", ("件",), r"典型案例(?:共)?\s?$"),
    _figure("response.surveys", ("条", "次", "项"), r"网上调查(?:共)?\s?$"),
    _figure("response.opinions", ("条", "次", "项"), r"(?:意见征集|征集意见)(?:共)?\s?$"),
    _figure("response.interpretations", ("条", "篇", "件"), r"解读(?:信息|稿件|材料|文章)?(?:共)?\s?$", "图|视频|微信|微博"),
    _figure("requests.received", ("件",), r"(?:收到|受理)[^;。]{0,12}$", "率|按时|延期|其中|复议|诉讼|咨询|信箱|热线", _ON_REQUEST),
    _figure("requests.online", ("件",), r"(?:通过网络|在网上|网上)(?:共)?收到[^;。]{0,12}$", "率|其中", _ON_REQUEST),
    _figure("consultations.total", ("人次",), r"(?:接受|接待|处理|受理)?[^;。]{0,16}咨询(?:共|累计)?\s?$|^[^;。]{0,12}共有?\s?$", "其中", "咨询"),
)  # fmt: skip
