"""`nianbao export`: which files, under which names, with which options; what it wrote."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from exporters.files import safe_name
from forms.draft_folder import SUFFIX
from forms.drafts import DraftStore
from forms.errors import NianbaoError
from forms.record import to_record
from forms.session import Session
from gui import outputs
from gui.output_options import Options

_FLAGS = ("contents", "pictures", "two_sided", "embed", "bundled")
_WORDS = ("index_number", "receiver", "contact", "phone", "drafter", "version")


def export(given: argparse.Namespace, store: DraftStore, session_of: Callable[[str], Session]) -> dict[str, Any]:
    """Write what was asked for (Word and PDF if nothing was); returns what was written where, and whether it is a 草稿.

    `session_of` opens what the command names. Raises NianbaoError, ExportError.
    """
    session = session_of(given.report)
    targets: dict[outputs.Kind, Path] = {kind: path for kind in outputs.KINDS if (path := getattr(given, kind))}
    if not targets:
        usual: tuple[tuple[outputs.Kind, str], ...] = (("docx", ".docx"), ("pdf", ".pdf"))
        targets = {kind: Path(safe_name(outputs.proposed_stem(session, kind), suffix)) for kind, suffix in usual}
    draft = store.resolve(given.report)
    earlier = _earlier(given, store, draft, session_of) if "redline" in targets else None
    wish = outputs.Wish(_options(given), earlier, draft.stem if draft else "")
    _insist_on_targets(store, given.report, targets)
    for kind, target in targets.items():
        outputs.write(session, kind, target, wish=wish)
    return {"written": {kind: str(path) for kind, path in targets.items()}, "draft": outputs.has_errors(session)}


def _insist_on_targets(store: DraftStore, source: str, targets: dict[outputs.Kind, Path]) -> None:
    """Refuse, before anything is written, to put an export in the place of a draft or what lies beside one, of its own source or of another one."""
    if len({os.path.realpath(target) for target in targets.values()}) < len(targets):
        raise NianbaoError("几个导出文件的路径相同，没有导出；请给每个文件一个自己的路径。")
    for target in targets.values():
        if SUFFIX in target.name or store.resolve(str(target)) is not None:
            raise NianbaoError(f"“{target}”是草稿或草稿的附属文件，没有导出；请换一个文件名。")
        if os.path.exists(target) and os.path.exists(source) and os.path.samefile(target, source):
            raise NianbaoError(f"“{target}”就是要导出的那份文件，没有导出；请换一个文件名。")


def _options(given: argparse.Namespace) -> Options:
    asked = {name: getattr(given, name) for name in (*_FLAGS, *_WORDS)}
    return replace(Options(), **{name: value for name, value in asked.items() if value})


def _earlier(
    given: argparse.Namespace, store: DraftStore, draft: Path | None, session_of: Callable[[str], Session]
) -> Mapping[str, Any]:
    """What a 花脸稿 is held against: a named version of the draft, another draft, or a published report."""
    against = given.against
    if not against:
        raise NianbaoError("没有说与哪一稿对照，没有生成花脸稿；请用 --against 给出版本名、另一份草稿或已公布的年报。")
    if draft is not None:
        opened = store.open(draft, for_reading=True)
        try:
            named = [version for version in opened.versions.all() if version.name == against]
        finally:
            opened.close()
        if named:
            return named[-1].payload
    return to_record(session_of(against))
