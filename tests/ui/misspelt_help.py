"""What tests of spelling share: minutes to type into, and the words that are marked in them."""

from PySide6.QtGui import QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QApplication

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Attendee, Details, Meeting

PEOPLE = (
    Attendee("John Campion", "Police and Crime Commissioner", "PCC"),
    Attendee("Natasha Noorbakhsh", "Policy Officer", "NN"),
    Attendee("Zoë Nelson-Smyth", "Chief Constable", "CC"),
)
BACKGROUND = QTextFormat.Property.BackgroundBrush.value
SWITCH = "Mark misspelt words as I type"


def open_lines(qtbot, window, *texts):
    """Open a meeting of these paragraphs, the caret at the end of the last."""
    lines = (Line("a" * 16, LineKind.ITEM, "Custody"),)
    lines += tuple(Line(f"{number:016}", LineKind.PARAGRAPH, text) for number, text in enumerate(texts or ("",)))
    window.open_meeting(window.service.add_meeting(Meeting(Details("Other meeting"), PEOPLE, lines)))
    qtbot.waitUntil(lambda: window.spelling.is_ready and not window.page.editor.misspelt.is_looking, timeout=20_000)


def text(window):
    return window.page.editor.textCursor().block().text()


def texts(window):
    return [line.text for line in window.page.editor.lines.lines][1:]


def squiggled(window, index=None):
    """The words marked as misspelt in a line, by default the caret's."""
    return underlined(window, QTextCharFormat.UnderlineStyle.SpellCheckUnderline, index)


def underlined(window, style, index=None):
    """The words of a line that are underlined so, cut out in UTF-16 as Qt counts."""
    editor = window.page.editor
    block = editor.textCursor().block() if index is None else editor.document().findBlockByNumber(index)
    units = block.text().encode("utf-16-le")
    runs = [
        (part.start, part.start + part.length)
        for part in block.layout().formats()
        if part.format.underlineStyle() == style
    ]
    words = []
    for start, end in sorted(runs):
        if words and words[-1][1] == start:
            start = words.pop()[0]
        words.append((start, end))
    return [units[start * 2 : end * 2].decode("utf-16-le") for start, end in words]


def letters(part):
    return range(part.start, part.start + part.length)


def said(window):
    return window.status.notice.text()


def menu(window):
    return QApplication.activePopupWidget()


def entries(window):
    return [action.text() for action in menu(window).actions() if action.text()]


RIGHT = (
    "The PCC asked T/DCC and the PCC’s office.",
    "Natasha Noorbakhsh, Noorbakhsh’s paper and Zoë Nelson-Smyth",
    "AOB: HMICFRS on 25th August at 10:00am, 2pm, 3rd, COVID19.",
    "Policing: custodians organise neighbourhood programmes, judgement, colour, re-elected",
    "Don’t and don't, O’Brien, e.g. and i.e., café, naïve",
    "See www.west-mercia.police.uk, j.smyth@opcc.gov.uk, minutes.docx and \\\\serverr\\sharre",
    "ChatGPT, iPhones and McDonald",
)


def opened(qtbot, window, typist):
    """A meeting with one item, the caret in its empty text, and the dictionary loaded."""
    open_lines(qtbot, window)
    return window
