"""What is recorded of the publication of minutes."""

from dataclasses import replace
from datetime import date

from minutes_app.domain.approval import publication_problem
from minutes_app.domain.errors import PlainError
from minutes_app.domain.listing import Publication
from minutes_app.domain.meeting import Status
from minutes_app.service.library_access import LibraryAccess
from minutes_app.storage import publications, versions


class Publishing(LibraryAccess):
    """What a library records of the publication of its minutes."""

    def publication(self, meeting_id: int) -> Publication:
        """Return what is said of publishing a meeting. Raises PlainError where there is no such meeting."""
        self.load(meeting_id)
        found = self._thread.read(lambda connection: publications.of_meetings(connection, [meeting_id]))
        return found.get(meeting_id, Publication())

    def say_of_publishing(self, meeting_id: int, said: Publication) -> None:
        """Record what is said of publishing a meeting, open and locked or not.

        Raises PlainError for a day of publication that is yet to come, before the meeting or its approval, or
        of minutes that are not approved.
        """
        self._writing()
        self._saved()
        details, before = self.load(meeting_id).details, self.publication(meeting_id)
        on = said.published_on
        if on is not None and on != before.published_on:
            problem = publication_problem(details, self._approved_on(meeting_id), on, date.today())
            if problem:
                raise PlainError(problem)
        self._thread.write(lambda connection: publications.save(connection, meeting_id, said))

    def _approved_on(self, meeting_id: int) -> date | None:
        """Return the day of the approval that was kept last, None where there is none."""
        kept = self._thread.read(lambda connection: versions.versions(connection, meeting_id))
        return next((each.saved_on for each in reversed(kept) if each.status is Status.APPROVED), None)

    def record_published(self, meeting_id: int, on: date | None) -> None:
        """Record that minutes were published on a day, or that they are not; raises as `say_of_publishing` does."""
        self.say_of_publishing(meeting_id, replace(self.publication(meeting_id), published_on=on))
