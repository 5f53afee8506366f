"""How libraries of earlier versions are brought up to date, by Alembic."""
