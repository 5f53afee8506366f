"""What the tests of backups, rebuilding and erasing share."""

import sqlite3
import threading
from contextlib import closing, contextmanager

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.service import open_service


class States:
    """What the service told of saving; waits for what is awaited."""

    def __init__(self):
        self.told = []
        self._news = threading.Condition()

    def __call__(self, state):
        with self._news:
            self.told.append(state)
            self._news.notify_all()

    def wait(self, is_awaited, seconds=10):
        with self._news:
            assert self._news.wait_for(lambda: any(map(is_awaited, self.told)), seconds)
            return next(filter(is_awaited, self.told))


@contextmanager
def held_by_another(library):
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def paragraph(name, text=""):
    return Line(name, LineKind.PARAGRAPH, text)


def meeting_of(*texts, series="Monthly"):
    return Meeting(Details(series=series), (), tuple(paragraph(f"l{i}", text) for i, text in enumerate(texts)))


def texts(service, meeting_id=1):
    return [line.text for line in service.load(meeting_id).lines]


@contextmanager
def opened_service(path):
    service = open_service(path)
    try:
        yield service
    finally:
        service.close()
