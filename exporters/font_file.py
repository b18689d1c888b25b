"""A font file as reportlab embeds it, so that text can be copied and searched whatever characters it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<00> <FF>
endcodespacerange"""
_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_MOST = 100
"""Entries that one bfchar section may hold (PDF 32000-1, 9.10.3, with Adobe Technical Note 5014)."""


class EmbeddedFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TTFont whose maps from codes to characters are right beyond U+FFFF too.

    reportlab writes such a character (𬱖 in a name) with five digits, and readers take another one for it.
    """

    @property
    def embeddable(self) -> bool:
        """Whether its maker lets it be embedded in part (OS/2.fsType): reportlab asks for this, but lets all pass."""
        start = self.face.get_table_pos("OS/2")[0] if "OS/2" in self.face.table else None
        if start is None:
            return True
        rights = self.face.get_ushort(start + 8)
        return not (rights & 0x000F == 0x0002 or rights & 0x0300)

    def addObjects(self, doc: Any) -> None:
        """Embed the subsets used in the document; then correct their maps."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = unicode_map(subset)


def unicode_map(codes: Sequence[int]) -> str:
    """The ToUnicode map of a subset: its place in the list is a glyph's code, its value a character in UTF-16."""
    entries = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(codes)]
    sections = []
    for start in range(0, len(entries), _MOST):
        part = entries[start : start + _MOST]
        sections += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    return "\n".join((_HEAD, *sections, _FOOT))
