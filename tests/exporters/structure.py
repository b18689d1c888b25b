"""Reading the structure of a PDF: a tree of elements, each with the text that its marked content shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Link:
    """Where a link leads: the index of a page and the height on it in points; its words, and its flags."""

    page: int
    y: float
    words: str
    flags: int


@dataclass
class Node:
    """One element: its type, its own attributes, its parts, and its whole text."""

    kind: str
    attributes: dict[str, str] = field(default_factory=dict)
    kids: list[Node] = field(default_factory=list)
    text: str = ""
    links: list[Link] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This element and all in it, in the order of reading."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def read_tree(path: Path) -> Node:
    """The structure of a file, from its Document down."""
    with pikepdf.open(path) as file:
        pieces = {page.obj.objgen: _pieces(page) for page in file.pages}
        return _node(file.Root.StructTreeRoot.K, pieces, [page.obj.objgen for page in file.pages])


def _node(element: Any, pieces: dict[Any, dict[int, str]], pages: list[Any]) -> Node:
    node = Node(str(element.S)[1:])
    if "/A" in element:
        node.attributes = {name[1:]: str(value) for name, value in element.A.items()}
    kids = element.get("/K")
    single = [] if kids is None else [kids]
    for kid in kids if isinstance(kids, pikepdf.Array) else single:
        if isinstance(kid, int):
            node.text += pieces[element.Pg.objgen][kid]
        elif kid.get("/Type") == "/MCR":
            node.text += pieces[kid.Pg.objgen][int(kid.MCID)]
        elif kid.get("/Type") == "/OBJR":
            goal = pages.index(kid.Obj.Dest[0].objgen)
            node.links.append(Link(goal, float(kid.Obj.Dest[3]), str(kid.Obj.Contents), int(kid.Obj.F)))
        else:
            node.kids.append(_node(kid, pieces, pages))
            node.text += node.kids[-1].text
    return node


def _pieces(page: pikepdf.Page) -> dict[int, str]:
    """What each piece of marked content of a page shows."""
    maps = {name: _unicode(font) for name, font in page.obj.Resources.Font.items()}
    shown: dict[int, str] = {}
    number, font = -1, ""
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), instruction.operands
        if operator == "BDC":
            number = int(operands[1].get("/MCID", -1))
        elif operator == "Tf":
            font = str(operands[0])
        elif operator == "Tj" and number >= 0:
            text = "".join(maps[font][code] for code in bytes(operands[0]))
            shown[number] = shown.get(number, "") + text
    return shown


def _unicode(font: Any) -> dict[int, str]:
    entries = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4,8})>", font.ToUnicode.read_bytes())
    return {int(code, 16): bytes.fromhex(char.decode()).decode("utf-16-be") for code, char in entries}
