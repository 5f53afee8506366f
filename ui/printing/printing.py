"""Printing, the preview, and PDF, each of the meeting as it stands on the screen."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from minutes_app.domain.errors import PlainError
from minutes_app.service import Layout
from ui.printing.paper import Paper

_DOTS_PER_INCH = 600
_NO_PRINTER = "No printer is set up on this computer. Nothing was printed; the minutes are safe. Make a PDF instead."
_REFUSED = "The printer did not take the pages. The minutes are safe. Try again, or make a PDF instead."


def print_page(page: Layout, window: QWidget) -> bool:
    """Ask for a printer and print. Returns False where the person thought better of it.

    Raises PlainError where there is no printer or it does not take the pages.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise PlainError(_NO_PRINTER)
    printer = _printer()
    dialog = QPrintDialog(printer, window)
    chosen = bool(dialog.exec())
    dialog.deleteLater()
    if chosen and not Paper(page, printer).print():
        raise PlainError(_REFUSED)
    return chosen


class Preview(QPrintPreviewDialog):
    """Shows the pages as they will be printed."""

    def __init__(self, page: Layout, window: QWidget) -> None:
        self._printer = _printer()
        super().__init__(self._printer, window)
        self._page = page
        self.resize(900, 760)
        self.setWindowTitle(f"Preview: {page.title}")
        self.paintRequested.connect(self._on_paint_requested)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        Paper(self._page, printer).print()


def write_pdf(page: Layout, path: Path) -> Path:
    """Write the pages as a PDF, whole or not at all. Raises PlainError where the place cannot be written."""
    target = QSaveFile(str(path))
    if not target.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise PlainError(f"{path} cannot be written: {target.errorString()}. The minutes are safe.")
    writer = QPdfWriter(target)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageLayout(a4())
    writer.setTitle(page.title)
    written = Paper(page, writer).print()
    del writer  # it finishes the file when it goes
    if not written or not target.commit():
        raise PlainError(f"{path} cannot be written: {target.errorString()}. The minutes are safe.")
    return path


def _printer() -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    printer.setFullPage(True)
    return printer


def a4() -> QPageLayout:
    """Return a sheet of A4 without margins."""
    # Paper keeps its own margins, so that header and footer may stand in them.
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
