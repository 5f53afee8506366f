"""What tests of the window share: a small meeting to type into."""

import pytest

from minutes_app.domain.lines import Line, LineKind
from minutes_app.domain.meeting import Details, Meeting


@pytest.fixture
def open_small_meeting(window):
    """Open a meeting of these people with one item, the caret in its empty text."""

    def open_with(people):
        lines = (Line("a" * 16, LineKind.ITEM, "Custody"), Line("b" * 16, LineKind.PARAGRAPH))
        window.open_meeting(window.service.add_meeting(Meeting(Details("Other meeting"), people, lines)))
        return window

    return open_with
