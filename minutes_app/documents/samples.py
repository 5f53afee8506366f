"""Published minutes written out as JSON ("minutes-sample/1"), read as meetings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from minutes_app.documents.numbers import automatic_where_the_same
from minutes_app.domain.codec import FORMAT, meeting_from_data
from minutes_app.domain.errors import PlainError
from minutes_app.domain.meeting import Meeting

SCHEMA = "minutes-sample/1"
KINDS = MappingProxyType(
    {
        "paragraph": "paragraph",
        "placeholder": "paragraph",
        "brought_forward": "paragraph",
        "subheading": "subheading",
        "bullet": "bullet",
        "note": "note",
        "action": "action",
    }
)

Data = Mapping[str, Any]


def meeting_from_sample(data: Data) -> Meeting:
    """Return the meeting of a sample: as published, each number automatic where the outline prints the same.

    Raises PlainError where the data is not of the sample's shape.
    """
    try:
        shape = _in_exchange_shape(data)
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise PlainError(f"This sample is not of the shape “{SCHEMA}”: it lacks or mixes up {error}.") from error
    meeting = meeting_from_data(shape)
    return replace(meeting, lines=automatic_where_the_same(meeting.lines))


def _in_exchange_shape(data: Data) -> dict[str, Any]:
    meeting = data["meeting"]
    names = {person["id"]: person["name"] for person in data["people"]}
    details = {
        "series": meeting.get("type"),
        "title": meeting["title_line"],
        "date": meeting.get("date"),
        "start_time": meeting.get("start_time"),
        "end_time": meeting.get("end_time"),
        "venue": meeting.get("venue"),
        "chair": names.get(meeting.get("chair")),
        "minutes_by": _printed(meeting, "Minutes:") or names.get(meeting.get("minutes_by")),
        "next_meeting": data.get("next_meeting"),
    }
    people = [{**person, "short_form": person["abbreviation"]} for person in data["people"]]
    return {"format": FORMAT, "meeting": details, "attendees": people, "lines": list(_lines(data["items"]))}


def _printed(meeting: Data, label: str) -> str:
    rows = meeting.get("meta_lines") or ()
    return next((str(row["value"]) for row in rows if row["label"] == label), "")


def _lines(content: list[Data]) -> Iterator[dict[str, Any]]:
    for entry in content:
        if entry["type"] == "item":
            yield _item(entry)
            yield from _lines(entry["content"])
        else:
            yield _block(entry)


def _item(entry: Data) -> dict[str, Any]:
    """Return an item with its number typed as printed; whether it could be automatic shows only among the others."""
    return {
        "kind": "item",
        "text": entry["title"],
        "level": entry["level"],
        "number": entry["number_printed"],
        "number_typed": True,
        "own_series": _counts_by_itself(entry),
    }


def _counts_by_itself(entry: Data) -> bool:
    """Return whether the items directly inside a numbered item print 1., 2. … without the number of the item."""
    inside = (child["number_printed"] for child in entry["content"] if child["type"] == "item")
    first = next((number for number in inside if number), "")
    return bool(entry["number_printed"]) and first.rstrip(".").isdecimal()


def _block(entry: Data) -> dict[str, Any]:
    return {
        "kind": KINDS[entry["type"]],
        "text": entry["text"],
        "level": entry.get("level", 1),
        "action": _action(entry) if entry["type"] == "action" else None,
    }


def _action(entry: Data) -> dict[str, Any]:
    return {
        "kind": "bring-back" if entry.get("kind") == "bring back" else "task",
        "owners": entry["owners"],
        "due_meeting": (entry.get("due_meeting") or {}).get("month"),
    }
