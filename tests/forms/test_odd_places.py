"""What a path can lead to besides a file: folder, pipe, device, socket, a loop of links, nothing, or an odd name."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from forms.draft_file import LARGEST
from forms.draft_folder import glance
from forms.drafts import DraftStore
from forms.errors import DraftUnreadableError, NianbaoError, reason_of
from forms.intake.load import load
from forms.plain_files import read_plain

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor devices among its files")


def loop(path: Path) -> None:
    path.symlink_to(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def unreadable(path: Path) -> None:
    path.write_text("一、概述", "utf-8")
    path.chmod(0)


MADE: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "loop of links": loop,
    "link to nothing": lambda path: path.symlink_to(path.with_name("nothing")),
    "link to a pipe": lambda path: (os.mkfifo(path.with_name("p")), path.symlink_to(path.with_name("p"))),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
    "socket": bound_socket,
    "unreadable": unreadable,
    "nothing": Path.exists,
}
PLACES = pytest.mark.parametrize("name", [name for name in MADE if name != "unreadable" or os.getuid()])


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(NianbaoError) as refusal:
        work()
    sentence = str(refusal.value)
    assert sentence.endswith("。")
    assert "系统报告" not in sentence
    return sentence


@PLACES
def test_an_import_of_it_is_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    MADE[name](tmp_path / "x.txt")
    refused(lambda: load(tmp_path / "x.txt"))


@PLACES
def test_among_drafts_it_neither_stops_the_list_nor_opens(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.nianbao"
    MADE[name](path)
    store = DraftStore(tmp_path)
    good = store.create({"summary": {}, "answers": {}})
    assert good in [info.id for info in store.list()]
    assert glance("x", tmp_path) == {}
    refused(lambda: store.open(path))


def test_devices_are_not_read() -> None:
    for device in ("/dev/zero", "/dev/null", "/dev/full", "/dev/tty"):
        assert "管道或设备" in refused(lambda device=device: load(Path(device)))


@pytest.mark.parametrize(
    "name", ["长" * 100 + ".txt", "a/" * 3000 + "x", "x\0y", ""], ids=["long", "deep", "NUL", "none"]
)
def test_paths_that_cannot_be_are_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    refused(lambda: load(tmp_path / name))
    assert DraftStore(tmp_path).resolve(f"{tmp_path}/{name}") is None


@pytest.mark.parametrize(
    "name", ["a\nb", "a\u202eb", "a\udcffb", "a\x1b[31mb"], ids=["line end", "turned", "bytes", "escape"]
)
def test_a_sentence_about_an_odd_name_stays_one_printable_line(name: str, tmp_path: Path) -> None:
    (tmp_path / f"{name}.txt").write_bytes(b"")
    (tmp_path / f"{name}.nianbao").write_bytes(b"")
    for sentence in (
        refused(lambda: load(tmp_path / f"{name}.txt")),
        refused(lambda: load(tmp_path / f"no {name}.txt")),
        refused(lambda: DraftStore(tmp_path).open(tmp_path / f"{name}.nianbao")),
    ):
        assert sentence.isprintable()
        sentence.encode()


def test_a_file_is_read_no_further_than_asked(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    assert read_plain(path, 4) == (b"0123", 10)
    assert read_plain(path, 40) == (b"0123456789", 10)


def test_a_draft_of_more_than_64_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.nianbao"
    with path.open("wb") as file:
        file.truncate(LARGEST * 40)
    with pytest.raises(DraftUnreadableError, match="2560 MB"):
        DraftStore(tmp_path).open(path)
    assert glance("x", tmp_path) == {}


def test_what_windows_says_by_its_own_numbers_is_understood() -> None:
    error = PermissionError(13, "used by another process")
    error.winerror = 32  # type: ignore[attr-defined]
    assert reason_of(error) == "文件正被另一个程序占用"
