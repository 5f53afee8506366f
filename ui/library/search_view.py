"""Search over all meetings, as one types, with filters that combine."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from minutes_app.domain.follow_up import Hit, SearchFilter
from ui.choice import Choice
from ui.library.filters import DayField, FilterLine, Pill
from ui.library.heading import heading_row, told
from ui.library.hits import HIT_ROLE, HitDelegate, HitModel
from ui.library.meeting_list import chosen_series, offer_series
from ui.library.view import LibraryView
from ui.theme import Theme
from ui.wording import counted

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_AT_ONCE = 50  # hits
_KINDS = ("everything", "open actions", "overdue actions", "decisions")
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class SearchView(LibraryView):
    """A field, filters, and the hits.

    Signals:
        wordsRequested: go to what was found: meeting id, line id, and where in the line its words begin and end.
    """

    wordsRequested = Signal(int, str, int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HitModel(self)
        self._limit = _AT_ONCE
        self._delegate = HitDelegate(theme, self)
        self.field = self._words = FilterLine("search", "Search all meetings", "Search all meetings   Ctrl+F")
        self.kind, self.series = Choice(editable=False), Choice(editable=False)
        self.kind.addItems(_KINDS)
        self.owner = FilterLine("searchOwner", "Owner of an action: a post or a name", "any")
        self.person = FilterLine("searchPerson", "Person at the meeting: a name or a post", "any")
        self.since = DayField("searchSince", "From", last=False)
        self.until = DayField("searchUntil", "To", last=True)
        self._lines = (self.owner, self.person, self.since, self.until)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(self._delegate)
        self.list.setAccessibleName("Hits")
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.count = told(muted=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        filters, further = QHBoxLayout(), QHBoxLayout()
        for name, field in (("F&ind", self.kind), ("&Series", self.series), ("&From", self.since), ("&To", self.until)):
            filters.addWidget(Pill(name, field))
        for name, line in (("&Owner", self.owner), ("&Person", self.person)):
            further.addWidget(Pill(name, line))
        for row in (filters, further):
            row.addStretch(1)
        further.addWidget(self.use_filters(self._lines, (self.kind, self.series)))
        layout = QVBoxLayout(self)
        layout.addLayout(heading_row("Search"))
        layout.addWidget(self.field)
        for row in (filters, further):
            layout.addLayout(row)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.count)

    def _connect(self) -> None:
        for field in (self._words, *self._lines):
            field.installEventFilter(self)
        self._words.textChanged.connect(self.refresh)
        self._words.leaveRequested.connect(self.leaveRequested)
        self.list.clicked.connect(self._open)
        self.list.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Choose among the hits with Up and Down, and open one with Enter, while one types in any of the fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _STEPS:
                self._step(_STEPS[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open()
                return True
        return super().eventFilter(watched, event)

    def show_library(self, service: "MinutesService", today: date) -> None:
        """Search in a library."""
        offer_series(self.series, service)
        super().show_library(service, today)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._delegate.theme = theme
        self.list.viewport().update()

    def focus(self) -> None:
        """Take the focus in the field."""
        self.go_to_field()

    @property
    def filter(self) -> SearchFilter:
        """What is asked for beside the words."""
        kind = _KINDS[max(self.kind.currentIndex(), 0)]
        return SearchFilter(
            owner=self.owner.text().strip(),
            open_only=kind == "open actions",
            overdue=kind == "overdue actions",
            person=self.person.text().strip(),
            series=chosen_series(self.series),
            since=self.since.day(self.today),
            until=self.until.day(self.today),
            decisions_only=kind == "decisions",
        )

    def ask(self, *, stay: bool = False) -> None:
        """Show what the words typed find."""
        self._limit = _AT_ONCE
        self._show_hits()
        self.list.setCurrentIndex(self._model.index(0))

    def _show_hits(self) -> None:
        words, service = self._words.text(), self.service
        asked = service is not None and bool(words.strip())
        hits = (
            service.search(words, limit=self._limit, filters=self.filter, today=self.today) if service and asked else ()
        )
        self._model.show_hits(hits)
        wrong = self.since.problem(self.today) or self.until.problem(self.today)
        self.count.setText(wrong or self._told(self._model.rowCount(), asked))

    def _told(self, number: int, asked: bool) -> str:
        is_narrowed = self.filter != SearchFilter()
        if not asked:
            hint = "Words, the start of a word, or a phrase in quotes. Up and Down choose, Enter opens."
            return f"The filters narrow down what words find. {hint}" if is_narrowed else hint
        if not number:
            return "Nothing found. Take a filter away." if is_narrowed else "Nothing found."
        return f"The newest {number} hits; further down are more." if number == self._limit else counted(number, "hit")

    def _step(self, by: int) -> None:
        if self.list.currentIndex().row() + by >= self._model.rowCount():
            self._show_more()
        row = max(0, min(self.list.currentIndex().row() + by, self._model.rowCount() - 1))
        self.list.setCurrentIndex(self._model.index(row))

    def _on_scrolled(self, value: int) -> None:
        if value and value == self.list.verticalScrollBar().maximum():
            self._show_more()

    def _show_more(self) -> None:
        """Show further hits, where there may be some; the chosen one stays chosen, whatever comes before it now."""
        if self._model.rowCount() < self._limit:
            return
        chosen, top = self.list.currentIndex().data(HIT_ROLE), self.list.verticalScrollBar().value()
        self._limit += _AT_ONCE
        self._show_hits()
        self.list.setCurrentIndex(self._model.index(self._model.row_of(chosen)))
        self.list.verticalScrollBar().setValue(top)

    def _open(self) -> None:
        hit: Hit | None = self.list.currentIndex().data(HIT_ROLE)
        if hit:
            self.wordsRequested.emit(hit.meeting_id, hit.line_id, *(hit.spans[0] if hit.spans else (0, 0)))
