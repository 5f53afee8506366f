"""Rescue copies: meetings that the library would not take, written as exchange files somewhere else."""

import json
import logging
import tempfile
from pathlib import Path

from minutes_app.domain.codec import meeting_as_data
from minutes_app.domain.meeting import Meeting
from minutes_app.storage.privately import sync_file, write_private

_log = logging.getLogger(__name__)


class Rescue:
    """Keeps one file for each meeting until it is saved, in the first of the folders that takes it."""

    def __init__(self, folders: tuple[Path, ...] | None = None) -> None:
        self._folders = folders
        self._written: dict[int, tuple[int, Path]] = {}

    def write(self, meeting_id: int, revision: int, meeting: Meeting) -> Path | None:
        """Write the meeting as it stands and return where, None where no folder takes it."""
        known = self._written.get(meeting_id)
        if known and known[0] == revision:
            return known[1]
        content = json.dumps(meeting_as_data(meeting), ensure_ascii=True, indent=1).encode("ascii")
        for folder in self._folders or (Path(tempfile.gettempdir()), Path.home()):
            path = folder / f"opcc-minutes rescued meeting {meeting_id}.json"
            try:
                write_private(path, content)
                sync_file(path)
            except OSError as error:
                _log.warning("no rescue copy can be written: %s", error.strerror)
                continue
            self._written[meeting_id] = (revision, path)
            return path
        return known[1] if known else None

    def remove(self) -> None:
        """Remove the copies, as the library has everything."""
        for _, path in self._written.values():
            path.unlink(missing_ok=True)
        self._written.clear()
