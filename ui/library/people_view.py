"""The people of all meetings, and the posts they held."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import Person
from ui.library.heading import heading
from ui.library.paged_model import PagedModel
from ui.library.table import LibraryTable
from ui.library.view import LibraryView
from ui.wording import counted, day_number

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class PeopleView(LibraryView):
    """A list of people, found as one types: 'zoe' finds Zoë.

    Signals:
        leaveRequested: back to the open meeting.
    """

    leaveRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: PagedModel[Person] = PagedModel(("Name", "Posts", "Meetings"), _cells, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText("A name, or the start of one")
        self.field.setAccessibleName("Find a person")
        self.table = LibraryTable(self._model, "People", wide=1)
        self.count = QLabel()
        self.count.setProperty("muted", True)
        layout = QVBoxLayout(self)
        layout.addWidget(heading("People"))
        for widget in (self.field, self.table, self.count):
            layout.addWidget(widget)
        self.field.textChanged.connect(self.refresh)
        self.field.returnPressed.connect(self.table.focus_first)
        self.table.leaveRequested.connect(self.leaveRequested)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Show the people of a library."""
        super().show_library(service, today)
        self.table.setColumnWidth(0, 240)
        self.table.setColumnWidth(2, 90)

    def focus(self) -> None:
        """Take the focus."""
        self.table.focus_first()

    def refresh(self) -> None:
        """Ask the library again."""
        if self.service is None:
            return
        typed = self.field.text().strip()
        people = self.service.suggest_people(typed) if typed else self.service.people()
        self._model.show_rows(lambda offset, limit: people[offset : offset + limit])
        self.count.setText(counted(len(people), "person", "people") if people else "Nobody of this name.")


def _cells(person: Person) -> Sequence[str]:
    posts = [
        f"{capacity} ({short})  {day_number(first)} – {day_number(last)}" if short else capacity
        for capacity, short, first, last in person.posts
    ]
    return (person.name, "\n".join(posts), str(person.meetings))
