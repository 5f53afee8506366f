"""How to begin in a library without meetings: a new meeting, a real one to look at, earlier minutes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import DrawnButton


class Welcome(QFrame):
    """Offers a new meeting, the sample meeting, earlier minutes, and another library.

    Signals:
        newRequested, sampleRequested, importRequested, libraryRequested: a button was pressed.
    """

    newRequested = Signal()
    sampleRequested = Signal()
    importRequested = Signal()
    libraryRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("page", True)
        self.new_button = _button("New meeting  Ctrl+N", primary=True)
        self.sample_button = _button("Open the sample meeting")
        self.import_button = _button("Import earlier minutes…")
        self.library_button = _button("Open a library…")
        self._lay_out()
        self.new_button.clicked.connect(self.newRequested)
        self.sample_button.clicked.connect(self.sampleRequested)
        self.import_button.clicked.connect(self.importRequested)
        self.library_button.clicked.connect(self.libraryRequested)

    def _lay_out(self) -> None:
        title = QLabel("No meetings yet")
        title.setStyleSheet("font-size: 22pt; font-weight: 700;")
        words = QLabel(
            "Take the minutes as people speak; everything is saved as you type, and Ctrl+E makes the Word file.\n"
            "Start a meeting of your own, or look at a real one first."
        )
        words.setProperty("muted", True)
        words.setWordWrap(True)
        buttons = QGridLayout()
        four = (self.new_button, self.sample_button, self.import_button, self.library_button)
        for place, button in enumerate(four):  # two and two: a row of four is wider than a small screen, enlarged
            buttons.addWidget(button, place // 2, place % 2)
        buttons.setColumnStretch(2, 1)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(40, 60, 40, 40)
        inner.setSpacing(14)
        inner.addWidget(title)
        inner.addWidget(words)
        inner.addLayout(buttons)
        inner.addStretch(1)

    @property
    def icons(self) -> list[DrawnButton]:
        """The buttons that have an icon."""
        return [
            (self.new_button, "file-plus", "on_accent"),
            (self.sample_button, "book-open", "text"),
            (self.import_button, "file-input", "text"),
            (self.library_button, "folder-open", "text"),
        ]

    def focus(self) -> None:
        """Take the focus."""
        self.new_button.setFocus()


def opening_note() -> QFrame:
    """Return what stands in the place of the meetings while it is not known yet which there are."""
    note = QFrame()
    note.setProperty("page", True)
    title = QLabel("The library is opening…")
    title.setStyleSheet("font-size: 22pt; font-weight: 700;")
    words = QLabel("Its text is read and checked. The meetings show in a moment.")
    words.setProperty("muted", True)
    inner = QVBoxLayout(note)
    inner.setContentsMargins(40, 60, 40, 40)
    inner.setSpacing(14)
    inner.addWidget(title)
    inner.addWidget(words)
    inner.addStretch(1)
    return note


def _button(words: str, *, primary: bool = False) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("primary", primary)
    button.setAutoDefault(True)
    return button
