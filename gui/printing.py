"""Printing with the system's dialog: the pages of the real PDF at the printer's resolution, both sides of the paper by default."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from forms.record import to_record
from gui.bridge import Bridge
from gui.preview.source import FileSet, PageSource

MOST_DPI = 600
"""Finer than this no office printer shows, and a page would take more memory than small machines have."""


def new_printer(title: str) -> QPrinter:
    """The system's usual printer, set up for an official document."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    set_up(printer, title)
    return printer


def set_up(printer: QPrinter, title: str) -> None:
    """A4, upright, whole sheet, both sides bound on the long edge; a printer that cannot turn the sheet stays one-sided."""
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    printer.setDocName(title)


def ask(parent: QWidget, printer: QPrinter) -> bool:
    """Show the system's dialog; False if the officer gave it up."""
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    return bool(dialog.exec())


class PrintJob(QObject):
    """Prints the report: page after page as its own process draws them, while the window goes on."""

    told = Signal(str)
    """Where it stands, or what went wrong, as a sentence."""
    ended = Signal(bool)
    """It is over; whether everything was printed."""

    def __init__(self, bridge: Bridge, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer, self._painter = printer, QPainter()
        self._pages: list[int] = []
        self._count = 0
        self._source = PageSource(self)
        self._source.file_set.connect(self._begin)
        self._source.drawn.connect(self._put)
        self._source.failed.connect(self._fail)
        two_sided = printer.duplex() != QPrinter.DuplexMode.DuplexNone
        options = replace(bridge.exporting.options, two_sided=two_sided)
        self.told.emit("正在准备打印")
        self._source.set_file(to_record(bridge.session), options.as_json(), bridge.exporting.kind)

    @property
    def _dpi(self) -> int:
        return min(MOST_DPI, self._printer.resolution())

    def _begin(self, file: FileSet) -> None:
        first, last = self._printer.fromPage() or 1, self._printer.toPage() or len(file.sizes)
        self._pages = list(range(first - 1, min(last, len(file.sizes))))
        self._count = len(self._pages)
        if not self._pages or not self._painter.begin(self._printer):
            self._fail("打印机没有接受这份文件，请检查打印机后再试。")
            return
        self._ask_next(file.sizes[self._pages[0]][0])

    def _ask_next(self, points: float) -> None:
        self._points = points
        self.told.emit(f"正在打印　第{self._count - len(self._pages) + 1}页，共{self._count}页")
        self._source.draw(self._pages[0], round(points / 72 * self._dpi))

    def _put(self, _page: int, picture: QImage) -> None:
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        inches = picture.width() / self._dpi, picture.height() / self._dpi
        size = [side * self._printer.resolution() for side in inches]
        self._painter.drawImage(QRectF(paper.left(), paper.top(), *size), picture)
        self._pages.pop(0)
        if self._pages:
            self._printer.newPage()
            self._ask_next(self._points)
        else:
            self._end(True, f"已送往打印机，共{self._count}页。")

    def _fail(self, sentence: str) -> None:
        if self._painter.isActive():
            self._printer.abort()
        self._end(False, sentence)

    def _end(self, whole: bool, sentence: str) -> None:
        if self._painter.isActive():
            self._painter.end()
        self._source.stop()
        self.told.emit(sentence)
        self.ended.emit(whole)
        self.deleteLater()
