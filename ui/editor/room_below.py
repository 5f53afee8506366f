"""Room below the caret: what is typed last never stands at the very edge of the page."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QTextEdit

_MOST_OF_PAGE = 4  # a fourth of its height, where a bar or a small screen leaves little


class RoomBelow:
    """Scrolls an editor so far that there is room of `height` pixels below the line of the caret.

    The mouse is left alone: what is clicked at must not move away under it.
    """

    def __init__(self, editor: QTextEdit, height: int) -> None:
        self._editor = editor
        self._height = height

    @contextmanager
    def after_key(self) -> Iterator[None]:
        """Keep the room where the caret has moved; a key that moves nothing scrolls nothing."""
        before = self._editor.textCursor().position()
        yield
        if self._editor.textCursor().position() != before:
            self.keep()

    def keep(self) -> None:
        """Scroll down where there is too little room."""
        page = self._editor.viewport().height()
        missing = self._editor.cursorRect().bottom() + min(self._height, page // _MOST_OF_PAGE) - page
        if missing > 0:
            bar = self._editor.verticalScrollBar()
            bar.setValue(bar.value() + missing)
