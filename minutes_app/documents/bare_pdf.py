"""PDFs that say nothing of how they were made."""

import re

_TIMES = re.compile(
    # The list of properties, then the same in XMP (ISO 16684-1): as attributes, or as elements of their own.
    rb"/(?:CreationDate|ModDate|Author)\s*(?:\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>)"
    rb"|\bxmp:(?:Create|Modify|Metadata)Date\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    rb"|<xmp:(?P<name>(?:Create|Modify|Metadata)Date)>[^<]*</xmp:(?P=name)>"
)


def bare_pdf(content: bytes) -> bytes:
    """Return a PDF without its author and times; blanks take their place, as all that follows is found by counting."""
    return _TIMES.sub(lambda found: b" " * len(found[0]), content)
