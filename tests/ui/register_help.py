"""What tests of the action register share: three meetings with actions, and what shows of them."""

from datetime import date

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting

MONTHLY, BOARD = "Monthly Assurance Meeting", "Governance Board"
BANGHAM, MILLS = "Anthony Bangham", "Pippa Mills"
TODAY = date(2026, 11, 25)
ORDER = "overdue first, then by meeting, the oldest first"


def line(name, text, *owners, **more):
    return Line(name * 16, LineKind.ACTION, text, action=Action(more.pop("kind", ActionKind.TASK), owners, **more))


def shown(window):
    return [entry.line_id[0] for entry in window.library.register._model.rows]


def row(window, letter):
    return next(entry for entry in window.library.register._model.rows if entry.line_id[0] == letter)


def go_to(window, typist, letter):
    typist.press("Ctrl+Home", *["Down"] * shown(window).index(letter))


def states(window):
    model = window.library.register.table.model()
    return {entry.line_id[0]: model.index(at, 5).data() for at, entry in enumerate(window.library.register._model.rows)}


def fill(window, typist):
    """Two chief constables, a board, and a bring-back; the ids of the meetings by their years."""
    add, ids = window.service.add_meeting, {}
    ids[2019] = add(
        Meeting(
            Details(MONTHLY, date=date(2019, 5, 28)),
            (Attendee(BANGHAM, "Chief Constable", "CC"), Attendee("Mark Cann", "Assistant", "ACC")),
            (
                line("a", "CC to review the data", "CC"),
                line("b", "Confidence to be brought back", kind=ActionKind.BRING_BACK, due_meeting="2019-11"),
            ),
        )
    )
    ids[2022] = add(
        Meeting(
            Details(MONTHLY, date=date(2022, 7, 18)),
            (Attendee(MILLS, "Chief Constable", "CC"),),
            (
                line("c", "CC to share the strategy by 31 August", "CC", due=date(2022, 8, 31)),
                line("d", "CC to check the posts", "CC", status=ActionStatus.COMPLETE),
            ),
        )
    )
    ids[2026] = add(
        Meeting(
            Details(BOARD, date=date(2026, 11, 2)),
            (Attendee(MILLS, "Chief Constable", "CC"), Attendee("Zoë O’Brien", "Member", "ZO")),
            (line("e", "Share the plan", "CC", "ZO", due=date(2026, 12, 24)), line("f", "Ask the panel")),
        )
    )
    typist.press("Ctrl+Shift+R")
    view = window.library.register
    view.today = TODAY
    view.refresh()
    return ids
