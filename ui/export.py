"""Where a Word file goes, unless one says otherwise."""

import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from minutes_app.domain.meeting import Details, Status

# Letters that Windows does not take in file names, and controls.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST_NAME = 120


def suggested_path(details: Details, folder: str) -> Path:
    """Return a path for the Word file: the title, DRAFT until approved, in the folder used last or Documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    draft = " DRAFT" if details.status is Status.DRAFT else ""
    name = _NOT_IN_NAMES.sub(" ", details.full_title)[:_LONGEST_NAME].strip(" .")
    return Path(folder or documents) / f"{name}{draft}.docx"
