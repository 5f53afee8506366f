"""The tables of the first libraries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _series()
    _meetings()
    _lines()
    _actions()


def _series() -> None:
    op.create_table(
        "library", sa.Column("uid", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("uid", name=op.f("pk_library"))
    )
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("venue", sa.Text(), server_default="", nullable=False),
        sa.Column("chair", sa.Text(), server_default="", nullable=False),
        sa.Column("marking", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("name", name=op.f("uq_series_name")),
    )
    op.create_table(
        "standing_item",
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name=op.f("fk_standing_item_series_id_series"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("series_id", "position", name=op.f("pk_standing_item")),
    )


def _meetings() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("venue", sa.Text(), server_default="", nullable=False),
        sa.Column("chair", sa.Text(), server_default="", nullable=False),
        sa.Column("minutes_by", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.Column("marking", sa.Text(), server_default="", nullable=False),
        sa.Column("next_type", sa.Text(), server_default="", nullable=False),
        sa.Column("next_subject", sa.Text(), server_default="", nullable=False),
        sa.Column("next_date", sa.Date(), nullable=True),
        sa.Column("next_time", sa.Time(), nullable=True),
        sa.Column("next_venue", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("caret_line", sa.Text(), server_default="", nullable=False),
        sa.Column("caret_column", sa.Integer(), nullable=False),
        sa.Column("last_opened", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["series_id"], ["series.id"], name=op.f("fk_meeting_series_id_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    op.create_index(op.f("ix_meeting_date"), "meeting", ["date"], unique=False)
    op.create_index(op.f("ix_meeting_series_id"), "meeting", ["series_id"], unique=False)
    op.create_table(
        "attendee",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("capacity", sa.Text(), server_default="", nullable=False),
        sa.Column("short_form", sa.Text(), server_default="", nullable=False),
        sa.Column("attendance", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_attendee_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "position", name=op.f("pk_attendee")),
    )


def _lines() -> None:
    op.create_table(
        "line",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("numbering", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("own_series", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_line_meeting_id_meeting"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", "id", name=op.f("pk_line")),
    )
    op.create_index(op.f("ix_line_meeting_id_position"), "line", ["meeting_id", "position"], unique=False)
    op.create_table(
        "mark",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_at", sa.Integer(), nullable=False),
        sa.Column("end_at", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "line_id"],
            ["line.meeting_id", "line.id"],
            name=op.f("fk_mark_meeting_id_line_id_line"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "line_id", "position", name=op.f("pk_mark")),
    )


def _actions() -> None:
    op.create_table(
        "action",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_meeting", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "line_id"],
            ["line.meeting_id", "line.id"],
            name=op.f("fk_action_meeting_id_line_id_line"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "line_id", name=op.f("pk_action")),
    )
    op.create_index(op.f("ix_action_status"), "action", ["status"], unique=False)
    op.create_table(
        "owner",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("short_form", sa.Text(), server_default="", nullable=False),
        sa.Column("folded", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id", "line_id"],
            ["action.meeting_id", "action.line_id"],
            name=op.f("fk_owner_meeting_id_line_id_action"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("meeting_id", "line_id", "position", name=op.f("pk_owner")),
    )
    op.create_index(op.f("ix_owner_folded"), "owner", ["folded"], unique=False)
