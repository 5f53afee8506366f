"""Starts OPCC Minutes: the window, the demonstration, or a command."""

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_app import places
from minutes_app.domain.errors import PlainError

if TYPE_CHECKING:
    from minutes_app.service import Layout

COMMANDS = (
    "import", "list", "show", "export", "actions", "search", "outstanding", "review", "next", "approve",
    "template", "to-publish", "publication", "published", "backups", "restore", "check", "salvage",
)  # fmt: skip
# The window's thread must get the interpreter back quickly from the thread that saves (see docs/architecture.md).
_SWITCH_SECONDS = 0.001


def main(arguments: Sequence[str]) -> int:
    """Run the program; return 0, 1 for what a person must read, or 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    if any(word in COMMANDS for word in _plain_words(arguments)):
        from minutes_app.command_line import run

        return run(arguments, sys.stdout, sys.stderr, _draw_pdf)
    try:
        return _run_window(_parse(arguments))
    except PlainError as problem:
        print(problem, file=sys.stderr)
        return 1


def _draw_pdf(page: "Layout") -> bytes:
    """Return the page as a PDF; Qt is loaded only when a command asks for one."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.app import build_app
    from ui.printing.pdf import page_as_pdf

    app = build_app(sys.argv[:1])
    content = page_as_pdf(page)
    del app
    return content


def _plain_words(arguments: Sequence[str]) -> list[str]:
    """Return the first word that is neither an option nor an option's value."""
    rest = list(arguments)
    while rest and rest[0].startswith("-"):
        takes_value = rest[0] in ("--library", "--meeting", "--demo")
        rest = rest[2 if takes_value else 1 :]
    return rest[:1]


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Take minutes live. Without a command, the window opens.",
        epilog=f"Commands: {', '.join(COMMANDS)}. “main.py COMMAND --help” tells more.",
    )
    parser.add_argument("--library", type=Path, metavar="FILE", help="another library than the usual one")
    parser.add_argument("--meeting", type=int, metavar="ID", help="open this meeting, the caret at its end")
    parser.add_argument("--demo", type=Path, metavar="FOLDER", help="play a real meeting through the window")
    return parser.parse_args(arguments)


def _run_window(options: argparse.Namespace) -> int:
    if not _has_display():
        if not options.demo:
            raise PlainError("There is no display to open a window on. Use a command instead, or --demo FOLDER.")
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.setswitchinterval(_SWITCH_SECONDS)
    from ui.quick_imports import import_without_sources

    import_without_sources()
    from ui.start import run_demo, run_window

    if options.demo:
        return run_demo(options.demo)
    return run_window(options.library or places.default_library(), options.meeting)


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
