"""The parts round the text: settings, the table of faces, and nothing of python-docx's template."""

from __future__ import annotations

from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exporters.page import Page, Role
from exporters.typesetting.characters import NO_END, NO_START
from exporters.word_theme import theme
from exporters.word_xml import Element, element, replace_children

_KEPT = frozenset({RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS})
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STAND_INS = {
    Role.FANGSONG: ("仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋"),
    Role.KAI: ("楷体", "KaiTi", "方正楷体_GBK", "华文楷体"),
    Role.HEI: ("SimHei", "方正黑体_GBK"),
    Role.XIAOBIAOSONG: ("方正小标宋_GBK", "华文中宋", "宋体"),
    Role.SONG: ("SimSun",),
}
"""Faces that look alike, for a machine that lacks the named one. Word reads the first of them that it knows."""


def strip_template(word: WordFile) -> None:
    """Take away what python-docx's template brings besides styles and settings: theme, numbering, thumbnail and more."""
    for rels, kept in ((word.part.rels, _KEPT), (word.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT})):
        for key, rel in list(rels.items()):
            if rel.reltype not in kept:
                del rels[key]


def install_settings(root: Element, two_sided: bool = False) -> None:
    """Fill the settings part (its root): odd and even pages differ, Chinese punctuation, Word's present behaviour."""
    compatibility = [
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
        ("differentiateMultirowTableHeaders", 1),
    ]
    uri = "http://schemas.microsoft.com/office/word"
    replace_children(
        root,
        element("w:zoom", percent=100),
        element("w:mirrorMargins") if two_sided else None,
        element("w:bordersDoNotSurroundHeader"),
        element("w:bordersDoNotSurroundFooter"),
        element("w:defaultTabStop", val=420),
        element("w:evenAndOddHeaders"),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:noLineBreaksAfter", lang="zh-CN", val="".join(sorted(NO_END))),
        element("w:noLineBreaksBefore", lang="zh-CN", val="".join(sorted(NO_START))),
        element(
            "w:compat",
            element("w:spaceForUL"),
            element("w:balanceSingleByteDoubleByteWidth"),
            element("w:doNotLeaveBackslashAlone"),
            element("w:ulTrailSpace"),
            element("w:doNotExpandShiftReturn"),
            element("w:adjustLineHeightInTable"),
            element("w:useFELayout"),
            *(element("w:compatSetting", name=name, uri=uri, val=value) for name, value in compatibility),
        ),
        element("w:themeFontLang", val="en-US", eastAsia="zh-CN"),
        element("w:decimalSymbol", val="."),
        element("w:listSeparator", val=","),
    )


def install_faces(word: WordFile, page: Page) -> None:
    """The table of faces, with faces that may stand in for those that a machine lacks."""
    fonts = element("w:fonts", _font(page.faces.latin, (), "00", "roman", "variable"))
    families = {page.faces.latin}
    for role, stand_ins in _STAND_INS.items():
        family = page.faces.of(role)
        if family not in families:
            families.add(family)
            fonts.append(_font(family, stand_ins, "86", "auto", "variable"))
    blob = serialize_part_xml(fonts)
    attach(word, word.part, "/word/fontTable.xml", CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE, blob)


def install_theme(word: WordFile, page: Page) -> None:
    """A theme of our own, since Word asks for one."""
    blob = (DECLARATION + theme(page)).encode()
    attach(word, word.part, "/word/theme/theme1.xml", CONTENT_TYPE.OFC_THEME, RELATIONSHIP_TYPE.THEME, blob)


def attach(word: WordFile, source: Any, name: str, content_type: str, relation: str, blob: bytes) -> None:
    """Add a part to the file, related to `source` (the document's part or the package)."""
    source.relate_to(Part(PackURI(name), content_type, blob, word.part.package), relation)


def _font(family: str, stand_ins: tuple[str, ...], charset: str, kind: str, pitch: str) -> Element:
    return element(
        "w:font",
        element("w:altName", val=",".join(stand_ins)) if stand_ins else None,
        element("w:charset", val=charset),
        element("w:family", val=kind),
        element("w:pitch", val=pitch),
        name=family,
    )
