"""Every box that asks or tells: one place, so that a test can stand in for the person."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from minutes_app.domain.errors import PlainError


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

    def ask(self, words: str) -> bool:
        """Ask a question that Yes or No answers."""
        box = QMessageBox(QMessageBox.Icon.Question, "OPCC Minutes", words, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
        chosen = box.exec()
        box.deleteLater()
        return chosen == QMessageBox.StandardButton.Yes

    def ask_before_harm(self, words: str, deed: str) -> bool:
        """Ask before something that cannot be taken back; Enter and Esc alone leave everything as it is."""
        box = QMessageBox(QMessageBox.Icon.Warning, "OPCC Minutes", words, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setStandardButtons(QMessageBox.StandardButton.Cancel)
        box.addButton(f"&{deed}", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        chosen = box.exec()
        box.deleteLater()
        return chosen != QMessageBox.StandardButton.Cancel

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

    def ask_import_paths(self, folder: Path) -> list[Path]:
        """Ask for files of earlier minutes, one or several."""
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Import earlier minutes", str(folder), "Minutes (*.docx *.json);;All files (*)"
        )
        return [Path(name) for name in names]

    def ask_template(self) -> Path | None:
        """Ask for a Word template of one's own."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Word template", "", "Word (*.docx *.dotx)")
        return Path(name) if name else None

    def ask_export_path(self, suggested: Path, title: str, kinds: str) -> Path | None:
        """Ask where to write a file; the suggested suffix is added where none is typed."""
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        return (Path(name) if Path(name).suffix else Path(name).with_suffix(suggested.suffix)) if name else None

    def attempt(self, work: Callable[[], object]) -> None:
        """Do something that can fail in a way a person can read."""
        try:
            work()
        except PlainError as problem:
            self.tell(str(problem))
