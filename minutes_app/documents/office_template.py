"""The office's Word template: opening it, what it must hold, and a copy of the standard one to change in Word."""

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml.etree import XMLSyntaxError

from minutes_app.documents import word_xml as xml
from minutes_app.domain.errors import PlainError
from minutes_app.places import standard_template

_CONTENT_TYPES = "[Content_Types].xml"
# ECMA-376 part 1, 11.3.10: a template differs from a document by the content type of its main part alone.
_AS_TEMPLATE, _AS_DOCUMENT = b"wordprocessingml.template.main+xml", b"wordprocessingml.document.main+xml"
_MACROS = b"macroEnabled"
LARGEST = 50 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024


def open_template(template: Path) -> Document:
    """Return a new document on a .docx or .dotx. Raises PlainError where it cannot be read or holds macros."""
    try:
        content = _as_document(template.read_bytes(), template)
        return docx.Document(io.BytesIO(content))
    except FileNotFoundError as error:
        message = f"The Word template “{template}” is not there. Nothing was written; the minutes are safe."
        raise PlainError(message) from error
    except (OpcError, OSError, KeyError, ValueError, zipfile.BadZipFile, XMLSyntaxError) as error:
        message = f"The Word template “{template.name}” cannot be read. Nothing was written; the minutes are safe."
        raise PlainError(message) from error


def _as_document(content: bytes, template: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if len(content) > LARGEST or sum(entry.file_size for entry in package.infolist()) > LARGEST_UNPACKED:
            raise PlainError(f"The Word template “{template.name}” is too large. Nothing was written.")
        kinds = package.read(_CONTENT_TYPES)
        if _MACROS in kinds:
            raise PlainError(
                f"The Word template “{template.name}” holds macros. Nothing was written; save it in Word "
                "as a template without macros (.dotx), and choose that."
            )
        return _retyped(package, kinds.replace(_AS_TEMPLATE, _AS_DOCUMENT)) if _AS_TEMPLATE in kinds else content


def _retyped(package: zipfile.ZipFile, kinds: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as changed:
        for entry in package.infolist():
            changed.writestr(entry, kinds if entry.filename == _CONTENT_TYPES else package.read(entry))
    return target.getvalue()


def template_copy(ending: str) -> bytes:
    """Return the standard template as a file of this ending, .docx or .dotx, to be changed in Word."""
    content = standard_template().read_bytes()
    if ending.lower() != ".dotx":
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return _retyped(package, package.read(_CONTENT_TYPES).replace(_AS_DOCUMENT, _AS_TEMPLATE))


def styles_of(document: Document, template: Path, needed: tuple[str, ...]) -> dict[str, str]:
    """Return the ids of the template's styles by name. Raises PlainError that names those which are missing."""
    styles = xml.style_ids(document.styles.element)
    missing = [name for name in needed if name not in styles]
    if missing:
        names = ", ".join(f"“{name}”" for name in missing)
        raise PlainError(
            f"The Word template “{template.name}” lacks the style {names}. "
            "Nothing was written; add the style in Word, or use the template that came with the program."
        )
    return styles
