"""Reading a meeting from a file and writing it to one."""

import json
import re
from collections.abc import Callable, Container, Mapping, Sequence
from datetime import date
from pathlib import Path

from minutes_app.documents.bare_pdf import bare_pdf
from minutes_app.documents.layout import DRAFT, Layout, Options, laid_out
from minutes_app.documents.office_pdf import GoesOn, word_as_pdf
from minutes_app.documents.putting import LARGEST, Written, put_beside, reason
from minutes_app.documents.reading.findings import Sources, reported
from minutes_app.documents.reading.report import ReadMinutes
from minutes_app.documents.register import register_as_csv
from minutes_app.documents.register_page import register_page
from minutes_app.documents.samples import SCHEMA, meeting_from_sample
from minutes_app.documents.seals import sealed_html, sealed_json, sealed_pdf
from minutes_app.documents.spreadsheet import actions_as_csv
from minutes_app.documents.text import page_as_text
from minutes_app.documents.web_page import page_as_html
from minutes_app.domain.codec import meeting_as_data, meeting_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, RegisterEntry
from minutes_app.domain.meeting import Meeting
from minutes_app.places import standard_template

SUFFIXES = (".docx", ".pdf", ".html", ".txt", ".csv", ".json")
REGISTER_SUFFIXES = (".docx", ".html", ".csv")
STANDARD = Options()
DrawsPdf = Callable[[Layout], bytes]
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
LONGEST_NAME = 120
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def read_file(path: Path) -> Meeting:
    """Return the meeting in an exchange file, a sample's JSON or a Word document.

    Raises PlainError where it is none of these.
    """
    return read_with_report(path).meeting


def read_with_report(path: Path) -> ReadMinutes:
    """Return the meeting in a file as `read_file` does, with a report on what was found and what is uncertain."""
    content = _content(path)
    if path.suffix.lower() != ".json" and not content.lstrip(_BEFORE_JSON).startswith((b"{", b"[")):
        return _read_word(content, path)
    data = _parsed(content, path.name)
    try:
        return reported(_meeting_from(data), Sources())
    except PlainError as error:
        raise PlainError(f"“{path.name}” cannot be read as a meeting. {error}") from error


def _read_word(content: bytes, path: Path) -> ReadMinutes:
    # The parser of XML takes a while to load, and only Word documents need it.
    from minutes_app.documents.reading.minutes import read_word

    return read_word(content, path.name)


def _meeting_from(data: object) -> Meeting:
    if isinstance(data, Mapping) and data.get("schema") == SCHEMA:
        return meeting_from_sample(data)
    return meeting_from_data(data)


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise PlainError(f"There is no file “{path}”.")
        if not path.is_file():
            raise PlainError(f"“{path}” is not a file.")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise PlainError(f"“{path}” cannot be read: {reason(error)}.") from error
    if len(content) > LARGEST:
        raise PlainError(f"“{path.name}” is larger than {LARGEST // 1024**2} MB, too large for a meeting's file.")
    return content


def _parsed(content: bytes, name: str) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise PlainError(f"“{name}” is not a JSON file that can be read. Nothing was changed.") from error


def export_file(
    meeting: Meeting,
    path: Path,
    options: Options = STANDARD,
    known: Container[str] = frozenset(),
    draw_pdf: DrawsPdf | None = None,
) -> Written:
    """Write the meeting to a file of the kind that the name's ending says.

    A file there that was changed since we wrote it, that is not ours, or that is open elsewhere stays as it is, and
    'name (2)' is written instead. `known` are fingerprints of earlier exports, and `draw_pdf`
    makes a PDF of a page, without which none can be written. Raises PlainError where nothing can be
    written; then whatever stood there stays as it was.
    """
    return put_beside(path, _written(meeting, path, options, draw_pdf), known)


def word_shown_as_pdf(meeting: Meeting, options: Options, goes_on: GoesOn) -> bytes:
    """Return the PDF that Word or LibreOffice makes of the meeting's Word file; raises as `word_as_pdf` does."""
    from minutes_app.documents.word import meeting_as_word

    shown = word_as_pdf(meeting_as_word(meeting, options.template or standard_template(), options), goes_on)
    return bare_pdf(shown) if options.publication else sealed_pdf(shown)


def export_register(entries: Sequence[RegisterEntry], chosen: ActionFilter, today: date, path: Path) -> Written:
    """Write the action register to a file of the kind that the name's ending says: Word, HTML or CSV.

    What stands there is treated as `export_file` does, and so are errors.
    """
    if path.suffix.lower() not in REGISTER_SUFFIXES:
        raise _unknown_kind(path, REGISTER_SUFFIXES)
    if path.suffix.lower() == ".csv":
        content = register_as_csv(entries, today).encode("utf-8")
    else:
        content = page_content(register_page(entries, chosen, today), path, standard_template())
    return put_beside(path, content, what="register was")


def _written(meeting: Meeting, path: Path, options: Options, draw_pdf: DrawsPdf | None) -> bytes:
    match path.suffix.lower():
        case ".pdf" if draw_pdf:
            drawn = draw_pdf(laid_out(meeting, options))
            return bare_pdf(drawn) if options.publication else sealed_pdf(drawn)
        case ".json" if options.publication:
            raise PlainError("An exchange file is no copy to publish: choose Word, PDF, HTML, text or CSV.")
        case ".json":
            return sealed_json(meeting_as_json(meeting)).encode("utf-8")
        case ".csv":
            return actions_as_csv(meeting).encode("utf-8")
        case ending:
            page = laid_out(meeting, options, in_table=ending != ".txt")
            return page_content(page, path, options.template or standard_template())


def page_content(page: Layout, path: Path, template: Path) -> bytes:
    """Return a page as the content of a file of this name: Word, HTML or text. Raises PlainError for another ending."""
    match path.suffix.lower():
        case ".docx":
            # python-docx takes a while to load, and only an export to Word needs it.
            from minutes_app.documents.word import page_as_word

            return page_as_word(page, template)
        case ".html" | ".htm":
            text = page_as_html(page)
            return (text if page.bare else sealed_html(text)).encode("utf-8")
        case ".txt":
            return page_as_text(page).encode("utf-8")
    # A PDF comes here only where nobody can draw it.
    raise _unknown_kind(path, [suffix for suffix in SUFFIXES if suffix != path.suffix.lower()])


def _unknown_kind(path: Path, suffixes: Sequence[str]) -> PlainError:
    endings = ", ".join(suffixes)
    return PlainError(
        f"“{path.name}” does not say what kind of file to write: its name should end in one of {endings}."
    )


def copy_standard_template(path: Path) -> Written:
    """Write a copy of the standard template (.docx or .dotx), to be changed in Word and chosen for exports."""
    from minutes_app.documents.office_template import template_copy

    if path.suffix.lower() not in (".docx", ".dotx"):
        raise PlainError(f"“{path.name}” is no name for a Word template: it should end in .docx or .dotx.")
    return put_beside(path, template_copy(path.suffix), what="template was")


def suggested_name(meeting: Meeting, options: Options = STANDARD, suffix: str = ".docx") -> str:
    """Return a file name for an export: the title, with DRAFT for a draft, without signs that Windows refuses."""
    page = laid_out(meeting, options)
    title = f"{page.title} {DRAFT}" if page.top.startswith(DRAFT) else page.title
    accessible = " (accessible)" if page.plain else ""
    copy = " (publication copy)" if page.bare else ""
    name = _NOT_IN_NAMES.sub("-", f"{title}{accessible}{copy}").strip(" .")
    return f"{name[:LONGEST_NAME].rstrip(' .') or 'Minutes'}{suffix}"


def meeting_as_json(meeting: Meeting) -> str:
    """Return the meeting as the text of an exchange file."""
    return json.dumps(meeting_as_data(meeting), ensure_ascii=False, indent=1) + "\n"
