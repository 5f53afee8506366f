"""What tests of reading Word share: pages as somebody at the office would make them."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from minutes_app.documents.reading.minutes import read_word
from minutes_app.domain.outline import printed_numbers
from minutes_app.places import resources

TEMPLATE = resources() / "templates" / "minutes.docx"
PEOPLE = [
    ("Attendance:", "John Campion", "Police and Crime Commissioner (PCC)"),
    ("", "Pippa Mills", "Chief Constable (CC)"),
    ("Apologies:", "Julian Moss", "Deputy Chief Constable (DCC)"),
]
LONG = "The PCC asked for confirmation that the two officers were in post and providing support to local policing."


class Page:
    """A document as somebody at the office would make it, without our styles."""

    def __init__(self):
        self.document = docx.Document()
        for words in (
            "Monthly Assurance Meeting July 2022– Meeting Notes",
            "Date: Monday 18th July 2022, 14:00pm",
            "Chair: John Campion",
            "Minutes: Natasha Noorbakhsh, Policy Officer, OPCC\tVenue West Mercia Police HQ",
        ):
            self.document.add_paragraph(words)

    def people(self):
        self.table([("", "Name:", "Capacity:"), *PEOPLE])
        return self

    def table(self, rows):
        """Add rows of cells; a cell is words, or a list of paragraphs as words or as XML."""
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, content in zip(table.add_row().cells, row, strict=True):
                fill(cell, content if isinstance(content, list) else [content])
        return self

    def flow(self, *paragraphs):
        for paragraph in paragraphs:
            if paragraph.startswith("<w:"):
                self.document.element.body.insert(-1, xml(paragraph))
            else:
                self.document.add_paragraph(paragraph)
        return self

    def saved(self):
        target = io.BytesIO()
        self.document.save(target)
        return target.getvalue()

    def read(self):
        return read_word(self.saved(), "earlier.docx")


def xml(text):
    first = text.index(">") if "/>" not in text[: text.index(">") + 1] else text.index("/>")
    return parse_xml(f"{text[:first]} {nsdecls('w')}{text[first:]}")


def fill(cell, paragraphs):
    for i, words in enumerate(paragraphs):
        if words.startswith("<w:"):
            cell._tc.append(xml(words))
        elif i or len(cell.paragraphs) > 1:
            cell.add_paragraph(words)
        else:
            cell.paragraphs[0].text = words
    if paragraphs and paragraphs[0].startswith("<w:"):
        cell._tc.remove(cell.paragraphs[0]._p)


def p(*runs, properties=""):
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def shape(read):
    numbers = printed_numbers(read.meeting.lines)
    return [(line.kind.value, numbers.get(line.id, ""), line.text) for line in read.meeting.lines]


ROWS = [
    ("No.", "Item", ""),
    ("1.", "Outstanding Matters / Matters arising", ""),
    ("", "N/A", ""),
    ("2.", "Holding to account", ""),
    ("2.4", "Ensuring all communities have a voice", ""),
    ("", [p(r("Corporate Communications Strategy", '<w:u w:val="single"/>'))], ""),
    ("", f"{LONG} Action: CC to check the status of the 2 posts.", "CC"),
    ("3.", "AOB", ""),
    ("", "N/A.", ""),
    ("4.", "Confirmation of next meeting type / date / time / venue:", ""),
    ("", ["Thursday 25th August, 10:00am", "Thematic – Serious Violence"], ""),
]
EXPECTED = [
    ("item", "1", "Outstanding Matters / Matters arising"),
    ("paragraph", "", "N/A"),
    ("item", "2", "Holding to account"),
    ("item", "2.4", "Ensuring all communities have a voice"),
    ("subheading", "", "Corporate Communications Strategy"),
    ("paragraph", "", LONG),
    ("action", "", "CC to check the status of the 2 posts."),
    ("item", "3", "AOB"),
    ("paragraph", "", "N/A."),
    ("item", "4", "Confirmation of next meeting type / date / time / venue:"),
    ("paragraph", "", "Thursday 25th August, 10:00am"),
    ("paragraph", "", "Thematic – Serious Violence"),
]


def owners(read):
    return [line.action.owners for line in read.meeting.lines if line.is_action]
