"""The library: one SQLite file, the thread that owns its only connection, and the journal beside it."""
