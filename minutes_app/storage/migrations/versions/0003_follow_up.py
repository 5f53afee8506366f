"""What follows a meeting: numbers of the register, progress notes, matters taken up, versions, people, habits."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _register()
    _versions()
    _people_and_series()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _digest() -> sa.Column[int]:
    return sa.Column("digest", sa.Integer(), server_default="0", nullable=False)


def _of_meeting(table: str, column: str = "meeting_id") -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_meeting")
    return sa.ForeignKeyConstraint([column], ["meeting.id"], name=name, ondelete="CASCADE")


def _of_series(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_series_id_series")
    return sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=name, ondelete="CASCADE")


def _register() -> None:
    op.create_table(
        "register_number",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_register_number")),
        sa.UniqueConstraint("meeting_id", "line_id", name=op.f("uq_register_number_meeting_id_line_id")),
        _of_meeting("register_number"),
        sqlite_autoincrement=True,
    )
    op.execute(
        "INSERT INTO register_number (meeting_id, line_id) SELECT line.meeting_id, line.id "
        "FROM line JOIN meeting ON meeting.id = line.meeting_id WHERE line.kind = 'action' "
        "ORDER BY meeting.date, meeting.id, line.position"
    )
    op.create_index(
        op.f("ix_line_meeting_id_id_position"),
        "line",
        ["meeting_id", "id", "position"],
        sqlite_where=sa.text("kind = 'action'"),
    )
    op.create_table(
        "progress_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        _text("line_id"),
        sa.Column("on_date", sa.Date(), nullable=False),
        _text("text"),
        _text("who"),
        _text("status"),
        _digest(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_note")),
        _of_meeting("progress_note"),
    )
    op.create_index(op.f("ix_progress_note_meeting_id_line_id"), "progress_note", ["meeting_id", "line_id"])
    op.create_table(
        "taken",
        sa.Column("source_meeting_id", sa.Integer(), nullable=False),
        sa.Column("source_line_id", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        _text("item_id"),
        _text("number"),
        _digest(),
        sa.PrimaryKeyConstraint("source_meeting_id", "source_line_id", "meeting_id", name=op.f("pk_taken")),
        _of_meeting("taken", "source_meeting_id"),
        _of_meeting("taken"),
    )


def _versions() -> None:
    op.create_table(
        "version",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("saved_on", sa.Date(), nullable=False),
        _text("words"),
        _text("status"),
        sa.Column("at_meeting", sa.Integer()),
        _text("content"),
        _digest(),
        sa.PrimaryKeyConstraint("meeting_id", "number", name=op.f("pk_version")),
        _of_meeting("version"),
    )


def _people_and_series() -> None:
    op.create_table(
        "same_person",
        sa.Column("name", sa.Text(), nullable=False),
        _text("kept"),
        _digest(),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_same_person")),
    )
    op.create_table(
        "series_habit",
        sa.Column("series_id", sa.Integer(), nullable=False),
        _text("minutes_by"),
        _text("template"),
        _text("numbering"),
        _text("placeholder"),
        _digest(),
        sa.PrimaryKeyConstraint("series_id", name=op.f("pk_series_habit")),
        _of_series("series_habit"),
    )
    op.create_table(
        "series_person",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("name"),
        _text("capacity"),
        _text("short_form"),
        _digest(),
        sa.PrimaryKeyConstraint("series_id", "position", name=op.f("pk_series_person")),
        _of_series("series_person"),
    )
