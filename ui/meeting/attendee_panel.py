"""The attendee panel: who is here, one key for apologies, one line to add a person."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from minutes_app.domain.people import count_sentence, shared_short_forms
from ui.ask_line import AnswerLine
from ui.meeting.attendee_list import AttendeeList
from ui.meeting.attendee_model import AttendeeModel
from ui.meeting.offer_list import OfferList
from ui.theme import Theme
from ui.wording import counted


class AttendeePanel(QFrame):
    """Heading with the count, the list, what is amiss, and the line to add a person, who may be known already."""

    leaveRequested = Signal()

    def __init__(self, model: AttendeeModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self._people = model
        self.list = AttendeeList(model, theme)
        self.count = QLabel()
        self.count.setObjectName("attendeeCount")
        self.count.setProperty("muted", True)
        self.problem, self.hint = _words("attendeeProblem", "problem"), _words("attendeeHint", "muted")
        self.offers = OfferList("Known people")
        self.entry = AnswerLine(
            "addAttendee",
            "Add a person: name, capacity, short form in brackets",
            "Add a person: name, capacity (initials)",
        )
        self._lay_out()
        self.entry.returnPressed.connect(self._on_entered)
        self.entry.leaveRequested.connect(self.leaveRequested)
        self.entry.textEdited.connect(self._on_edited)
        self.entry.textChanged.connect(self.offers.mark)
        self.entry.installEventFilter(self)
        self.offers.itemClicked.connect(self._on_offer_clicked)
        self.list.leaveRequested.connect(self._on_list_left)
        self.list.selectionModel().currentChanged.connect(self._on_person_changed)
        model.refused.connect(self._on_refused)
        model.modelReset.connect(self._on_people_changed)
        model.dataChanged.connect(self._on_people_changed)
        self._on_people_changed()

    def _lay_out(self) -> None:
        heading = QLabel("Attendance")
        heading.setProperty("heading", True)
        key = QLabel("F7")
        key.setProperty("muted", True)
        top = QHBoxLayout()
        top.setContentsMargins(14, 12, 14, 4)
        self.count.setWordWrap(True)  # three states or four are longer than a narrow panel
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(heading)
        top.addSpacing(8)
        top.addWidget(self.count, 1)
        top.addSpacing(8)
        top.addWidget(key)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(12, 4, 12, 12)
        bottom.setSpacing(8)
        bottom.addWidget(self.problem)
        bottom.addWidget(self.hint)
        bottom.addWidget(self.offers)
        bottom.addWidget(self.entry)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list)
        layout.addLayout(bottom)

    def focus(self) -> None:
        """Take the focus: the list, or the line to add a person where there is nobody yet."""
        if self._people.rowCount():
            if not self.list.currentIndex().isValid():
                self.list.select_row(0)
            self.list.setFocus()
        else:
            self.entry.setFocus()

    def focus_person(self, name: str) -> None:
        """Take the focus in the list, at the last person of this name."""
        rows = [row for row, person in enumerate(self._people.attendees) if person.name == name]
        self.list.select_row(rows[-1] if rows else 0)
        self.list.setFocus()

    def say(self, words: str) -> None:
        """Say under the list what can be done next with the current person, or nothing."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def offer(self, people: Sequence[str]) -> None:
        """Offer people to be added in the place of what is typed; Up and Down go through them and back."""
        self.entry.answers = (self.entry.text(), *people)
        self.offers.show_offers(people)
        known = f"{counted(len(people), 'known person', 'known people')}; Down takes one." if people else ""
        self.entry.setAccessibleDescription(known)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer nobody any more where the line is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.offer(())
        return super().eventFilter(watched, event)

    def _on_edited(self, typed: str) -> None:
        self.entry.answers = (typed, *self.entry.answers[1:])  # those offered still show until others are
        self._show_shared()

    def _on_offer_clicked(self, offer: QListWidgetItem) -> None:
        self.entry.setText(offer.text())

    def _on_person_changed(self) -> None:
        self.say("")

    def _on_list_left(self) -> None:
        self.say("")
        self.leaveRequested.emit()

    def _on_entered(self) -> None:
        row = self._people.add(self.entry.text())
        if row is not None:
            self.entry.clear()
            self.offer(())
            self.list.select_row(row)
            self.list.scrollTo(self.list.currentIndex())

    def _on_refused(self, words: str) -> None:
        self._show_problem(words)

    def _on_people_changed(self) -> None:
        parts = count_sentence(self._people.attendees).split(" · ")
        self.count.setText(" · ".join(part.replace(" ", "\u00a0") for part in parts))
        self._show_shared()

    def _show_shared(self) -> None:
        shared = sorted(shared_short_forms(self._people.attendees))
        self._show_problem(f"Used by two people: {', '.join(shared)}." if shared else "")

    def _show_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


def _words(name: str, look: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty(look, True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.hide()
    return label
