"""Printing and the preview, each of a meeting as it stood on the screen when it was asked for."""

from collections.abc import Generator

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QWidget

from minutes_app.domain.errors import PlainError
from minutes_app.service import Layout
from ui.on_screen import resize_on_screen
from ui.printing.paper import Paper, RefusedError, a4
from ui.slices import Step, result_of

_NO_PRINTER = "No printer is set up on this computer. Nothing was printed; the minutes are safe. Make a PDF instead."
_TOOL_BAR = (  # its fields are lower than ours elsewhere
    "QComboBox { padding: 1px 4px; min-width: 64px; } QComboBox:focus { padding: 0 3px; }"
    "QLineEdit { padding: 1px 4px; } QLineEdit:focus { padding: 0 3px; }"
)
_REFUSED = (
    "The printer did not take the pages. The minutes are safe. Try again, or make a PDF instead: Ctrl+Shift+E, PDF."
)


def chosen_printer(window: QWidget) -> QPrinter | None:
    """Ask for a printer; None where the person thought better of it. Raises PlainError where there is none."""
    if not QPrinterInfo.availablePrinterNames():
        raise PlainError(_NO_PRINTER)
    printer = page_printer()
    dialog = QPrintDialog(printer, window)
    is_chosen = bool(dialog.exec())
    dialog.deleteLater()
    return printer if is_chosen else None


def print_steps(page: Layout, printer: QPrinter) -> Generator[Step, None, None]:
    """Print step by step. Raises PlainError where the printer does not take the pages."""
    paper = Paper(page, printer)
    try:
        yield from paper.lay_out()
        yield from paper.paint()
    except RefusedError as refused:
        raise PlainError(_REFUSED) from refused


def preview_steps(page: Layout, printer: QPrinter) -> Generator[Step, None, Paper]:
    """Lay out the pages for a preview step by step, and return them."""
    paper = Paper(page, printer)
    yield from paper.lay_out()
    return paper


class Preview(QPrintPreviewDialog):
    """Shows the pages as they will be printed, beside the window: one may go on typing. Page Up and Down turn pages."""

    def __init__(self, page: Layout, paper: Paper, printer: QPrinter, window: QWidget) -> None:
        super().__init__(printer, window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._printer = printer
        self._page = page
        self._paper = paper
        self._size = _paper_size(printer)
        resize_on_screen(self, 900, 760)
        self.setWindowTitle("Print preview")
        self.setStyleSheet(_TOOL_BAR)
        self.paintRequested.connect(self._on_paint_requested)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages; whatever else is pressed is for the dialog."""
        view = self.findChild(QPrintPreviewWidget)
        page = _page_at(view, event.key()) if view else None
        if view is None or page is None:
            super().keyPressEvent(event)
        else:
            view.setCurrentPage(page)

    def _on_paint_requested(self, printer: QPrinter) -> None:
        if _paper_size(printer) != self._size:
            self._size = _paper_size(printer)
            self._paper = Paper(self._page, printer)
            result_of(self._paper.lay_out())
        result_of(self._paper.paint())


def _page_at(view: QPrintPreviewWidget, key: int) -> int | None:
    """Return the page that a key goes to, or None."""
    here, last = view.currentPage(), view.pageCount()
    pages = {
        Qt.Key.Key_PageDown: min(here + 1, last),
        Qt.Key.Key_PageUp: max(here - 1, 1),
        Qt.Key.Key_Home: 1,
        Qt.Key.Key_End: last,
    }
    return pages.get(Qt.Key(key))


def page_printer() -> QPrinter:
    """Return a printer for A4 whose margins are ours."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(a4())
    printer.setFullPage(True)
    return printer


def _paper_size(printer: QPrinter) -> QSizeF:
    return printer.paperRect(QPrinter.Unit.Millimeter).size()
