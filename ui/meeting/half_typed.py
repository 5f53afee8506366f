"""What is typed into lines of the panels and not entered yet: it belongs to the meeting it was typed at."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit


class HalfTyped:
    """Empties the lines when another meeting is shown, and gives them back when one comes back from it."""

    def __init__(self, *lines: QLineEdit) -> None:
        self._lines = lines

    def keep(self) -> Sequence[str]:
        """Return what stands in the lines."""
        return [line.text() for line in self._lines]

    def bring_back(self, words: Sequence[str]) -> None:
        """Have in the lines again what stood there."""
        for line, typed in zip(self._lines, words, strict=True):
            line.setText(typed)

    def forget(self) -> None:
        """Empty the lines, with all that could be undone in them."""
        self.bring_back([""] * len(self._lines))
