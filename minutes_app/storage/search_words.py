"""What is typed into the search box, as FTS5 has it. Any text makes a query that FTS5 takes."""

import re

from minutes_app.domain.text import clean

_PIECES = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)')
_QUOTES = '"“”„«»'
_MOST_WORDS = 24


def query_of(typed: str, column: str = "text") -> str:
    """Return the FTS5 query for typed words, empty where there is nothing to look for.

    Words in quotes are a phrase. The last word is taken as a beginning, unless a quote or a space ends it.
    """
    text = clean(typed).replace("\x00", " ")
    pieces = [piece for piece in (_piece(match) for match in _PIECES.finditer(text)) if piece][:_MOST_WORDS]
    if not pieces:
        return ""
    if not text[-1].isspace() and text[-1] not in _QUOTES:
        pieces[-1] += " *"
    return f"{column} : ({' AND '.join(pieces)})"


def _piece(match: re.Match[str]) -> str:
    words = match[1] if match[1] is not None else match[2]
    return f'"{words}"' if any(sign.isalnum() for sign in words) else ""
