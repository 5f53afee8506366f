"""What a person can do with a library, one method each.

The database takes as long to load as the whole window toolkit, so the names that need it are loaded when first used:
a window imports this package, is painted, and only then opens its library.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from minutes_app.documents.layout import Layout, Options, Variant, laid_out
from minutes_app.documents.layout import Paragraph as PageParagraph
from minutes_app.documents.layout import Row as PageRow
from minutes_app.documents.profiles import PROFILES, Profile
from minutes_app.documents.reading.report import Finding, Found, ReadMinutes, Report
from minutes_app.documents.running_sheet import running_sheet
from minutes_app.service.short_forms import keep_own_forms, office_glossary, read_glossary, read_own_forms
from minutes_app.service.spelling import OWN_WORDS, add_known_word, load_dictionary, read_known_words
from minutes_app.storage.values import KnownMeeting, Place, Recovered, SaveState

if TYPE_CHECKING:
    from minutes_app.documents.putting import Written
    from minutes_app.domain.meeting import Meeting
    from minutes_app.service.minutes_service import MinutesService
    from minutes_app.service.open_meeting import OpenMeeting
    from minutes_app.storage.backup import Backup
    from minutes_app.storage.damage import LibraryDamaged
    from minutes_app.storage.lock import LibraryInUse

__all__ = [
    "OWN_WORDS",
    "PROFILES",
    "Backup",
    "Finding",
    "Found",
    "KnownMeeting",
    "Layout",
    "LibraryDamaged",
    "LibraryInUse",
    "MinutesService",
    "OpenMeeting",
    "Options",
    "PageParagraph",
    "PageRow",
    "Place",
    "Profile",
    "ReadMinutes",
    "Recovered",
    "Report",
    "SaveState",
    "Variant",
    "Written",
    "add_known_word",
    "copy_template",
    "folder_warning",
    "keep_own_forms",
    "laid_out",
    "list_backups",
    "load_dictionary",
    "office_glossary",
    "open_service",
    "pdf_program",
    "read_glossary",
    "read_known_words",
    "read_meeting",
    "read_minutes",
    "read_own_forms",
    "restore_backup",
    "running_sheet",
]


def open_service(path: Path, *, read_only: bool = False) -> "MinutesService":
    """Open the library, made with the shipped series where there is none yet.

    Raises LibraryInUse where another window or command is writing to it, and PlainError where it cannot be opened.
    """
    from minutes_app.service.minutes_service import MinutesService

    return MinutesService(path, read_only=read_only)


def read_meeting(path: Path) -> "Meeting":
    """Return the meeting that a file holds, without a library. Raises PlainError where it holds none."""
    from minutes_app.documents.files import read_file

    return read_file(path)


def copy_template(path: Path) -> "Written":
    """Write a copy of the standard Word template (.docx or .dotx) to be changed in Word and chosen for a series.

    What is returned says where, and why if elsewhere. Raises PlainError where that cannot be.
    """
    from minutes_app.documents.files import copy_standard_template

    return copy_standard_template(path)


def read_minutes(path: Path) -> ReadMinutes:
    """Return the meeting that a file holds, with the report on it, and store nothing.

    Raises PlainError, one sentence, where the file holds none.
    """
    from minutes_app.documents.files import read_with_report

    return read_with_report(path)


def folder_warning(library: Path) -> str:
    """Return in whole sentences why the library's folder may harm it, empty for a good folder."""
    from minutes_app.storage.folders import folder_warning as warning

    return warning(library)


def pdf_program() -> str:
    """Return the program that can make the PDF as Word shows it: “Word”, “LibreOffice”, or nothing for neither."""
    from minutes_app.documents.office_pdf import converter

    found = converter()
    return found.name if found else ""


def list_backups(library: Path) -> "list[Backup]":
    """Return the backups of a library, open or not, with what each holds, the newest first."""
    from minutes_app.service.safekeeping import backups

    return backups(library)


def restore_backup(library: Path, name: str, *, keep_journal: bool = False) -> Path | None:
    """Put a backup in the place of a closed library, and return the folder where the files before it now are.

    The name is a path, a file name, a number of the list (1 is the newest) or “newest”. With `keep_journal`, what
    was typed since is played into it at the next opening. Raises LibraryInUse, or PlainError with all as it was.
    """
    from minutes_app.service.safekeeping import restore_backup as restore

    return restore(library, name, keep_journal=keep_journal)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the four have nothing in common
    if name == "MinutesService":
        from minutes_app.service.minutes_service import MinutesService

        return MinutesService
    if name == "OpenMeeting":
        from minutes_app.service.open_meeting import OpenMeeting

        return OpenMeeting
    if name == "LibraryInUse":
        from minutes_app.storage.lock import LibraryInUse

        return LibraryInUse
    if name == "Backup":
        from minutes_app.storage.backup import Backup

        return Backup
    if name == "LibraryDamaged":
        from minutes_app.storage.damage import LibraryDamaged

        return LibraryDamaged
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
