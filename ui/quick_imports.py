"""Keeps Qt for Python from reading the source of every module that is imported after it."""

import PySide6.QtCore  # noqa: F401 - with it, Qt for Python is there
from shibokensupport import feature


def import_without_sources() -> None:
    """Have modules imported as Python does.

    To know where `from __feature__ import snake_case` may be asked for, Qt for Python looks for its own name in the
    source of each module (PYSIDE-2029 in its issues). Nothing here asks for that; the reading is a tenth of the time
    to start, and keeps all these sources in memory, some 19 MB. A release that does it in another way is left alone.
    """
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _uses_no_feature


def _uses_no_feature(module: object) -> bool:
    return False
