"""Cleaning text at every door: typing, paste, import, the library."""

import re
import unicodedata
from types import MappingProxyType

REPLACEMENT = "\ufffd"
# XML 1.0 section 2.2 names the characters a document may hold; lone surrogates and most controls are not
# among them, so they could be typed but never exported. Tab is kept.
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
# Cyrillic letters that look like Latin capitals come in with text read from pictures of pages.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХІЅЈавекмнорстхіѕј", "ABEKMHOPCTXISJ" * 2)
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_TO_LATIN = MappingProxyType(_LOOKALIKES | _FULL_WIDTH)


def clean_lines(text: str) -> list[str]:
    """Return the text as clean single lines: every kind of line break splits, what XML cannot hold becomes U+FFFD."""
    return [_ILLEGAL.sub(REPLACEMENT, line.replace("\ufeff", "")) for line in _LINE_BREAKS.split(text)]


def clean(text: str) -> str:
    """Return the text as one clean line; line breaks become spaces."""
    return " ".join(clean_lines(text))


def says_nothing(text: str) -> bool:
    """Return whether a text is empty or only says that there is nothing: 'N/A.', 'No items'."""
    return text.strip(" .").lower() in ("", "n/a", "no items")


def latin(text: str) -> str:
    """Return the text with Cyrillic look-alikes as Latin capitals and full-width signs as common ones, equally long."""
    return text if text.isascii() else text.translate(_TO_LATIN)


def folded(short_form: str) -> str:
    """Return a short form for comparing: no case, full width or Cyrillic look-alikes."""
    return latin(unicodedata.normalize("NFKC", short_form)).strip().upper()
