"""The office's words for what is restricted: the reasons offered, and what a publication copy prints instead."""

from minutes_app.domain.publication import Wording, read_reasons, read_wording
from minutes_app.places import resources


def publication_wording() -> Wording:
    """Return what a publication copy prints in the place of restricted text."""
    return read_wording(_list("wording"))


def restriction_reasons() -> list[str]:
    """Return the reasons offered for a restriction, the commonest first."""
    return read_reasons(_list("reasons"))


def _list(name: str) -> str:
    return (resources() / "publication" / f"{name}.txt").read_text(encoding="utf-8")
