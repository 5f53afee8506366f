"""Word files that say nothing of how they were made: no time, no marks of editing, nothing of the template's own."""

import io
import zipfile
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from docx.document import Document

# The time of a zip's entries cannot be left out; this is the earliest there is.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_APP = "docProps/app.xml"
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/extended-properties"><Application>OPCC Minutes</Application></Properties>'
)
# What a template may bring along that is no part of the page (ECMA-376 part 1, 15 and 17.15).
_LOOSE = frozenset(
    {
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        RELATIONSHIP_TYPE.THUMBNAIL,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        RELATIONSHIP_TYPE.GLOSSARY_DOCUMENT,
        RELATIONSHIP_TYPE.PRINTER_SETTINGS,
        "http://schemas.microsoft.com/office/2011/relationships/people",
    }
)
_SETTINGS = ("rsids", "docVars", "attachedTemplate", "mailMerge", "docId")


def cut_loose(document: "Document") -> None:
    """Take out the parts of a document, brought along by its template, that hold no page."""
    package = document.part.package
    settings = document.settings.element
    of_settings = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for relations in (package.rels, document.part.rels, of_settings):
        for key in [key for key, relation in relations.items() if relation.reltype in _LOOSE]:
            del relations[key]
    for element in list(settings):
        if isinstance(element.tag, str) and etree.QName(element).localname in _SETTINGS:
            settings.remove(element)


def bare_word(content: bytes) -> bytes:
    """Return a .docx without the times of its entries and the marks by which Word tells one editing from another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(target, "w") as made:
        for entry in package.infolist():
            part = zipfile.ZipInfo(entry.filename, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(part, _bare_part(entry.filename, package.read(entry)))
    return target.getvalue()


def _bare_part(name: str, content: bytes) -> bytes:
    if name == _APP:
        return _APPLICATION
    if not name.startswith("word/") or not name.endswith(".xml") or b"rsid" not in content:
        return content
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(root.iter(qn("w:rsid"), qn("w:rsids"))):
        element.getparent().remove(element)
    for element in root.iter():
        for key in [key for key in element.attrib if etree.QName(key).localname.startswith("rsid")]:
            del element.attrib[key]
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
