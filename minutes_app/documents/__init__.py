"""Minutes to and from files."""
