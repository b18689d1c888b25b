"""Runs and paragraphs: every one says its face, its alignment and its indents itself, besides its style.

Other programs often read only what stands on the run and the paragraph. `w:hint="eastAsia"` makes Word take the
marks that exist in both scripts (“ ” — …) from the Chinese face.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from exporters.page import POINTS_PER_MM, Page, Role, Style
from exporters.word_xml import Element, element, text_element, twips

LATIN_APART = (Role.FANGSONG, Role.KAI)
"""Roles whose Latin letters and digits come from the Latin face; the others draw their own well."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How one paragraph is set: the id of its style, type, alignment (left, center, right, both), indents in points, room above and under in points.

    `first` and `left` in characters are said beside the points, so that the indent grows with the type. A tab is left,
    right, or dots: right with dots before it. `grows` lines are as high as what they hold: a picture would be cut off.
    `head`: stands at the head of the page on which the next paragraph begins.
    """

    style: str
    type: Style
    align: str = "left"
    first: float = 0
    first_characters: float = 0
    left: float = 0
    left_characters: float = 0
    hanging: float = 0
    right: float = 0
    before: float = 0
    after: float = 0
    new_page: bool = False
    keep: bool = False
    grows: bool = False
    head: bool = False
    tabs: tuple[tuple[str, float], ...] = ()


def faces(page: Page, role: Role) -> Element:
    """The `w:rFonts` of a role, with no theme's face in it."""
    family = page.faces.of(role)
    latin = page.faces.latin if role in LATIN_APART else family
    return element("w:rFonts", hint="eastAsia", ascii=latin, hAnsi=latin, eastAsia=family, cs=latin)


def half_points(size: float) -> int:
    """A size of type as Word counts it."""
    return round(size * 2)


def tracking(page: Page) -> int:
    """What is taken from each character so that 28 of 16 points fit the line, in twips, rounded towards fitting."""
    return math.floor((page.cell - page.body.size) * 20)


def type_area(page: Page) -> tuple[int, int]:
    """Left margin and width in twips; two to the left of the page's own, since programs round in units of theirs."""
    return twips(page.left * POINTS_PER_MM) - 2, twips(page.text_width * POINTS_PER_MM)


def exact(points: float) -> dict[str, str | int]:
    """Attributes of `w:spacing` for lines of exactly this height, rounded down so that the last line stays on the page."""
    return {"line": math.floor(points * 20 + 0.001), "lineRule": "exact"}


GROWING: dict[str, str | int] = {"line": 240, "lineRule": "auto"}
"""Attributes of `w:spacing` for lines as high as what they hold."""


def run(page: Page, style: Style, *content: Element, raised: bool = False, spacing: int | None = None) -> Element:
    """A run of text with its face and size, and with its own `spacing` in twips if it is not its style's."""
    size = half_points(style.size)
    properties = element(
        "w:rPr",
        faces(page, style.role),
        None if spacing is None else element("w:spacing", val=spacing),
        element("w:sz", val=size),
        element("w:szCs", val=size),
        element("w:vertAlign", val="superscript") if raised else None,
    )
    return element("w:r", properties, *content)


def text_runs(page: Page, style: Style, lines: Sequence[str]) -> list[Element]:
    """A run with the lines, broken by line breaks; nothing for an empty text."""
    content: list[Element] = []
    for number, line in enumerate(lines):
        if number:
            content.append(element("w:br"))
        if line:
            content.append(text_element(line))
    return [run(page, style, *content)] if content else []


def spaced_runs(page: Page, style: Style, text: str, spacings: Sequence[int | None]) -> list[Element]:
    """Runs of text, one for each stretch with the same spacing: in twips, None as the style has it."""
    runs: list[Element] = []
    start = 0
    for spacing, stretch in groupby(spacings):
        end = start + len(list(stretch))
        runs.append(run(page, style, text_element(text[start:end]), spacing=spacing))
        start = end
    return runs


def paragraph(page: Page, setting: Setting, content: Sequence[Element] = (), line: float = 0) -> Element:
    """A paragraph with its runs and bookmarks; `line` is the height of its lines in points if not its type's."""
    return element("w:p", _properties(page, setting, line), *content)


def _properties(page: Page, setting: Setting, line: float) -> Element:
    tabs = [_tab(kind, place) for kind, place in setting.tabs]
    height = GROWING if setting.grows else exact(line or page.lead_of(setting.type))
    size = half_points(setting.type.size)
    return element(
        "w:pPr",
        element("w:pStyle", val=setting.style),
        element("w:keepNext") if setting.keep else None,
        element("w:pageBreakBefore") if setting.new_page else None,
        _frame(page) if setting.head else None,
        element("w:tabs", *tabs) if tabs else None,
        element("w:snapToGrid", val=0),
        element("w:spacing", before=twips(setting.before), after=twips(setting.after), **height),
        indents(setting),
        element("w:jc", val=setting.align),
        element("w:rPr", faces(page, setting.type.role), element("w:sz", val=size), element("w:szCs", val=size)),
    )


def _frame(page: Page) -> Element:
    """A frame over the whole type area, at its head; paragraphs with the same one stand in it together."""
    _, width = type_area(page)
    places = {"vAnchor": "margin", "hAnchor": "margin", "xAlign": "center", "yAlign": "top"}
    return element("w:framePr", w=width, vSpace=twips(page.pitch / 2), wrap="notBeside", **places)


def _tab(kind: str, place: float) -> Element:
    if kind == "dots":
        return element("w:tab", val="right", leader="dot", pos=twips(place))
    return element("w:tab", val=kind, pos=twips(place))


def indents(setting: Setting) -> Element:
    """The `w:ind` of a setting: all four sides said, so that nothing is inherited."""
    attributes: dict[str, str | int] = {"leftChars": round(setting.left_characters * 100), "left": twips(setting.left)}
    attributes |= {"rightChars": 0, "right": twips(setting.right)}
    if setting.hanging:
        attributes["hanging"] = twips(setting.hanging)
    else:
        attributes["firstLineChars"] = round(setting.first_characters * 100)
        attributes["firstLine"] = twips(setting.first)
    return element("w:ind", **attributes)
