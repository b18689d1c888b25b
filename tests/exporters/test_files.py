"""Names are safe, and nothing partial ever stands at the target's name."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.errors import ExportError, TargetError
from exporters.files import safe_name, sweep, written_beside


def test_a_plain_title_stays_as_it_is() -> None:
    assert safe_name("某市2017年政府信息公开工作年度报告", ".pdf") == "某市2017年政府信息公开工作年度报告.pdf"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j"),
        ("报告\u202e\n终稿\x00. ", "报告终稿"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("...", "年度报告"),
        ("", "年度报告"),
        ("\ud800", "年度报告"),
    ],
)
def test_dangerous_titles(title: str, name: str) -> None:
    assert safe_name(title) == name


@given(st.text(max_size=400))
def test_any_title_gives_a_name_that_can_be_written(title: str) -> None:
    name = safe_name(title, ".pdf")
    assert 4 < len(name.encode()) <= 200
    assert not set(name) & set('\\/:*?"<>|\n\r\t\0')
    assert Path(name).name == name


def test_the_target_appears_only_when_it_is_complete(tmp_path: Path) -> None:
    target = tmp_path / "报告.pdf"
    with written_beside(target) as draft:
        draft.write_bytes(b"half")
        assert not target.exists()
    assert target.read_bytes() == b"half"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "报告.pdf"
    target.write_bytes(b"old")

    def fail() -> None:
        with written_beside(target) as draft:
            draft.write_bytes(b"half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(TargetError, match="文件夹不存在，请选择另一个文件夹后重新导出。"):  # noqa: SIM117
        with written_beside(tmp_path / "没有" / "报告.pdf"):
            pass


def test_a_folder_of_the_same_name_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "报告.pdf").mkdir()
    with pytest.raises(ExportError, match="已有同名的文件夹"):  # noqa: SIM117
        with written_beside(tmp_path / "报告.pdf"):
            pass


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EACCES, "没有写入权限"),
        (errno.EROFS, "没有写入权限"),
        (errno.EIO, "重新导出"),
    ],
)
def test_what_the_system_says_is_explained(tmp_path: Path, number: int, reason: str) -> None:
    with pytest.raises(TargetError, match=reason):  # noqa: SIM117
        with written_beside(tmp_path / "报告.pdf"):
            raise OSError(number, "system")
    assert list(tmp_path.iterdir()) == []


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "真.pdf"
    link = tmp_path / "链接.pdf"
    real.write_bytes(b"old")
    link.symlink_to(real)
    with written_beside(link) as draft:
        draft.write_bytes(b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_what_a_killed_process_left_is_swept_and_nothing_else(tmp_path: Path) -> None:
    target, other = tmp_path / "年报[1].docx", tmp_path / "年报.docx"
    writing = written_beside(target)
    writing.__enter__()
    with written_beside(other) as beside:
        sweep(target)
        assert list(tmp_path.iterdir()) == [beside]
