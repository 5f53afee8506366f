"""Numbers of items, references to them, and items that hold nothing."""

from checked import found, item, line

from minutes_app.domain.checks import Rule
from minutes_app.domain.lines import LineKind


def test_typed_numbers_stand_once_and_in_order():
    def numbers(*items):
        findings = found(*(each for one in items for each in (one, line("Text", name=one.text + "text"))))
        return [(finding.rule, finding.words) for finding in findings]

    assert numbers(item("A", number="2.4"), item("B", number="2.4")) == [(Rule.NUMBER_TWICE, "B")]
    assert numbers(item("A", number="3"), item("B", number="2")) == [(Rule.NUMBER_OUT_OF_ORDER, "B")]
    assert numbers(item("A"), item("B", 2, "7.1")) == [(Rule.NUMBER_OUT_OF_ORDER, "B")]
    assert not numbers(item("A"), item("B", number="2"), item("C"), item("D", number="5"), item("E", number="10"))
    assert not numbers(item("A", number="4a"), item("B", number="4b"), item("C", number="²"))
    series = item("A", own_series=True)
    assert not numbers(series, item("B", 2, "1."), item("C", 2, "2."), item("D"))


def test_a_reference_leads_to_an_item():
    text = line("As said under agenda item 7.3.", name="r")
    (one,) = found(item("A"), text)
    assert (one.rule, one.words, one.sentence) == (Rule.NUMBER_NOT_THERE, "7.3", "No item has the number 7.3.")
    meant = {"r": {"1": "B"}}
    (one,) = found(item("A"), line("See item 1.", name="r"), item("B"), line("Text"), remembered=meant)
    assert one.sentence == "What was item 1 is now item 2."


def test_items_hold_something():
    heading = line("Call handling", LineKind.SUBHEADING)
    findings = found(item("A"), line(" ", name="blank"), item("B"), item("C", 2), item(""), line("x"), heading)
    assert [(each.rule, each.words) for each in findings] == [
        (Rule.EMPTY_ITEM, "A"),
        (Rule.EMPTY_ITEM, "C"),
        (Rule.EMPTY_ITEM, ""),
        (Rule.EMPTY_ITEM, "Call handling"),
    ]
    assert not found(item("A"), item("B", 2), line("N/A"))
