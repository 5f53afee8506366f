"""A Word document as the PDF that Word or LibreOffice makes of it, where one of them is installed.

The other program gets a copy in a folder of its own, and LibreOffice a profile of its own: a LibreOffice that is open
on the screen has no part in it, and nothing of a person's settings is touched.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from minutes_app.domain.errors import PlainError

LONGEST = 120.0  # seconds for one document, a cold start of the other program among them
_PAUSE = 0.1  # seconds between two questions whether to go on
_SAFE = "Nothing was written; the minutes are safe."
NOT_INSTALLED = f"Neither Word nor LibreOffice was found on this computer. {_SAFE} Save the PDF without it instead."
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
# Word's own names: 17 is wdExportFormatPDF; structure tags and bookmarks from headings are switched on.
_ASK_WORD = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.DisplayAlerts = 0
  $document = $word.Documents.Open($env:MINUTES_FROM, $false, $true, $false)
  $document.ExportAsFixedFormat($env:MINUTES_TO, 17, $false, 0, 0, 1, 1, 0, $true, $true, 1, $true)
  $document.Close(0)
} finally { $word.Quit(0) }
"""

# LibreOffice would fetch pictures that a template only links to.
_FETCHES_NOTHING = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""

GoesOn = Callable[[float], bool]


@dataclass(frozen=True, slots=True)
class Converter:
    """Another program that makes PDFs: its name, and how it is called on a document in a folder of its own."""

    name: str
    command: Callable[[Path, Path], Sequence[str]]
    environment: Callable[[Path, Path], Mapping[str, str]] = field(default=lambda source, target: {})


def converter() -> Converter | None:
    """Return Word where it is installed, or else LibreOffice; None for neither."""
    if _has_word():
        return Converter("Word", _word_command, _word_environment)
    program = _libreoffice()
    return Converter("LibreOffice", _libreoffice_command(program)) if program else None


def _has_word() -> bool:
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, r"Word.Application\CLSID"))
    except OSError:
        return False
    return True


def _word_command(source: Path, target: Path) -> Sequence[str]:
    return "powershell", "-NoProfile", "-NonInteractive", "-Command", _ASK_WORD


def _word_environment(source: Path, target: Path) -> Mapping[str, str]:
    return {"MINUTES_FROM": str(source), "MINUTES_TO": str(target)}


def _libreoffice() -> str:
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def _libreoffice_command(program: str) -> Callable[[Path, Path], Sequence[str]]:
    def command(source: Path, target: Path) -> Sequence[str]:
        settings = source.parent / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_FETCHES_NOTHING, encoding="utf-8")
        profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
        quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault")
        return program, profile, *quiet, "--convert-to", _TAGGED, "--outdir", str(target.parent), str(source)

    return command


def word_as_pdf(content: bytes, goes_on: GoesOn = lambda seconds: True, *, longest: float = LONGEST) -> bytes:
    """Return the PDF that Word or LibreOffice makes of a .docx.

    `goes_on` hears how many seconds it has taken so far, ten times a second, and stops it by False; it is called on
    the caller's thread. Raises PlainError where neither program is there, it fails, takes longer than `longest`
    seconds, or is stopped.
    """
    chosen = converter()
    if chosen is None:
        raise PlainError(NOT_INSTALLED)
    with tempfile.TemporaryDirectory(prefix="opcc-minutes-", ignore_cleanup_errors=True) as folder:
        source, target = Path(folder, "minutes.docx"), Path(folder, "minutes.pdf")
        source.write_bytes(content)
        try:
            _run(chosen, source, target, goes_on, longest)
            return target.read_bytes()
        except OSError as error:
            raise PlainError(f"{chosen.name} could not make the PDF. {_SAFE}") from error


def _run(chosen: Converter, source: Path, target: Path, goes_on: GoesOn, longest: float) -> None:
    environment = {**os.environ, **chosen.environment(source, target)}
    command = chosen.command(source, target)
    quiet = subprocess.DEVNULL
    # In a session of its own, so that all its processes can be ended together.
    with subprocess.Popen(  # noqa: S603 - an installed program, and words of our own
        command, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, cwd=source.parent, start_new_session=True
    ) as process:
        try:
            _wait(process, chosen.name, goes_on, longest)
        finally:
            _end(process)


def _wait(process: subprocess.Popen[bytes], name: str, goes_on: GoesOn, longest: float) -> None:
    started = time.monotonic()
    while process.poll() is None:
        taken = time.monotonic() - started
        if not goes_on(taken):
            raise PlainError(f"Stopped before {name} had made the PDF. {_SAFE}")
        if taken > longest:
            raise PlainError(f"{name} did not make the PDF within {longest:g} seconds. {_SAFE}")
        time.sleep(_PAUSE)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with all it started, where it is still there."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        tree = ("taskkill", "/F", "/T", "/PID", str(process.pid))
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - no input
    else:
        import signal

        os.killpg(process.pid, signal.SIGKILL)
