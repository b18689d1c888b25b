"""A picture in Word: a sharp image in the line, words for those who cannot see it, and its caption under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from exporters.blocks import Figure
from exporters.figures import SHARE, caption_style, scene
from exporters.page import Page
from exporters.word_styles import FIGURE, FIGURE_CAPTION
from exporters.word_text import Setting, paragraph, run, text_runs
from exporters.word_xml import Element, one_line

AddImage: TypeAlias = Callable[[bytes], str]
"""Puts an image into the file and gives the id of the relation to it."""
_EMU = 12700
"""English Metric Units in a point, the unit of drawings."""
_DRAWING = """<w:drawing {names}>
<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/>
<wp:docPr id="{number}" name={name} descr={said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>
</wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name={name} descr={said}/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"""


@dataclass(slots=True)
class Images:
    """The images of one file, each with a number of its own."""

    add: AddImage
    number: int = 0

    def drawing(self, figure: Figure, page: Page) -> Element:
        """The picture as an element of a run."""
        from exporters.figures_png import measure, png  # Pillow is loaded with the first picture only

        drawn = scene(figure, page.characters * page.cell * SHARE, page.note.size, measure)
        self.number += 1
        return parse_xml(
            _DRAWING.format(
                names=nsdecls("w", "wp", "a", "pic", "r"),
                x=round(drawn.width * _EMU),
                y=round(drawn.height * _EMU),
                number=self.number,
                name=quoteattr(f"图{self.number}"),
                said=quoteattr(one_line(figure.alternative)),
                relation=self.add(png(drawn)),
            )
        )


def figure_elements(figure: Figure, page: Page, images: Images, setting: Setting) -> list[Element]:
    """The picture and its caption, which stay together; `setting` says what is above the picture."""
    shown = replace(setting, style=FIGURE, type=page.note, align="center", keep=True, grows=True)
    picture = paragraph(page, shown, [run(page, page.note, images.drawing(figure, page))])
    type_ = caption_style(page)
    after = 0 if setting.head else page.pitch / 2
    under = Setting(FIGURE_CAPTION, type_, "center", before=page.pitch / 8, after=after, head=setting.head)
    return [picture, paragraph(page, under, text_runs(page, type_, [one_line(figure.caption)]))]
