"""What a person has said is right as it is: remembered for each meeting, without a word of the minutes."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QSettings

from minutes_app.domain.checks import Finding

_LENGTH = 16  # digits: enough to tell the findings of a meeting apart


class PassedOver:
    """The findings passed over in one meeting. They are kept as digests, for settings are read by anyone."""

    def __init__(self, settings: QSettings, library: Path, meeting_id: int) -> None:
        self._settings = settings
        self._name = f"passedOver/{_digest(str(library))}/{meeting_id}"
        self._known = dict.fromkeys(str(settings.value(self._name, "")).split())

    def __contains__(self, finding: Finding) -> bool:
        return _digest(*finding.key) in self._known

    def add(self, finding: Finding) -> None:
        """Pass a finding over."""
        self._known[_digest(*finding.key)] = None
        self._keep()

    def take_back(self, findings: Iterable[Finding]) -> bool:
        """Bring back the one of these that was passed over last; say whether there was one."""
        here = {_digest(*finding.key) for finding in findings}
        last = next((known for known in reversed(self._known) if known in here), None)
        if last is None:
            return False
        del self._known[last]
        self._keep()
        return True

    def clear(self) -> None:
        """Bring all back."""
        self._known.clear()
        self._keep()

    def _keep(self) -> None:
        if self._known:
            self._settings.setValue(self._name, " ".join(self._known))
        else:
            self._settings.remove(self._name)


def _digest(*words: str) -> str:
    return sha256("\x1f".join(words).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
