"""Whole, rightly sealed drafts whose answers no window would have saved: wrong shapes of each kind, far too much of something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from forms.editions import EDITIONS
from forms.record import to_record
from forms.session import Session
from torture.bad_drafts import sealed

_TEXT = "全年收到申请30件，办结30件。"
_ROWS = ";".join(f"1 r{n}" for n in range(10_000))
_ANSWERS: tuple[tuple[str, Any], ...] = (
    ("1.1", "1e400"), ("1.1", "-1"), ("1.1", "9" * 4301), ("1.1", "1" * 100_000), ("1.1", "٣٤٥"), ("1.1", "½"), ("1.1", "0x1F"),
    ("1.1", "1_000"), ("1.1", "NaN"), ("1.1", "Infinity"), ("1.1", "\ud800"), ("1.1", "\0"), ("1.1", "=1+1"), ("1.1", "1\n2"),
    ("1.1", ["1"]), ("1.1", {"value": 1}), ("1.1", 1e308), ("1.1", -0.0),
    ("1.1#note", "注" * 100_000), ("1.1#note", "\x0b\x0c\x1c\x85\u2028"), ("1.1#mark", "read"), ("1.1#mark", "读" * 10_000),
    ("1.1#nosuch", "x"), ("#", "x"), ("", "x"), ("text:3#refs#refs", "0-1 same 1.1"), ("\ud800", "x"), ("长" * 100_000, "x"),
    ("date", "0000-00-00"), ("date", "10000年1月1日"), ("date", "二〇一七年十三月四十日"), ("date", "2017-02-29"), ("date", "0001-01-01"),
    ("period", "2017年12月31日至2017年1月1日"), ("period", "0001年1月1日至9999年12月31日"), ("period", "至"), ("period", "至" * 5_000),
    ("requests.rate", "1e-400%"), ("requests.rate", "99999999999%"), ("requests.rate", "0.00000000000000000001"),
    ("fees.charged", "0." + "1" * 5_000), ("fees.charged", "1,0,0"), ("scope", "nosuch"), ("scope", "省" * 10_000),
    ("title", "题\u0000\u202e" * 3_000), ("title", "\n" * 5_000), ("organ", "\u200d" * 5_000), ("preface", "\ufffe\uffff" * 100),
    ("heading:3", "三、" + "长" * 10_000), ("heading:3", "\n\n三"), ("heading:nosuch", "x"),
    ("text:3#refs", "0-5 same text:3"), ("text:3#refs", "5-0 same 1.1"), ("text:3#refs", "0-9999999 same 1.1"),
    ("text:3#refs", "4-6 sum 3.1 3.1 3.1"), ("text:3#refs", ";".join(f"{n}-{n + 2} same 3.1" for n in range(0, 20_000, 2))),
    ("text:3#refs", "4-6 rate0 3.1 3.1"), ("text:3#refs", "4-6 difference 3.1 nosuch"), ("text:3#refs", "4-6 same 3.1;4-6 same 1.1"),
    ("text:3#read", "4-6 same 3.1"), ("text:3#read", "-1-2 same 3.1"), ("text:3#read", "x" * 100_000),
    ("text:3", "\ue000\U0010ffff" * 2_000), ("text:3", "a\u0301" * 20_000), ("text:3", "（" * 50_000), ("text:3", "1" * 59_999),
    ("text:3", "\r" * 30_000), ("text:3", "\n" * 30_000), ("text:3", "|" * 50_000), ("text:3", "http://" + "a" * 50_000),
    ("text:3", "共收到" + "、".join(f"第{n}类{n}件" for n in range(5_000))), ("text:3", "一是" * 20_000), ("text:3", "\t" * 40_000),
    ("events", _ROWS), ("events", "1 a;1 a;1 a"), ("events", "9 a;0 b;-1 c"), ("events", "1 \ud800"), ("events:a.date", "x" * 10_000),
    ("appendix", _ROWS), ("letters", "1 a;2 b;3 c;4 d;5 e;6 f;7 g;8 h;9 i"),
)  # fmt: skip
_WHOLE: tuple[tuple[str, Any], ...] = (
    ("last", {"1.1": "1e400", "title": "\x1b[2J", "text:3": "去年" * 50_000}), ("last", {"period": "x", "date": "y"}), ("last", "x"),
    ("reasons", {"E01:1.1": ["理由" * 50_000, "\0", "昨天", "abc"]}), ("reasons", {"": ["", "", "", ""]}),
    ("reasons", {f"E{n}": ["a", "b", "c", "d"] for n in range(20_000)}), ("confirmed", {str(n): "0" * 16 for n in range(20_000)}),
    ("source", {"name": "../../x", "encoding": 5, "text": "\0" * 10_000, "unplaced": [{}] * 10_000, "warnings": "x"}),
    ("source", {"name": "\u202etxt.exe", "text": None, "unplaced": [{"line": 1e308, "text": [], "guess": {}}]}),
    ("ui", {"place": ["3", "text:3"], "touched": ["\ud800"] * 5_000, "shown": {"rows": [{}] * 5_000, "title": 5}}),
    ("ui", {"place": ["nosuch", "nosuch"], "shown": {"parts": [[]], "place": {}}}), ("summary", {"errors": -1, "warnings": "x"}),
    ("rescued", {"of": "/etc/passwd", "on": [1]}), ("form", "e2014\0"), ("form", "E2014"), ("form", "../e2014"),
)  # fmt: skip


def bad_answers() -> Iterator[tuple[str, bytes]]:
    """(name, content) of each."""
    session = Session(EDITIONS[0])
    session.set({"text:3": _TEXT, "3.1": 30}, "填")
    whole = to_record(session)
    for number, (key, value) in enumerate(_ANSWERS):
        changed = {**whole, "answers": {**whole["answers"], key: value}}
        yield f"answer {number} {key[:20]!r} {str(value)[:20]!r}", _draft(changed)
    for number, (key, value) in enumerate(_WHOLE):
        yield f"{key} {number} {str(value)[:20]!r}", _draft({**whole, key: value})
    yield "10,000 unknown fields", _draft(whole | {f"x{n}": {"y": [n]} for n in range(10_000)})
    yield "10,000 unknown answers", _draft({**whole, "answers": {f"99.{n}": "1" for n in range(10_000)}})
    yield (
        "every answer odd",
        _draft({**whole, "answers": {key: "\0９" for s in EDITIONS[0].sections for key in _keys(s)}}),
    )
    yield "a draft in a draft", sealed(_draft(whole).decode())
    yield "two documents", sealed(json.dumps({"draft": {"1": whole}, "other": {"1": whole, "x": {}}}))
    yield "keys twice", sealed('{"draft":{"1":{"form":"x"},"1":' + json.dumps(whole) + "}}")
    yield "escaped NULs", sealed(json.dumps({"draft": {"1": whole}}).replace('"form"', '"\\u0000":"\\u0000","form"'))
    yield "a newer program's", sealed(json.dumps({"draft": {"1": whole | {"new": [1]}}}), {"version": 2})
    yield "a much newer program's shape", sealed(json.dumps({"drafts": [whole]}), {"version": 9})
    yield "an older program's", sealed(json.dumps({"draft": {"1": whole}}), {"version": 0})


def _keys(section: Any) -> Iterator[str]:
    session = Session(EDITIONS[0])
    yield from session.report.keys_of(section.id)


def _draft(payload: dict[str, Any]) -> bytes:
    return sealed(json.dumps({"draft": {"1": payload}}))
