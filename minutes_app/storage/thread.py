"""The database thread: it alone makes, uses and closes the connection to the library."""

import logging
import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

import sqlalchemy as sa

from minutes_app.domain.errors import PlainError
from minutes_app.storage.connection import Database
from minutes_app.storage.problems import in_words

_Result = TypeVar("_Result")
_log = logging.getLogger(__name__)
_Job = Callable[[], None]


class Caretaker(Protocol):
    """Looks after the library's file. Called on the database thread."""

    def look(self) -> None:
        """Put the library right where its file is no longer what it was; called before each use."""

    def mended(self, error: Exception) -> bool:
        """Put the library right where damage is why a use of it failed; return whether to try again."""

    def written(self) -> None:
        """Note that the library was written to."""


class DatabaseThread:
    """Runs jobs one after another on a thread of its own. `connect` makes the connection, on that thread.

    With a caretaker, `read` and `write` meet a library that is what was saved, or raise what says that it is not.
    """

    def __init__(self, connect: Callable[[], Database]) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._connect = connect
        self._timer: tuple[float, _Job] | None = None
        self.caretaker: Caretaker | None = None
        # A daemon: a program that ends without closing the library must end all the same; nothing is lost by it.
        self._thread = threading.Thread(target=self._work, name="database", daemon=True)
        self._thread.start()
        try:
            self.database = self._result(connect)
        except BaseException:
            self._end()
            raise

    def read(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        """Run `work` on one unchanging state of the library, wait, and return its result."""
        return self._result(lambda: self._read(work))

    def write(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        """Run `work` in a transaction, wait, and return its result.

        Raises PlainError where the library refuses; it then is as it was.
        """
        return self._result(lambda: self._write(work))

    def run(self, work: Callable[[], _Result], timeout: float | None = None) -> _Result:
        """Run `work` on the database thread, wait, and return its result. Raises TimeoutError, in seconds."""
        return self._result(work, timeout)

    def is_mended(self, error: Exception) -> bool:
        """Put the library right where damage is why a use of it failed, wait, and return whether to try again."""
        return self._result(lambda: bool(self.caretaker and self.caretaker.mended(error)))

    def post(self, job: _Job) -> None:
        """Have a job done, without waiting. The job must not raise."""
        self._jobs.put(job)

    def at(self, moment: float, job: _Job) -> None:
        """Have a job done at a moment of `time.monotonic`, in the place of the one set before. On this thread only."""
        self._timer = (moment, job)

    def close(self) -> None:
        """Close the connection and end the thread."""
        self._result(self._close)
        self._end()

    def _close(self) -> None:
        self._timer, self.caretaker = None, None  # a save that is due would open the library again
        self.database.close()

    def _read(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        return self._cared_for(lambda: self._within(self.database.reading, work))

    def _write(self, work: Callable[[sa.Connection], _Result]) -> _Result:
        result = self._cared_for(lambda: self._within(self.database.writing, work))
        if self.caretaker:
            self.caretaker.written()
        return result

    def _cared_for(self, use: Callable[[], _Result]) -> _Result:
        if self.caretaker is None:
            return use()
        self.caretaker.look()
        try:
            return use()
        except Exception as error:
            if not self.caretaker.mended(error):
                raise
        return use()

    def _within(
        self, transaction: Callable[[], AbstractContextManager[sa.Connection]], work: Callable[[sa.Connection], _Result]
    ) -> _Result:
        if self.database.is_closed:
            raise PlainError(
                "The library cannot be reached just now. Nothing typed is lost: it is tried again by itself."
            )
        with transaction() as connection:
            return work(connection)

    def _result(self, work: Callable[[], _Result], timeout: float | None = None) -> _Result:
        try:
            if threading.current_thread() is self._thread:  # waiting for itself, it would wait for ever
                return work()
            if not self._thread.is_alive():
                raise ValueError("the library is closed")
            future: Future[_Result] = Future()
            self._jobs.put(lambda: _fulfil(future, work))
            return future.result(timeout)
        except (sa.exc.OperationalError, sa.exc.DatabaseError) as error:
            if isinstance(error, sa.exc.IntegrityError | sa.exc.ProgrammingError):
                raise
            raise PlainError(
                f"This cannot be done just now, as {in_words(error)}. Nothing has been changed."
            ) from error

    def _end(self) -> None:
        self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        while True:
            try:
                job = self._jobs.get(timeout=self._pause())
            except queue.Empty:
                job = self._due()
            if job is None:
                return
            self._do(job)

    def _do(self, job: _Job) -> None:
        try:
            job()
        except Exception as error:  # noqa: BLE001 - this thread must outlive every fault, or nothing more is saved
            _log.error("a job of the database thread failed: %s", type(error).__name__)

    def serve(self) -> None:
        """Do the jobs that wait, between two steps of a long job of this thread, so that saving goes on meanwhile."""
        for _ in range(self._jobs.qsize()):
            job = self._jobs.get()
            if job is None:
                self._jobs.put(job)
                return
            self._do(job)
        if self._timer and self._timer[0] <= time.monotonic():
            self._do(self._due())

    def reconnect(self, prepare: Callable[[], None]) -> None:
        """Close the connection, do what needs the library closed, and open it again. On this thread only."""
        self.database.close()
        prepare()
        self.database = self._connect()

    def _pause(self) -> float | None:
        return max(0.0, self._timer[0] - time.monotonic()) if self._timer else None

    def _due(self) -> _Job:
        assert self._timer is not None  # noqa: S101 - without a timer there is no end to the wait
        job, self._timer = self._timer[1], None
        return job


def _fulfil(future: "Future[_Result]", work: Callable[[], _Result]) -> None:
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001 - raised again where the result is waited for
        future.set_exception(error)
