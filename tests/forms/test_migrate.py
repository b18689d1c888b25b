"""Older and newer drafts: steps in order, the original kept, a newer program's draft never touched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from draft_kit import file_of, report, saved, says

from forms import draft_file, draft_keeper
from forms.drafts import DraftStore
from forms.errors import DraftReadOnlyError, DraftUnreadableError
from forms.migrate import MIGRATION, Migration, Payload


def two_steps() -> Migration:
    migration = Migration()

    @migration.step
    def step_1(payload: Payload) -> dict[str, Any]:
        return {**payload, "steps": [1]}

    @migration.step
    def step_2(payload: Payload) -> dict[str, Any]:
        return {**payload, "steps": [*payload["steps"], 2]}

    return migration


def use(patch: pytest.MonkeyPatch, migration: Migration) -> None:
    patch.setattr(draft_file, "MIGRATION", migration)
    patch.setattr(draft_keeper, "MIGRATION", migration)


def test_steps_run_from_the_drafts_version_to_the_programs() -> None:
    migration = two_steps()
    assert migration.version == 3
    assert migration.migrated({}, 1) == {"steps": [1, 2]}
    assert migration.migrated({"steps": []}, 2) == {"steps": [2]}
    assert migration.migrated({"a": 1}, 3) == {"a": 1}
    assert migration.migrated({"a": 1}, 9) == {"a": 1}


def test_a_step_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="step_3 is due"):

        @two_steps().step
        def step_5(payload: Payload) -> Payload:
            return payload


def test_each_step_of_the_program_has_a_test_of_its_name() -> None:
    assert [step.__name__ for step in MIGRATION.steps if f"test_{step.__name__}" not in globals()] == []


def test_an_older_draft_is_migrated_on_opening_and_its_original_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DraftStore(tmp_path)
    id_ = store.create(report("旧版"))
    path = file_of(store, id_)
    original = path.read_bytes()
    use(monkeypatch, two_steps())
    assert saved(store, id_) == report("旧版", steps=[1, 2])
    draft = store.open(id_)
    assert (draft.payload, draft.read_only) == (report("旧版", steps=[1, 2]), False)
    assert path.read_bytes() == original
    for title in ("新版", "更新版"):
        draft.save(report(title))
    draft.close()
    assert (tmp_path / f"{path.name}.version-1").read_bytes() == original
    assert draft_file.decode(path.read_bytes())[0].version == 3
    assert [info.id for info in store.list()] == [id_]


def test_an_older_program_reads_a_newer_draft_and_leaves_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = DraftStore(tmp_path)
    with monkeypatch.context() as patch:
        use(patch, two_steps())
        id_ = store.create(report("新版"))
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    draft = store.open(id_)
    assert draft.payload == report("新版")
    with pytest.raises(DraftReadOnlyError, match="升级"):
        draft.save(report("旧程序"))
    draft.close()
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_a_step_that_fails_leaves_the_draft_alone_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = DraftStore(tmp_path)
    id_ = store.create(report())
    before = file_of(store, id_).read_bytes()
    failing = Migration()

    @failing.step
    def step_1(payload: Payload) -> dict[str, Any]:
        return {"a": payload["missing"]}

    use(monkeypatch, failing)
    with pytest.raises(DraftUnreadableError) as error:
        store.open(id_)
    assert "旧版" in says(error)
    assert file_of(store, id_).read_bytes() == before
