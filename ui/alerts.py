"""Every box that asks or tells: one place, so that a test can stand in for the person."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from minutes_app.domain.errors import PlainError
from ui.folders import IMPORT, LIBRARY, TEMPLATE, Folders


class Alerts:
    """Asks for paths, each from the folder used last, and tells what a person must read."""

    def __init__(self, window: QWidget, settings: QSettings) -> None:
        self._window = window
        self.folders = Folders(settings)

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
            str(self.folders.last(LIBRARY)),
            "Libraries (*.sqlite)",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return self._chosen(name, LIBRARY)

    def ask_import_paths(self) -> list[Path]:
        """Ask for files of earlier minutes, one or several."""
        folder, kinds = str(self.folders.last(IMPORT)), "Minutes (*.docx *.json);;All files (*)"
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import earlier minutes", folder, kinds)
        for name in names[:1]:
            self.folders.used(IMPORT, Path(name))
        return [Path(name) for name in names]

    def ask_template(self) -> Path | None:
        """Ask for a Word template of one's own."""
        folder = str(self.folders.last(TEMPLATE))
        name, _ = QFileDialog.getOpenFileName(self._window, "Word template", folder, "Word (*.docx *.dotx)")
        return self._chosen(name, TEMPLATE)

    def _chosen(self, name: str, use: str) -> Path | None:
        if not name:
            return None
        self.folders.used(use, Path(name))
        return Path(name)

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
