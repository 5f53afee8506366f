"""Every box that asks or tells: one place, so that a test can stand in for the person."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget


class Alerts:
    """Asks for paths and tells what a person must read."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def tell(self, words: str) -> None:
        """Show sentences that must be read."""
        box = QMessageBox(QMessageBox.Icon.Information, "OPCC Minutes", words, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
        box.deleteLater()

    def ask_library(self) -> Path | None:
        """Ask for a library, existing or new."""
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            "Open a library, or name a new one",
            "",
            "Libraries (*.sqlite)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return Path(name) if name else None

    def ask_export_path(self, suggested: Path) -> Path | None:
        """Ask where to write the Word file."""
        name, _ = QFileDialog.getSaveFileName(self._window, "Export to Word", str(suggested), "Word (*.docx)")
        return (Path(name) if Path(name).suffix else Path(name).with_suffix(".docx")) if name else None
