"""What happened with the money of an award: spent, receipts, the remainder, and the kasboekregels that tell of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BonInvoer:
    """A receipt as noted: `kenmerk` says which one, `bedrag` in cents."""

    kenmerk: str
    datum: date
    bedrag: int


@dataclass(frozen=True, slots=True)
class VerantwoordingInvoer:
    """What is asked afterwards; `besteed` in cents, None for the sum of the receipts. `regels` are kasboekregels."""

    datum: date
    wat_gebeurde: str
    besteed: int | None = None
    draagvlak_achteraf: str | None = None
    bonnen: tuple[BonInvoer, ...] = ()
    regels: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bon:
    """A receipt as it stands in the store; `betaling` is the number of the payment it came with, if any."""

    id: int
    kenmerk: str
    datum: date
    bedrag: int
    betaling: int | None


@dataclass(frozen=True, slots=True)
class GekoppeldeRegel:
    """A kasboekregel that tells what the money did."""

    id: int
    datum: date
    titel: str


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """The account of one award as it stands in the store; `betaald` and `besteed` in cents."""

    aanvraag_id: int
    versie: int
    datum: date
    wat_gebeurde: str
    besteed: int
    draagvlak_achteraf: str | None
    betaald: int
    wie: str
    geregistreerd_op: str

    @property
    def over(self) -> int:
        """Paid and not spent, in cents; below zero when more was spent than paid."""
        return self.betaald - self.besteed
