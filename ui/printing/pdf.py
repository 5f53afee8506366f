"""A page description as a PDF, made by Qt alone."""

from collections.abc import Generator

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from minutes_app.domain.errors import PlainError
from minutes_app.service import Layout
from ui.printing.paper import Paper, RefusedError, a4
from ui.slices import Step, result_of

_DOTS_PER_INCH = 600


def page_as_pdf(page: Layout) -> bytes:
    """Return the pages as a PDF. Needs a QGuiApplication; raises PlainError where Qt makes none."""
    return result_of(pdf_steps(page))


def pdf_steps(page: Layout) -> Generator[Step, None, bytes]:
    """Make the PDF of the pages step by step, and return its content."""
    target = QBuffer()
    target.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(target)
    try:
        writer.setResolution(_DOTS_PER_INCH)
        writer.setPageLayout(a4())
        writer.setTitle(page.title)
        paper = Paper(page, writer)
        yield from paper.lay_out()
        yield from paper.paint()
    except RefusedError as refused:
        raise PlainError("The pages could not be drawn. Nothing was written; the minutes are safe.") from refused
    finally:
        del writer  # it finishes the file when it goes, and must go before the buffer
    return bytes(target.data().data())
