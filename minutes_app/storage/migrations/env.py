"""Run by Alembic: brings the library on the connection that was handed over up to date, in its transaction."""

from alembic import context

from minutes_app.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
