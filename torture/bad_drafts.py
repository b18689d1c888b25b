"""Draft files with a right seal and a wrong inside, and files that only begin like drafts."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from forms.draft_file import encode
from forms.editions import EDITIONS
from forms.record import to_record
from forms.session import Session

_HEAD = '{"format":"nianbao-draft"'
_ODD: tuple[Any, ...] = (None, True, 0, -1, 1.5, 10**400, "", "\ud800", "a\0b", [], [[]], {}, {"": None}, "９" * 400)


def sealed(body: str, head: Mapping[str, Any] | None = None) -> bytes:
    """A draft file whose seals are right, around any body; `head` changes what its first line says."""
    inside = body.encode("utf-8", "surrogatepass")
    first: dict[str, Any] = {
        "format": "nianbao-draft",
        "version": 1,
        "generation": 1,
        "changed": "2018-03-15T08:00:00+00:00",
        "bytes": len(inside),
        "sha256": hashlib.sha256(inside).hexdigest(),
        "summary": {},
    }
    unsealed = json.dumps({**first, **(head or {})}, separators=(",", ":")).encode()[:-1]
    return unsealed + b',"seal":"' + hashlib.sha256(unsealed).hexdigest().encode() + b'"}\n' + inside


def bad_drafts(report: str) -> Iterator[tuple[str, bytes]]:
    """(name, content) of each; `report` is the text of a good report."""
    yield from _shapes()
    yield from _bodies()
    yield from _heads()
    yield from _payloads(report)


def _shapes() -> Iterator[tuple[str, bytes]]:
    yield "deep JSON", b"[" * 100_000 + b"]" * 100_000
    yield "deep objects", b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    yield "a draft's beginning and deep JSON", _HEAD.encode() + b',"a":' + b"[" * 100_000
    yield "a draft's beginning alone", _HEAD.encode()
    yield "a draft's beginning and 20 MB", _HEAD.encode() + b"a" * 20_000_000
    yield "duplicate keys", f'{_HEAD},"format":"x","version":1,"version":2}}\n{{}}'.encode()
    yield "NaN in JSON", f'{_HEAD},"version":NaN}}\n{{}}'.encode()
    yield "a huge integer in JSON", f'{_HEAD},"version":{"9" * 5000}}}\n{{}}'.encode()
    values: tuple[Any, ...] = (None, [], {}, "", 0, True, {"draft": {"1": None}}, {"draft": {"1": {"answers": 5}}})
    for value in values:
        yield f"JSON {json.dumps(value)}", json.dumps(value).encode()
        yield f"a draft of {json.dumps(value)}", f'{_HEAD},"version":1}}\n{json.dumps(value)}'.encode()
    whole = encode({"draft": {"1": to_record(Session(EDITIONS[0]))}}, {}, 1)
    for part in range(1, 10):
        yield f"draft cut after {part}/10", whole[: len(whole) * part // 10]
    yield "draft with a line end more", whole + b"\n"
    yield "draft twice", whole * 2
    yield "draft after a mark", b"\xef\xbb\xbf" + whole
    yield "draft with line ends of Windows", whole.replace(b"\n", b"\r\n")
    yield "draft as UTF-16", whole.decode().encode("utf-16")


def _bodies() -> Iterator[tuple[str, bytes]]:
    for body in (
        "",
        "null",
        "[]",
        "{}",
        "NaN",
        "Infinity",
        '{"draft":{}}',
        '{"draft":[]}',
        '{"draft":{"1":null}}',
        '{"draft":{"2":{}}}',
        '{"draft":{"1":{},"2":{}}}',
        '{"draft":{"1":{}}}',
        '{"draft":{"1":{"form":5}}}',
        '{"draft":{"1":{"form":"e9999"}}}',
        '{"draft":{"1":{"form":"' + "长" * 100_000 + '"}}}',
        '{"draft":{"1":{"form":"\\ud800"}}}',
        '{"draft":{"1":{"form":"a\\nb\\u202e"}}}',
        '{"draft":{"1":{"form":["e2014"]}}}',
        '{"_default":{},"draft":{"1":{"form":"e2014"}}}',
        '{"draft":{"1":{"form":"e2014","answers":{"1.1":NaN,"1.2":Infinity,"1.3":1e999,"1.4":-1e999}}}}',
        '{"draft":{"1":{"form":"e2014","answers":{"1.1":' + "9" * 4000 + "}}}}",
        '{"draft":{"1":{"form":"e2014","answers":{"1.1":' + "9" * 5000 + "}}}}",
        '{"draft":{"1":{"form":"e2014","answers":{"1.1":"1","1.1":"2"},"answers":{"1.1":"3"}}}}',
        '{"draft":{"1":{"form":"e2014","answers":{"text:1":"\\ud800x\\udc00","title":"\\udfff"}}}}',
        '{"draft":{"1":{"form":"e2014","answers":' + "[" * 900 + "]" * 900 + "}}}",
        '{"draft":{"1":{"form":"e2014","answers":' + "[" * 100_000 + "]" * 100_000 + "}}}",
        '{"draft":{"1":{"form":"e2014","x":' + '{"a":' * 60_000 + "1" + "}" * 60_000 + "}}}",
        '{"draft":{"1":{"form":"e2014","answers":{"1.1":"1"}}}',
    ):
        yield f"sealed {body[:60]} ({len(body)})", sealed(body)
    yield "sealed bytes that are no text", sealed('"\udcff"')


def _heads() -> Iterator[tuple[str, bytes]]:
    body = json.dumps({"draft": {"1": to_record(Session(EDITIONS[0]))}})
    for name, odd in (
        ("version", 99),
        ("version", -5),
        ("version", "1"),
        ("version", None),
        ("version", 10**300),
        ("version", float("inf")),
        ("generation", -1),
        ("generation", 10**300),
        ("generation", "x"),
        ("changed", "gestern"),
        ("changed", "9999-12-31T23:59:59+00:00"),
        ("changed", "0001-01-01T00:00:00+14:00"),
        ("changed", 5),
        ("bytes", -1),
        ("bytes", 10**30),
        ("sha256", None),
        ("summary", None),
        ("summary", [1]),
        ("summary", {"title": 5, "year": "x", "organ": [], "state": {}}),
        ("summary", {"title": "题" * 2000, "year": 10**30}),
        ("summary", {"title": "\ud800\x1b[31m\u202e\n", "year": 2017}),
        ("extra", {"a": [1, 2]}),
    ):
        yield f"head with {name} {str(odd)[:30]!r}", sealed(body, {name: odd})


def _payloads(report: str) -> Iterator[tuple[str, bytes]]:
    """A whole draft in which each thing in turn is something else."""
    session = Session(EDITIONS[0])
    keys = [key for key in ("title", "organ", "date", "period", "text:1", "1.1") if EDITIONS[0].spec(key)]
    whole = to_record(session, {"source": {"name": "a", "text": report[:500], "unplaced": [{"line": 1, "text": "x"}]}})
    whole["ui"] = {"place": ["1", "1.1"], "touched": ["1.1"], "shown": {}}
    whole["answers"] = dict.fromkeys(keys, "5")
    whole["reasons"] = {"E01:1.1": ["因为", "周明", "2018-03-15"]}
    whole["confirmed"] = {"1": "abc"}
    places: list[tuple[str, ...]] = [(name,) for name in whole]
    places += [(name, inner) for name in whole if isinstance(whole[name], dict) for inner in whole[name]]
    places += [("source", "unplaced", "0"), ("ui", "place", "0"), ("answers", "nosuch"), ("ui", "touched", "0")]
    for place in places:
        for odd in _ODD:
            changed = copy.deepcopy(whole)
            _put(changed, place, odd)
            shown = repr(odd)[:12]
            yield f"draft with {shown} as {'.'.join(place)}", sealed(json.dumps({"draft": {"1": changed}}))


def _put(payload: dict[str, Any], place: tuple[str, ...], value: Any) -> None:
    inner: Any = payload
    for name in place[:-1]:
        inner = inner[name]
    if isinstance(inner, list):
        inner[int(place[-1])] = value
    else:
        inner[place[-1]] = value
