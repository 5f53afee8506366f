"""The tables of a library."""

import sqlalchemy as sa

HEAD = "0006"  # the newest revision in migrations/versions
LARGEST_ID = 2**63 - 1  # that SQLite can be asked for
# Indexes that statements name.
ACTION_LINES = "ix_line_meeting_id_id_position"  # of the lines that are actions, and of no others
MEETING_DAYS = "ix_meeting_date"

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False, server_default="")


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, primary_key=key)


def _digest(name: str = "digest") -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default="0")


# One row: `uid` tells this library from every other, so that a journal is never played into the wrong one.
library = sa.Table("library", metadata, sa.Column("uid", sa.Text, primary_key=True, nullable=False), _digest())

series = sa.Table(
    "series",
    metadata,
    _number("id", key=True),
    sa.Column("name", sa.Text, nullable=False, unique=True),
    _text("venue"),
    _text("chair"),
    _text("marking"),
    _digest(),
)

standing_item = sa.Table(
    "standing_item",
    metadata,
    sa.Column("series_id", sa.ForeignKey("series.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _number("position", key=True),
    _text("title"),
    _number("level"),
    _text("text"),
)

# `revision` counts the changes saved, and goes on counting over sessions; the journal counts alike.
# `last_opened` counts openings: the meeting with the highest was opened last, whatever the clock said.
# `digest` is that of the details; `chain` is that of everything else (see digests.py).
meeting = sa.Table(
    "meeting",
    metadata,
    _number("id", key=True),
    sa.Column("series_id", sa.ForeignKey("series.id"), nullable=True, index=True),
    _text("title"),
    sa.Column("date", sa.Date),
    sa.Column("start_time", sa.Time),
    sa.Column("end_time", sa.Time),
    _text("venue"),
    _text("chair"),
    _text("minutes_by"),
    _text("status"),
    _text("marking"),
    _text("next_type"),
    _text("next_subject"),
    sa.Column("next_date", sa.Date),
    sa.Column("next_time", sa.Time),
    _text("next_venue"),
    _number("revision"),
    _text("caret_line"),
    _number("caret_column"),
    _number("last_opened"),
    _digest(),
    _digest("chain"),
    _digest("line_count"),
    _digest("attendee_count"),
    sa.Index(MEETING_DAYS, "date"),
)

attendee = sa.Table(
    "attendee",
    metadata,
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _number("position", key=True),
    _text("name"),
    _text("capacity"),
    _text("short_form"),
    _text("attendance"),
    _digest(),
    _text("arrived_item"),
    sa.Column("arrived_at", sa.Time),
    _text("left_item"),
    sa.Column("left_at", sa.Time),
)

# `position` orders the lines of a meeting and leaves gaps, so that a new line changes no other row.
# `parts` is the digest of the marks, the action and its owners; `digest` is that of the row with `parts`.
line = sa.Table(
    "line",
    metadata,
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    sa.Column("id", sa.Text, primary_key=True, nullable=False),
    _number("position"),
    _text("kind"),
    _number("level"),
    _text("text"),
    _text("numbering"),
    _text("number"),
    sa.Column("own_series", sa.Boolean, nullable=False),
    _digest("parts"),
    _digest(),
    _text("restricted"),
    sa.Index(None, "meeting_id", "position"),
    sa.Index(ACTION_LINES, "meeting_id", "id", "position", sqlite_where=sa.text("kind = 'action'")),
)


def _of_line(table: str) -> sa.ForeignKeyConstraint:
    key = "id" if table == "line" else "line_id"
    return sa.ForeignKeyConstraint(
        ["meeting_id", "line_id"], [f"{table}.meeting_id", f"{table}.{key}"], ondelete="CASCADE"
    )


mark = sa.Table(
    "mark",
    metadata,
    _number("meeting_id", key=True),
    sa.Column("line_id", sa.Text, primary_key=True, nullable=False),
    _number("position", key=True),
    _number("start_at"),
    _number("end_at"),
    _text("kind"),
    _text("reason"),
    _of_line("line"),
)

# A line that stopped being an action keeps its row here: only lines of kind action are actions.
action = sa.Table(
    "action",
    metadata,
    _number("meeting_id", key=True),
    sa.Column("line_id", sa.Text, primary_key=True, nullable=False),
    _text("kind"),
    sa.Column("due", sa.Date),
    _text("due_meeting"),
    sa.Column("status", sa.Text, nullable=False, server_default="", index=True),
    _of_line("line"),
)

# `folded` is the short form as it is compared: without case and look-alike letters.
owner = sa.Table(
    "owner",
    metadata,
    _number("meeting_id", key=True),
    sa.Column("line_id", sa.Text, primary_key=True, nullable=False),
    _number("position", key=True),
    _text("short_form"),
    sa.Column("folded", sa.Text, nullable=False, server_default="", index=True),
    _of_line("action"),
)

# One row for every line that ever was an action: the numbers of the register are given once, and never again.
register_number = sa.Table(
    "register_number",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, nullable=False),
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False),
    sa.Column("line_id", sa.Text, nullable=False),
    sa.UniqueConstraint("meeting_id", "line_id"),
    sqlite_autoincrement=True,
)

# Notes stay with the line's id: a line that was taken out can be brought back by an undo.
progress_note = sa.Table(
    "progress_note",
    metadata,
    _number("id", key=True),
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), nullable=False),
    _text("line_id"),
    sa.Column("on_date", sa.Date, nullable=False),
    _text("text"),
    _text("who"),
    _text("status"),
    _digest(),
    sa.Index(None, "meeting_id", "line_id"),
)

# A matter of an earlier meeting that this one took up: under the item of this id, or, where it has none, this number.
# `line_id` is the line of this one that says so: the matter is taken up as long as that line stands.
taken = sa.Table(
    "taken",
    metadata,
    sa.Column("source_meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    sa.Column("source_line_id", sa.Text, primary_key=True, nullable=False),
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("item_id"),
    _text("number"),
    _digest(),
    _text("line_id"),
)

# `content` is a record of the journal's form: it holds the whole meeting and its own checksum.
version = sa.Table(
    "version",
    metadata,
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _number("number", key=True),
    sa.Column("saved_on", sa.Date, nullable=False),
    _text("words"),
    _text("status"),
    sa.Column("at_meeting", sa.Integer),
    _text("content"),
    _digest(),
)

# What the office decided of a record, locked or not; NULL is not said yet. No row is nothing said.
publication = sa.Table(
    "publication",
    metadata,
    sa.Column("meeting_id", sa.ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    sa.Column("is_public", sa.Boolean),
    sa.Column("of_interest", sa.Boolean),
    sa.Column("published_on", sa.Date),
    _digest(),
)

# Two names of one person.
same_person = sa.Table(
    "same_person", metadata, sa.Column("name", sa.Text, primary_key=True, nullable=False), _text("kept"), _digest()
)

series_habit = sa.Table(
    "series_habit",
    metadata,
    sa.Column("series_id", sa.ForeignKey("series.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _text("minutes_by"),
    _text("template"),
    _text("numbering"),
    _text("placeholder"),
    _digest(),
    _text("profile"),
)

series_person = sa.Table(
    "series_person",
    metadata,
    sa.Column("series_id", sa.ForeignKey("series.id", ondelete="CASCADE"), primary_key=True, nullable=False),
    _number("position", key=True),
    _text("name"),
    _text("capacity"),
    _text("short_form"),
    _digest(),
)
