"""Folders that a library should not lie in, and why."""

import os
import sys
from pathlib import Path

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "box sync": "Box",
    "sharepoint": "SharePoint",
}
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2", "afpfs", "9p"}
)
_REMOVABLE = ("/media/", "/run/media/", "/Volumes/")
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4  # what GetDriveTypeW returns


def folder_warning(library: Path) -> str:
    """Return in whole sentences why the library's folder may harm it, empty for a good folder."""
    folder = _nearest(library.parent)
    if name := _synced(folder):
        return (
            f"The library lies in a folder that {name} copies to other computers. That can damage it and sends the "
            "minutes elsewhere. Move it to a folder on this computer's own drive."
        )
    kind = _kind(folder)
    if kind:
        return (
            f"The library lies on {kind}, where it can be cut off while you type. Move it to this computer's own drive."
        )
    if not os.access(folder, os.W_OK):
        return f"The folder “{folder}” may not be written to: nothing can be saved there. Choose another folder."
    return ""


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that exists."""
    found = folder.expanduser().absolute()
    return next((path for path in (found, *found.parents) if path.is_dir()), found)


def _synced(folder: Path) -> str:
    # OneDrive of an organisation is called “OneDrive - Name of it”.
    names = [part.lower().split(" - ")[0].strip() for part in folder.parts]
    return next((_SYNCED[name] for name in names if name in _SYNCED), "")


def _kind(folder: Path) -> str:
    if sys.platform == "win32":
        return _kind_on_windows(folder)
    if _file_system(folder) in _NETWORK:
        return "a network drive"
    return "a removable drive" if str(folder.resolve()).startswith(_REMOVABLE) else ""


def _kind_on_windows(folder: Path) -> str:
    import ctypes

    if str(folder).startswith("\\\\"):
        return "a network drive"
    asked = getattr(ctypes, "windll").kernel32.GetDriveTypeW(folder.anchor)  # noqa: B009 - there on Windows alone
    return {_DRIVE_REMOVABLE: "a removable drive", _DRIVE_REMOTE: "a network drive"}.get(asked, "")


def _file_system(folder: Path) -> str:
    """Return the kind of file system that the folder lies on; empty where Linux (proc(5)) does not tell."""
    try:
        rows = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    here = folder.resolve()
    mounts = [(row.split()[1].replace("\\040", " "), row.split()[2]) for row in rows if len(row.split()) > 2]
    fitting = [(len(place), kind) for place, kind in mounts if here.is_relative_to(place)]
    return max(fitting, default=(0, ""))[1]
