"""The styles of the Word file: real headings, official faces, and nothing of the template."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exporters.figures import caption_style
from exporters.page import Page, Style
from exporters.word_text import GROWING, Setting, exact, faces, half_points, indents, tracking
from exporters.word_xml import Element, element, replace_children

NORMAL, TITLE, BYLINE, BODY = "Normal", "Title", "GwByline", "GwBody"
HEADINGS = ("Heading1", "Heading2", "Heading3")
CAPTION, CELL, NOTE, SIGN_OFF = "GwCaption", "GwCell", "GwNote", "GwSignOff"
CONTENTS_TITLE, CONTENTS = "GwContents", ("TOC1", "TOC2")
FIGURE, FIGURE_CAPTION = "GwFigure", "Caption"
HEADER, FOOTER = "Header", "Footer"
TABLE = "GwTable"
_NORMAL_TABLE = "TableNormal"


@dataclass(frozen=True, slots=True)
class _Kind:
    """One paragraph style: its id, the name that the officer sees, how it is set, the level in the outline (0: none)."""

    id: str
    name: str
    setting: Setting
    level: int = 0
    next: str = ""
    keep: bool = False
    tracked: bool = True


def install_styles(root: Element, page: Page) -> None:
    """Fill the styles part (its root) with the official styles in place of what it held."""
    latent = element(
        "w:latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=0,
        defUnhideWhenUsed=0,
        defQFormat=0,
        count=376,
    )
    styles = [_paragraph_style(page, kind) for kind in _kinds(page)]
    replace_children(root, _defaults(page), latent, *styles, *_other_styles(page))


def table_rules(page: Page) -> Element:
    """The rules round and between all cells."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    thickness = round(page.rule * 8)
    rules = (element(f"w:{side}", val="single", sz=thickness, space=0, color="000000") for side in sides)
    return element("w:tblBorders", *rules)


def contents_setting(page: Page, level: int) -> Setting:
    """How an entry of the table of contents is set: one level deeper by two characters, dots up to the number."""
    left = page.indent * (level - 1)
    end = page.characters * page.cell
    return Setting(
        CONTENTS[level - 1],
        page.contents,
        left=left * page.contents.size,
        left_characters=left,
        tabs=(("dots", end),),
    )


def _kinds(page: Page) -> list[_Kind]:
    first = page.indent * page.cell

    def setting(style: str, type_: Style, align: str = "left", first_characters: float = 0) -> Setting:
        return Setting(style, type_, align, first if first_characters else 0, first_characters)

    headings = [
        _Kind(id_, f"heading {level}", setting(id_, type_, "both", page.indent), level, BODY, keep=True)
        for level, (id_, type_) in enumerate(zip(HEADINGS, page.headings, strict=True), 1)
    ]
    return [
        _Kind(NORMAL, "Normal", setting(NORMAL, page.body, "both")),
        *headings,
        _Kind(TITLE, "Title", setting(TITLE, page.title, "center"), next=BYLINE, keep=True, tracked=False),
        _Kind(BYLINE, "公文署名", setting(BYLINE, page.byline, "center")),
        _Kind(BODY, "公文正文", setting(BODY, page.body, "both", page.indent)),
        _Kind(CAPTION, "表格标题", setting(CAPTION, page.caption, "center"), keep=True, tracked=False),
        _Kind(CELL, "表格文字", setting(CELL, page.table), tracked=False),
        _Kind(NOTE, "表格注释", setting(NOTE, page.note, "both"), tracked=False),
        _Kind(SIGN_OFF, "表格签署", setting(SIGN_OFF, page.sign_off), tracked=False),
        _Kind(CONTENTS_TITLE, "目录标题", setting(CONTENTS_TITLE, page.title, "center"), keep=True, tracked=False),
        *(
            _Kind(id_, f"toc {level}", contents_setting(page, level), tracked=False)
            for level, id_ in enumerate(CONTENTS, 1)
        ),
        _Kind(FIGURE, "公文插图", replace(setting(FIGURE, page.note, "center"), grows=True), keep=True, tracked=False),
        _Kind(FIGURE_CAPTION, "caption", setting(FIGURE_CAPTION, caption_style(page), "center"), tracked=False),
        _Kind(HEADER, "header", setting(HEADER, page.number), tracked=False),
        _Kind(FOOTER, "footer", setting(FOOTER, page.number), tracked=False),
    ]


def _defaults(page: Page) -> Element:
    return element(
        "w:docDefaults",
        element(
            "w:rPrDefault",
            element(
                "w:rPr",
                faces(page, page.body.role),
                element("w:sz", val=half_points(page.body.size)),
                element("w:szCs", val=half_points(page.body.size)),
                element("w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA"),
            ),
        ),
        element("w:pPrDefault"),
    )


def _paragraph_style(page: Page, kind: _Kind) -> Element:
    normal = kind.id == NORMAL
    attributes: dict[str, str | int] = {"type": "paragraph", "styleId": kind.id}
    if normal:
        attributes["default"] = 1
    if kind.id.startswith("Gw"):
        attributes["customStyle"] = 1
    return element(
        "w:style",
        element("w:name", val=kind.name),
        None if normal else element("w:basedOn", val=NORMAL),
        element("w:next", val=kind.next) if kind.next else None,
        element("w:qFormat"),
        _paragraph_properties(page, kind),
        _run_properties(page, kind),
        **attributes,
    )


def _paragraph_properties(page: Page, kind: _Kind) -> Element:
    normal = kind.id == NORMAL
    height = GROWING if kind.setting.grows else exact(page.lead_of(kind.setting.type))
    on_normal = (
        [element(f"w:{name}", val=value) for name, value in _LINE_RULES]
        if normal
        else [element("w:widowControl", val=0)]
    )
    return element(
        "w:pPr",
        element("w:keepNext") if kind.keep else None,
        *on_normal,
        element("w:spacing", before=0, after=0, **height),
        indents(kind.setting),
        element("w:jc", val=kind.setting.align),
        element("w:outlineLvl", val=kind.level - 1) if kind.level else None,
    )


_LINE_RULES = (
    ("widowControl", 0),
    ("kinsoku", 1),
    ("wordWrap", 1),
    ("overflowPunct", 0),
    ("topLinePunct", 0),
    ("autoSpaceDE", 0),
    ("autoSpaceDN", 0),
    ("adjustRightInd", 0),
    ("snapToGrid", 0),
)
"""Chinese line breaking; no widow control, which would leave pages a line short; no room added round digits."""


def _run_properties(page: Page, kind: _Kind) -> Element:
    size = half_points(kind.setting.type.size)
    return element(
        "w:rPr",
        faces(page, kind.setting.type.role),
        element("w:b", val=0),
        element("w:bCs", val=0),
        element("w:i", val=0),
        element("w:iCs", val=0),
        element("w:color", val="000000"),
        element("w:spacing", val=tracking(page) if kind.tracked else 0),
        element("w:kern", val=0),
        element("w:sz", val=size),
        element("w:szCs", val=size),
    )


def _other_styles(page: Page) -> list[Element]:
    no_margin = [element(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    return [
        element(
            "w:style",
            element("w:name", val="Default Paragraph Font"),
            element("w:uiPriority", val=1),
            element("w:semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        element(
            "w:style",
            element("w:name", val="Normal Table"),
            element("w:uiPriority", val=99),
            element("w:semiHidden"),
            element("w:tblPr", element("w:tblInd", w=0, type="dxa"), element("w:tblCellMar", *no_margin)),
            type="table",
            default=1,
            styleId=_NORMAL_TABLE,
        ),
        element(
            "w:style",
            element("w:name", val="No List"),
            element("w:uiPriority", val=99),
            element("w:semiHidden"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
        element(
            "w:style",
            element("w:name", val="公文表格"),
            element("w:basedOn", val=_NORMAL_TABLE),
            element("w:tblPr", table_rules(page)),
            type="table",
            customStyle=1,
            styleId=TABLE,
        ),
    ]
