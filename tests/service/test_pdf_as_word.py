"""The PDF that LibreOffice makes: whole, in time, or not at all."""

import os
import shutil
import stat
import sys
import threading
import time
from datetime import date
from pathlib import Path
from socketserver import StreamRequestHandler, TCPServer

import docx
import pypdfium2
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from minutes_app.documents.files import read_file
from minutes_app.documents.office_pdf import word_as_pdf
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.actions import Action
from minutes_app.domain.errors import PlainError
from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.places import resources, standard_template
from minutes_app.service import pdf_program

SAMPLE = resources() / "samples" / "2022-07-monthly-assurance.json"
has_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for LibreOffice is a shell script")


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Put another program, a shell script, where LibreOffice would be found."""

    def put(script):
        folder = tmp_path / "bin"
        folder.mkdir()
        program = folder / "soffice"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(stat.S_IRWXU)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
        return folder

    return put


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    told = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8")
    return told.rpartition(")")[2].split()[0] != "Z"  # a zombie has ended


@has_office
def test_every_page_is_numbered_and_says_the_words_of_the_word_file(service, tmp_path):
    meeting, heard = read_file(SAMPLE), []
    written = service.pdf_as_word_shows(meeting, tmp_path / "a.pdf", goes_on=lambda taken: not heard.append(taken))
    pdf = pypdfium2.PdfDocument(str(written.path))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    assert all(f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, start=1))
    assert "Ensuring all communities have a voice" in "".join(pages)
    assert b"/MarkInfo" in written.path.read_bytes(), "it is tagged"
    assert heard == sorted(heard)
    # Its own seal lets it be replaced, and a change of it does not.
    assert service.pdf_as_word_shows(meeting, tmp_path / "a.pdf").path == written.path
    written.path.write_bytes(written.path.read_bytes() + b" ")
    assert service.pdf_as_word_shows(meeting, tmp_path / "a.pdf").path == tmp_path / "a (2).pdf"


@has_office
def test_approved_minutes_are_shown_as_they_were_approved(service, tmp_path):
    action = Line("a", LineKind.ACTION, "The plan to be shared", action=Action(owners=("CC",)))
    key = service.add_meeting(Meeting(Details("Monthly", date=date(2022, 7, 18)), (), (action,)))
    service.approve(key, on=date(2022, 8, 25), words="Agreed")
    service.change_action(key, "a", owners=["CFO"])
    written = service.pdf_as_word_shows(service.load(key), tmp_path / "a.pdf", key)
    pdf = pypdfium2.PdfDocument(str(written.path))
    words = "".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    assert ("CC" in words, "CFO" in words) == (True, False)


@on_unix
@pytest.mark.parametrize("way", ["stopped", "late"])
def test_stopping_or_lateness_ends_the_other_program_with_all_it_started(qtbot, stand_in, way):
    folder = stand_in('sleep 600 & echo $! > "$(dirname "$0")/child"; wait')
    longest = 0.5 if way == "late" else 60
    asked = time.monotonic()

    def goes_on(seconds):
        return way == "late" or not (folder / "child").exists()

    said = r"within 0\.5 seconds" if way == "late" else "Stopped before LibreOffice"
    with pytest.raises(PlainError, match=rf"{said}.*Nothing was written; the minutes are safe"):
        word_as_pdf(b"", goes_on, longest=longest)
    assert time.monotonic() - asked < 20
    if sys.platform == "linux":
        child = int((folder / "child").read_text())
        qtbot.waitUntil(lambda: not is_running(child))


@on_unix
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "kill -9 $$"])
def test_a_program_that_makes_nothing_is_one_sentence_and_no_file(service, stand_in, tmp_path, script):
    stand_in(script)
    with pytest.raises(PlainError, match=r"^LibreOffice could not make the PDF\. Nothing was written; the minutes are"):
        service.pdf_as_word_shows(Meeting(), tmp_path / "a.pdf")
    assert not (tmp_path / "a.pdf").exists()


@on_unix
def test_where_there_is_no_such_program_that_is_said(service, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    if pdf_program():
        pytest.skip("an office program is installed in its usual place")
    with pytest.raises(PlainError, match="Neither Word nor LibreOffice was found"):
        service.pdf_as_word_shows(Meeting(), tmp_path / "a.pdf")


@has_office
def test_the_program_is_named_before_it_is_asked(tmp_path):
    assert pdf_program() in ("Word", "LibreOffice")
    content = meeting_as_word(Meeting(), standard_template())
    assert word_as_pdf(content).startswith(b"%PDF-")


LINKED_PICTURE = """<w:r {namespaces}><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/>
<wp:docPr id="1" name="logo"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>
<a:blip r:link="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/>
</a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""


@pytest.fixture
def web_server():
    """A server on this computer that remembers what it was asked for."""
    asked = []

    class Remembers(StreamRequestHandler):
        def handle(self):
            asked.append(self.rfile.readline())
            self.wfile.write(b"HTTP/1.0 404 Not found\r\n\r\n")

    server = TCPServer(("127.0.0.1", 0), Remembers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@has_office
@pytest.mark.skipif(pdf_program() == "Word", reason="Word goes by its own settings")
def test_nothing_that_a_template_links_to_is_fetched(service, web_server, tmp_path):
    address, asked = web_server
    template = docx.Document(str(standard_template()))
    header = template.sections[0].header
    link = header.part.relate_to(f"{address}/logo.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    spaces = nsdecls("w", "wp", "a", "pic", "r")
    header.add_paragraph()._p.append(parse_xml(LINKED_PICTURE.format(namespaces=spaces, link=link)))
    template.save(str(tmp_path / "office.docx"))
    written = service.pdf_as_word_shows(Meeting(), tmp_path / "a.pdf", template=tmp_path / "office.docx")
    assert written.path.exists()
    assert asked == []
