"""Tokens, theme, faces, marks and icons."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QRawFont
from PySide6.QtWidgets import QApplication

from gui import icons, marks, painting, pictures_states, style
from gui.theme import DARK, LIGHT, theme, tokens

pytestmark = pytest.mark.usefixtures("qapp")


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


SURFACES = ("page", "rail", "panel", "given", "selected", "hover")
WORDS_ON = [(tone, surface) for tone in ("text", "text2", "accent") for surface in SURFACES]
WORDS_ON += [("text3", surface) for surface in ("page", "rail", "panel", "given")]
WORDS_ON += [("text", "error_tint"), ("text", "warn_tint"), ("text", "reference"), ("text", "accent_tint")]
WORDS_ON += [("error", "page"), ("error", "given"), ("error", "error_tint"), ("warn", "page"), ("warn", "warn_tint")]
WORDS_ON += [("on_accent", "accent"), ("on_mark", "error"), ("on_mark", "warn")]


@pytest.mark.parametrize("mode", [LIGHT, DARK])
@pytest.mark.parametrize(("tone", "surface"), WORDS_ON)
def test_words_can_be_read_on_every_surface(mode: str, tone: str, surface: str) -> None:
    assert contrast(tokens()[mode][tone], tokens()[mode][surface]) >= 4.5


@pytest.mark.parametrize("mode", [LIGHT, DARK])
@pytest.mark.parametrize("surface", ["page", "given"])
def test_edges_of_what_is_filled_in_can_be_seen(mode: str, surface: str) -> None:
    assert contrast(tokens()[mode]["line_field"], tokens()[mode][surface]) >= 3


def test_both_modes_name_the_same_colours() -> None:
    assert tokens()[LIGHT].keys() == tokens()[DARK].keys()


def test_the_theme_tells_a_change_once_and_only_a_change() -> None:
    told: list[str] = []
    theme().changed.connect(lambda: told.append(theme().mode))
    theme().choose(DARK)
    theme().choose(DARK)
    assert told == [DARK]
    assert theme().colour("page").name().upper() == tokens()[DARK]["page"]


def test_dark_reaches_palette_and_sheet(qapp: QApplication) -> None:
    theme().choose(DARK)
    assert qapp.palette().window().color().name().upper() == tokens()[DARK]["page"]
    assert tokens()[DARK]["accent"] in qapp.styleSheet()


def test_the_sheet_names_only_colours_of_the_tokens() -> None:
    assert "@" not in style.stylesheet()
    assert re.findall(r"#[0-9A-F]{6}\w", style.stylesheet()) == []


def has_all(font: QFont, signs: str) -> bool:
    """Whether a face has a glyph for each sign. QFontMetrics.inFont says no for some that faces of an application have."""
    raw = QRawFont.fromFont(font)
    return raw.familyName() in font.families() and all(raw.glyphIndexesForString(signs))


def test_a_chinese_face_is_named() -> None:
    assert painting.families()
    assert "政" in painting.elided("政府信息公开", 14, False, 400)
    assert has_all(painting.face(14), "政")
    assert all(name in QFontDatabase.families() for name in painting.families())


def test_the_carried_face_is_taken_where_no_chinese_face_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFontDatabase, "hasFamily", lambda _name: False)
    found = painting.families.__wrapped__()
    assert found
    assert has_all(QFont(found[0]), "政府信息公开“”…")


def test_a_long_text_ends_in_an_ellipsis_and_two_lines_hold_what_fits() -> None:
    text = "危及国家安全、公共安全、经济安全和社会稳定"
    assert painting.elided(text, 14, False, 100).endswith("…")
    lines = painting.laid(text, 14, False, 200, 2)
    assert "".join(lines) == text
    assert len(lines) == 2


def test_qts_own_words_are_chinese() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def ink(draw: object, *arguments: object) -> QImage:
    picture = QImage(32, 32, QImage.Format.Format_ARGB32)
    picture.fill(0)
    painter = QPainter(picture)
    draw(painter, *arguments)  # type: ignore[operator]
    painter.end()
    return picture


def test_every_mark_has_a_shape_of_its_own_and_words() -> None:
    own = [kind for kind in marks.WORDS if kind != "read"]  # what was read from the text wears the ring of 未定
    pictures = [ink(marks.mark, kind, 0, 0, 16, "text") for kind in own]
    blank = QImage(32, 32, QImage.Format.Format_ARGB32)
    blank.fill(0)
    assert blank not in pictures
    assert all(one != other for i, one in enumerate(pictures) for other in pictures[:i])
    assert len(set(marks.WORDS.values())) == len(marks.WORDS)


def test_a_mark_says_its_words_to_screen_readers() -> None:
    shown = marks.Mark("error")
    assert shown.accessibleName() == "必须改"
    shown.show_kind("done")
    assert shown.accessibleName() == "已核对"


@pytest.mark.parametrize("name", sorted(icons.STROKES))
def test_every_icon_draws_something_inside_its_square(name: str) -> None:
    box = icons.path(name).boundingRect()
    assert box.left() >= 0.7
    assert box.top() >= 0.7
    assert box.right() <= 15.3
    assert box.bottom() <= 15.3
    assert not icons.icon(name).isNull()


@pytest.mark.parametrize("mode", [LIGHT, DARK])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_the_sheet_of_states_is_drawn_in_the_colours_of_its_mode(mode: str, ratio: float) -> None:
    theme().choose(mode)
    sheet = pictures_states.state_sheet(ratio).toImage()
    assert sheet.width() == round(pictures_states.WIDTH * ratio)
    across, down = range(20, round(140 * ratio), 2), range(330, sheet.height(), 5)
    found = {sheet.pixelColor(x, y).name().upper() for x in across for y in down}
    assert {tokens()[mode][name] for name in ("page", "given", "accent", "error_tint", "warn_tint")} <= found
