"""R11: any editing, any crash: what is stored is what a plain model says, after every action.

A crash copies the files as they lie, without SQLite's -shm, which the death of a machine takes along.
"""

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "storage"))
from any_meetings import attendees, details, lines, meetings, texts
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from minutes_app.service import Place, open_service, restore_backup

NUMBERS = st.integers(0, 1_000_000)


class EditingSessions(RuleBasedStateMachine):
    """Some meetings of one library, each in a plain model, and the program over and over again."""

    def __init__(self):
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="sessions "))
        self.crashes = 0
        self.library = self.root / "0" / "a.sqlite"
        self.service = open_service(self.library)
        self.model, self.opened, self.places, self.backup = {}, {}, {}, None

    def teardown(self):
        self.service.close()
        shutil.rmtree(self.root)

    def _chosen(self, number, among):
        return sorted(among)[number % len(among)]

    def _open(self, meeting_id):
        self.opened[meeting_id] = self.service.open_meeting(meeting_id, lambda state: None)

    @initialize(meeting=meetings)
    def begin(self, meeting):
        self._open(self._add(meeting))

    def _add(self, meeting):
        added = self.service.add_meeting(meeting)
        assert added not in self.model
        self.model[added] = meeting
        return added

    @rule(meeting=meetings, is_opened=st.booleans())
    def add(self, meeting, is_opened):
        added = self._add(meeting)
        if is_opened:
            self._open(added)

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, at=NUMBERS, removed=st.integers(0, 3), new=st.lists(lines(), max_size=3))
    def splice(self, which, at, removed, new):
        self._splice(self._chosen(which, self.opened), at, removed, new)

    def _splice(self, key, at, removed, new):
        listed = list(self.model[key].lines)
        first = at % (len(listed) + 1)
        removed = min(removed, len(listed) - first)
        self.opened[key].splice(first, removed, new)
        listed[first : first + removed] = new
        self.model[key] = replace(self.model[key], lines=tuple(listed))

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, at=NUMBERS, text=texts)
    def type_in_a_line(self, which, at, text):
        key = self._chosen(which, self.opened)
        listed = self.model[key].lines
        if listed:
            line = listed[at % len(listed)]
            self._splice(key, at % len(listed), 1, [replace(line, text=line.text + text)])

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, start=NUMBERS, count=st.integers(1, 4), to=NUMBERS)
    def move_lines(self, which, start, count, to):
        key = self._chosen(which, self.opened)
        listed = list(self.model[key].lines)
        if listed:
            start %= len(listed)
            moved, rest = listed[start : start + count], listed[:start] + listed[start + count :]
            to %= len(rest) + 1
            self._splice(key, 0, len(listed), rest[:to] + moved + rest[to:])

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, people=st.lists(attendees, max_size=4))
    def set_attendees(self, which, people):
        key = self._chosen(which, self.opened)
        self.opened[key].set_attendees(people)
        self.model[key] = replace(self.model[key], attendees=tuple(people))

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, new=details)
    def set_details(self, which, new):
        key = self._chosen(which, self.opened)
        self.opened[key].set_details(new)
        self.model[key] = replace(self.model[key], details=new)

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, at=NUMBERS, column=st.integers(0, 30))
    def set_place(self, which, at, column):
        key = self._chosen(which, self.opened)
        listed = self.model[key].lines
        if listed:
            self.places[key] = Place(listed[at % len(listed)].id, column)
            self.opened[key].set_place(self.places[key])

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS)
    def close_a_meeting(self, which):
        self.opened.pop(self._chosen(which, self.opened)).close()

    @precondition(lambda self: len(self.opened) < len(self.model))
    @rule(which=NUMBERS)
    def open_a_meeting(self, which):
        key = self._chosen(which, self.model.keys() - self.opened)
        self._open(key)
        assert key not in self.places or self.opened[key].place == self.places[key]

    @precondition(lambda self: len(self.model) > 1 and len(self.opened) < len(self.model))
    @rule(which=NUMBERS)
    def erase(self, which):
        key = self._chosen(which, self.model.keys() - self.opened)
        assert self.service.erase(key) == []
        del self.model[key]
        self.places.pop(key, None)
        if self.backup:
            self.backup[1].pop(key, None)

    @rule()
    def back_up(self):
        self.service.back_up()
        assert not self.service.backup_problem
        self.backup = self.service.backups()[0].path.name, dict(self.model)

    @precondition(lambda self: self.backup)
    @rule()
    def restore(self):
        self._close()
        name, self.model = self.backup[0], dict(self.backup[1])
        restore_backup(self.library, name)
        self.places = {}
        self.service = open_service(self.library)

    @rule()
    def close_and_start_again(self):
        self._close()
        self.service = open_service(self.library)
        assert self.service.recovered is None

    def _close(self):
        for opened in self.opened.values():
            opened.close()
        self.opened = {}
        self.service.close()

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, at=NUMBERS, removed=st.integers(0, 3), new=st.lists(lines(), min_size=1, max_size=3))
    def type_and_crash(self, which, at, removed, new):
        self._splice(self._chosen(which, self.opened), at, removed, new)
        self._crash()

    @precondition(lambda self: self.opened)
    @rule(which=NUMBERS, people=st.lists(attendees, max_size=4), new=details)
    def change_what_stands_above_and_crash(self, which, people, new):
        self.set_attendees(which, people)
        self.set_details(which, new)
        self._crash()

    def _crash(self):
        self.crashes += 1
        there = self.root / str(self.crashes)
        there.mkdir()
        for path in self.library.parent.glob("a.sqlite*"):
            if not path.name.endswith(("-shm", ".lock", ".in-use")):
                shutil.copy(path, there)
        if (self.library.parent / "backups").is_dir():
            unfinished = shutil.ignore_patterns("*.part*")  # they come and go while this copies
            shutil.copytree(self.library.parent / "backups", there / "backups", ignore=unfinished)
        opened = list(self.opened)
        self._close()
        self.library, self.places = there / "a.sqlite", {}
        self.service = open_service(self.library)
        assert self._stored() == self.model
        for key in opened:
            self._open(key)

    def _stored(self):
        return {entry.id: self.service.load(entry.id) for entry in self.service.meetings()}

    @invariant()
    def stored_is_what_the_model_says(self):
        assert all(opened.meeting == self.model[key] for key, opened in self.opened.items())
        assert all(opened.flush() for opened in self.opened.values())
        assert self._stored() == self.model
