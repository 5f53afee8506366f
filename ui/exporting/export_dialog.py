"""Export as…: which file, which document, which form; one sentence says what will be written."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from minutes_app.domain.publication import Copy
from minutes_app.places import standard_template
from minutes_app.service import PROFILES, Variant
from ui.choice import Choice
from ui.dialogs.details_form import MARKINGS
from ui.exporting.request import KINDS, VARIANTS, Kind, Request
from ui.meeting.check_panel import KEY
from ui.wording import counted

_FORMS = {"house": "House", "2022": "2022: actions run in", "2019": "2019: “Actions arising” at the end of each item"}
_STANDARD, _OTHER = "standard", "other"
_MOST_TOLD = 8  # sentences about a publication copy


class ExportDialog(QDialog):
    """Asks what to export. `sentence` says of a request, in words, what will be written and where; `report` what to
    know of a publication copy with this protective marking of its own.

    `is_for_series` tells afterwards whether form and template are to be those of the series from now on.
    """

    def __init__(
        self,
        series: tuple[str, str],
        pdf_program: str,
        sentence: Callable[[Request], str],
        report: Callable[[str | None], Sequence[str]],
        ask_template: Callable[[], Path | None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export as")
        self.setMinimumWidth(600)
        self._sentence, self._report = sentence, report
        self._ask_template = ask_template
        self.is_for_series = False
        self.kind, self.variant, self.form, self.template = (Choice(editable=False) for _ in range(4))
        self.keep = QCheckBox("K&eep this form and template for the series")
        self.publication = QCheckBox("P&ublication copy: everything restricted is replaced")
        self.marking = Choice(editable=False)
        self.told = QLabel()
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.checks = QLabel()
        self.checks.setProperty("muted", True)
        self._fill(*series, pdf_program)
        self._lay_out()
        for box in (self.kind, self.variant, self.form, self.marking):
            box.currentIndexChanged.connect(self._show)
        self.publication.toggled.connect(self._show)
        self.template.activated.connect(self._on_template_chosen)
        self._show()

    def _fill(self, series_form: str, series_template: str, pdf_program: str) -> None:
        for kind, words in KINDS.items():
            if kind is not Kind.WORD_PDF or pdf_program:
                self.kind.addItem(words.name.format(program=pdf_program), kind)
        for variant, (name, _) in VARIANTS.items():
            self.variant.addItem(name, variant)
        self.form.addItem(f"As the series has it: {_FORMS.get(series_form, series_form)}", "")
        for profile in PROFILES:
            self.form.addItem(_FORMS.get(profile, profile), profile)
        self.template.addItem(f"As the series has it: {series_template or 'the standard one'}", None)
        self.template.addItem("The standard one", _STANDARD)
        self.template.addItem("Another file…", _OTHER)
        self.marking.addItem("As the minutes are marked", None)
        for marking in MARKINGS:
            self.marking.addItem(marking or "Without a marking", marking)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("&Kind of file", self.kind)
        form.addRow("&Document", self.variant)
        form.addRow("Printed &form", self.form)
        form.addRow("Word &template", self.template)
        form.addRow("", self.publication)
        form.addRow("M&arking of the copy", self.marking)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go_on = buttons.addButton("Choose &where…", QDialogButtonBox.ButtonRole.AcceptRole)
        self.go_on.setProperty("primary", True)
        self.go_on.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addWidget(self.keep)
        layout.addWidget(self.words)
        layout.addWidget(self.checks)
        layout.addWidget(buttons)

    def show_findings(self, number: int) -> None:
        """Say how many things there are to look at before sending out; nothing for none."""
        words = f"{counted(number, 'thing')} to look at before sending out: {KEY} in the minutes."
        self.checks.setText(words if number else "")

    def show_request(self, request: Request) -> None:
        """Show a request, such as that of the last time."""
        self.publication.setChecked(request.copy is not None)
        self.kind.setCurrentIndex(max(self.kind.findData(request.kind), 0))
        self.variant.setCurrentIndex(self.variant.findData(request.variant))
        self.form.setCurrentIndex(self.form.findData(request.profile))
        if request.template == standard_template():
            self.template.setCurrentIndex(self.template.findData(_STANDARD))
        elif request.template is not None:
            self._show_template(request.template)
        self._show()

    def _show_template(self, path: Path) -> None:
        """Have a file of one's own in the list, before the entry that asks for another."""
        place = self.template.findText(path.name)
        if place < 0:
            place = self.template.count() - 1
            self.template.insertItem(place, path.name, path)
        self.template.setItemData(place, path)
        self.template.setCurrentIndex(place)

    @property
    def request(self) -> Request:
        """What is asked for."""
        chosen = self.template.currentData()
        template = standard_template() if chosen == _STANDARD else chosen if isinstance(chosen, Path) else None
        return Request(
            Kind(self.kind.currentData()),
            Variant(self.variant.currentData()),
            self.form.currentData(),
            template,
            Copy(self.marking.currentData()) if self._is_publication else None,
        )

    @property
    def _is_publication(self) -> bool:
        return self.publication.isChecked() and self.kind.currentData() != Kind.EXCHANGE

    def accept(self) -> None:
        """Close, and note what the box says."""
        # A click by its letter takes Qt a tenth of a second, and Enter may be quicker: the box is down until then.
        self.is_for_series = self.keep.isEnabled() and self.keep.isChecked() != self.keep.isDown()
        super().accept()

    def _on_template_chosen(self) -> None:
        if self.template.currentData() == _OTHER:
            path = self._ask_template()
            self.template.setCurrentIndex(0)
            if path is not None:
                self._show_template(path)
        self._show()

    def _show(self) -> None:
        request = self.request
        for box in (self.variant, self.form):
            box.setEnabled(request.has_page)
        self.template.setEnabled(request.has_template)
        self.keep.setEnabled(request.has_page and bool(request.profile or request.template))
        self.publication.setEnabled(request.kind is not Kind.EXCHANGE)
        self.marking.setEnabled(request.copy is not None)
        self.told.setText(_shortened(self._report(request.copy.marking)) if request.copy else "")
        self.told.setVisible(request.copy is not None)
        self.words.setText(self._sentence(request))


def _shortened(sentences: Sequence[str]) -> str:
    """Return sentences a line each; of many the first, as the dialog must fit small screens."""
    more = len(sentences) - _MOST_TOLD
    if more <= 1:
        return "\n".join(sentences)
    return "\n".join((*sentences[:_MOST_TOLD], f"And {more} more: Ctrl+F8 in the minutes lists them all."))
