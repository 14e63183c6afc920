"""What can go wrong, said once: every message is a Dutch sentence that a worker can act on."""

from __future__ import annotations


class FrontlijnError(Exception):
    """Base of everything frontlijn tells a worker; `message` is Dutch and complete."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Refused(FrontlijnError):
    """Input that cannot be taken or a rule that would be broken.

    `field` names the input field (the attribute of the input dataclass) where the message belongs, if any.
    """

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class NotFound(FrontlijnError):
    """Something asked for by name or number that the store does not hold."""


class StoreProblem(FrontlijnError):
    """The store itself cannot be used: not a database, locked, read-only, full, of a newer version."""
