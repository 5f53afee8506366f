"""Actions: what is to be done, by whom, and by when, as the words of a line say it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class ActionKind(StrEnum):
    """A task has owners; a bring-back returns a matter to a later meeting and needs none."""

    TASK = "task"
    BRING_BACK = "bring-back"


class ActionStatus(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    COMPLETE = "complete"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self in (ActionStatus.OPEN, ActionStatus.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class Action:
    """What follows from an action line. `due_meeting` is the month of a meeting as '2019-11', empty for none."""

    kind: ActionKind = ActionKind.TASK
    owners: tuple[str, ...] = ()
    due: date | None = None
    due_meeting: str = ""
    status: ActionStatus = ActionStatus.OPEN

    @property
    def lacks_owner(self) -> bool:
        """Whether a task stands there without anyone to do it."""
        return self.kind is ActionKind.TASK and not self.owners


def settled(chosen: Action, words_then: Action, words_now: Action) -> Action:
    """Return the action that holds now: what was chosen, until the words it was chosen against say something else."""
    fields = {
        name: getattr(chosen if getattr(words_now, name) == getattr(words_then, name) else words_now, name)
        for name in ("kind", "owners", "due", "due_meeting")
    }
    return replace(chosen, **fields)
