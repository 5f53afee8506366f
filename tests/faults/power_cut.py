"""What a drive may hold after the power is cut.

What was flushed is there. Of what was written to a file after its last flush, any part may be: each write, and
each of its sectors of 512 bytes, by itself. Changes of names in the folder come in their order, up to some point
at or after the last flush of the folder.
"""

from pathlib import Path

SECTOR = 512


class File:
    """One file, whatever its name: what is surely there, and what may be."""

    def __init__(self):
        self.flushed = bytearray()
        self.pending = []

    def flush(self):
        for step in self.pending:
            apply(self.flushed, step)
        self.pending = []

    def after_a_cut(self, chance, likelihood):
        content = bytearray(self.flushed)
        for step in self.pending:
            if chance.random() < likelihood:
                apply(content, step, chance if chance.random() < 0.5 else None)
        return bytes(content)


def apply(content, step, chance=None):
    if step.what == "T":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(0, step.at + len(step.data) - len(content))))
    for start in range(0, len(step.data), SECTOR):
        if chance is None or chance.random() < 0.5:
            piece = step.data[start : start + SECTOR]
            content[step.at + start : step.at + start + len(piece)] = piece


class Drive:
    """Follows the log step by step; `cut` gives the files after a cut just then."""

    def __init__(self, lies=False):
        self._lies = lies  # a drive that says it has flushed and has not
        self._names, self._flushed_names, self._changes = {}, {}, []

    def take(self, step):
        if step.what in "WT":
            self._names[step.path].pending.append(step)
        elif step.what == "S":
            self._flush(step.path)
        else:
            change = (step, File() if step.what == "C" else None)
            rename(self._names, *change)
            self._changes.append(change)

    def _flush(self, path):
        if self._lies:
            return
        if path in self._names:
            self._names[path].flush()
            return
        of_other_folders = [change for change in self._changes if str(Path(change[0].path).parent) != path]
        for change in self._changes:
            if change not in of_other_folders:
                rename(self._flushed_names, *change)
        self._changes = of_other_folders

    def cut(self, chance):
        names = dict(self._flushed_names)
        for change in self._changes[: chance.randint(0, len(self._changes))]:
            rename(names, *change)
        likelihood = chance.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        return {path: file.after_a_cut(chance, likelihood) for path, file in names.items()}


def rename(names, step, made):
    if step.what == "C":
        names[step.path] = made
    elif step.what == "U":
        names.pop(step.path, None)
    elif step.path in names:
        names[step.other] = names.pop(step.path)
