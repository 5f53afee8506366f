"""What tests of outstanding matters share: minutes with two of them outstanding."""

from datetime import date

from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting

SERIES = "Monthly Assurance Meeting"
ITEM, ACTION, NOTE, PARAGRAPH = LineKind.ITEM, LineKind.ACTION, LineKind.NOTE, LineKind.PARAGRAPH
BACK = "Satisfaction to be reviewed at the May 2019 meeting."
SOURCE = (
    Line("sat", ITEM, "Satisfaction"),
    Line("back", ACTION, BACK, action=Action(ActionKind.BRING_BACK, due_meeting="2019-05")),
    Line("calls", ITEM, "Call handling"),
    Line("task", ACTION, "CC to share the figures.", action=Action(owners=("CC",))),
)
HERE = (
    Line("one", ITEM, "OUTSTANDING MATTERS / ITEMS BROUGHT FORWARD"),
    Line("na", PARAGRAPH, "N/A"),
    Line("two", ITEM, "HOLDING TO ACCOUNT"),
    Line("perf", ITEM, "PERFORMANCE", 2),
    Line("said", PARAGRAPH, "The PCC asked about performance."),
    Line("aob", ITEM, "AOB"),
)


def add(window, on, lines):
    return window.service.add_meeting(Meeting(Details(series=SERIES, date=on, minutes_by="NN, Officer"), (), lines))


def texts(page):
    return [(line.kind, line.level, line.text) for line in page.editor.lines.lines]


def states(page):
    return [(card.line_id, card.taken) for card in page.outstanding_model.cards]


def opened(window):
    """The page with May 2019 open, the caret after 'The PCC asked', and two matters of November 2018 outstanding."""
    add(window, date(2018, 11, 27), SOURCE)
    window.open_meeting(add(window, date(2019, 5, 28), HERE))
    window.page.editor.going.to_line("said")
    for _ in range(19):
        window.page.editor.moveCursor(window.page.editor.textCursor().MoveOperation.Left)
    return window.page
