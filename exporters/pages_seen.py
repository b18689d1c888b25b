"""The pages of a finished PDF as pictures, for a preview on the screen and for a printer.

pdfium draws them (pypdfium2), so that what is seen is the file itself and not a second way of drawing the report.
"""

from __future__ import annotations

from types import TracebackType
from typing import NamedTuple, Self

import pypdfium2


class Picture(NamedTuple):
    """A page in shades of grey, one byte a pixel, row after row without gaps."""

    width: int
    height: int
    grey: bytes


class Pages:
    """The pages of one PDF; `close` it, or use it with `with`."""

    def __init__(self, file: bytes) -> None:
        self._document = pypdfium2.PdfDocument(file)
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            self._document.get_page_size(number) for number in range(len(self._document))
        )
        """Width and height of each page in points."""

    def draw(self, number: int, width: int) -> Picture:
        """The page (the first is 0) so many pixels wide. Raises IndexError for a page that is not there."""
        if not 0 <= number < len(self.sizes):
            raise IndexError(number)
        page = self._document[number]
        try:
            bitmap = page.render(scale=width / self.sizes[number][0], grayscale=True, rotation=0)
            try:
                return _packed(bitmap)
            finally:
                bitmap.close()
        finally:
            page.close()

    def close(self) -> None:
        """Let the file go."""
        self._document.close()

    def __enter__(self) -> Self:
        """The pages themselves."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the file go."""
        self.close()


def _packed(bitmap: pypdfium2.PdfBitmap) -> Picture:
    grey, width, height, stride = bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride
    if stride != width:
        grey = b"".join(grey[at : at + width] for at in range(0, stride * height, stride))
    return Picture(width, height, grey)
