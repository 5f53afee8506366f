"""What comes in by keys and input methods, cleaned before it is in the document, so that the screen is what is kept."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor

from minutes_app.domain.text import clean

_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


def clean_key(event: QKeyEvent) -> QKeyEvent:
    """Return the event of a key whose text can be kept as it is; control characters are left to Qt, as commands are."""
    text = event.text()
    if text.isascii() or text == clean(text):
        return event
    return QKeyEvent(event.type(), event.key(), event.modifiers(), clean(text), event.isAutoRepeat(), event.count())


def is_missed_mnemonic(event: QKeyEvent) -> bool:
    """Return whether a key with Alt, which no menu took, would type its letter.

    Text is what is typed with AltGr, which Windows gives as Ctrl and Alt, and with Option on a Mac, and what Alt with
    digits or an input method composed, which has no key of its own.
    """
    held, text = event.modifiers(), event.text()
    if sys.platform == "darwin" or event.key() in (0, Qt.Key.Key_unknown) or not text.isprintable():
        return False
    is_alone = not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    return bool(text) and is_alone and bool(held & Qt.KeyboardModifier.AltModifier)


def on_one_line(event: QInputMethodEvent) -> QInputMethodEvent:
    """Return the event of an input method whose text is one clean line, lest two lines share an id."""
    text = event.commitString()
    if text == clean(text):
        return event
    result = QInputMethodEvent(event.preeditString(), event.attributes())
    result.setCommitString(clean(text), event.replacementStart(), event.replacementLength())
    return result


def is_inside_pair(caret: QTextCursor) -> bool:
    """Return whether a caret stands between the two halves that Qt keeps of an emoji: a key there would break it."""
    document, position = caret.document(), caret.position()
    if caret.hasSelection() or not position:
        return False
    return _unit(document.characterAt(position)) in _LOW and _unit(document.characterAt(position - 1)) in _HIGH


def _unit(character: str) -> int:
    return ord(character) if character else 0
