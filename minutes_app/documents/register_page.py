"""The action register as a page: what is overdue, what is open, what is done, each action with its source."""

from collections.abc import Iterator, Sequence
from datetime import date

from minutes_app.documents.layout import About, Layout, Paragraph, Row
from minutes_app.documents.wording import Detail
from minutes_app.domain.actions import Action, ActionKind
from minutes_app.domain.dates import plain_date, written_month
from minutes_app.domain.follow_up import ActionFilter, RegisterEntry
from minutes_app.domain.lines import LineKind

TITLE = "Action register"
HEADER = ("No.", "Action", "Owner, due, status")
COLUMNS = (1000, 6054, 2800)  # shares of the width, as those of the minutes
OVERDUE = "Overdue"


def register_page(entries: Sequence[RegisterEntry], chosen: ActionFilter, today: date) -> Layout:
    """Return the page of a register: overdue first, then open, then done, each in the order it came in."""
    marking = _marking(entries)
    return Layout(
        title=TITLE,
        details=tuple(_details(entries, chosen, today)),
        items_header=HEADER,
        items_columns=COLUMNS,
        caption="Actions",
        rows=tuple(_rows(entries, today)) or (Row("", (Paragraph(LineKind.PARAGRAPH, "No actions."),)),),
        top=marking,
        bottom=marking,
        about=About(chosen.series),
    )


def _details(entries: Sequence[RegisterEntry], chosen: ActionFilter, today: date) -> Iterator[Detail]:
    yield Detail("On:", plain_date(today))
    yield Detail("Shown:", f"{filter_in_words(chosen, len(entries))}.")
    restricted = sum(entry.is_restricted for entry in entries)
    if restricted:
        actions = "1 action is" if restricted == 1 else f"{restricted} actions are"
        yield Detail("Restricted:", f"{actions} printed in full here and must not be published.")


def _marking(entries: Sequence[RegisterEntry]) -> str:
    """Return the marking of the most sensitive meeting that an action comes from, empty where none has one."""
    found = dict.fromkeys(entry.marking for entry in entries if entry.marking)
    return next((marking for marking in found if "SENSITIVE" in marking.upper()), next(iter(found), ""))


def filter_in_words(chosen: ActionFilter, count: int) -> str:
    """Return what a filter leaves: '3 overdue actions of CC, due before 1 September 2022'."""
    state = "" if chosen.state == "all" else f"{chosen.state} "
    parts = (
        f"{count} {state}action{'' if count == 1 else 's'}",
        chosen.owner.strip() and f" of {chosen.owner.strip()}",
        chosen.series and f" from “{chosen.series}”",
        f", due from {plain_date(chosen.due_since)}" if chosen.due_since else "",
        f", due before {plain_date(chosen.due_before)}" if chosen.due_before else "",
        chosen.words.strip() and f", with the words “{chosen.words.strip()}”",
    )
    return "".join(parts)


def _rows(entries: Sequence[RegisterEntry], today: date) -> Iterator[Row]:
    for name, group in _groups(entries, today).items():
        if group:
            yield Row("", (Paragraph(LineKind.ITEM, f"{name} ({len(group)})"),))
        for entry in group:
            yield _row(entry, today)


def _groups(entries: Sequence[RegisterEntry], today: date) -> dict[str, list[RegisterEntry]]:
    groups: dict[str, list[RegisterEntry]] = {OVERDUE: [], "Open": [], "Done": []}
    for entry in entries:
        is_open = "Open" if entry.action.status.is_open else "Done"
        groups[OVERDUE if entry.is_overdue(today) else is_open].append(entry)
    return groups


def _row(entry: RegisterEntry, today: date) -> Row:
    words, source = Paragraph(LineKind.PARAGRAPH, entry.text), Paragraph(LineKind.NOTE, _source(entry))
    status = OVERDUE if entry.is_overdue(today) else entry.action.status.value.capitalize()
    sign = ("[restricted]",) if entry.is_restricted else ()
    return Row(f"A-{entry.number}", (words, source), (*_owners(entry), *_due(entry.action), status, *sign))


def _source(entry: RegisterEntry) -> str:
    item = " ".join(part for part in (entry.item_number, entry.item_title) if part)
    day = plain_date(entry.date) if entry.date else ""
    return ", ".join(part for part in (entry.meeting, day, item) if part)


def _owners(entry: RegisterEntry) -> Iterator[str]:
    people = (*entry.people, *[""] * len(entry.action.owners))
    for owner, name in zip(entry.action.owners, people, strict=False):
        yield f"{owner} ({name})" if name and name != owner else owner
    if entry.action.lacks_owner:
        yield "No owner"


def _due(action: Action) -> Iterator[str]:
    if action.due:
        yield f"Due {plain_date(action.due)}"
    if action.due_meeting:
        month = f"the {written_month(action.due_meeting)} meeting"
        yield f"Bring back to {month}" if action.kind is ActionKind.BRING_BACK else f"For {month}"
    elif action.kind is ActionKind.BRING_BACK:
        yield "Bring back"
