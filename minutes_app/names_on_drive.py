"""Names of files that outlive a power cut."""

import os
from pathlib import Path


def sync_folder(folder: Path) -> None:
    """Make sure that names made or changed in the folder outlive a power cut; Windows has no call for it."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
