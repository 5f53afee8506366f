"""Dialogs: only before and after a meeting, never during it unasked."""
