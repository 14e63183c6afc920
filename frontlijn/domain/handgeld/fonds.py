"""A small register of other funds, to redirect a request to (004 §2.2)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FondsInvoer:
    """Another fund or desk; `hoogstens` is the most it gives, in cents. Only the name is needed."""

    naam: str
    waarvoor: str | None = None
    hoe: str | None = None
    hoogstens: int | None = None


@dataclass(frozen=True, slots=True)
class Fonds:
    """A fund as it stands in the store; `vervallen_op` when it is no longer offered."""

    id: int
    versie: int
    naam: str
    waarvoor: str | None
    hoe: str | None
    hoogstens: int | None
    vervallen_op: str | None
