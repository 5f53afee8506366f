"""What the office says of publishing its records: beside the minutes, so that it can be said of locked ones too."""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as upsert

from minutes_app.domain.listing import Publication
from minutes_app.storage import digests
from minutes_app.storage.damage import list_damaged, refusing
from minutes_app.storage.tables import publication

NOTHING_SAID = Publication()


def of_meetings(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Publication]:
    """Return what is said of these meetings, those of which nothing is left out.

    Raises LibraryDamaged where that is not what was saved.
    """
    found = {}
    with refusing(list_damaged()):
        for row in connection.execute(sa.select(publication).where(publication.c.meeting_id.in_(ids))):
            if row.digest != digests.of_row(row._mapping, digests.PUBLICATION):
                raise list_damaged()
            found[row.meeting_id] = Publication(row.is_public, row.of_interest, row.published_on)
    return found


def save(connection: sa.Connection, meeting_id: int, said: Publication) -> None:
    """Store what is said of a meeting in the place of what was said before."""
    told = (meeting_id, said.is_public, said.of_interest, said.published_on)
    values = dict(zip(digests.PUBLICATION, told, strict=True))
    row = {**values, "digest": digests.of_row(values, digests.PUBLICATION)}
    connection.execute(upsert(publication).values(row).on_conflict_do_update(["meeting_id"], set_=row))
