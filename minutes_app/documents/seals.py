"""Seals: by them an exported file shows whether anybody changed it since.

A seal is a SHA-256 of all that we wrote, kept in the file itself: in Word's identifier property, in a comment at the
end of HTML and PDF, in a field at the end of an exchange file. It guards against mistakes, not against forgery.
"""

import hashlib
import io
import re
import zipfile
from collections.abc import Iterable
from pathlib import PurePath
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document

MARK = "opcc-minutes:"
LARGEST = 50 * 1024 * 1024
_HTML_SEAL = re.compile(r"<!-- opcc-minutes:(?P<seal>[0-9a-f]{64}) -->\n\Z")
_PDF_SEAL = re.compile(rb"\n%opcc-minutes:(?P<seal>[0-9a-f]{64})\n\Z")
_JSON_SEAL = re.compile(r',\n "seal": "(?P<seal>[0-9a-f]{64})"(?=\n\}\n\Z)')
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE = "docProps/core.xml"


def seal_word(document: "Document") -> None:
    """Put the seal of all its parts into the document's properties; nothing may be changed after that."""
    package = document.part.package
    core = package.part_related_by(_CORE_RELATION)
    parts = ((part.partname.membername, part.blob) for part in package.iter_parts() if part is not core)
    document.core_properties.identifier = MARK + _digest(parts)


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in sorted(parts):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def sealed_html(text: str) -> str:
    """Return HTML with its seal at the end."""
    return f"{text}<!-- {MARK}{_of_text(text)} -->\n"


def sealed_json(text: str) -> str:
    """Return an exchange file with its seal as the last field."""
    return f'{text.removesuffix(chr(10) + "}" + chr(10))},\n "seal": "{_of_text(text)}"\n}}\n'


def sealed_pdf(content: bytes) -> bytes:
    """Return a PDF with its seal as a comment behind its end, where readers look for nothing."""
    return content + f"\n%{MARK}{hashlib.sha256(content).hexdigest()}\n".encode("ascii")


def _of_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def is_unchanged(path: PurePath, content: bytes) -> bool:
    """Return whether a file's content is what we wrote: False for one that was changed, or that is not ours."""
    match path.suffix.lower():
        case ".docx":
            return len(content) <= LARGEST and _word_is_unchanged(content)
        case ".pdf":
            found = _PDF_SEAL.search(content)
            return found is not None and found["seal"].decode() == hashlib.sha256(content[: found.start()]).hexdigest()
        case ".html" | ".htm":
            return _text_is_unchanged(content, _HTML_SEAL)
        case ".json":
            return _text_is_unchanged(content, _JSON_SEAL)
    return False


def _text_is_unchanged(content: bytes, seal: re.Pattern[str]) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    found = seal.search(text)
    return found is not None and found["seal"] == _of_text(text[: found.start()] + text[found.end() :])


def _word_is_unchanged(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > 4 * LARGEST:
                return False
            seal = etree.fromstring(package.read(_CORE), _careful()).findtext(_IDENTIFIER) or ""
            parts = ((entry.filename, package.read(entry)) for entry in entries if _is_part(entry.filename))
            return seal == MARK + _digest(parts)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, NotImplementedError, RuntimeError, etree.LxmlError):
        return False  # whatever it is, it is not what we wrote


def _careful() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)


def _is_part(name: str) -> bool:
    return name not in (_CORE, "[Content_Types].xml") and not name.endswith(".rels")
