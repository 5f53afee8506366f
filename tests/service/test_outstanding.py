"""What comes back at later meetings, by query: the samples, and a year against a slow plain calculation."""

import random
from dataclasses import dataclass, replace
from datetime import date

import pytest

from minutes_app.domain.actions import Action, ActionKind, ActionStatus
from minutes_app.domain.errors import PlainError
from minutes_app.domain.follow_up import ActionFilter, ProgressNote
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting
from minutes_app.places import resources
from minutes_app.service import open_service, read_meeting

MONTHLY = "Monthly Assurance Meeting"
SAMPLES = resources() / "samples"
BETWEEN = [date(2019, 7, 30), date(2019, 9, 24), date(2019, 11, 26), date(2020, 1, 28), date(2020, 6, 23),
           date(2020, 11, 24), date(2021, 3, 30), date(2021, 9, 28), date(2022, 1, 25), date(2022, 5, 31)]  # fmt: skip


def bring_back(name, month="", text=""):
    return Line(name, LineKind.ACTION, text or name, action=Action(ActionKind.BRING_BACK, due_meeting=month))


def task(name, *owners):
    return Line(name, LineKind.ACTION, name, action=Action(ActionKind.TASK, owners))


def item(title, level=1):
    return Line(f"item {title}", LineKind.ITEM, title, level)


def add(service, on, *lines, series=MONTHLY, people=()):
    return service.add_meeting(Meeting(Details(series=series, date=on), people, lines))


def put_in(service, meeting_id, lines):
    opened = service.open_meeting(meeting_id, lambda state: None)
    opened.splice(len(opened.meeting.lines), 0, lines)
    opened.close()


def brought_back(service, meeting_id):
    return [m for m in service.outstanding(meeting_id) if m.action.kind is ActionKind.BRING_BACK]


@pytest.fixture
def samples(service):
    """Return the ids of the meetings: May 2019, ten between made for the purpose, July 2022."""
    ids = [service.import_file(SAMPLES / "2019-05-monthly-assurance.json")]
    ids += [add(service, on, item("Outstanding matters"), item("AOB")) for on in BETWEEN]
    return [*ids, service.import_file(SAMPLES / "2022-07-monthly-assurance.json")]


def test_the_bring_backs_of_may_2019_appear_at_exactly_the_meetings_they_were_brought_back_to(service, samples):
    found = {}
    for meeting_id in samples:
        matters = brought_back(service, meeting_id)
        found[meeting_id] = [m.text[:20] for m in matters]
        put_in(service, meeting_id, [line for m in matters for line in service.take_matters(meeting_id, [m]).lines])
    september, november = samples[2], samples[3]
    assert {key: texts for key, texts in found.items() if texts} == {
        september: ["Use of outcome 16 to"],
        november: ["Confidence to be bro", "internal processes t"],
    }
    again = {key: [m.text[:20] for m in brought_back(service, key)] for key in samples}
    assert again == found
    assert [m.taken_under for m in brought_back(service, november)] == ["2.1", "2.2"]


def test_a_bring_back_that_no_meeting_takes_up_stays_until_it_is_closed(service, samples):
    assert [len(brought_back(service, key)) for key in samples] == [0, 0, 1, 3, 3, 3, 3, 3, 3, 3, 3, 3]
    confidence = brought_back(service, samples[3])[0]
    service.change_action(confidence.meeting_id, confidence.line_id, status=ActionStatus.COMPLETE)
    assert [len(brought_back(service, key)) for key in samples] == [0, 0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]


def test_the_three_matters_of_november_2018_print_as_in_the_sample(service):
    sample = read_meeting(SAMPLES / "2019-05-monthly-assurance.json")
    printed = sample.lines[1:7]
    lines = []
    for at in (0, 2, 4):
        title = printed[at].text.removesuffix(" (from November 2018)")
        lines += [item(title, 2), bring_back(f"b{at}", "2019-05", printed[at + 1].text)]
    add(service, date(2018, 11, 27), item("Performance"), *lines)
    may = add(service, date(2019, 5, 28), item("OUTSTANDING MATTERS"))
    matters = service.outstanding(may)
    put_in(service, may, [line for m in matters for line in service.take_matters(may, [m]).lines])
    taken = service.load(may).lines[1:]
    assert [(line.kind, line.level, line.text) for line in taken] == [(p.kind, p.level, p.text) for p in printed]
    assert [m.taken_under for m in service.outstanding(may)] == ["1.1", "1.2", "1.3"]
    assert [(m.from_month, m.age_days, m.is_overdue) for m in matters] == [("November 2018", 182, False)] * 3


def test_the_link_holds_when_the_wording_and_the_numbers_change(service):
    source = add(service, date(2022, 5, 1), item("Custody"), bring_back("b", "2022-06"))
    this = add(service, date(2022, 6, 1), item("First"), item("Second"), item("Inside", 2))
    (matter,) = service.outstanding(this)
    taken = service.discussed_under(this, [matter], "2.1.")
    put_in(service, this, taken.lines)
    assert [m.taken_under for m in taken.matters] == ["2.1"]
    with pytest.raises(PlainError, match="no item “7” in this meeting"):
        service.discussed_under(this, [matter], "7")
    opened = service.open_meeting(source, lambda state: None)
    opened.splice(1, 1, [replace(opened.meeting.lines[1], text="Other words")])
    opened.close()
    opened = service.open_meeting(this, lambda state: None)
    opened.splice(0, 0, [item("New first")])
    opened.close()
    (matter,) = service.outstanding(this)
    assert (matter.text, matter.title, matter.taken_under) == ("Other words", "Custody", "3.1")
    later = add(service, date(2022, 7, 1))
    assert service.outstanding(later) == []


def test_what_is_taken_out_again_was_not_taken_up(service):
    add(service, date(2022, 5, 1), bring_back("b", "2022-06"))
    this, later = add(service, date(2022, 6, 1)), add(service, date(2022, 7, 1))
    lines = service.take_matters(this, service.outstanding(this)[:1]).lines
    put_in(service, this, lines)
    assert service.outstanding(later) == []
    opened = service.open_meeting(this, lambda state: None)
    opened.splice(0, 2, [])
    opened.close()
    assert [m.taken_under for m in service.outstanding(this) + service.outstanding(later)] == ["", ""]


def test_a_postponed_meeting_keeps_what_was_due_at_it(service):
    add(service, date(2022, 5, 1), bring_back("b", "2022-06"))
    june = add(service, date(2022, 6, 1))
    opened = service.open_meeting(june, lambda state: None)
    opened.set_details(replace(opened.meeting.details, date=date(2023, 1, 10)))
    opened.close()
    assert [m.line_id for m in service.outstanding(june)] == ["b"]


def test_what_is_typed_a_moment_ago_is_in_the_list(service):
    source, this = add(service, date(2022, 5, 1)), add(service, date(2022, 6, 1))
    opened = service.open_meeting(source, lambda state: None)
    opened.splice(0, 0, [task("a", "CC")])
    assert [m.line_id for m in service.outstanding(this)] == ["a"]
    with pytest.raises(PlainError, match="open in the window"):
        service.change_action(source, "a", status=ActionStatus.COMPLETE)
    opened.close()


# A year of monthly meetings, and the same held in plain lists.


@dataclass
class Plain:
    """An action of the plain calculation."""

    meeting: int
    line: str
    raised: date
    kind: ActionKind
    owners: tuple
    due: date | None
    month: str
    status: ActionStatus = ActionStatus.OPEN
    taken_at: date | None = None

    def is_outstanding(self, on):
        if self.raised >= on or self.status not in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS):
            return False
        if self.kind is ActionKind.TASK:
            return True
        return self.month <= on.strftime("%Y-%m") and (self.taken_at is None or self.taken_at >= on)

    def is_late(self, on):
        if self.status not in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS):
            return False
        missed = self.month != "" and self.month < on.strftime("%Y-%m") and self.taken_at is None
        return missed or (self.due is not None and self.due < on)


def days():
    return [date(2021 + (3 + n) // 12, (3 + n) % 12 + 1, 20) for n in range(12)]


@pytest.mark.parametrize("seed", range(3))
def test_a_year_agrees_with_a_plain_calculation_at_every_point(service, seed):
    chance = random.Random(seed)
    plain, ids = [], {}
    for number, on in enumerate(days()):
        holders = (Attendee("Ann Old" if number < 6 else "Ben New", "Chief Constable", "CC"), Attendee("Di", "", "DCC"))
        lines = [item("Item"), *drawn_lines(chance, number, on)]
        is_cancelled = number == 5
        ids[on] = add(service, on, *([] if is_cancelled else lines), people=holders)
        if not is_cancelled:
            plain += [plain_of(ids[on], line, on) for line in lines if line.action]
        follow(service, chance, plain, ids[on], on, is_cancelled)
        agree(service, plain, ids, on)


def drawn_lines(chance, number, on):
    yield task(f"four {number}", "CC", "DCC", "ACC", "NN")
    for i in range(chance.randint(0, 3)):
        month = f"{on.year + (on.month + i) // 12}-{(on.month + i) % 12 + 1:02d}"
        yield bring_back(f"back {number} {i}", month)
        due = date(on.year + 1, chance.randint(1, 3), 5) if chance.random() < 0.5 else None
        yield replace(task(f"task {number} {i}", "CC"), action=Action(owners=("CC",), due=due))


def plain_of(meeting_id, line, on):
    action = line.action
    return Plain(meeting_id, line.id, on, action.kind, action.owners, action.due, action.due_meeting)


def follow(service, chance, plain, meeting_id, on, is_cancelled):
    for one in plain:
        if chance.random() < 0.2:
            one.status = chance.choice(list(ActionStatus))  # closed ones are reopened, too
            service.add_progress(one.meeting, one.line, ProgressNote(on, "asked", "NN", one.status))
    for matter in [] if is_cancelled else service.outstanding(meeting_id):
        if matter.action.kind is ActionKind.BRING_BACK and chance.random() < 0.5:
            put_in(service, meeting_id, service.take_matters(meeting_id, [matter]).lines)
            next(p for p in plain if p.line == matter.line_id).taken_at = on


def agree(service, plain, ids, today):
    for on, meeting_id in ids.items():
        wanted = [p.line for p in plain if p.is_outstanding(on)]
        assert [m.line_id for m in service.outstanding(meeting_id)] == wanted, on
    still = {p.line for p in plain if p.status in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)}
    late = {p.line for p in plain if p.is_late(today)}
    shown = service.register(ActionFilter(state="all"), today)
    order = sorted(plain, key=lambda p: (p.line not in still, p.line not in late, p.raised))
    assert [entry.line_id for entry in shown] == [p.line for p in order]
    assert {entry.line_id for entry in shown if entry.is_overdue(today)} == late
    assert {e.line_id for e in service.register(ActionFilter(state="overdue"), today)} == late
    assert service.register_count(ActionFilter(state="open"), today) == len(still)
    for name, first, last in (("Ann Old", 0, 6), ("Ben New", 6, 12)):
        meetings = {ids[on] for on in days()[first:last] if on in ids}
        wanted = {p.line for p in plain if "CC" in p.owners and p.meeting in meetings}
        assert {e.line_id for e in service.register(ActionFilter(owner=name, state="all"), today)} == wanted


def test_it_is_the_same_after_a_close_and_read_only(service, library, samples):
    before = [service.outstanding(key) for key in samples]
    service.close()
    reader = open_service(library, read_only=True)
    assert [reader.outstanding(key) for key in samples] == before
    with pytest.raises(PlainError, match="reading only"):
        reader.take_matters(samples[3], before[3][:1])
    reader.close()
