"""Whether misspelt words are marked, which is remembered, the dictionary that says so, and the words known besides."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, QTimer, Signal

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import OWN_WORDS, add_known_word, load_dictionary, read_known_words
from minutes_app.service.spelling import words_of
from minutes_app.writing.dictionary import Dictionary
from minutes_app.writing.glossary import Glossary
from minutes_app.writing.spelling import Spelling
from ui.backstage import Backstage, Work
from ui.meeting.page import MeetingPage
from ui.passed_over import Remembered

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_SETTING, _IGNORED = "checkSpelling", "ignoredWords"
_QUIET_MS = 400  # without a key: to load the dictionary takes 0.05 s, in which no thread of Python runs
_SWITCHED_OFF = "Misspelt words are not marked. Edit > Mark misspelt words as I type switches it on."


class SpellingCheck(QObject):
    """Gives the page what it spells by, anew whenever the people, the words known or the switch have changed.

    Signals:
        wordsChanged: other words are right now.
        noticeGiven: in a sentence, what was done.
        problemFound: in a sentence, what could not be loaded, read or written.
    """

    wordsChanged = Signal()
    noticeGiven = Signal(str)
    problemFound = Signal(str)

    def __init__(self, page: MeetingPage, settings: QSettings, backstage: Backstage, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._settings = settings
        self._backstage = backstage
        self.service: MinutesService | None = None
        self._library = Path()
        self._dictionary: Dictionary | None = None
        self._words: frozenset[str] = frozenset()  # the office's and the person's own
        self._given: frozenset[str] = frozenset()  # what the page knows besides the dictionary
        self._ignored: Remembered | None = None
        self.is_on = settings.value(_SETTING, "on") != "off"  # a file can hold anything
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        self._quiet.timeout.connect(self._on_quiet)
        page.meetingShown.connect(self._on_meeting_shown)
        page.editor.cursorPositionChanged.connect(self._on_key)
        for changed in (page.attendee_model.modelReset, page.attendee_model.dataChanged):
            changed.connect(self.learn)
        page.spelling.wordAdded.connect(self._on_word_added)
        page.spelling.wordIgnored.connect(self._on_word_ignored)

    @property
    def is_ready(self) -> bool:
        """Whether the dictionary has been loaded."""
        return self._dictionary is not None

    def read_for(self, library: Path) -> None:
        """Read the words known besides the dictionary; a person's own list lies beside the library."""
        self._library = library
        self._words, problem = read_known_words(library)
        if problem:
            self.problemFound.emit(problem)

    def toggle(self) -> None:
        """Mark misspelt words, or none, and remember it."""
        self.is_on = not self.is_on
        self._settings.setValue(_SETTING, "on" if self.is_on else "off")
        self._load_at_once()
        self._give(self._given)
        self.noticeGiven.emit("Misspelt words are marked as you type." if self.is_on else "No word is marked any more.")

    def go(self, by: int) -> None:
        """Go to the next misspelt word (1) or the one before (-1)."""
        if self.is_on:
            self._load_at_once()
            self._page.spelling.go(by)
        else:
            self.noticeGiven.emit(_SWITCHED_OFF)

    def learn(self) -> None:
        """Take names, capacities, short forms and places of the meeting as words that are right."""
        known = self._words_of_page()
        if known != self._given:
            self._give(known)

    def of_minutes(self, meeting_id: int) -> Callable[[Meeting], Spelling]:
        """Return what tells by what minutes of the library are spelt, on show or not, on any thread.

        The switch is about the marks: what is to be looked at before sending out is found without them too.
        """
        if self._dictionary is None:
            self._on_loaded(load_dictionary())
        glossary = self._page.editor.expanding.vocabulary.glossary
        ignored = Remembered(self._settings, _IGNORED, self.service, meeting_id).has if self.service else None
        return partial(_spelling_of, self._dictionary, self._words, glossary, ignored)

    # The dictionary

    def _on_key(self) -> None:
        if self._quiet.isActive():
            self._quiet.start()

    def _on_quiet(self) -> None:
        work = Work(_loading)
        work.pieceDone.connect(self._on_loaded)
        work.ended.connect(self._on_ended)
        self._backstage.start(work)

    def _on_loaded(self, loaded: tuple[Dictionary, str]) -> None:
        """Spell by a dictionary, unless there is one already."""
        if self._dictionary is None:
            self._dictionary, problem = loaded
            if problem:
                self.problemFound.emit(problem)
            self._give(self._given)

    def _load_at_once(self) -> None:
        """Load the dictionary where it is wanted now and not there."""
        self._quiet.stop()
        if self.is_on and self._dictionary is None:
            self._on_loaded(load_dictionary())

    def _give(self, known: frozenset[str]) -> None:
        self._given = known
        if self._dictionary and self.is_on:
            self._page.editor.misspelt.take(Spelling(self._dictionary, known, self._is_ignored))
        else:
            self._page.editor.misspelt.take(Spelling())
        self.wordsChanged.emit()

    # The words known besides

    def _on_meeting_shown(self) -> None:
        service, meeting = self.service, self._page.meeting
        if service and meeting:
            self._ignored = Remembered(self._settings, _IGNORED, service, meeting.id)
            self._give(self._words_of_page())
        if self._dictionary is None and self.is_on:
            self._quiet.start()

    def _words_of_page(self) -> frozenset[str]:
        """Return what is right in the open meeting, its people as they are while it is being opened."""
        page = self._page
        details = page.meeting.meeting.details if page.meeting else Details()
        shown = Meeting(details, page.attendee_model.attendees)
        return self._words | words_of(shown, page.editor.expanding.vocabulary.glossary)

    def _is_ignored(self, word: str) -> bool:
        return self._ignored is not None and self._ignored.has(word)

    def _on_word_ignored(self, word: str) -> None:
        if self._ignored:
            self._ignored.add(word)
            self._give(self._given)
            self.noticeGiven.emit(f"“{word}” is left as it is in this meeting.")

    def _on_word_added(self, word: str) -> None:
        self._words |= {word}
        self.learn()
        work = Work(partial(_writing, self._library, word))
        work.pieceDone.connect(self._on_word_written)
        work.ended.connect(self._on_ended)
        self._backstage.start(work)

    def _on_word_written(self, word: str) -> None:
        self.noticeGiven.emit(f"“{word}” is in your own list “{OWN_WORDS}” now, beside the library.")

    def _on_ended(self, problem: Exception | None) -> None:
        if isinstance(problem, PlainError):
            self.problemFound.emit(str(problem))
        elif problem:
            raise problem


def _spelling_of(
    dictionary: Dictionary | None,
    words: frozenset[str],
    glossary: Glossary,
    is_ignored: Callable[[str], bool] | None,
    meeting: Meeting,
) -> Spelling:
    return Spelling(dictionary, words | words_of(meeting, glossary), is_ignored)


def _loading(_: Work) -> Iterator[object]:
    yield load_dictionary()


def _writing(library: Path, word: str, _: Work) -> Iterator[object]:
    add_known_word(library, word)
    yield word
