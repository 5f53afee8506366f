"""Opening a .docx from anywhere with care: nothing is unpacked to disk, nothing is fetched, and all has limits.

The package's rules are those of ECMA-376 part 2, the limits our own: minutes of 2,000 lines need a tenth of them.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from lxml import etree

from minutes_app.domain.errors import PlainError

Element: TypeAlias = Any

LARGEST_PART = 20 * 1024 * 1024
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2_000
MOST_ELEMENTS = 300_000
MOST_PARAGRAPHS = 25_000
DEEPEST = 120
_TOO_LARGE = "is built in a way that no minutes are, and far too large or too deep."
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PACKED = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))  # others can unpack to any size at one stroke
_CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# ISO/IEC 29500 strict says the same under other names.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _RELATIONS.encode()),
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts that minutes are read from; those a file lacks are None."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    edges: tuple[Element, ...] = ()


class _Bad(Exception):  # noqa: N818 - it never leaves this module, where it becomes a PlainError
    """Why a file cannot be read, as the end of a sentence."""


def open_word(content: bytes, name: str) -> WordParts:
    """Return the parts of a .docx. Raises PlainError, one sentence on what is wrong with the file."""
    try:
        _look_at_start(content, name)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _Package(package).parts()
    except _Bad as bad:
        raise PlainError(f"“{name}” {bad} Nothing was imported.") from bad
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise PlainError(f"“{name}” is damaged or cut short and cannot be read. Nothing was imported.") from error
    except (etree.LxmlError, KeyError) as error:
        raise PlainError(f"“{name}” is damaged: its contents cannot be read. Nothing was imported.") from error


def _look_at_start(content: bytes, name: str) -> None:
    if name.startswith("~$"):
        raise _Bad("is not a document, but what Word keeps beside one that is open.")
    if not content:
        raise _Bad("is empty.")
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise _Bad("is protected with a password; take the protection off in Word and save it again.")
        raise _Bad("is in the old Word format (.doc); open it in Word and save it as .docx.")
    if not content.startswith(b"PK"):
        raise _Bad("is not a Word document (.docx).")


class _Package:
    """One opened package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = self._checked()

    def _checked(self) -> frozenset[str]:
        entries = self._package.infolist()
        names = [entry.filename for entry in entries]
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
            raise _Bad("unpacks to far more than minutes could be.")
        if any(".." in name.split("/") or name.startswith("/") or "\\" in name for name in names):
            raise _Bad("holds parts that point outside it, as no Word document does.")
        if len({name.casefold() for name in names}) < len(names):
            raise _Bad("holds two parts of the same name, as no Word document does.")
        if any(entry.flag_bits & 1 for entry in entries):
            raise _Bad("is protected with a password.")
        if any(entry.compress_type not in _PACKED for entry in entries):
            raise _Bad("is packed in a way that no Word document is.")
        if any(name.casefold().endswith("vbaproject.bin") for name in names):
            raise _Bad("holds macros; save it in Word as .docx without them.")
        return frozenset(names)

    def parts(self) -> WordParts:
        """Return what minutes are read from."""
        if _CONTENT_TYPES not in self._names or "_rels/.rels" not in self._names:
            raise _Bad("is a ZIP file, but not a Word document.")
        main = next((target for kind, target in self._relations("") if kind == "officeDocument"), "")
        document = self._parsed(main) if main in self._names else None
        if document is None or document.tag != f"{W}document":
            raise _Bad("is not a Word document.")
        related = list(self._relations(main))
        edges = (self._parsed(part) for kind, part in related if kind in ("header", "footer") and part in self._names)
        return WordParts(document, self._related(related, "styles"), self._related(related, "numbering"), tuple(edges))

    def _related(self, related: list[tuple[str, str]], kind: str) -> Element | None:
        target = next((part for found, part in related if found == kind), "")
        return self._parsed(target) if target in self._names else None

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        """Give the kind and the target of what a part is related to; what lies outside the file is passed over."""
        folder, _, name = part.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/") if part else "_rels/.rels"
        if relations not in self._names:
            return
        for relation in self._parsed(relations).iterchildren("{*}*"):  # a comment is no relation
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if relation.get("TargetMode") != "External" and kind.startswith(_RELATIONS):
                yield kind.rpartition("/")[2], _resolved(folder, target)

    def _parsed(self, name: str) -> Element:
        with self._package.open(name) as part:
            content = part.read(LARGEST_PART + 1)
        if len(content) > LARGEST_PART:
            raise _Bad("unpacks to far more than minutes could be.")
        for strict, common in _STRICT:
            content = content.replace(strict, common)
        return _tree(content)


def _resolved(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _tree(content: bytes) -> Element:
    """Return the parsed XML; entities are never put in, and a file that declares any is refused."""
    if content.count(b"<") > 2 * MOST_ELEMENTS:
        raise _Bad(_TOO_LARGE)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(content, parser)
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise _Bad("declares entities of its own, as no Word document does.")
    paragraphs: Any = root.xpath("count(//w:p)", namespaces={"w": W[1:-1]})
    if paragraphs > MOST_PARAGRAPHS or root.xpath(f"boolean({'/*' * DEEPEST})"):
        raise _Bad(_TOO_LARGE)
    return root
