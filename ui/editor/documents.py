"""The document on show, and the one that is kept, with all that can be undone in it, while another meeting is shown."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtGui import QTextDocument

from ui.editor.companions import Companions
from ui.editor.document_lines import lines_of
from ui.editor.highlighter import LineHighlighter
from ui.theme import Theme

if TYPE_CHECKING:
    from ui.editor.editor import MinutesEditor


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document as it was left: its undo stack is in it, what goes along with that and how it looks beside it."""

    document: QTextDocument
    companions: Companions
    highlighter: LineHighlighter
    scrolled: int


class Documents(QObject):
    """Owns the documents of an editor, each with its companions and its look. One that is kept is not written over."""

    def __init__(self, editor: "MinutesEditor", theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._kept: QTextDocument | None = None
        editor.setDocument(self._new_document())  # Qt's own is deleted as soon as another takes its place

    def _new_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultFont(self._editor.font())
        document.setDocumentMargin(0)
        self.companions = Companions(document)
        self.highlighter = LineHighlighter(document, self._theme, self._editor.misspelt.to_mark)
        return document

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme; a document that is kept takes them when it is brought back."""
        self._theme = theme
        self.highlighter.set_theme(theme)

    def begin(self) -> None:
        """Have a document that other lines can be loaded into, with nothing that goes along with its undo."""
        if self._editor.document() is self._kept:
            self._kept = None
            self._show(self._new_document())
        else:
            self.companions.forget()

    def keep(self) -> KeptDocument:
        """Keep the document on show when the next lines are loaded; it is to be brought back or let go."""
        self._kept = self._editor.document()
        return KeptDocument(self._kept, self.companions, self.highlighter, self._editor.verticalScrollBar().value())

    def bring_back(self, kept: KeptDocument) -> bool:
        """Show a kept document in place of the one on show, the caret where it is; else let it go and return False.

        That can be where both hold the same lines: what can be undone then leads to what is on the screen.
        """
        editor = self._editor
        if lines_of(kept.document, editor.lines.on) != editor.lines.lines:
            self.let_go(kept)
            return False
        spot, shown = editor.spot, editor.document()
        self.companions, self.highlighter = kept.companions, kept.highlighter
        self._show(kept.document)
        shown.deleteLater()
        self.highlighter.set_theme(self._theme)
        editor.go_to(spot)
        editor.verticalScrollBar().setValue(kept.scrolled)
        return True

    def let_go(self, kept: KeptDocument) -> None:
        """Keep a document no longer."""
        if kept.document is self._editor.document():
            self._kept = None
        else:
            kept.document.deleteLater()

    def _show(self, document: QTextDocument) -> None:
        with QSignalBlocker(self._editor):  # the caret stands nowhere until the lines are there
            self._editor.lines.use(document)
            self._editor.setDocument(document)
