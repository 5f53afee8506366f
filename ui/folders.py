"""Where a box that asks for a file begins: the folder used last for the same, else the person's documents."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

EXPORT, IMPORT, LIBRARY, TEMPLATE = "exportFolder", "importFolder", "libraryFolder", "templateFolder"


class Folders:
    """The folders used last, one for each of EXPORT, IMPORT, LIBRARY and TEMPLATE."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def last(self, use: str) -> Path:
        """Return the folder used last where it is still there, else Documents, or home where there is none."""
        told = str(self._settings.value(use, ""))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        places = (Path(place) for place in (told, documents) if place)
        return next((place for place in places if place.is_dir()), Path.home())

    def used(self, use: str, file: Path) -> None:
        """Remember the folder of a file for the next time."""
        self._settings.setValue(use, str(file.parent))
