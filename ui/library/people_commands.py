"""What can be done with a person of the directory: meetings, actions, and joining two entries of one person."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import Person
from ui.alerts import Alerts
from ui.library.filters import FilterLine
from ui.library.heading import told
from ui.library.library_page import LibraryPage
from ui.on_screen import resize_on_screen
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import MinutesService


class PeopleCommands(QObject):
    """Does what the keys of the directory ask for.

    Signals:
        noticeGiven: what was done, in a sentence.
    """

    noticeGiven = Signal(str)

    def __init__(self, library: LibraryPage, alerts: Alerts, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._alerts = alerts
        self.service: MinutesService | None = None
        library.people.commandGiven.connect(self._on_command_given)

    def _on_command_given(self, key: str, person: Person) -> None:
        if key == "J":
            self.join(person)
        elif key == "M":
            self._library.show_view("Meetings")
            self._library.meetings.show_person(person.name)
        else:
            self._library.show_view("Actions")
            self._library.register.show_person(person.name)

    def join(self, person: Person) -> None:
        """Ask for the other entry of a person, and make the two one after a plain question."""
        service = self.service
        if service is None:
            return
        dialog = OtherEntryDialog(service, person, self._library)
        other = dialog.chosen if dialog.exec() else None
        dialog.deleteLater()
        if other is None:
            return
        together = service.listed_together(person.id, other.id)
        if not self._alerts.ask_before_harm(_question(person, other, together), "Join"):
            return
        self._alerts.attempt(lambda: self._join(service, person, other))
        self._library.refresh()

    def _join(self, service: "MinutesService", person: Person, other: Person) -> None:
        service.merge_people(person.id, other.id)
        self.noticeGiven.emit(f"“{other.name}” and “{person.name}” are one entry now.")


class OtherEntryDialog(QDialog):
    """The other people of the library, narrowed down as one types."""

    def __init__(self, service: "MinutesService", person: Person, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._service, self._person = service, person
        self._found: list[Person] = []
        self.setWindowTitle("Join two entries")
        resize_on_screen(self, 460, 420)
        words = told()
        words.setText(f"Which other entry is {person.name} too?")
        self.field = FilterLine("otherPerson", "The other entry", "A name, or the start of one")
        self.list = QListWidget()
        self.list.setAccessibleName("People")
        self.list.setStyleSheet("::item { padding: 5px 6px; }")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Choose", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (words, self.field, self.list, buttons):
            layout.addWidget(widget)
        self.field.textChanged.connect(self._narrow)
        self.field.listRequested.connect(self.list.setFocus)
        self.field.leaveRequested.connect(self.reject)
        self._narrow("")
        self.field.setFocus()

    @property
    def chosen(self) -> Person | None:
        """The entry chosen."""
        row = self.list.currentRow()
        return self._found[row] if row >= 0 else None

    def _narrow(self, typed: str) -> None:
        people = self._service.suggest_people(typed) if typed.strip() else self._service.people()
        self._found = [person for person in people if person.id != self._person.id]
        self.list.clear()
        self.list.addItems([f"{person.name}   ({counted(person.meetings, 'meeting')})" for person in self._found])
        self.list.setCurrentRow(0)


def _question(kept: Person, other: Person, together: int) -> str:
    same = "one and the same meeting" if together == 1 else f"the same {together:,} meetings"
    doubt = f"Both are listed at {same}, so they are most likely two people.\n\n"
    return (
        f"Are “{other.name}” and “{kept.name}” one person?\n\n{doubt if together else ''}"
        f"The directory then has one entry, {kept.name}, with the posts, meetings and actions of both "
        f"({counted(other.meetings, 'meeting')} and {counted(kept.meetings, 'meeting')}). "
        "The minutes themselves stay as they are. The two cannot be parted again."
    )
