"""What an export is to be: kind of file, document, printed form and template, remembered for each series."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from PySide6.QtCore import QSettings

from minutes_app.domain.meeting import Series
from minutes_app.domain.publication import Copy
from minutes_app.places import standard_template
from minutes_app.service import PROFILES, Variant


class Kind(StrEnum):
    """A kind of file."""

    WORD = "word"
    PDF = "pdf"
    WORD_PDF = "pdf as word shows it"
    HTML = "html"
    TEXT = "text"
    CSV = "csv"
    EXCHANGE = "exchange file"


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a person reads of a kind: its name in lists, in a sentence, and in the file chooser."""

    suffix: str
    name: str
    sentence: str
    chooser: str


KINDS = MappingProxyType(
    {
        Kind.WORD: KindWords(".docx", "Word", "a Word file", "Word (*.docx)"),
        Kind.PDF: KindWords(".pdf", "PDF", "a PDF", "PDF (*.pdf)"),
        Kind.WORD_PDF: KindWords(".pdf", "PDF exactly as {program} shows it", "a PDF by {program}", "PDF (*.pdf)"),
        Kind.HTML: KindWords(".html", "Web page (HTML)", "a web page in one file", "Web page (*.html)"),
        Kind.TEXT: KindWords(".txt", "Text for an e-mail", "plain text", "Text (*.txt)"),
        Kind.CSV: KindWords(".csv", "Actions as a spreadsheet (CSV)", "CSV for a spreadsheet", "CSV (*.csv)"),
        Kind.EXCHANGE: KindWords(".json", "Exchange file", "an exchange file", "Exchange file (*.json)"),
    }
)
VARIANTS = MappingProxyType(
    {
        Variant.MINUTES: ("Minutes", "the minutes"),
        Variant.DRAFT: ("Draft", "the minutes as a draft"),
        Variant.FINAL: ("Final", "the minutes without DRAFT"),
        Variant.ACCESSIBLE: ("Accessible", "the accessible minutes"),
        Variant.ACTIONS: ("Actions only", "the actions alone"),
        Variant.DECISIONS: ("Decisions only", "the decisions alone"),
    }
)
_WITH_PAGE = frozenset({Kind.WORD, Kind.PDF, Kind.WORD_PDF, Kind.HTML, Kind.TEXT})
_WITH_TEMPLATE = frozenset({Kind.WORD, Kind.WORD_PDF})


@dataclass(frozen=True, slots=True)
class Request:
    """An export as asked for; an empty profile and no template mean those of the series.

    With `copy` it is a publication copy, in which everything restricted is replaced.
    """

    kind: Kind = Kind.WORD
    variant: Variant = Variant.MINUTES
    profile: str = ""
    template: Path | None = None
    copy: Copy | None = None

    @property
    def suffix(self) -> str:
        """What the name of the file ends in."""
        return KINDS[self.kind].suffix

    @property
    def has_page(self) -> bool:
        """Whether the file shows the page, so that document and printed form count."""
        return self.kind in _WITH_PAGE

    @property
    def has_template(self) -> bool:
        """Whether a Word template counts."""
        return self.kind in _WITH_TEMPLATE

    def kept_for(self, series: Series) -> Series:
        """Return a series with the form and the template that are asked for; what is not asked for stays."""
        standard = self.template == standard_template()
        template = "" if standard else str(self.template or series.template)
        return replace(series, profile=self.profile or series.profile, template=template)

    def sentence(self, name: str, folder: Path, pdf_program: str) -> str:
        """Return what will be written and where, in one sentence."""
        whole = VARIANTS[self.variant][1] if self.has_page else _WHOLE[self.kind]
        what = f"a publication copy of {whole}" if self.copy else whole
        kind = KINDS[self.kind].sentence.format(program=pdf_program)
        return f"Writes {what} as {kind}: “{name}” in {folder}, unless you choose another place."


_WHOLE = MappingProxyType({Kind.CSV: "the actions", Kind.EXCHANGE: "all that is known of the meeting"})


def remembered(settings: QSettings, series: str) -> Request:
    """Return what was asked for last in a series; the plain Word file where nothing was, or it is known no more."""
    try:
        told = json.loads(str(settings.value(_key(series), "{}")))
        request = Request(Kind(told["kind"]), Variant(told["variant"]), told["profile"], _path(told["template"]))
    except (ValueError, KeyError, TypeError):
        return Request()
    return request if not request.profile or request.profile in PROFILES else Request(request.kind, request.variant)


def remember(settings: QSettings, series: str, request: Request) -> None:
    """Keep what was asked for, for the next export of the series."""
    told = {"kind": request.kind, "variant": request.variant, "profile": request.profile}
    told["template"] = str(request.template or "")
    settings.setValue(_key(series), json.dumps(told))


def _key(series: str) -> str:
    return f"exports/{quote(series, safe='')}"


def _path(text: str) -> Path | None:
    return Path(text) if text else None
