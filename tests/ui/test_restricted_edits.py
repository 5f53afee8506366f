"""Whatever is done to restricted text, no letter of it comes to stand where a publication copy would print it."""

import pytest
from editing_help import SMALL, STEPS, Hand, line
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from minutes_app.domain.lines import LineKind, Mark, MarkKind
from minutes_app.domain.meeting import Details, Meeting
from minutes_app.domain.publication import published
from minutes_app.service import open_service
from ui.meeting.page import MeetingPage
from ui.theme import LIGHT

SECRET, REASON = "ß", "personal data"  # a letter that nothing else here types
START = (
    *SMALL[:5],
    line(20, LineKind.PARAGRAPH, "ßß ß, ßß.", restricted=REASON),
    *SMALL[5:9],
    line(21, LineKind.BULLET, "An ßß open one", marks=(Mark(3, 5, MarkKind.RESTRICTED, REASON),)),
    line(22, LineKind.ITEM, "Acorn", restricted=REASON),
    line(23, LineKind.PARAGRAPH, "ßß ß", restricted=REASON),
    line(24, LineKind.ITEM, "Oak ß", level=2, restricted=REASON),
    line(25, LineKind.ACTION, "ß to ßß", restricted=REASON),
    *SMALL[9:],
    line(26, LineKind.ITEM, "Elm", restricted=REASON),
    line(27, LineKind.PARAGRAPH, "ß ß"),  # from another program: an item above says that it is restricted, and not it
    line(28, LineKind.ITEM, "Ivy ß", level=2),
    line(29, LineKind.BULLET, "ßß ß"),
)


@pytest.fixture
def desk(qtbot, dressed, library):
    page, service = MeetingPage(LIGHT), open_service(library)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    yield page, service
    page.leave()
    service.close()


@settings(
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=12, max_size=12))
@example(steps=[("typing_over", (0, 1), (12, 0), "\u00a0x")])
@example(steps=[("kind", (12, 0), LineKind.ITEM)])
@example(steps=[("enter", (5, 3), None), ("backspace", (6, 0), None, 1)])
@example(steps=[("copy", (5, 1), (5, 4)), ("paste", (1, 3), None)])
@example(steps=[("cut", (4, 2), (5, 2))])
@example(steps=[("copy", (0, 0), (11, 0)), ("paste", (12, 1), None)])
@example(steps=[("paste_text", (12, 4), None, "\nß\nß"), ("kind", (13, 0), LineKind.ITEM)])
@example(steps=[("copy", (16, 0), (16, 3)), ("paste_text", (12, 0), None, "ß\nß"), ("kind", (12, 0), LineKind.ITEM)])
@example(steps=[("enter", (16, 0), None), ("typing", (16, 0), "ß"), ("kind", (16, 0), LineKind.ITEM)])
@example(steps=[("level_item", 6, -1)])
@example(steps=[("level_item", 8, -1)])
@example(steps=[("backspace", (17, 0), None, 1)])
@example(steps=[("kind", (18, 0), LineKind.ITEM)])
@example(steps=[("kind", (17, 0), LineKind.NOTE)])
@example(steps=[("sentence", (17, 3))])
@example(steps=[("drop_item", 6, 0, True)])
@example(steps=[("copy", (17, 0), (20, 2)), ("paste", (1, 3), None)])
@example(steps=[("copy", (19, 0), (20, 2)), ("paste", (1, 0), None)])
@example(steps=[("enter", (16, 1), (17, 3))])
@example(steps=[("typing_over", (0, 1), (19, 0), "a")])
@example(steps=[("copy", (10, 3), (11, 3)), ("paste", (19, 2), None)])
@example(steps=[("move_item", 5, False)])
@example(steps=[("move_item", 8, False)])
@example(steps=[("copy", (17, 0), (18, 1)), ("paste", (16, 0), None)])
@pytest.mark.timeout(600)  # only a failure takes long: it is made small
def test_no_edit_sets_a_restricted_letter_free(desk, steps):
    page, service = desk
    page.leave()
    page.show_meeting(service.open_meeting(service.add_meeting(Meeting(Details("S"), (), START)), lambda state: None))
    hand = Hand(page)
    for name, *arguments in steps:
        getattr(hand, name)(*arguments)
        printed = [each.text for each in published(page.meeting.meeting).lines if SECRET in each.text]
        assert not printed, name
