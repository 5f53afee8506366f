"""The commands that look after the library: backups, restore, check and salvage."""

import argparse
from typing import TextIO

from minutes_app.command_line.printing import backup_as_data, held, write, write_columns, write_json
from minutes_app.domain.errors import PlainError
from minutes_app.places import default_library

# SQLAlchemy takes longer to load than a window to open: only the command that needs it loads it.


def list_backups(chosen: argparse.Namespace, out: TextIO) -> None:
    """List the backups and what each holds."""
    from minutes_app.service.safekeeping import backups

    found = backups(chosen.library or default_library())
    if chosen.json:
        write_json(out, [backup_as_data(entry) for entry in found])
        return
    rows = [
        (str(number), f"{entry.made_at:%Y-%m-%d %H:%M}", entry.problem or held(entry), entry.path.name)
        for number, entry in enumerate(found, 1)
    ]
    write_columns(out, rows)


def restore(chosen: argparse.Namespace, out: TextIO) -> None:
    """Put a backup in the place of the library, or bring one meeting of it back."""
    from minutes_app.service.safekeeping import bring_back, restore_backup

    library = chosen.library or default_library()
    if chosen.meeting is not None:
        write(out, f"{bring_back(library, chosen.backup, chosen.meeting)}\n")
        return
    kept = restore_backup(library, chosen.backup, keep_journal=chosen.journal)
    where = f" The files before it are kept in “{kept}”." if kept else ""
    write(out, f"The backup has been put in the library's place.{where}\n")


def check(chosen: argparse.Namespace, out: TextIO) -> None:
    """Check the whole library and change nothing. Raises PlainError with what is not as it was saved."""
    from minutes_app.service.safekeeping import check_library

    library = chosen.library or default_library()
    found = check_library(library)
    if found:
        raise PlainError("\n".join(f"“{library}”: {fault}." for fault in found))
    write(out, f"“{library}” is whole: its text is what was saved.\n")


def salvage(chosen: argparse.Namespace, out: TextIO) -> None:
    """Read what can be read of a damaged library into a new one."""
    from minutes_app.service.safekeeping import salvage_library

    found = salvage_library(chosen.damaged, chosen.to)
    more = f", {found.versions} kept versions and {found.notes} notes" if found.versions or found.notes else ""
    write(out, f"{found.meetings} meetings with {found.lines} lines{more} have been read into “{chosen.to}”.\n")
