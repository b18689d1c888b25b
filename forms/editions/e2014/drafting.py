"""「按数据拟写」: sentences from the figures of a part. Only what is filled in is said; nothing is said of a blank.

Every figure in them is a live reference; a rate or a sum whose own cell is blank is worked out from its terms, also live.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from forms.drafted import Drafted, drafts, quote
from forms.editions.e2014.proposing import drafted_preface
from forms.expressions import rate, same, total
from forms.model import Table
from forms.report import Report
from forms.values import date_text


def _figure(report: Report, key: str, before: str = "", after: str = "") -> str:
    """`before`18126条`after`, '' for a blank."""
    shown = quote(report, same(key))
    return f"{before}{shown}{report.unit(key)}{after}" if shown else ""


def _rate(report: Report, key: str, part: str, whole: str, before: str) -> str:
    """`before`94%: as filled in, else part ÷ whole; '' while neither is known."""
    shown = quote(report, same(key) if not report.blank(key) else rate(part, whole))
    return f"{before}{shown}" if shown else ""


def _sentence(parts: Iterable[str], lead: str = "", joint: str = "，") -> str:
    said = [part for part in parts if part]
    return f"{lead}{joint.join(said)}。" if said else ""


def _year(report: Report) -> str:
    return f"{report.year}年" if report.year else "全年"


def _lines(*sentences: str) -> str:
    return "\n".join(s for s in sentences if s)


def _overview(report: Report) -> str:
    return _sentence(
        (
            _figure(report, "overview.documents", "公开各类文件"),
            _figure(report, "overview.topics", "建设办事服务专题"),
            _figure(report, "overview.services", "提供服务信息"),
        ),
        f"{_year(report)}，",
    )


def _breakdown(report: Report, table: Table, row: str, column: str, depth: int = 0) -> str:
    """Its name, figure, and 其中… for its parts, nested one level in brackets."""
    said = _figure(report, table.cell(row, column), report.row_name(table, row))
    if not said:
        return ""
    parts = dict(report.families(table, depth)).get(row, ())
    spoken = [s for part in parts if (s := _breakdown(report, table, part, column, depth + 1))]
    if not spoken:
        return said
    return f"{said}，其中{'；'.join(spoken)}" if depth == 0 else f"{said}（{'、'.join(spoken)}）"


def _proactive(report: Report) -> str:
    portal = report.form.tables["portal"]
    tops = [row.id for row in report.rows(portal) if row.depth == 0]
    numbers = _sentence([_figure(report, "published", "主动公开政府信息")], f"{_year(report)}，")
    listed = _sentence((_breakdown(report, portal, row, "n") for row in tops), joint="；")
    services = _sentence(
        (
            _figure(report, "services.themes", "设置服务主题"),
            _figure(report, "services.items", "提供在线服务"),
            _figure(report, "services.accepted", "网上接办"),
        )
    )
    channels = report.form.tables["channels"]
    used = [
        f"{at}.{channels.row_by_id[row].label}。{how + '。' if (how := report.text(channels.cell(row, 'how'))) else ''}"
        for at, row in enumerate(
            (r.id for r in channels.first_rows if report.value(channels.cell(r.id, "used")) is True), 1
        )
    ]
    content = _lines(numbers + listed, services)
    return _lines(*(["（一）公开的主要内容", content] if content else []), *(["（二）公开形式", *used] if used else []))


def _response(report: Report) -> str:
    letters = report.form.tables["letters"]

    def source(row: str, of: str) -> str:
        name = report.row_name(letters, row).partition("（")[0]
        unit = report.row_name(letters, of).partition("（")[2].rstrip("）")
        keys = [letters.cell(row, c) for c in ("received", "closed", "rate")]
        received, closed = (quote(report, same(key)) for key in keys[:2])
        told = [f"收到{name}{received}{unit}" if received else "", f"办结{closed}{unit}" if closed else ""]
        told.append(_rate(report, keys[2], keys[1], keys[0], "办复率"))
        return "，".join(t for t in told if t)

    families = dict(report.families(letters))
    told = []
    for row in report.rows(letters):
        if row.depth == 0 and (said := source(row.id, row.id)):
            parts = [p for part in families.get(row.id, ()) if (p := source(part, row.id))]
            told.append(f"{said}，其中{'；'.join(parts)}" if parts else said)
    others = _sentence(
        (
            _figure(report, "response.knowledge", "更新知识库信息"),
            _figure(report, "response.cases", "报送典型案例"),
            _figure(report, "response.surveys", "发布网上调查"),
            _figure(report, "response.opinions", "意见征集"),
            _figure(report, "response.interpretations", "公开政策解读信息"),
        )
    )
    return _lines(_sentence(told, f"{_year(report)}共", "；"), others)


def _on_request(report: Report) -> str:
    ways = (("counter", "当面申请"), ("fax", "传真申请"), ("online", "网络申请"), ("post", "信函申请"))
    if report.number("requests.received") == 0:
        return f"{_year(report)}未收到政府信息公开申请。"
    by = [_figure(report, f"requests.{key}", name) for key, name in ways if report.number(f"requests.{key}")]
    received = _figure(report, "requests.received", "共收到政府信息公开申请")
    first = f"{received}，其中{'、'.join(by)}" if received and by else received
    return _sentence(
        (
            first,
            _figure(report, "requests.answered", "已答复"),
            _rate(report, "requests.rate", "requests.answered", "requests.received", "回复率"),
        ),
        f"{_year(report)}，",
    )


def _names(report: Report, table: str) -> list[str]:
    t = report.form.tables[table]
    return [name for row in report.rows(t) if (name := report.text(t.cell(row.id, "name")))]


def _consultations(report: Report) -> str:
    topics, units = _names(report, "topics"), _names(report, "units")
    asked = _figure(report, "consultations.total", f"{_year(report)}共接受咨询")
    return _sentence(
        (
            asked,
            f"咨询内容主要涉及{'、'.join(topics)}" if topics else "",
            f"咨询较多的单位是{'、'.join(units)}" if units else "",
        )
    )


def _cases(report: Report) -> str:
    cases = report.form.tables["cases"]

    def told(row: str) -> str:
        said = _figure(report, cases.cell(row, "all"), cases.row_by_id[row].label)
        inner = _figure(report, cases.cell(row, "disclosure"), "其中涉及政府信息公开")
        closed = _figure(report, cases.cell(row, "closed"), "已办结")
        results = [
            _figure(report, cases.cell(row, column), words)
            for column, words in (("upheld", "维持"), ("corrected", "纠错"))
            if report.number(cases.cell(row, column))
        ]
        outcome = f"结果为{'、'.join(results)}" if results else ""
        return "，".join(t for t in (said, inner, closed if inner else "", outcome if inner else "") if t)

    number = report.number("complaints")
    complaints = "未收到举报投诉" if number == 0 else _figure(report, "complaints", "收到举报投诉")
    return _sentence((*(told(row.id) for row in cases.rows), complaints), f"{_year(report)}，", "；")


def _fees(report: Report) -> str:
    charged, waived = report.number("fees.charged"), report.number("fees.waived")
    charged = report.number("7") if charged is None else charged
    if charged == 0 and not waived:
        return f"{_year(report)}，依申请公开政府信息未收取费用，无减免。"
    return _sentence(
        (
            _figure(
                report, "fees.charged" if report.number("fees.charged") is not None else "7", "依申请公开信息收取费用"
            ),
            _figure(report, "fees.waived", "减免"),
        ),
        f"{_year(report)}，",
    )


def _staff(report: Report) -> str:
    counted = quote(report, same("8.3") if not report.blank("8.3") else total(("8.3.1", "8.3.2")))
    people = f"从事政府信息公开工作人员{counted}{report.unit('8.3')}" if counted else ""
    kinds = [t for t in (_figure(report, "8.3.1", "专职"), _figure(report, "8.3.2", "兼职")) if t]
    return _sentence(
        (
            _figure(report, "8.1", "设立政府信息公开工作专门机构"),
            _figure(report, "8.2", "设置查阅点"),
            f"{people}（{'、'.join(kinds)}）" if people and kinds else people,
            _figure(report, "8.4", "政府信息公开专项经费"),
        ),
        f"{_year(report)}，",
    )


def _meetings(report: Report) -> str:
    events = report.form.tables["events"]

    def told(row: str) -> str:
        name, kind = report.text(events.cell(row, "name")), report.text(events.cell(row, "kind"))
        day = report.day(events.cell(row, "date"))
        people = quote(report, same(events.cell(row, "people")))
        about = "余" if report.text(events.cell(row, "exact")) == "余" else ""
        held = f"{'召开' if kind == '会议' else '举办'}{name or kind}" if name or kind else ""
        when = (date_text(day).partition("年")[2] if day.year == report.year else date_text(day)) if day else ""
        return "，".join(t for t in (f"{when}{held}", f"{people}{about}人参加" if people else "") if t)

    return _sentence((told(row.id) for row in report.rows(events)), f"{_year(report)}，", "；")


def _problems(report: Report) -> str:
    problems, measures = _names(report, "problems"), _names(report, "measures")
    ordinals = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是")
    first = _sentence(
        (f"{o}{p.rstrip('。；')}" for o, p in zip(ordinals, problems, strict=False)), "存在的主要问题：", "；"
    )
    then = [f"{at}.{measure.rstrip('。')}。" for at, measure in enumerate(measures, 1)]
    return _lines(first, *(["下一步，将作以下改进：", *then] if then else []))


DRAFTING: Mapping[str, Callable[[Report], Drafted]] = {
    section: drafts(write)
    for section, write in (
        ("cover", drafted_preface),
        ("1", _overview),
        ("2", _proactive),
        ("3", _response),
        ("4", _on_request),
        ("5", _consultations),
        ("6", _cases),
        ("7", _fees),
        ("8", _staff),
        ("9", _meetings),
        ("10", _problems),
    )
}
