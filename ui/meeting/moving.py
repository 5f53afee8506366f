"""The keys that move a row of a panel: Alt+Shift+Up and Alt+Shift+Down."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


def moving_step(event: QEvent) -> int:
    """Return -1 for the key that moves up, 1 for the one that moves down, 0 for any other event."""
    if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _ALT_SHIFT:
        return 0
    return _STEPS.get(Qt.Key(event.key()), 0)


def claims_moving_key(event: QEvent) -> bool:
    """Claim a moving key for the panel with the focus: the menu has the same key for the item at the caret."""
    if event.type() == QEvent.Type.ShortcutOverride and moving_step(event):
        event.accept()
        return True
    return False
