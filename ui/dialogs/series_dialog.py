"""The form for a series: what every meeting of it starts with."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from minutes_app.domain.meeting import OWN_SERIES, UNUSED, Series
from minutes_app.domain.standing import read_outline, read_people, written_outline, written_people
from minutes_app.domain.text import clean
from minutes_app.service import PROFILES
from ui.choice import Choice
from ui.dialogs.details_form import MARKINGS
from ui.dialogs.outline_edit import OutlineEdit
from ui.on_screen import resize_on_screen

_HOUSE = "as the house has it"
_NUMBERINGS = (("2.1, 2.2 inside 2", ""), ("1, 2, 3 by themselves inside each main item", OWN_SERIES))


class SeriesDialog(QDialog):
    """Shows a series; `series` is what was typed. `others` are the names that it cannot have."""

    def __init__(self, series: Series, others: Sequence[str], title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._before = series
        self._others = others
        self.setWindowTitle(title)
        resize_on_screen(self, 620, 660)
        self.name, self.venue = _line(series.name, "seriesName"), _line(series.venue, "seriesVenue")
        self.chair, self.minutes_by = _line(series.chair, "seriesChair"), _line(series.minutes_by, "seriesMinutes")
        self.template = _line(series.template, "seriesTemplate")
        self.template.setPlaceholderText("the office's own Word file, if any")
        self.items, self.people = OutlineEdit(written_outline(series.standing_items)), QPlainTextEdit()
        self.people.setPlainText(written_people(series.people))
        self.people.setTabChangesFocus(True)
        self.items.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.marking = _choice(MARKINGS, series.marking, "seriesMarking")
        self.profile = Choice(editable=False)
        self.profile.addItems([_HOUSE, *PROFILES])
        self.profile.setCurrentIndex(max(self.profile.findText(series.profile), 0))
        self.numbering = Choice(editable=False)
        self.numbering.addItems([words for words, _ in _NUMBERINGS])
        self.numbering.setCurrentIndex(int(series.numbering == OWN_SERIES))
        self.unused = _line(series.placeholder, "seriesUnused")
        self.unused.setPlaceholderText(UNUSED)
        self.problem = QLabel()
        self.problem.setProperty("problem", True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.name.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.addRow("&Name", self.name)
        form.addRow("Standing a&genda", self.items)
        form.addRow("", _hint("One item a line. Tab sets it one level deeper, Shift+Tab back; Ctrl+Tab leaves.\n"
                              "A line that begins with “- ” is the text under the item above."))  # fmt: skip
        form.addRow("Usual &people", self.people)
        form.addRow("", _hint("One a line: Pippa Mills, Chief Constable (CC)"))
        rows = (
            ("&Chair", self.chair), ("&Minutes by", self.minutes_by), ("&Venue", self.venue),
            ("Mar&king", self.marking), ("Printed &form", self.profile), ("&Template", self.template),
            ("N&umbers", self.numbering), ("Items not use&d", self.unused),
        )  # fmt: skip
        for name, field in rows:
            form.addRow(name, field)
        page = QWidget()
        page.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton("&Save the series", QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("primary", True)
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (scroll, self.problem, buttons):
            layout.addWidget(widget)

    @property
    def series(self) -> Series:
        """The series as typed."""
        profile = self.profile.currentText() if self.profile.currentIndex() else ""
        return replace(
            self._before,
            name=_typed(self.name),
            standing_items=read_outline(self.items.toPlainText()),
            people=read_people(self.people.toPlainText()),
            venue=_typed(self.venue),
            chair=_typed(self.chair),
            minutes_by=_typed(self.minutes_by),
            marking=clean(self.marking.currentText()).strip(),
            template=_typed(self.template),
            profile=profile,
            numbering=_NUMBERINGS[self.numbering.currentIndex()][1],
            placeholder=_typed(self.unused),
        )

    def accept(self) -> None:
        """Close, unless the name is missing or taken: then say so, and go to it."""
        name = _typed(self.name)
        taken = name in self._others
        self.problem.setText(f"There is a series “{name}” already." if taken else "" if name else "Give it a name.")
        if self.problem.text():
            self.name.setFocus()
        else:
            super().accept()


def _line(text: str, name: str) -> QLineEdit:
    line = QLineEdit(text)
    line.setObjectName(name)
    return line


def _choice(entries: Sequence[str], current: str, name: str) -> Choice:
    box = Choice(editable=True)
    box.setObjectName(name)
    box.addItems(list(entries))
    box.setCurrentText(current)
    return box


def _hint(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("muted", True)
    return label


def _typed(line: QLineEdit) -> str:
    return clean(line.text()).strip()
