"""The order of lines as spaced whole numbers, so that inserting a line changes no other row."""

from collections.abc import Sequence

SPACING = 1_000_000
_STEP = 1_000  # inside a gap: small, so that the next line typed after this one finds room too


def spaced(count: int) -> list[int]:
    """Return `count` positions at full spacing."""
    return list(range(SPACING, SPACING * (count + 1), SPACING))


def splice_positions(positions: list[int], first: int, removed: Sequence[str], added: Sequence[str]) -> None:
    """Change the positions in place as lines[first:first+len(removed)] = added changes the lines, both given by id.

    Rows keep their positions wherever the order allows; where a gap is used up, all are spaced anew.
    """
    if len(removed) == len(added):
        return  # the places are taken over in order
    head = _common(removed, added)
    tail = _common(removed[head:][::-1], added[head:][::-1])
    start, stop = first + head, first + len(removed) - tail
    needed = len(added) - head - tail
    if needed <= stop - start:
        del positions[start + needed : stop]
    else:
        _insert(positions, stop, needed - (stop - start))


def _common(some: Sequence[str], others: Sequence[str]) -> int:
    count = 0
    for one, other in zip(some, others, strict=False):
        if one != other:
            break
        count += 1
    return count


def _insert(positions: list[int], at: int, count: int) -> None:
    left = positions[at - 1] if at else 0
    if at == len(positions):
        positions += [left + SPACING * (i + 1) for i in range(count)]
        return
    step = min(_STEP, (positions[at] - left) // (count + 1))
    if step:
        positions[at:at] = [left + step * (i + 1) for i in range(count)]
    else:
        positions[:] = spaced(len(positions) + count)
