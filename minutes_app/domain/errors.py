"""The one exception that a person reads."""


class PlainError(Exception):
    """Something a person must read: whole sentences that say what happened and what is safe.

    Everything unexpected stays an ordinary exception and is a bug.
    """
