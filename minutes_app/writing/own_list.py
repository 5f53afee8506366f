"""A person's own list of short forms, changed an entry at a time; its remarks and the order of its lines stay."""

from collections.abc import Sequence
from dataclasses import dataclass

from minutes_app.domain.text import clean, clean_lines
from minutes_app.writing.glossary import Entry, Glossary, entry_of


@dataclass(frozen=True, slots=True)
class ListedForm:
    """A short form as the two lists have it: a person's own or the office's, and whether it is switched off."""

    entry: Entry
    is_own: bool
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class OwnList:
    """The text of the list. An entry without words switches one of the office's off."""

    text: str = ""

    @property
    def entries(self) -> dict[str, Entry]:
        """The entries by their code, in the order of the lines; of two for one code the later holds."""
        found = map(entry_of, clean_lines(self.text))
        return {entry.code: entry for entry in found if entry}

    def with_entry(self, entry: Entry, instead_of: str = "") -> "OwnList":
        """Return the list with an entry, where the one of this code stood, or else its own, or at the end."""
        lines, codes = self._lines(), {instead_of, entry.code}
        here = [place for place, line in enumerate(lines) if _code(line) in codes]
        kept = [line for line in lines if _code(line) not in codes]
        at = here[0] if here else len(kept)
        return _joined([*kept[:at], f"{entry.short} = {entry.words}".rstrip(), *kept[at:]])

    def without(self, code: str) -> "OwnList":
        """Return the list without the entry of this code."""
        return _joined([line for line in self._lines() if _code(line) != code])

    def problem(self, office: Glossary, entry: Entry, instead_of: str = "") -> str:
        """Return in a sentence why an entry cannot be put in, in the place of the one of this code; empty if it can."""
        if not entry.short:
            return "Type a short form first."
        problem = office.problem(entry.short, entry.words)
        if problem:
            return problem
        if entry.code != instead_of and entry.code in self.entries:
            return f"“{entry.short}” stands in your list already. Choose it there to change it."
        is_known = entry.words or entry.code in office.entries
        return "" if is_known else f"Type the words that “{entry.short}” stands for."

    def listed(self, office: Glossary) -> Sequence[ListedForm]:
        """Return all short forms: a person's own as they stand in the list, and behind them the office's in order."""
        own = [_listed(entry, office) for entry in self.entries.values()]
        rest = sorted(office.entries.keys() - self.entries.keys())
        return [*own, *(ListedForm(office.entries[code], is_own=False) for code in rest)]

    def _lines(self) -> list[str]:
        lines = clean_lines(self.text)
        return lines[:-1] if not lines[-1] else lines


def typed_entry(short: str, words: str) -> Entry:
    """Return what was typed as an entry, each blank once."""
    return Entry(clean(short).strip(), " ".join(clean(words).split()))


def _listed(entry: Entry, office: Glossary) -> ListedForm:
    if entry.words:
        return ListedForm(entry, is_own=True)
    return ListedForm(office.entries.get(entry.code, entry), is_own=True, is_off=True)


def _code(line: str) -> str:
    entry = entry_of(line)
    return entry.code if entry else "\n"  # no code, not even an empty one


def _joined(lines: Sequence[str]) -> OwnList:
    return OwnList("".join(f"{line}\n" for line in lines))
