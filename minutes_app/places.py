"""Where things lie on this computer: the library of the person at it, and what the program brings along."""

import os
import sys
from pathlib import Path

APPLICATION = "OPCC Minutes"
LIBRARY_NAME = "library.sqlite"


def default_library() -> Path:
    """Return the path of the library used unless another is named; nothing is made there."""
    return data_folder() / LIBRARY_NAME


def data_folder() -> Path:
    """Return the folder that this system keeps for the program's data of this person."""
    if sys.platform == "win32":
        return _variable("LOCALAPPDATA", Path.home() / "AppData" / "Local") / APPLICATION
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / APPLICATION
    return _variable("XDG_DATA_HOME", Path.home() / ".local" / "share") / "opcc-minutes"


def resources() -> Path:
    """Return the folder of templates, sample meetings and icons."""
    return Path(__file__).resolve().parent.parent / "resources"


def standard_template() -> Path:
    """Return the Word template that came with the program."""
    return resources() / "templates" / "minutes.docx"


def _variable(name: str, otherwise: Path) -> Path:
    # The XDG base directory specification says that a path that is not absolute is to be ignored.
    named = Path(os.environ.get(name, ""))
    return named if named.is_absolute() else otherwise
