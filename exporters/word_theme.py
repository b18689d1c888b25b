"""The theme of the Word file: Word asks for one, and offers its faces for shapes and charts that an officer adds.

No style and no run refers to it. The faces are the official ones, the colours black, white and greys.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from exporters.page import Page, Role

_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
_COLOURS = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "F2F2F2",
    "accent1": "595959",
    "accent2": "7F7F7F",
    "accent3": "A6A6A6",
    "accent4": "262626",
    "accent5": "BFBFBF",
    "accent6": "D9D9D9",
    "hlink": "000000",
    "folHlink": "000000",
}
_PLAIN = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme(page: Page) -> str:
    """The theme part as XML."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>' for name, colour in _COLOURS.items())
    faces = _faces("majorFont", page, page.title.role) + _faces("minorFont", page, page.body.role)
    lines = "".join(f'<a:ln w="{width}">{_PLAIN}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="公文"><a:themeElements>'
        f'<a:clrScheme name="公文">{colours}</a:clrScheme><a:fontScheme name="公文">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{_PLAIN * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_PLAIN * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _faces(kind: str, page: Page, role: Role) -> str:
    latin, chinese = quoteattr(page.faces.latin), quoteattr(page.faces.of(role))
    return f'<a:{kind}><a:latin typeface={latin}/><a:ea typeface={chinese}/><a:cs typeface=""/></a:{kind}>'
