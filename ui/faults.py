"""Our own bugs: written down without a word of the minutes, said in the window, the text safe where it is."""

import faulthandler
import logging
import sys
import threading
import time
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from minutes_app.domain.errors import PlainError

_SENTENCE = "Something went wrong in the program. Your text is safe on the screen and is being saved; you can go on."
_LOG_BYTES, _LOG_FILES = 1_000_000, 5
_LOGGERS = ("opcc-minutes", "minutes_app", "ui")
_QUIET_SECONDS = 10.0  # within them the same fault is written down once: painting can fail at each paint
_PLACES = 30  # of the places that led to a fault, so many are written down


class FaultReport(QObject):
    """Takes every exception that nobody caught, from any thread.

    Only types and places in the code are written down: messages of exceptions can hold what was typed.

    Signals:
        faultReported: the sentence to show.
        programFailed: it was a fault of ours, so that the text may not have gone its way.
    """

    faultReported = Signal(str)
    programFailed = Signal()

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._log = logging.getLogger("opcc-minutes")
        self._file = folder / "faults.log"
        self._told: dict[str, float] = {}

    def install(self) -> None:
        """Take over the hooks of the interpreter and of Qt. Without a place to write, the window still tells."""
        handler = self._handler()
        for name in _LOGGERS:
            logging.getLogger(name).addHandler(handler)
            logging.getLogger(name).propagate = False
        if sys.stderr is not None:
            faulthandler.enable()
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        qInstallMessageHandler(self._on_qt_message)

    def _handler(self) -> logging.Handler:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._file.touch(mode=0o600)
            handler = RotatingFileHandler(self._file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8")
        except OSError:
            return logging.NullHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        return handler

    def _on_exception(self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, problem, trace)
            return
        if isinstance(problem, PlainError):
            self.faultReported.emit(str(problem))  # written for a person, wherever it was raised
            return
        frames = traceback.extract_tb(trace)[:-_PLACES:-1]
        places = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)
        self._write(f"{kind.__name__} at {places}")
        self.faultReported.emit(_SENTENCE)
        self.programFailed.emit()

    def _write(self, fault: str) -> None:
        now = time.monotonic()
        if now - self._told.get(fault, -_QUIET_SECONDS) >= _QUIET_SECONDS:
            self._told[fault] = now
            self._log.error("%s", fault)

    def _on_thread_exception(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def _on_unraisable(self, given: "sys.UnraisableHookArgs") -> None:
        if given.exc_value is not None:
            self._on_exception(given.exc_type, given.exc_value, given.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, context: object, message: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._log.error("Qt %s", kind.name)
