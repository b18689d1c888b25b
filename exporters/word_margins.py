"""What stands outside the type area: page numbers under it, and the mark (草稿) across the page."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml
from docx.section import Section

from exporters.page import POINTS_PER_MM, Page
from exporters.word_styles import FOOTER, HEADER
from exporters.word_text import Setting, paragraph, run
from exporters.word_xml import Element, field, one_line, replace_children, text_element

_LINE = 1.15
"""Height of the page number's line as a multiple of its size: little room, so that all programs put it alike."""
_DASH_OVER_LINE_END = 0.56
"""How high the dash stands over the lower edge of its line, in ems (measured)."""
_LETTERS = 3
"""A mark is as large as if it had this many letters at least."""

_SHAPES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TEXT_ON_PATH = """<w:pict {names}>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/>
<v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/>
<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="{id}" o:spid="{spid}" type="#_x0000_t136" alt={text}
 style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;z-index:-251658752;\
mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
mso-position-vertical:center;mso-position-vertical-relative:margin"
 o:allowincell="f" fillcolor="#e0e0e0" stroked="f">
<v:textpath style={font} string={text}/></v:shape></w:pict>"""


def footer_distance(page: Page) -> float:
    """How far the footer stands from the paper's lower edge, in points, for the dash to be where the standard wants it."""
    dash = (page.bottom - page.number_below) * POINTS_PER_MM
    return dash - _DASH_OVER_LINE_END * page.number.size


def install_page_numbers(section: Section, page: Page) -> None:
    """— 1 — under each page, one character in from the outer edge: right on odd pages, left on even ones (7.5)."""
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        inset = page.number.size
        setting = Setting(
            FOOTER, page.number, align, left=inset if align == "left" else 0, right=inset if align == "right" else 0
        )
        content = [run(page, page.number, text_element("— "))]
        content += [run(page, page.number, part) for part in field(" PAGE ", "1")]
        content.append(run(page, page.number, text_element(" —")))
        replace_children(footer.part.element, paragraph(page, setting, content, _LINE * page.number.size))


def install_mark(section: Section, page: Page, mark: str) -> None:
    """The mark in grey across each page, behind the text; nothing if it is empty."""
    text = one_line(mark)
    if not text:
        return
    for number, header in enumerate((section.header, section.even_page_header), 1):
        header.is_linked_to_previous = False
        picture = run(page, page.number, _shape(page, text, number))
        replace_children(header.part.element, paragraph(page, Setting(HEADER, page.number), [picture]))


def _shape(page: Page, text: str, number: int) -> Element:
    width = page.text_width * POINTS_PER_MM * 0.8
    height = width / max(len(text), _LETTERS)
    if len(text) < _LETTERS:
        width = height * len(text)
    family = page.faces.of(page.headings[0].role)
    return parse_xml(
        _TEXT_ON_PATH.format(
            names=_SHAPES,
            id=f"mark{number}",
            spid=f"_x0000_s{2048 + number}",
            text=quoteattr(text),
            font=quoteattr(f'font-family:"{family}";font-size:1pt'),
            width=round(width, 1),
            height=round(height, 1),
        )
    )
