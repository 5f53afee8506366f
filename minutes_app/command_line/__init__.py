"""The command line: everything a person can do with a library without a window.

Exit codes: 0 done, 1 said in a plain sentence on the error stream, 2 wrong usage.
"""

import os
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout, suppress
from typing import TextIO

from minutes_app.command_line.parser import build_parser
from minutes_app.command_line.printing import write
from minutes_app.documents.files import DrawsPdf
from minutes_app.domain.errors import PlainError

DONE, FAILED = 0, 1


def run(argv: Sequence[str], out: TextIO, err: TextIO, draw_pdf: DrawsPdf | None = None) -> int:
    """Do what the arguments ask, write what there is to say to `out` and `err`, and return the exit code.

    `draw_pdf` makes a PDF of a page; without it, PDFs can be made by another program alone.
    """
    try:
        return _run(argv, out, err, draw_pdf)
    except BrokenPipeError:
        _let_go(out)
        return FAILED
    except PlainError as error:
        return _failed(str(error), err)
    except KeyboardInterrupt:
        return _failed("Stopped before the end. What was finished until then is kept.", err)


def _run(argv: Sequence[str], out: TextIO, err: TextIO, draw_pdf: DrawsPdf | None) -> int:
    try:
        with redirect_stdout(out), redirect_stderr(err):
            chosen = build_parser().parse_args(list(argv))
    except SystemExit as leaving:  # argparse has said what is wrong, or shown its help
        write(out, "")
        return int(leaving.code or DONE)
    chosen.err, chosen.draw_pdf = err, draw_pdf
    chosen.command(chosen, out)
    return DONE


def _let_go(out: TextIO) -> None:
    """Turn what is still to be written away from a closed pipe, or Python complains of it when it ends."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, out.fileno())
        os.close(nowhere)


def _failed(sentence: str, err: TextIO) -> int:
    with suppress(OSError):
        err.write(f"{sentence}\n")
        err.flush()
    return FAILED
