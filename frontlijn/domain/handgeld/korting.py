"""A korting on several pots at once, given per financier and divided over the pots (004 §2.2; domain model, 6 and 12)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.values import KortingLezing


@dataclass(frozen=True, slots=True)
class KortingInvoer:
    """How much each financier, by name, cuts in cents, from which pots, by which reading of "evenredig", and why."""

    pots: tuple[int, ...]
    per_financier: tuple[tuple[str, int], ...]
    lezing: KortingLezing
    datum: date
    reden: str


@dataclass(frozen=True, slots=True)
class PotKorting:
    """What one pot loses: `verdeling` in cents in the order of its financiers, and where it stands before and after."""

    pot_id: int
    pot: str
    financiers: tuple[Financier, ...]
    verdeling: tuple[int, ...]
    plafond: int
    vrij: int

    @property
    def bedrag(self) -> int:
        """What the pot loses, in cents."""
        return sum(self.verdeling)

    @property
    def vrij_na(self) -> int:
        """What is vrij besteedbaar afterwards, in cents; below zero it blocks new awards only."""
        return self.vrij - self.bedrag
