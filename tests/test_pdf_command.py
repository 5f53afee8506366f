"""A PDF from the command line: by Qt alone, without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from minutes_app.places import resources

MAIN = Path(__file__).resolve().parent.parent / "main.py"
SAMPLE = resources() / "samples" / "2022-07-monthly-assurance.json"


@pytest.fixture
def program(tmp_path):
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}

    def run(*words):
        command = [sys.executable, str(MAIN), "--library", str(tmp_path / "a.sqlite"), *map(str, words)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
        return done.returncode, done.stdout, done.stderr

    assert run("import", SAMPLE) == (0, "1\n", "")
    return run


def text_of(path):
    pdf = pypdfium2.PdfDocument(str(path))
    pages = [page.get_textpage().get_text_range() for page in pdf]
    pdf.close()
    return pages


def test_export_writes_a_pdf_in_form_and_variant(program, tmp_path):
    target = tmp_path / "minutes.pdf"
    assert program("export", 1, "--to", target, "--profile", "2019") == (0, f"{target}\n", "")
    pages = text_of(target)
    assert all("ACTION" in text and f"Page {n} of {len(pages)}" in text for n, text in enumerate(pages, start=1))
    assert program("export", 1, "--to", target, "--variant", "actions") == (0, f"{target}\n", "")
    assert "Meeting Notes – Actions" in text_of(target)[0]
    assert program("export", 1, "--to", target, "--variant", "accessible") == (0, f"{target}\n", "")
    whole = "".join(text_of(target))
    assert "Action (CC): CC to check" in whole and "No." not in whole, "headings and text stand outside a table"


def test_a_pdf_that_another_made_is_kept(program, tmp_path):
    target = tmp_path / "minutes.pdf"
    target.write_bytes(b"%PDF-1.4 of another")
    code, out, err = program("export", 1, "--to", target)
    assert (code, out) == (0, f"{tmp_path / 'minutes (2).pdf'}\n")
    assert "“minutes.pdf” was changed since it was exported, or was made by another program" in err
