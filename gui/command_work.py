"""What the commands do. Every failure is one finished sentence and exit 2; with --json stdout holds one JSON object and nothing else."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from exporters.errors import ExportError
from forms.catalogue import catalogue
from forms.drafts import DraftStore
from forms.editions import EDITIONS, edition
from forms.errors import NianbaoError, reason_of
from forms.findings import Finding, Severity, State
from forms.intake.load import Loaded, load
from forms.record import from_record, to_record
from forms.session import Session
from gui.command_export import export
from gui.report_json import cover_json, finding_json, in_order, reading_json
from gui.speaking import say

UNUSABLE = 2


def run(given: argparse.Namespace, data: Path | None) -> int:
    """Run one parsed command; returns the exit status."""
    as_json = bool(getattr(given, "json", False))
    try:
        work: Callable[[argparse.Namespace, DraftStore], int] = _WORK[given.command]
        store = DraftStore(data)
        if store.folder.exists() and not store.folder.is_dir():
            raise NianbaoError(f"“{store.folder}”不是文件夹，不能放草稿；请用 --data 另选一个文件夹。")
        return work(given, store)
    except (NianbaoError, ExportError) as error:
        return _refuse(str(error), as_json)
    except OSError as error:
        return _refuse(f"没有完成：{reason_of(error)}；请换一个文件或文件夹再试。", as_json)
    except (UnicodeError, ValueError, RecursionError, MemoryError) as error:
        return _refuse(f"没有完成：文件的内容超出了程序能处理的范围（{type(error).__name__}）；请换一个文件。", as_json)


def _refuse(sentence: str, as_json: bool) -> int:
    if as_json:
        _print_json({"error": sentence})
    else:
        say(sentence + "\n", sys.stderr)
    return UNUSABLE


def _print_json(value: dict[str, Any]) -> None:
    print(json.dumps(value, ensure_ascii=False, allow_nan=False))


# --- opening ---
def _session(store: DraftStore, named: str) -> Session:
    """The session of a draft (by id or path) or of a published report's file, which leaves no draft behind."""
    path = store.resolve(named)
    if path is None:
        return load(Path(named)).session()
    opened = store.open(path, for_reading=True)
    try:
        return from_record(opened.payload)
    finally:
        opened.close()


# --- commands ---
def _import(given: argparse.Namespace, store: DraftStore) -> int:
    loaded = load(given.file)
    session = loaded.session()
    draft = store.create(to_record(session, {"source": loaded.source}))
    if given.json:
        _print_json({"draft": draft, "edition": loaded.form.id, **reading_json(loaded)})
    else:
        _tell_reading(draft, loaded)
    return 0


def _tell_reading(draft: str, loaded: Loaded) -> None:
    reading = loaded.reading
    cells = sum(cell.value is not None for cell in reading.cells.values())
    parts = sum(bool(text.strip()) for text in reading.sections.values())
    print(f"已建立草稿 {draft}：{reading.title or '（没有读到标题）'}")
    print(f"读入正文{parts}/{len(reading.sections)}部分，附表{cells}/{len(reading.cells)}格。")
    for remark in reading.warnings:
        print(f"  第{remark.line}行　{remark.message}" if remark.line else f"  {remark.message}")
    if reading.unplaced:
        print(f"未能归位{len(reading.unplaced)}行，随草稿保留：")
        for unplaced in reading.unplaced:
            print(f"  第{unplaced.line}行　{unplaced.text.strip()[:60]}（{unplaced.guess}）")


def _drafts(given: argparse.Namespace, store: DraftStore) -> int:
    found = store.list()
    if given.json:
        keys = ("title", "year", "state")
        rows = [
            {"draft": d.id, **{k: getattr(d, k) for k in keys}, "changed": d.changed.isoformat(timespec="seconds")}
            for d in found
        ]
        _print_json({"drafts": rows})
        return 0
    for d in found:
        print(f"{d.id}  {d.title or '（无标题）'}  {d.state}  {d.changed:%Y-%m-%d %H:%M}")
    if not found:
        print("还没有草稿；可用 nianbao import FILE 读入一份已公布的年报。")
    return 0


def _check(given: argparse.Namespace, store: DraftStore) -> int:
    session = _session(store, given.report)
    findings = [f for f in session.findings if session.state(f) is not State.EXPLAINED]
    told = [f for f in session.findings if session.state(f) is State.EXPLAINED]
    if given.json:
        listed = [finding_json(session, f) for f in in_order(session)]
        _print_json({"report": {**cover_json(session), "edition": session.form.id}, "findings": listed})
    else:
        _tell_findings(session, findings, told)
    return 1 if any(f.severity is Severity.ERROR for f in findings) else 0


def _tell_findings(session: Session, findings: list[Finding], told: list[Finding]) -> None:
    for section in session.form.sections:
        here = sorted((f for f in findings if f.section == section.id), key=lambda f: f.severity.rank)
        if here:
            print(session.report.heading(section.id))
        for finding in here:
            print(f"  {finding.severity.word}　{finding.rule}　{finding_json(session, finding)['message']}")
    counts = "，".join(f"{s.word}{sum(f.severity is s for f in findings)}处" for s in Severity)
    print(f"合计：{counts}" + (f"；已说明理由{len(told)}处" if told else "") + "。")


def _export(given: argparse.Namespace, store: DraftStore) -> int:
    done = export(given, store, partial(_session, store))
    if given.json:
        _print_json(done)
    else:
        for path in done["written"].values():
            print(f"已导出{'（草稿）' if done['draft'] else ''}：{path}")
    return 0


def _catalogue(given: argparse.Namespace, store: DraftStore) -> int:
    del store
    form = edition(given.edition) if given.edition else EDITIONS[-1]
    if form is None:
        known = "、".join(f.id for f in EDITIONS)
        raise NianbaoError(f"没有“{given.edition}”这一版本，现有：{known}。")
    print(catalogue(form), end="")
    return 0


_WORK = {"import": _import, "drafts": _drafts, "check": _check, "export": _export, "catalogue": _catalogue}
