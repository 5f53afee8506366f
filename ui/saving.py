"""What the status bar says of saving. The database thread reports; the window hears it in its own time."""

from PySide6.QtCore import QObject, Signal

from minutes_app.service import Recovered, SaveState
from ui.theme import Theme
from ui.wording import counted


class SavingReport(QObject):
    """Carries save states from the database thread to the window.

    Signals:
        stateReported: a SaveState; emitted on the database thread, heard on the window's.
    """

    stateReported = Signal(object)

    def report(self, state: SaveState) -> None:
        """Take a state from any thread."""
        self.stateReported.emit(state)


def saving_words(state: SaveState) -> str:
    """Return what to say: saved and when, saving, or that it is not saved (the strip above says why)."""
    clock = f" {state.saved_at:%H:%M:%S}" if state.saved_at else ""
    if state.problem:
        return f"●  Not saved since{clock}" if clock else "●  Not saved"
    return f"●  All changes saved{clock}" if state.all_saved else f"○  Saving…{clock}"


def recovered_words(recovered: Recovered) -> str:
    """Return what to say of what was brought back: how many lines, or that all is there, if in another order."""
    what = counted(recovered.lines, "line") if recovered.lines else "everything is as it was"
    return f"Recovered after a crash: {what}."


def saving_style(state: SaveState, theme: Theme) -> str:
    """Return the style of those words: green, quiet, or red and bold."""
    if state.problem:
        return f"color: {theme.bad}; font-weight: 700;"
    return f"color: {theme.good if state.all_saved else theme.muted}; font-weight: 600;"
