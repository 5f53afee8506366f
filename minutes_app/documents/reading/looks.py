"""Styles and lists of a Word document: what a paragraph inherits, and the numbers that Word counts by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from minutes_app.documents.reading.package import Element, W

DEEPEST_CHAIN = 20
_OFF = frozenset({"0", "false", "off", "none"})
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_SMALL_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def value(element: Element | None, default: str = "") -> str:
    """Return the w:val of an element."""
    return default if element is None else str(element.get(f"{W}val", default))


def number(element: Element | None, default: int = 0) -> int:
    """Return the w:val of an element as a whole number; what is none is the default."""
    return _whole(value(element), default)


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < 9 else default


def switched(look: Element | None, name: str) -> bool | None:
    """Return whether a property of a run is on or off, None where nothing is said."""
    found = None if look is None else look.find(f"{W}{name}")
    return None if found is None else value(found, "1").lower() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says by itself or inherits."""

    name: str = ""
    rank: int = 0
    list_id: str = ""
    list_level: int = 0
    bold: bool = False
    underlined: bool = False
    hidden: bool = False


_PLAIN = Style()


class Styles:
    """The styles of a document by id."""

    def __init__(self, part: Element | None) -> None:
        elements = [] if part is None else part.iter(f"{W}style")
        self._elements = {element.get(f"{W}styleId", ""): element for element in elements}
        self._known: dict[str, Style] = {}

    def style(self, identity: str) -> Style:
        """Return a style; one that the document does not define says nothing."""
        if identity not in self._known:
            self._known[identity] = self._inherited(identity)
        return self._known[identity]

    def _inherited(self, identity: str) -> Style:
        chain: list[Element] = []
        while identity in self._elements and len(chain) < DEEPEST_CHAIN:
            chain.append(self._elements[identity])
            identity = value(chain[-1].find(f"{W}basedOn"))
        style = _PLAIN
        for element in reversed(chain):
            style = _with(style, element)
        return style


def _with(base: Style, element: Element) -> Style:
    paragraph, look = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    listed = None if paragraph is None else paragraph.find(f"{W}numPr")
    outline = None if paragraph is None else paragraph.find(f"{W}outlineLvl")
    return Style(
        value(element.find(f"{W}name")),
        number(outline, 9) + 1 if outline is not None and number(outline, 9) < 9 else base.rank,
        base.list_id if listed is None else value(listed.find(f"{W}numId"), base.list_id),
        base.list_level if listed is None else number(listed.find(f"{W}ilvl"), base.list_level),
        _first(switched(look, "b"), base.bold),
        _first(switched(look, "u"), base.underlined),
        _first(switched(look, "vanish"), base.hidden),
    )


def _first(said: bool | None, otherwise: bool) -> bool:
    return otherwise if said is None else said


@dataclass(slots=True)
class _Level:
    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document; it counts as the document is read from top to bottom."""

    levels: Mapping[str, Mapping[int, _Level]] = field(default_factory=lambda: MappingProxyType({}))
    shared: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def is_bullet(self, list_id: str, level: int) -> bool:
        """Return whether this level of the list has a sign instead of a number."""
        return self.levels.get(list_id, {}).get(level, _Level(kind="none")).kind == "bullet"

    def next(self, list_id: str, level: int) -> str:
        """Count one on and return the number as Word prints it; empty for bullets and lists that do not exist."""
        levels = self.levels.get(list_id)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(self.shared.get(list_id, list_id), {})
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        if levels[level].kind in ("bullet", "none"):
            return ""
        text = levels[level].pattern
        for each in range(level + 1):
            if f"%{each + 1}" in text:
                at = levels.get(each, _Level())
                text = text.replace(f"%{each + 1}", _counted(counts.setdefault(each, at.start), at.kind))
        return text.strip()


def _counted(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and count > 0:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1 if count < 1000 else 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count).upper() if kind == "upperRoman" else _roman(count)
    return str(count)


def _roman(count: int) -> str:
    text = ""
    for worth, letters in (*_ROMAN, *_SMALL_ROMAN):
        text += letters * (count // worth)
        count %= worth
    return text


def read_numbering(part: Element | None) -> Numbering:
    """Return the lists that the numbering part defines."""
    if part is None:
        return Numbering()
    abstract = {each.get(f"{W}abstractNumId", ""): _levels(each) for each in part.iter(f"{W}abstractNum")}
    levels: dict[str, Mapping[int, _Level]] = {}
    shared: dict[str, str] = {}
    for each in part.iter(f"{W}num"):
        identity, kind = each.get(f"{W}numId", ""), value(each.find(f"{W}abstractNumId"))
        overrides = each.findall(f"{W}lvlOverride")
        levels[identity] = _overridden(abstract.get(kind, {}), overrides)
        # A list that starts anew counts by itself; others of the same kind go on counting together.
        shared[identity] = f"own {identity}" if overrides else f"kind {kind}"
    return Numbering(levels, shared)


def _levels(element: Element) -> dict[int, _Level]:
    found = {}
    for level in element.findall(f"{W}lvl"):
        place = _whole(level.get(f"{W}ilvl", ""), -1)
        if 0 <= place < 9:
            found[place] = _Level(
                value(level.find(f"{W}numFmt"), "decimal"),
                value(level.find(f"{W}lvlText"))[:40],
                number(level.find(f"{W}start"), 1),
            )
    return found


def _overridden(levels: Mapping[int, _Level], overrides: list[Element]) -> dict[int, _Level]:
    changed = dict(levels)
    for override in overrides:
        place, start = _whole(override.get(f"{W}ilvl", ""), -1), override.find(f"{W}startOverride")
        if place in changed and start is not None:
            level = changed[place]
            changed[place] = _Level(level.kind, level.pattern, number(start, 1))
    return changed
