"""What the tests of drafts share: a payload, a draft saved twice, and a system that refuses."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from forms.drafts import DraftStore
from forms.errors import NianbaoError


def report(title: str = "某市2017年报告", **more: Any) -> dict[str, Any]:
    summary = {"title": title, "year": 2017, "organ": "某市人民政府", "scope": "全市", "state": "填报中"}
    return {"summary": summary, "answers": {"主动公开.条数": {"text": "", "value": None}}, **more}


def file_of(store: DraftStore, id_: str) -> Path:
    path = store.resolve(id_)
    assert path is not None
    return path


def previous_of(path: Path) -> Path:
    return path.with_name(path.name + ".prev")


def saved(store: DraftStore, id_: str) -> Any:
    """The payload as another program would find it now."""
    return store.open(id_, for_reading=True).payload


def says(error: pytest.ExceptionInfo[NianbaoError]) -> str:
    """The error's text, proved to be a finished sentence that names what to do."""
    text = str(error.value)
    assert text.endswith("。")
    assert "；" in text
    return text


def twice_saved(store: DraftStore) -> Path:
    id_ = store.create(report("第一次"))
    draft = store.open(id_)
    draft.save(report("第二次"))
    draft.close()
    return file_of(store, id_)


def refuse(number: int) -> Callable[..., Any]:
    def call(*_: Any, **__: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return call
