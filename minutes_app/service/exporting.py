"""What leaves a library as a file: minutes in the printed form and the template of their series."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from minutes_app.documents.layout import Layout, Options, Variant, laid_out
from minutes_app.documents.profiles import HOUSE, profile_named
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting, Series, Status
from minutes_app.domain.publication import Copy, published
from minutes_app.service.records import Records
from minutes_app.service.restricting import publication_wording

if TYPE_CHECKING:
    from minutes_app.documents.putting import Written


class Exporting(Records):
    """Exports of a library. What is not asked for is as the meeting's series has it.

    A meeting that stands in the library is given with its id. Approved minutes go out as they were approved, whatever
    became of their actions since, and have that version on every page.
    """

    def options(
        self,
        meeting: Meeting,
        meeting_id: int | None = None,
        *,
        variant: Variant = Variant.MINUTES,
        profile: str = "",
        template: Path | None = None,
        publication: bool = False,
    ) -> Options:
        """Return how a meeting is written out. Raises PlainError for an unknown printed form."""
        series = self.series_named(meeting.details.series)
        is_approved = meeting_id is not None and meeting.details.status is Status.APPROVED
        kept = self.versions(meeting_id) if meeting_id is not None and is_approved else []
        return Options(
            profile_named(profile or series.profile or HOUSE.name),
            variant,
            template or self._template_of(series),
            kept[-1] if kept else None,
            publication,
        )

    def _template_of(self, series: Series) -> Path | None:
        """Return the template of a series; a path without a folder is beside the library."""
        return self.path.parent / Path(series.template).expanduser() if series.template.strip() else None

    def export(
        self,
        meeting: Meeting,
        path: Path,
        meeting_id: int | None = None,
        *,
        variant: Variant = Variant.MINUTES,
        profile: str = "",
        template: Path | None = None,
        copy: Copy | None = None,
        draw_pdf: Callable[[Layout], bytes] | None = None,
    ) -> "Written":
        """Write a meeting to a file of the kind its name ends in; what is returned says where, and why if elsewhere.

        With `copy` it is a publication copy, in which everything restricted is replaced. `draw_pdf` makes a PDF of a
        page; without it none can be written. Raises PlainError, with nothing written, where the file, the template or
        the printed form will not do.
        """
        # Reading and writing Word takes 0.2 s to load: only those who use it pay for it.
        from minutes_app.documents.files import export_file

        chosen = self.options(
            meeting, meeting_id, variant=variant, profile=profile, template=template, publication=copy is not None
        )
        return export_file(self._to_go_out(meeting, meeting_id, copy), path, chosen, draw_pdf=draw_pdf)

    def pdf_as_word_shows(
        self,
        meeting: Meeting,
        path: Path,
        meeting_id: int | None = None,
        *,
        variant: Variant = Variant.MINUTES,
        profile: str = "",
        template: Path | None = None,
        copy: Copy | None = None,
        goes_on: Callable[[float], bool] = lambda seconds: True,
    ) -> "Written":
        """Write the PDF that Word or LibreOffice makes of the meeting's Word file; it takes seconds: use a thread.

        `goes_on` hears on that thread, ten times a second, how many seconds it has taken, and stops it by False.
        Raises PlainError, with nothing written, where neither program is there, it fails, or it is stopped.
        """
        from minutes_app.documents.files import word_shown_as_pdf
        from minutes_app.documents.putting import put_beside

        chosen = self.options(
            meeting, meeting_id, variant=variant, profile=profile, template=template, publication=copy is not None
        )
        if path.suffix.lower() != ".pdf":
            raise PlainError(f"“{path.name}” is no name for a PDF: it should end in .pdf.")
        return put_beside(path, word_shown_as_pdf(self._to_go_out(meeting, meeting_id, copy), chosen, goes_on))

    def described(
        self,
        meeting: Meeting,
        meeting_id: int | None = None,
        *,
        variant: Variant = Variant.MINUTES,
        profile: str = "",
        copy: Copy | None = None,
    ) -> Layout:
        """Return the page of a meeting, or of its publication copy, as print, preview and PDF show it."""
        options = self.options(meeting, meeting_id, variant=variant, profile=profile, publication=copy is not None)
        return laid_out(self._to_go_out(meeting, meeting_id, copy), options)

    def as_text(self, meeting: Meeting, meeting_id: int | None = None) -> str:
        """Return a meeting as plain text, for an e-mail."""
        from minutes_app.documents.text import meeting_as_text

        return meeting_as_text(self._to_go_out(meeting, meeting_id), self.options(meeting, meeting_id))

    def suggested_name(
        self, meeting: Meeting, suffix: str = ".docx", *, variant: Variant = Variant.MINUTES, publication: bool = False
    ) -> str:
        """Return a file name for an export: the title, DRAFT where the page says so, nothing that Windows refuses."""
        from minutes_app.documents.files import suggested_name

        return suggested_name(meeting, Options(variant=variant, publication=publication), suffix)

    def _to_go_out(self, meeting: Meeting, meeting_id: int | None, copy: Copy | None = None) -> Meeting:
        if meeting_id is not None and meeting.details.status is Status.APPROVED:
            meeting = self._approved(meeting_id) or meeting
        return meeting if copy is None else published(meeting, publication_wording(), copy.marking)
