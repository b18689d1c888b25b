"""What is asked for besides the choice of files: contents, pictures, edition marks, the office's own page. No Qt.

The window remembers them, the command line names them, and the processes that write files get them as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from exporters.page import STANDARD, Faces, Page, Role

LEAST_MARGIN, MOST_MARGIN = 10.0, 60.0
"""Margins in mm that a page may have: printers leave less than 10 mm white, and more leaves no room for a table."""

PDF_FACES = {role: f"pdf_{role.name.lower()}" for role in Role}
"""The field of Options that has the face of a role in the PDF."""


@dataclass(frozen=True, slots=True)
class Options:
    """Everything that may be asked for; the defaults are the usual files on the page of the standard.

    `two_sided` puts the binding edge on the right of even pages. `bundled`: the program's own faces only, so that every
    machine makes the same PDF. Margins are millimetres; the family names are those written into Word files. `pdf_…` is the
    font file chosen for a role in the PDF, '' for the best one of the machine.
    """

    contents: bool = False
    pictures: bool = False
    two_sided: bool = False
    embed: bool = False
    bundled: bool = False
    index_number: str = ""
    receiver: str = ""
    contact: str = ""
    phone: str = ""
    drafter: str = ""
    version: str = ""
    top: float = STANDARD.top
    bottom: float = STANDARD.bottom
    left: float = STANDARD.left
    right: float = STANDARD.right
    fangsong: str = Faces().fangsong
    kai: str = Faces().kai
    hei: str = Faces().hei
    xiaobiaosong: str = Faces().xiaobiaosong
    pdf_fangsong: str = ""
    pdf_kai: str = ""
    pdf_hei: str = ""
    pdf_xiaobiaosong: str = ""
    pdf_song: str = ""
    pdf_latin: str = ""

    def page(self) -> Page:
        """The office's own page; a margin that no page can have, or an empty name, is the standard's."""
        top, bottom = _margin(self.top, STANDARD.top), _margin(self.bottom, STANDARD.bottom)
        left, right = _margin(self.left, STANDARD.left), _margin(self.right, STANDARD.right)
        usual = STANDARD.faces
        faces = replace(
            usual,
            fangsong=self.fangsong.strip() or usual.fangsong,
            kai=self.kai.strip() or usual.kai,
            hei=self.hei.strip() or usual.hei,
            xiaobiaosong=self.xiaobiaosong.strip() or usual.xiaobiaosong,
        )
        width, height = STANDARD.width - left - right, STANDARD.height - top - bottom
        return replace(STANDARD, top=top, left=left, text_width=width, text_height=height, faces=faces)

    @property
    def source(self) -> Literal["system", "bundled"]:
        """Where the faces of a PDF come from."""
        return "bundled" if self.bundled else "system"

    @property
    def chosen(self) -> tuple[tuple[Role, str], ...]:
        """For each role whose face was chosen the name of its file."""
        files = {role: getattr(self, name) for role, name in PDF_FACES.items()}
        return tuple((role, file) for role, file in files.items() if file)

    def as_json(self) -> dict[str, Any]:
        """For a settings file or another process."""
        return asdict(self)


def options_from(said: object) -> Options:
    """Options from their JSON: what is unknown or of the wrong kind is as if it had not been said."""
    if not isinstance(said, Mapping):
        return Options()
    usual = Options()
    known = {one.name: getattr(usual, one.name) for one in fields(Options)}
    fit = {name: said[name] for name, default in known.items() if _fits(said.get(name), default)}
    return replace(usual, **fit)


def _fits(value: object, default: object) -> bool:
    if isinstance(default, float):
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(value) is type(default)


def _margin(asked: float, usual: float) -> float:
    return asked if LEAST_MARGIN <= asked <= MOST_MARGIN else usual
