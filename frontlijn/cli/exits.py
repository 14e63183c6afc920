"""The exit codes of every command, and what decides between them."""

from __future__ import annotations

from frontlijn.domain.errors import FrontlijnError, NotFound, StoreProblem

OK = 0
NOTHING = 1
"""Nothing found, or `check` found something."""
WRONG_INPUT = 2
REFUSED = 3
"""A rule of the work says no."""
STORE = 4
"""The store cannot be used."""
OUTPUT = 5
"""What had to be shown could not be written."""
UNKNOWN = 70
"""An error nobody foresaw; it stands in the log."""
INTERRUPTED = 130


class WrongInput(FrontlijnError):
    """An option or an argument that cannot be read; the message names it."""


class OutputLost(FrontlijnError):
    """Stdout that cannot be written."""


def exit_code(error: FrontlijnError) -> int:
    """The exit code that goes with an error."""
    if isinstance(error, WrongInput):
        return WRONG_INPUT
    if isinstance(error, NotFound):
        return NOTHING
    if isinstance(error, OutputLost):
        return OUTPUT
    return STORE if isinstance(error, StoreProblem) else REFUSED
