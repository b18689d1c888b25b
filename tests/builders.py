"""Reports for tests: a clean one on which every rule holds, and small changes to it."""

from __future__ import annotations

from forms.editions import EDITIONS
from forms.findings import Finding
from forms.model import Form
from forms.session import Session
from forms.values import Value, parse

E2014: Form = EDITIONS[0]

CELLS = {
    "1.1": "120", "1.1a": "8", "1.1b": "10", "1.2.1": "20", "1.2.2": "120", "1.2.3": "5", "1.2.4": "30", "1.2.5": "12",
    "2.1": "3", "2.2.1": "2", "2.2.1a": "1", "2.2.2": "2", "2.2.2a": "1", "2.2.3": "15", "2.2.4": "2", "2.2.5": "3",
    "3.1": "9", "3.1.1": "1", "3.1.2": "0", "3.1.3": "7", "3.1.4": "1", "3.2": "9", "3.2.1": "8", "3.2.2": "1",
    "3.3": "9", "3.3.1": "2", "3.3.2": "3", "3.3.3": "1", "3.3.4": "2", "3.3.4a": "1", "3.3.4b": "0", "3.3.4c": "1",
    "3.3.4d": "0", "3.3.4e": "0", "3.3.4f": "0", "3.3.5": "1", "3.3.6": "0", "3.3.7": "0", "3.3.8": "0",
    "4": "2", "4.1": "1", "4.2": "1", "4.3": "0", "5": "1", "5.1": "0", "5.2": "1", "5.3": "0", "6": "0", "7": "0.50",
    "8.1": "1", "8.2": "4", "8.3": "6", "8.3.1": "2", "8.3.2": "4", "8.4": "3.5", "9.1": "1", "9.2": "1", "9.3": "45",
}  # fmt: skip

PARTS = {
    "portal.total@n": "120", "portal.own@n": "60", "portal.own1@n": "10", "portal.own2@n": "5", "portal.own3@n": "15",
    "portal.own4@n": "20", "portal.own5@n": "10", "portal.below@n": "40", "portal.above@n": "12", "portal.duties@n": "8",
    "published": "120",
    "letters.box@received": "30", "letters.box1@received": "20", "letters.box2@received": "10",
    "letters.box@closed": "27", "letters.box1@closed": "18", "letters.box2@closed": "9",
    "letters.box@rate": "90%", "letters.hotline@received": "200", "letters.hotline@closed": "190", "letters.hotline@rate": "95%",
    "response.interpretations": "15",
    "requests.received": "9", "requests.counter": "1", "requests.fax": "0", "requests.online": "7", "requests.post": "1",
    "requests.answered": "9", "requests.rate": "100%",
    "cases.suit@all": "5", "cases.suit@disclosure": "1", "cases.suit@closed": "1", "cases.suit@corrected": "1",
    "cases.review@all": "3", "cases.review@disclosure": "1", "cases.review@closed": "1", "cases.review@corrected": "1",
    "cases.below@all": "4", "cases.below@disclosure": "1", "cases.below@closed": "1", "cases.below@corrected": "0",
    "complaints": "0", "fees.charged": "0.50",
    "events.e1@kind": "会议", "events.e1@name": "工作推进会", "events.e2@kind": "培训", "events.e2@people": "45", "events.e2@exact": "整",
    "problems.r1@name": "公开不够及时", "measures.r1@name": "按周检查更新",
}  # fmt: skip

NARRATIVE = "全年各项工作有序开展，政府信息公开的制度进一步健全，公开的渠道进一步拓宽。"

MEETINGS = "全年召开政府信息公开工作会议1次，举办业务培训1次，45人参加，各项部署得到落实。"


def clean() -> Session:
    """A report in which everything is filled in and every rule holds."""
    session = Session(E2014, E2014.propose("临江市", 2017, "临江市政务公开办公室") if E2014.propose else {})
    typed = {**CELLS, **PARTS, "date": "2018年3月15日"}
    typed |= {s.narrative: NARRATIVE for s in E2014.sections if s.numeral and s.narrative}
    typed["text:9"] = MEETINGS
    session.set({key: read(key, text) for key, text in typed.items()}, "填写")
    return session


def read(key: str, text: str) -> Value | None:
    """Typed text as the form reads it."""
    spec = E2014.spec(key)
    assert spec is not None, key
    return parse(spec.kind, text)


def with_(typed: dict[str, str]) -> Session:
    """The clean report with some answers typed anew ('' clears)."""
    session = clean()
    session.set({key: read(key, text) if text else None for key, text in typed.items()}, "改")
    return session


def found(session: Session, rule: str) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in session.findings if finding.rule == rule]
