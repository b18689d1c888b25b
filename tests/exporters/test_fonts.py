"""Faces: the right one for each role and character, wrong files refused, licences kept."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from exporters import font_places, fonts
from exporters.errors import MissingFaceError
from exporters.font_file import unicode_map
from exporters.font_places import Candidate
from exporters.page import Role

BUNDLED = fonts.faces("bundled")


def test_each_role_has_its_own_face() -> None:
    assert {role.value: BUNDLED.first(role).file.name for role in Role} == {
        "仿宋": "FandolFang-Regular.ttf",
        "楷体": "FandolKai-Regular.ttf",
        "黑体": "NotoSansSC-Medium.ttf",
        "小标宋": "NotoSerifSC-Black.ttf",
        "宋体": "LiberationSerif-Regular.ttf",
        "西文": "LiberationSerif-Regular.ttf",
    }


@pytest.mark.parametrize(
    ("char", "role", "family"),
    [
        ("政", Role.FANGSONG, "FandolFang R"),
        ("7", Role.FANGSONG, "Liberation Serif"),
        ("7", Role.HEI, "Noto Sans SC Medium"),
        ("珺", Role.FANGSONG, "Nianbao Fallback Kai"),
        ("栢", Role.KAI, "Nianbao Fallback Kai"),
        ("\U0002cc56", Role.KAI, "Nianbao Fallback Kai"),
        ("栢", Role.XIAOBIAOSONG, "Nianbao Fallback Kai"),
        ("·", Role.FANGSONG, "FandolFang R"),
        ("“", Role.FANGSONG, "FandolFang R"),
        ("㎡", Role.FANGSONG, "Nianbao Fallback Kai"),
    ],
)
def test_the_face_of_a_character(char: str, role: Role, family: str) -> None:
    face = BUNDLED.pick(char, role)
    assert face is not None
    assert face.family == family


def test_a_character_that_no_face_has() -> None:
    assert BUNDLED.pick("\U0001f600", Role.FANGSONG) is None


def test_every_name_that_an_officer_may_bear_has_a_glyph() -> None:
    """通用规范汉字表: the characters that may stand in names of people and places."""
    table = resources.path("fonts/table8105.txt").read_text("utf-8").split()
    missing = [
        char for char in "".join(table) for role in (Role.FANGSONG, Role.KAI) if BUNDLED.pick(char, role) is None
    ]
    assert len("".join(table)) == 8105
    assert missing == []


def test_a_dash_is_measured() -> None:
    low, high = BUNDLED.first(Role.SONG).ink("—")
    assert 0.1 < low < high < 0.4
    assert BUNDLED.first(Role.SONG).ink(" ") == (0.0, 0.0)


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A system whose only font folder is an empty one."""
    monkeypatch.setattr(font_places, "folders", lambda: (tmp_path,))
    font_places._files.cache_clear()
    fonts.faces.cache_clear()
    yield tmp_path
    font_places._files.cache_clear()
    fonts.faces.cache_clear()


def carried(name: str) -> Path:
    return resources.path("fonts") / name


def test_without_system_fonts_the_carried_ones_serve(system: Path) -> None:
    assert list(system.iterdir()) == []
    assert fonts.faces("system").first(Role.FANGSONG).bundled


def test_a_system_font_comes_first(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (system / "wps").mkdir()
    shutil.copy(carried("FandolKai-Regular.ttf"), system / "wps" / "SIMFANG.TTF")
    wanted = Candidate(Role.FANGSONG, Path("simfang.ttf"), "fandolkai")
    monkeypatch.setitem(font_places.SYSTEM, Role.FANGSONG, (wanted,))
    face = fonts.faces("system").first(Role.FANGSONG)
    assert (face.family, face.bundled) == ("FandolKai", False)
    assert fonts.faces("bundled").first(Role.FANGSONG).bundled


def test_a_file_with_a_wrong_name_inside_is_refused(system: Path) -> None:
    shutil.copy(carried("FandolKai-Regular.ttf"), system / "simfang.ttf")
    assert fonts.faces("system").first(Role.FANGSONG).bundled


@pytest.mark.parametrize("content", [b"", b"OTTO" + bytes(200), b"\0\1\0\0" + bytes(50), b"ttcf" + bytes(9)])
def test_a_broken_file_is_refused(system: Path, content: bytes) -> None:
    (system / "simfang.ttf").write_bytes(content)
    assert fonts.faces("system").first(Role.FANGSONG).bundled


def test_a_font_that_may_not_be_embedded_is_refused(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(carried("FandolKai-Regular.ttf").read_bytes())
    for at in range(12, 12 + 16 * int.from_bytes(data[4:6]), 16):
        if data[at : at + 4] == b"OS/2":
            start = int.from_bytes(data[at + 8 : at + 12])
            data[start + 8 : start + 10] = b"\0\2"
    (system / "simfang.ttf").write_bytes(data)
    wanted = Candidate(Role.FANGSONG, Path("simfang.ttf"), "fandolkai")
    monkeypatch.setitem(font_places.SYSTEM, Role.FANGSONG, (wanted,))
    assert fonts.faces("system").first(Role.FANGSONG).bundled


def test_a_font_without_the_common_characters_is_refused(system: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(carried("NianbaoFallbackKai.ttf"), system / "simkai.ttf")
    wanted = Candidate(Role.KAI, Path("simkai.ttf"), "nianbaofallbackkai")
    monkeypatch.setitem(font_places.SYSTEM, Role.KAI, (wanted,))
    assert fonts.faces("system").first(Role.KAI).bundled


def test_no_face_at_all_is_said_in_a_sentence() -> None:
    with pytest.raises(MissingFaceError, match=r"没有找到可用的“黑体”字体.*再试。$"):
        fonts.FaceSet(dict.fromkeys(Role, ())).first(Role.HEI)


def test_codes_map_to_characters_beyond_the_first_plane() -> None:
    assert "<01> <D873DC56>" in unicode_map([0x20, 0x2CC56])
    assert unicode_map(list(range(0x4E00, 0x4E00 + 250))).count("beginbfchar") == 3


def test_licences_stand_beside_the_fonts() -> None:
    folder = resources.path("fonts")
    notice = (folder / "NOTICE.md").read_text("utf-8")
    for file in folder.glob("*.ttf"):
        assert file.name in notice
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL-1.1.txt").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in (folder / "GPL-3.txt").read_text("utf-8")


def test_reserved_names_are_not_used_by_the_subset() -> None:
    face = next(f for f in [BUNDLED.pick("珺", Role.KAI)] if f)
    name = (face.family + str(face.font.face.name)).lower()
    assert "lxgw" not in name
    assert "霞鹜" not in name


def test_an_officer_may_choose_the_face_of_one_role() -> None:
    usual = fonts.faces("bundled")
    own = fonts.faces("bundled", ((Role.XIAOBIAOSONG, "NotoSansSC-Medium.ttf"),))
    assert own.first(Role.XIAOBIAOSONG).file.name == "NotoSansSC-Medium.ttf"
    assert own.first(Role.FANGSONG) is usual.first(Role.FANGSONG)


def test_a_chosen_face_that_is_not_there_is_as_if_none_were_chosen() -> None:
    assert fonts.faces("bundled", ((Role.KAI, "没有.ttf"),)).first(Role.KAI) is fonts.faces("bundled").first(Role.KAI)


def test_no_latin_face_is_offered_for_chinese_and_no_partial_one_at_all() -> None:
    offered = {role: {face.file.name for face in fonts.choices(role, "bundled")} for role in Role}
    assert "FandolFang-Regular.ttf" in offered[Role.FANGSONG]
    assert "LiberationSerif-Regular.ttf" not in offered[Role.FANGSONG]
    assert offered[Role.LATIN] == {"LiberationSerif-Regular.ttf"}
    assert not any("NianbaoFallbackKai.ttf" in names for names in offered.values())
