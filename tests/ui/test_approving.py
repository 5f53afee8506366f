"""Approved minutes are read-only in the window, and said to be; reopening needs a reason."""

from datetime import date

import pytest
from PySide6.QtWidgets import QInputDialog

from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Status


@pytest.fixture
def approved(meeting_window, monkeypatch):
    monkeypatch.setattr(QInputDialog, "getItem", lambda *a, **k: ("Agreed as a true record", True))
    meeting_window.approving.approve()
    return meeting_window


def test_approving_locks_the_record_and_says_so(approved, typist):
    page = approved.page
    assert page.meeting.meeting.details.status is Status.APPROVED
    assert page.header.draft.text() == "APPROVED"
    before = page.editor.lines.lines[:]
    typist.type("not to be typed")
    typist.press("Delete", "Return", "Backspace")
    assert page.editor.lines.lines == before
    with pytest.raises(PlainError, match="approved"):
        page.editor.next_item()
    page.attendee_model.remove(0)
    assert len(page.attendee_model.attendees) == 7
    assert "approved" in page.attendees.problem.text()
    assert page.meeting.meeting.lines == tuple(before)


def test_the_version_is_kept_and_reopening_makes_a_draft_again(approved, typist, monkeypatch):
    service, meeting_id = approved.service, approved.page.meeting.id
    assert [version.words for version in service.versions(meeting_id)] == ["Agreed as a true record"]
    assert service.versions(meeting_id)[0].saved_on == date.today()
    monkeypatch.setattr(QInputDialog, "getText", lambda *a, **k: ("A wrong name in 2.2", True))
    approved.approving.reopen()
    assert approved.page.meeting.meeting.details.status is Status.DRAFT
    typist.type("typed")
    assert "typed" in approved.page.editor.toPlainText()
    assert len(service.versions(meeting_id)) == 2
