"""The page of the standard, and that another page is other data only."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from exporters.page import STANDARD, Faces, Role


def test_the_standard_page() -> None:
    assert (STANDARD.top, STANDARD.left, STANDARD.right, STANDARD.bottom) == (37, 28, 26, 35)
    assert STANDARD.pitch == pytest.approx(28.99, abs=0.005)
    assert STANDARD.cell == pytest.approx(15.793, abs=0.001)


def test_every_role_has_a_family() -> None:
    assert [STANDARD.faces.of(role) for role in Role] == [
        "仿宋_GB2312",
        "楷体_GB2312",
        "黑体",
        "方正小标宋简体",
        "宋体",
        "Times New Roman",
    ]


def test_another_page_is_other_data() -> None:
    office = replace(STANDARD, left=30, text_width=150, faces=Faces(fangsong="仿宋"))
    assert office.right == 30
    assert office.faces.of(Role.FANGSONG) == "仿宋"
    with pytest.raises(FrozenInstanceError):
        office.left = 20  # type: ignore[misc]
