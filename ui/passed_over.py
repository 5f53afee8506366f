"""What a person has said is right as it is: remembered for each meeting, without a word of the minutes."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from minutes_app.domain.checks import Finding

if TYPE_CHECKING:
    from minutes_app.service import MinutesService

_LENGTH = 16  # digits: enough to tell the findings of a meeting apart


class Remembered:
    """What a person said of things in one meeting, kept as digests, for settings are read by anyone.

    It is kept by the library's uid, so that it goes with the library where that is moved.
    """

    def __init__(self, settings: QSettings, what: str, service: "MinutesService", meeting_id: int) -> None:
        self._settings = settings
        self._name = f"{what}/{service.uid}/{meeting_id}"
        self._take_over(f"{what}/{_digest(str(service.path))}/{meeting_id}")  # as it was named at first
        self._known = dict.fromkeys(str(settings.value(self._name, "")).split())

    def _take_over(self, old: str) -> None:
        kept = self._settings.value(old)
        if kept is not None:
            if not self._settings.contains(self._name):
                self._settings.setValue(self._name, kept)
            self._settings.remove(old)

    def has(self, *words: str) -> bool:
        """Return whether this was remembered."""
        return _digest(*words) in self._known

    def add(self, *words: str) -> None:
        """Remember this."""
        self._known[_digest(*words)] = None
        self._keep()

    def forget_last(self, among: Iterable[tuple[str, ...]]) -> bool:
        """Forget the one of these that was remembered last; say whether there was one."""
        here = {_digest(*words) for words in among}
        last = next((known for known in reversed(self._known) if known in here), None)
        if last is None:
            return False
        del self._known[last]
        self._keep()
        return True

    def clear(self) -> None:
        """Forget all."""
        self._known.clear()
        self._keep()

    def _keep(self) -> None:
        if self._known:
            self._settings.setValue(self._name, " ".join(self._known))
        else:
            self._settings.remove(self._name)


class PassedOver:
    """The findings passed over in one meeting."""

    def __init__(self, settings: QSettings, service: "MinutesService", meeting_id: int) -> None:
        self._remembered = Remembered(settings, "passedOver", service, meeting_id)

    def __contains__(self, finding: Finding) -> bool:
        return self._remembered.has(*finding.key)

    def add(self, finding: Finding) -> None:
        """Pass a finding over."""
        self._remembered.add(*finding.key)

    def take_back(self, findings: Iterable[Finding]) -> bool:
        """Bring back the one of these that was passed over last; say whether there was one."""
        return self._remembered.forget_last(finding.key for finding in findings)

    def clear(self) -> None:
        """Bring all back."""
        self._remembered.clear()


def _digest(*words: str) -> str:
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
