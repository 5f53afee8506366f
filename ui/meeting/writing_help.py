"""The people of the meeting put into the text by a key (Ctrl+1 to Ctrl+9, F4), and the vocabulary kept true."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Attendee
from minutes_app.writing.expanding import Vocabulary
from minutes_app.writing.glossary import Glossary
from minutes_app.writing.openings import spoken, verb_of
from minutes_app.writing.speakers import speaker
from ui.editor.commands import Spot, column
from ui.editor.editor import MinutesEditor
from ui.editor.edits import LOCKED
from ui.meeting.attendee_model import KEYED_PEOPLE, AttendeeModel
from ui.meeting.line_expanding import LineExpanding

_NOBODY = "The attendance list has no person {}. Shift+F7 adds one."
_NOTHING_YET = "F4 repeats the last opening. Ctrl+1 to Ctrl+9 write those of the people in the attendance list."


class WritingHelp(QObject):
    """Writes openings and short forms of the people at the meeting, in the order of the attendance list.

    Signals:
        noticeGiven: a short sentence for the status bar.
    """

    noticeGiven = Signal(str)

    def __init__(self, editor: MinutesEditor, people: AttendeeModel, capture: QLineEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._people = people
        LineExpanding(capture, editor)
        self._last: tuple[Attendee, int] | None = None  # who was written last, and with which verb
        editor.take_keys({f"Ctrl+{n}": partial(self.speak, n) for n in range(1, KEYED_PEOPLE + 1)})
        people.modelReset.connect(self._on_people_changed)
        people.dataChanged.connect(self._on_people_changed)

    def take_glossary(self, glossary: Glossary) -> None:
        """Write out the terms of this glossary from now on."""
        self._editor.expanding.vocabulary = Vocabulary(glossary, self._people.attendees)

    def _on_people_changed(self) -> None:
        expanding = self._editor.expanding
        expanding.vocabulary = expanding.vocabulary.with_people(self._people.attendees)

    def forget(self) -> None:
        """Forget who was written last: another meeting is on show."""
        self._last = None

    def speak(self, number: int) -> None:
        """Write the opening of a person, 1 for the first; behind that opening, have it say the next verb.

        Anywhere but at the start of a paragraph or bullet it is what the person is called there.
        """
        people = self._people.attendees
        if number > len(people):
            self.noticeGiven.emit(_NOBODY.format(number))
            return
        person = people[number - 1]
        said = verb_of(speaker(person), self._beside_caret()[0])
        self._write(person, 0 if said is None else said + 1)

    def repeat(self) -> None:
        """Write the last opening once more, with the same verb. Raises PlainError where the minutes are locked."""
        if self._editor.isReadOnly():
            raise PlainError(LOCKED)
        if self._last is None:
            self.noticeGiven.emit(_NOTHING_YET)
        else:
            self._write(*self._last)

    def _beside_caret(self) -> tuple[str, str]:
        """Return the words of the line before and behind the caret, or the selection's two ends."""
        start, end = self._editor.textCursor(), self._editor.textCursor()
        start.setPosition(start.selectionStart())
        end.setPosition(end.selectionEnd())
        return start.block().text()[: column(start)], end.block().text()[column(end) :]

    def _write(self, person: Attendee, verb: int) -> None:
        editor = self._editor
        before, after = self._beside_caret()
        caret = editor.textCursor()
        index = editor.document().findBlock(caret.selectionStart()).blockNumber()
        line = editor.lines.lines[index]
        found = spoken(editor.expanding.vocabulary, speaker(person), line.kind, (before, after), verb)
        self._last = (person, verb)
        editor.setFocus()
        if found.words == before[found.start : found.end]:
            return
        with editor.edits.step():
            caret.removeSelectedText()
            editor.edits.reword(index, found.start, found.end, found.words)
        editor.go_to(Spot(line.id, found.start + len(found.words)))
