"""Files that are no minutes, are broken, or mean harm: one plain sentence each, soon, and in little memory."""

import io
import subprocess
import sys
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import docx
import pytest
from made_meetings import SAMPLES

from minutes_app.documents.files import read_file, read_with_report
from minutes_app.documents.word import meeting_as_word
from minutes_app.domain.errors import PlainError
from minutes_app.places import resources

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = resources() / "templates" / "minutes.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


@pytest.fixture(scope="module")
def sample():
    return meeting_as_word(read_file(SAMPLES[2022]), TEMPLATE)


def changed(content, packed=zipfile.ZIP_DEFLATED, **parts):
    """The package with some parts put in place of its own; names with __ for / and _dot_ for a full stop."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", packed) as package:
        named = {name.replace("__", "/").replace("_dot_", "."): part for name, part in parts.items()}
        for entry in source.infolist():
            package.writestr(entry.filename, named.pop(entry.filename, None) or source.read(entry))
        for name, part in named.items():
            package.writestr(name, part)
    return target.getvalue()


def document(body, before=""):
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def zipped(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def letter(content):
    target = io.BytesIO()
    page = docx.Document()
    for words in content:
        page.add_paragraph(words)
    page.save(target)
    return target.getvalue()


def picture_only():
    target = io.BytesIO()
    page = docx.Document()
    page.add_paragraph()._p.append(docx.oxml.parse_xml(f'<w:r xmlns:w="{W}"><w:pict/></w:r>'))
    page.save(target)
    return target.getvalue()


def two_of_a_name(content):
    target = io.BytesIO(content)
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", document("<w:p/>"))
    return target.getvalue()


ENTITIES = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9)
) + "]>"  # fmt: skip
HOSTILE = {
    "empty": (lambda _: b"", "is empty"),
    "words": (lambda _: b"Dear all, here are the minutes.", "not a Word document"),
    "pdf": (lambda _: b"%PDF-1.4 minutes", "not a Word document"),
    "old": (lambda _: OLE, "old Word format"),
    "locked": (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "zip": (lambda _: zipped(a="b"), "not a Word document"),
    "bomb": (lambda s: changed(s, word__document_dot_xml=document(f"<!--{' ' * 30_000_000}-->")), "far more"),
    "big bomb": (lambda s: changed(s, word__media__x_dot_bin=bytes(210_000_000)), "far more"),
    # Unpacked at one stroke, whatever its size.
    "packed bomb": (
        lambda s: changed(s, zipfile.ZIP_BZIP2, word__document_dot_xml=document(f"<!--{' ' * 190_000_000}-->")),
        "packed in a way",
    ),
    "elements": (lambda s: changed(s, word__document_dot_xml=document("<w:p/>" * 450_000)), "too large"),
    "deep": (lambda s: changed(s, word__document_dot_xml=document("<w:p>" * 200 + "</w:p>" * 200)), "too deep"),
    "entities": (lambda s: changed(s, word__document_dot_xml=document("<w:p>&j;</w:p>", ENTITIES)), "entities|damaged"),
    "outside": (
        lambda s: changed(
            s,
            word__document_dot_xml=document("<w:p>&x;</w:p>", "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"),
        ),
        "entities|damaged",
    ),
    "climbing": (lambda s: changed(s, **{"..__..__evil": b"x"}), "point outside"),
    "broken": (lambda s: changed(s, word__document_dot_xml=document("<w:p>")), "damaged"),
    "not xml": (lambda s: changed(s, word__document_dot_xml=b"\0\1\2"), "damaged"),
    "two": (two_of_a_name, "two parts of the same name"),
    "macros": (lambda s: changed(s, word__vbaProject_dot_bin=b"x"), "macros"),
    "no main": (lambda s: changed(s, _rels___dot_rels=b"<Relationships/>"), "not a Word document"),
    "away": (
        lambda s: changed(
            s,
            _rels___dot_rels=b'<Relationships><Relationship Id="r" TargetMode="External" Target="http://127.0.0.1:9/x" '
            b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>',
        ),
        "not a Word document",
    ),
    "picture": (lambda _: picture_only(), "does not look like minutes"),
    "letter": (
        lambda _: letter(["Dear Sir", "Date: 3 May 2022", "Thank you for your letter.", "1. I agree.", "Yours"]),
        "does not look like minutes",
    ),
    "nothing": (lambda s: changed(s, word__document_dot_xml=document("")), "does not look like minutes"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_one_sentence_and_soon(name, sample, tmp_path):
    make, why = HOSTILE[name]
    path = tmp_path / "earlier.docx"
    path.write_bytes(make(sample))
    start = time.monotonic()
    with pytest.raises(PlainError, match=why) as caught:
        read_file(path)
    assert time.monotonic() - start < 2
    assert "“earlier.docx”" in str(caught.value)
    assert str(caught.value).endswith("Nothing was imported.")
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_cut_short_anywhere(sample, tmp_path):
    path = tmp_path / "cut.docx"
    for i in range(200):
        path.write_bytes(sample[: len(sample) * i // 200])
        with pytest.raises(PlainError, match=r"“cut\.docx”"):
            read_file(path)


def test_bytes_changed_anywhere_are_read_or_said(sample, tmp_path):
    path = tmp_path / "bits.docx"
    for i in range(150):
        place = len(sample) * i // 150
        path.write_bytes(sample[:place] + bytes([sample[place] ^ 0xFF]) + sample[place + 1 :])
        try:
            read_file(path)
        except PlainError as error:
            assert "“bits.docx”" in str(error)


def test_a_lock_file_is_named(tmp_path):
    path = tmp_path / "~$nutes.docx"
    path.write_bytes(b"\x05Natasha")
    with pytest.raises(PlainError, match="beside one that is open"):
        read_file(path)


def test_links_out_of_the_document_are_not_followed(sample, tmp_path):
    """A template on a server, a picture on a server: both are links that Word itself would follow."""
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="http://127.0.0.1:9/evil.xml" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"/></Relationships>'
    )
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        relations = package.read("word/_rels/document.xml.rels").replace(b"</Relationships>", link)
    path = tmp_path / "linked.docx"
    path.write_bytes(changed(sample, word___rels__document_dot_xml_dot_rels=relations))
    assert len(read_with_report(path).meeting.attendees) == 7


def paragraph(words):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def row(*cells):
    return f"<w:tr>{''.join(f'<w:tc>{paragraph(words)}</w:tc>' for words in cells)}</w:tr>"


HEAD = paragraph("Board May 2021 - Minutes") + paragraph("Date: 3 May 2021")
NUMBERING = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
ODD = {
    "no digit that counts": {"word__document_dot_xml": document(HEAD + f"<w:tbl>{row('²', 'Item', '')}</w:tbl>")},
    "a digit in a ring": {"word__document_dot_xml": document(HEAD + f"<w:tbl>{row('③.', 'Item', '')}</w:tbl>")},
    "a long number": {"word__document_dot_xml": document(HEAD + f"<w:tbl>{row('9' * 5000, 'Item', '')}</w:tbl>")},
    "a level without end": {
        "word__document_dot_xml": document(HEAD + paragraph("1. Item")),
        "word__numbering_dot_xml": f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
        f'<w:lvl w:ilvl="{"9" * 5000}"/></w:abstractNum>{NUMBERING}</w:numbering>',
    },
    "an override without end": {
        "word__document_dot_xml": document(HEAD + paragraph("1. Item")),
        "word__numbering_dot_xml": f'<w:numbering xmlns:w="{W}">'
        f'{NUMBERING.replace("</w:num>", "")}<w:lvlOverride w:ilvl="{"9" * 5000}"/></w:num></w:numbering>',
    },
    "boxes in boxes": {
        "word__document_dot_xml": document(
            HEAD + f"{'<w:p><w:r><w:txbxContent>' * 30}{paragraph('1. Item')}{'</w:txbxContent></w:r></w:p>' * 30}"
        )
    },
}


@pytest.mark.parametrize("name", ODD)
def test_what_no_word_writes_is_read_all_the_same(name, sample, tmp_path):
    path = tmp_path / "odd.docx"
    path.write_bytes(changed(sample, **ODD[name]))
    assert [line.text for line in read_file(path).lines if line.is_item] == ["Item"]


@pytest.mark.parametrize("part", ["_rels/.rels", "word/_rels/document.xml.rels"])
def test_a_remark_among_the_relations_changes_nothing(part, sample, tmp_path):
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        remarked = package.read(part).replace(b"<Relationship ", b"<!-- a remark --><Relationship ")
    path = tmp_path / "remarked.docx"
    path.write_bytes(changed(sample, **{part.replace("/", "__").replace(".", "_dot_"): remarked}))
    assert len(read_file(path).attendees) == 7


LONG = {
    "no items": lambda n: "".join(paragraph(f"Some words {i} of a letter") for i in range(n)),
    "items": lambda n: "".join(paragraph(f"{i % 90 + 1}. Item {i}") for i in range(n)),
    "an action table": lambda n: "".join(
        [
            paragraph("1. Item"),
            f"<w:tbl>{row('Action', 'Owner', 'Due')}",
            *(row(f"Thing {i}", "CC", "soon") for i in range(n // 3)),
            "</w:tbl>",
        ]
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_four_times_as_long_takes_not_much_more_than_four_times(name, sample, tmp_path):
    def seconds(paragraphs):
        path = tmp_path / f"{paragraphs}.docx"
        path.write_bytes(changed(sample, word__document_dot_xml=document(HEAD + LONG[name](paragraphs))))
        start = time.process_time()
        with suppress(PlainError):
            read_file(path)
        return time.process_time() - start

    seconds(100)  # what is loaded once
    assert seconds(12_000) < 8 * min(seconds(3_000), seconds(3_000))


@pytest.mark.skipif(sys.platform == "win32", reason="needs the resource module")
@pytest.mark.parametrize("name", ["bomb", "elements", "big bomb", "packed bomb"])
def test_little_memory(name, sample, tmp_path):
    path = tmp_path / "earlier.docx"
    path.write_bytes(HOSTILE[name][0](sample))
    program = (
        "import re, sys; from pathlib import Path; from minutes_app.documents.files import read_file\n"
        "from minutes_app.domain.errors import PlainError\n"
        "try: read_file(Path(sys.argv[1]))\n"
        # Not getrusage: its peak is the parent's where that was larger when it forked.
        "except PlainError: print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 300 * 1024


def test_a_row_without_cells_costs_no_other_line(sample, tmp_path):
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        root = docx.oxml.parse_xml(package.read("word/document.xml"))
    row = root.findall(f".//{{{W}}}tbl")[-1].findall(f"{{{W}}}tr")[5]
    lost = {text.text for text in row.iter(f"{{{W}}}t")}
    for cell in row.findall(f"{{{W}}}tc"):
        row.remove(cell)
    path = tmp_path / "bare.docx"
    path.write_bytes(changed(sample, word__document_dot_xml=docx.oxml.xmlchemy.serialize_for_reading(root).encode()))
    before = tmp_path / "whole.docx"
    before.write_bytes(sample)
    kept = {line.text for line in read_file(path).lines}
    assert {line.text for line in read_file(before).lines} - kept <= lost
