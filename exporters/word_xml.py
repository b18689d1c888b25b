"""Elements of WordprocessingML, built in the order that the schema asks for, and text that XML can carry."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from exporters.typesetting.characters import lines_of

Element: TypeAlias = Any
"""An element of lxml; its types are not published."""

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element such as `w:jc` with attributes of its own namespace prefix; children that are None are left out."""
    prefix = tag.partition(":")[0]
    made = OxmlElement(
        tag, attrs={qn(f"{prefix}:{name.rstrip('_')}"): str(value) for name, value in attributes.items()}
    )
    for child in children:
        if child is not None:
            made.append(child)
    return made


def text_element(text: str) -> Element:
    """The `w:t` of a run, its spaces kept."""
    made = OxmlElement("w:t", attrs={qn("xml:space"): "preserve"})
    made.text = text
    return made


def field(instruction: str, shown: str) -> list[Element]:
    """The parts of a field, each for a run of its own: what Word computes, and what it shows until then."""
    return [*field_start(instruction), text_element(shown), element("w:fldChar", fldCharType="end")]


def field_start(instruction: str) -> list[Element]:
    """The parts of a field up to what it shows."""
    said = element("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = instruction
    return [element("w:fldChar", fldCharType="begin"), said, element("w:fldChar", fldCharType="separate")]


def replace_children(parent: Element, *children: Element | None) -> None:
    """Give an element these children in place of those that it had; None is none."""
    for child in list(parent):
        parent.remove(child)
    for child in filter(lambda child: child is not None, children):
        parent.append(child)


def pieces(text: str) -> list[str]:
    """The lines that were typed, as they can be set: without empty ones, without spaces round them; never no line."""
    lines = (plain.strip() for plain in map(_valid, lines_of(text)))
    return [line for line in lines if line] or [""]


def one_line(text: str) -> str:
    """The text on one line, as it can be set."""
    return " ".join(pieces(text))


def twips(points: float) -> int:
    """Points as twentieths of a point, the unit of lengths in Word."""
    return round(points * 20)


def _valid(text: str) -> str:
    return _NOT_IN_XML.sub("", text)
