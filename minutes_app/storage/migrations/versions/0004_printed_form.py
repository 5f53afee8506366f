"""The printed form of a series."""

import sqlalchemy as sa
from alembic import op

from minutes_app.storage.digests import digest

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("series_habit", sa.Column("profile", sa.Text(), server_default="", nullable=False))
    query = "SELECT series_id, minutes_by, template, numbering, placeholder, profile FROM series_habit"
    for row in op.get_bind().exec_driver_sql(query).all():
        sealed = (digest(*row), row[0])
        op.get_bind().exec_driver_sql("UPDATE series_habit SET digest = ? WHERE series_id = ?", sealed)
