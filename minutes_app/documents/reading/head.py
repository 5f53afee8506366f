"""What stands above the minutes: title, details and attendance."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from minutes_app.documents.reading.body import Table
from minutes_app.documents.reading.findings import Sources
from minutes_app.documents.reading.report import Doubts
from minutes_app.domain.codec import with_title
from minutes_app.domain.dates import MONTHS, read_date, read_time
from minutes_app.domain.meeting import Attendance, Attendee, Details
from minutes_app.domain.people import same_person

_DETAIL = re.compile(
    r"(?P<label>date and time|date|time|chaired by|chair(?:person|man)?|minutes(?: taken)?(?: by)?|minute[- ]taker"
    r"|notes by|location|venue(?=[:\s]))\s*(?P<colon>:?)\s*(?P<value>.*)",
    re.IGNORECASE,
)
_VENUE_BEHIND = re.compile(r"[\t ]+Venue\s*:?\s+", re.DOTALL)
_CLOCK = re.compile(
    r"[0-9]{1,2}(?:[:.][0-9]{2}\s*(?:[ap]\.?m\b\.?)?|\s*[ap]\.?m\b\.?)|\b(?:noon|midday)\b", re.IGNORECASE
)
_MONTH_IN_TITLE = re.compile(rf"(?P<series>.+?)\s+(?:{'|'.join(MONTHS)})\s*[0-9]{{4}}\s*[–—-].*", re.DOTALL)
_SHORT_FORM = re.compile(r"\s*\((?P<short>[^()]*)\)+\s*$")
_GROUPS = (
    ("in attendance", Attendance.IN_ATTENDANCE),
    ("also present", Attendance.IN_ATTENDANCE),
    ("apolog", Attendance.APOLOGIES),
    ("absen", Attendance.ABSENT),
    ("attend", Attendance.PRESENT),
    ("present", Attendance.PRESENT),
)
_MARKING = re.compile(r"\bOFFICIAL(?:[- ]SENSITIVE)?\b[^·|\n]*")

LONGEST = 1_000  # characters; searching longer texts for a pattern could take for ever, and none is a head's


def group_of(text: str) -> Attendance | None:
    """Return the group that a heading of the attendance names, or None."""
    words = text.strip().lower()
    return next((state for start, state in _GROUPS if words.startswith(start) and len(words) < 40), None)


def is_attendance(table: Table) -> bool:
    """Return whether a table is the list of people."""
    heads = {cell.text.strip().rstrip(":").lower() for row in table.rows[:1] for c in row for cell in c}
    if "name" in heads or "capacity" in heads:
        return True
    first = [row[0][0].text for row in table.rows if row and row[0]]
    return any(group_of(text) for text in first[:1])


@dataclass(slots=True)
class Head:
    """Collects what stands above the minutes."""

    doubts: Doubts
    sources: Sources
    details: Details = field(default_factory=Details)
    attendees: list[Attendee] = field(default_factory=list)
    title: str = ""
    _group: Attendance = Attendance.PRESENT

    def take_title(self, text: str) -> None:
        """Take the title."""
        self.title = self.sources.details["Title"] = text

    def take_detail(self, text: str) -> bool:
        """Take one of Date, Chair, Minutes, Venue; False where the words are none of these."""
        match = _DETAIL.fullmatch(text) if len(text) < LONGEST else None
        if match is None or not (match["colon"] or match["label"].lower() == "venue"):
            return False
        value, label = match["value"].strip(), match["label"].lower()
        if label.startswith(("minute", "notes")) and (parts := _VENUE_BEHIND.split(value, maxsplit=1))[1:]:
            value = parts[0]
            self.details = replace(self.details, venue=parts[1].strip())
            self.sources.details["Venue"] = text
        self._note_source(self._take(label, value), text)
        return True

    def _take(self, label: str, value: str) -> str:
        """Take one detail, and return which it is."""
        if label.startswith(("date", "time")):
            self._take_moment(value, is_time=label == "time")
            return "Date"
        if label.startswith("chair"):
            self.details = replace(self.details, chair=value)
            return "Chair"
        if label in ("venue", "location"):
            self.details = replace(self.details, venue=value)
            return "Venue"
        self.details = replace(self.details, minutes_by=value)
        return "Minutes"

    def _note_source(self, label: str, text: str) -> None:
        before = self.sources.details.get(label, "")
        self.sources.details[label] = f"{before} | {text}" if before else text

    def _take_moment(self, value: str, is_time: bool) -> None:
        clocks = list(_CLOCK.finditer(value))
        day = value[: clocks[0].start()].rstrip(" ,@–-\t") if clocks else value
        day = re.sub(r"\s+at$", "", day)
        read = read_date(day, None) if day and not is_time else None
        if read and (read.day is None or read.problem):
            self.doubts.add(value, read.problem or "The date could not be read.")
        times = [read_time(clock[0]) for clock in clocks[:2]]
        self.details = replace(
            self.details,
            date=read.day if read else self.details.date,
            start_time=times[0] if times else self.details.start_time,
            end_time=times[1] if len(times) > 1 else self.details.end_time,
        )

    def take_people(self, table: Table) -> None:
        """Take the rows of the attendance table."""
        for i, row in enumerate(table.rows):
            cells = [" ".join(text.text for text in cell) for cell in row]
            if i == 0 and any(cell.strip().rstrip(":").lower() in ("name", "capacity") for cell in cells):
                continue
            self._take_row(cells)
        self._drop_empty_posts()

    def _take_row(self, cells: Sequence[str]) -> None:
        group = group_of(cells[0]) if cells else None
        if group is not None:
            self._group = group
        named = list(cells[1:]) if group is not None or len(cells) > 2 else list(cells)
        if group is None and len(cells) > 2 and cells[0].strip():
            self.doubts.add(
                cells[0], "This heading of the attendance is not known; the people under it count as before."
            )
        name, capacity = (*named, "", "")[:2]
        if len(named) > 2 and any(cell.strip() for cell in named[2:]):
            self.doubts.add(" ".join(named[2:]), "These words of the attendance table found no place.")
        if name.strip() or capacity.strip():
            self._add(person(name, capacity, self._group), " | ".join(cell for cell in cells if cell.strip()))

    def _add(self, someone: Attendee, source: str) -> None:
        self.attendees.append(someone)
        self.sources.people[someone] = source

    def take_names(self, state: Attendance, words: str) -> None:
        """Take people who stand in one paragraph: 'Present: John Campion (PCC), Pippa Mills (CC)'."""
        for part in filter(None, (part.strip() for part in re.split(r"[;,]\s+(?![^()]*\))", words))):
            match = _SHORT_FORM.search(part)
            name = part[: match.start()] if match else part
            self._add(Attendee(name.strip(), "", match["short"].strip() if match else "", state), words)

    def _drop_empty_posts(self) -> None:
        """Drop rows that keep a place for a post whose holder is listed under another heading."""
        held = {(p.capacity, p.short_form) for p in self.attendees if p.name}
        self.attendees = [p for p in self.attendees if p.name or (p.capacity, p.short_form) not in held]
        for each in self.attendees:
            if not each.name:
                self.doubts.add(each.capacity, "There is a capacity without a name in the attendance table.")

    def finish(self, edges: Iterable[str]) -> Details:
        """Return the details with title, series and marking, and add a minute-taker who is not in the table."""
        self._add_minute_taker()
        found = next(((edge, found[0]) for edge in edges if (found := _MARKING.search(edge))), ("", ""))
        self.sources.details["Marking"], marking = found[0].strip(), found[1].strip()
        details = replace(self.details, marking=marking)
        match = _MONTH_IN_TITLE.fullmatch(self.title) if len(self.title) < LONGEST else None
        series = match["series"].strip() if match else ""
        # A title typed as it would be made goes on being made from its parts.
        made = with_title(replace(details, series=series), self.title)
        return made if series or not self.title else with_title(_series_alone(details, self.title), self.title)

    def _add_minute_taker(self) -> None:
        name, comma, capacity = self.details.minutes_by.partition(",")
        if comma and self.attendees and same_person(self.attendees, name) is None:
            someone = Attendee(name.strip(), capacity.strip(), "", Attendance.NOT_LISTED)
            self._add(someone, self.sources.details.get("Minutes", ""))


def _series_alone(details: Details, title: str) -> Details:
    """Return the details with the series of a title without month, 'Series – Meeting Notes'."""
    series, dash, _ = title.rpartition(" – ")
    return replace(details, series=series.strip()) if dash and details.date is None else details


def person(name: str, capacity: str, state: Attendance) -> Attendee:
    """Return one row of the attendance table; the short form stands in brackets at the end of the capacity."""
    match = _SHORT_FORM.search(capacity) if len(capacity) < LONGEST else None
    post = capacity[: match.start()] if match else capacity
    return Attendee(name.strip(), post.strip(), match["short"].strip() if match else "", state)
