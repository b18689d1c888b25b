"""Make the fonts of this folder again from the packages they come from.

    python make.py SOURCES [NAME ...]

SOURCES is a folder with the files named in `RECIPES` (NOTICE.md says which package holds each). Needs fontTools.
Outlines of Fandol are turned from cubic (CFF) into quadratic curves (glyf), because reportlab embeds only those;
the others are subsets, and a subset of a font with a reserved name gets another name (OFL-1.1, clause 3).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent
DROPPED = ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "meta", "vhea", "vmtx"]
MARKS = "·—…“”‘’℃㎡×÷±‰¥€§№①②③④⑤⑥⑦⑧⑨⑩〇"
ENCLOSED = range(0x2460, 0x2500)
UNITS = range(0x3380, 0x33E0)


def common_characters() -> set[int]:
    """通用规范汉字表 (8105), GB 2312, ASCII and full-width marks: what headings and titles need."""
    table = {ord(char) for char in (HERE / "table8105.txt").read_text("utf-8") if char > "\u3000"}
    pairs = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = {ord(char) for char in b"".join(pairs).decode("gb2312", "ignore")}
    return table | gb2312 | set(range(0x20, 0x7F)) | set(map(ord, MARKS)) | set(range(0x3000, 0x3020)) | _full_width()


def fallback_characters() -> set[int]:
    """GBK, 8105 and some symbols, without what both converted Fandol faces have."""
    fandol = [set(TTFont(HERE / f"Fandol{name}-Regular.ttf").getBestCmap()) for name in ("Fang", "Kai")]
    wanted = common_characters() | set(range(0x4E00, 0x9FA6)) | set(ENCLOSED) | set(UNITS) | {0xFFE5, 0x2103}
    return {code for code in wanted if code >= 0x2000} - (fandol[0] & fandol[1])


def _full_width() -> set[int]:
    return set(range(0xFF01, 0xFF5F))


def convert(source: Path, target: Path) -> None:
    """Turn CFF outlines into glyf outlines that differ by at most one unit of a thousand."""
    font = TTFont(source)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, outlines
    for name in order:
        outlines[name].recalcBounds(table)
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], getattr(outlines[name], "xMin", 0))
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones, limits.maxComponentElements = 0x00010000, 1, 0
    for limit in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements"):
        setattr(limits, f"max{limit}", 0)
    limits.maxSizeOfInstructions = 0
    names = font["post"]
    names.formatType, names.extraNames, names.mapping, names.glyphOrder = 3.0, [], {}, order
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"
    font.save(target)


def cut(source: Path, target: Path, codes: Iterable[int], family: str = "") -> None:
    """Keep only some characters; with `family`, name the result so and keep the copyright notice."""
    options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True, glyph_names=False)
    options.drop_tables += DROPPED
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    if family:
        _rename(font, family)
    font.save(target)


def _rename(font: TTFont, family: str) -> None:
    plain = family.replace(" ", "")
    new = {1: family, 3: f"{plain};1.0", 4: family, 6: plain, 16: family}
    table = font["name"]
    table.names = [record for record in table.names if record.langID in (0, 0x409) and record.nameID not in (7, 17, 25)]
    for record in table.names:
        if record.nameID in new:
            record.string = new[record.nameID]


RECIPES: dict[str, tuple[str, Callable[[Path, Path], None]]] = {
    "FandolFang-Regular.ttf": ("FandolFang-Regular.otf", convert),
    "FandolKai-Regular.ttf": ("FandolKai-Regular.otf", convert),
    "NianbaoFallbackKai.ttf": (
        "LXGWWenKai-Light.ttf",
        lambda source, target: cut(source, target, fallback_characters(), "Nianbao Fallback Kai"),
    ),
    "NotoSansSC-Medium.ttf": (
        "NotoSansSC_500Medium.ttf",
        lambda source, target: cut(source, target, common_characters()),
    ),
    "NotoSerifSC-Black.ttf": (
        "NotoSerifSC_900Black.ttf",
        lambda source, target: cut(source, target, common_characters()),
    ),
    "LiberationSerif-Regular.ttf": (
        "LiberationSerif-Regular.ttf",
        lambda source, target: target.write_bytes(source.read_bytes()) and None,
    ),
}


def main(sources: Path, wanted: list[str]) -> None:
    """Make the named fonts, or all."""
    for name in wanted or RECIPES:
        source, recipe = RECIPES[name]
        recipe(sources / source, HERE / name)
        print(name, (HERE / name).stat().st_size)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
