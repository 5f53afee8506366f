"""One export: a meeting as it stood when it was asked for, and what it is to become. It runs on any thread."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_app.domain.meeting import Meeting
from minutes_app.service import Layout
from ui.backstage import Work
from ui.exporting.request import Kind, Request

if TYPE_CHECKING:
    from minutes_app.service import MinutesService, Written


@dataclass(frozen=True, slots=True)
class Writing:
    """A meeting of a library, on its way to a file."""

    service: "MinutesService"
    meeting: Meeting
    meeting_id: int
    request: Request

    @property
    def page(self) -> Layout:
        """The page as print, preview and PDF show it."""
        asked = self.request
        return self.service.described(
            self.meeting, self.meeting_id, variant=asked.variant, profile=asked.profile, copy=asked.copy
        )

    def suggested_path(self, folder: Path) -> Path:
        """Return a path in a folder: the title, and DRAFT where the page says so."""
        asked = self.request
        is_copy = asked.copy is not None
        named = self.service.suggested_name(self.meeting, asked.suffix, variant=asked.variant, publication=is_copy)
        return folder / named

    def write(self, path: Path, pdf: bytes = b"") -> "Written":
        """Write the file; of a PDF the content is given. Raises PlainError, with nothing written."""
        asked = self.request
        return self.service.export(
            self.meeting,
            path,
            self.meeting_id,
            variant=asked.variant,
            profile=asked.profile,
            template=asked.template,
            copy=asked.copy,
            draw_pdf=(lambda page: pdf) if pdf else None,
        )

    def write_as_word_shows(self, path: Path, work: Work) -> "Written":
        """Write the PDF that Word or LibreOffice makes, unless the work is stopped. Raises PlainError."""
        asked = self.request
        return self.service.pdf_as_word_shows(
            self.meeting,
            path,
            self.meeting_id,
            variant=asked.variant,
            profile=asked.profile,
            template=asked.template,
            copy=asked.copy,
            goes_on=lambda seconds: not work.is_stopped,
        )

    @property
    def takes_another_program(self) -> bool:
        """Whether Word or LibreOffice does it, which takes seconds and can be stopped."""
        return self.request.kind is Kind.WORD_PDF
