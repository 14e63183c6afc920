"""The statement of a pot over a period: where it stood, each row with what it did, where it stands (domain model, 6).

Amounts are integer eurocents; an effect is signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.pot import Budgetpot, PotMutatie, effect
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort


@dataclass(frozen=True, slots=True)
class Bedragen:
    """The three amounts of a pot, or of what one financier has in it; also what a row adds to each of them."""

    plafond: int
    toegekend: int
    betaald: int

    @property
    def vrij(self) -> int:
        """Vrij besteedbaar: what is left after promises, not after payments."""
        return self.plafond - self.toegekend

    @property
    def openstaand(self) -> int:
        """Promised and not paid yet."""
        return self.toegekend - self.betaald


@dataclass(frozen=True, slots=True)
class Stand(Bedragen):
    """Where a pot stands, in all and per financier in the order of the pot; or what a row adds to that."""

    per_financier: tuple[Bedragen, ...]


@dataclass(frozen=True, slots=True)
class AfschriftRegel:
    """A row with its effect, and what was vrij besteedbaar after it.

    `soort` is the kind whose amounts it moves: of a storno that of the row it reverses.
    """

    mutatie: PotMutatie
    soort: MutatieSoort
    effect: Stand
    vrij_na: int


@dataclass(frozen=True, slots=True)
class Afschrift:
    """The statement of a pot from `van` up to and including `tot`: `begin` and the effect of each row make `eind`."""

    pot: Budgetpot
    van: date
    tot: date
    begin: Stand
    regels: tuple[AfschriftRegel, ...]
    eind: Stand

    @property
    def vervallen_zin(self) -> str:
        """What lapsed when the pot closed, "" when it did not in or before the period. No row of the ledger does it."""
        closed, lapsed = self.pot.gesloten_op, self.pot.stand.vervallen
        if closed is None or not lapsed or closed > self.tot:
            return ""
        return (
            f"Daarvan verviel {format_bedrag(lapsed)} bij het sluiten op {format_datum(closed)}; "
            f"vrij besteedbaar is dan {format_bedrag(self.eind.vrij - lapsed)}."
        )

    @property
    def beweging_per_soort(self) -> dict[MutatieSoort, Stand]:
        """What each kind that occurs did in the period; a storno counts against the kind it reverses."""
        kinds = [soort for soort in MutatieSoort if any(regel.soort is soort for regel in self.regels)]
        nothing = _nothing(self.pot)
        return {
            soort: _sum(nothing, (regel.effect for regel in self.regels if regel.soort is soort)) for soort in kinds
        }


def maak_afschrift(pot: Budgetpot, mutaties: Sequence[PotMutatie], van: date, tot: date) -> Afschrift:
    """The statement of a pot over these days, out of all its rows in order of date and number.

    A storno has the opposite effect of its row, on its own date. Raises Refused at `tot` when the period ends before it
    begins.
    """
    if tot < van:
        raise Refused(
            f"Het afschrift eindigt op {format_datum(tot)}, voor het begin op {format_datum(van)}; "
            "kies een latere einddatum.",
            "tot",
        )
    by_id = {mutatie.id: mutatie for mutatie in mutaties}
    stand = begin = _nothing(pot)
    regels = []
    for mutatie in mutaties:
        if mutatie.datum > tot:
            continue
        bron = mutatie if mutatie.storno_van is None else by_id[mutatie.storno_van]
        moved = _effect_of(bron, -1 if bron is not mutatie else 1)
        stand = _sum(stand, [moved])
        if mutatie.datum < van:
            begin = stand
        else:
            regels.append(AfschriftRegel(mutatie, bron.soort, moved, stand.vrij))
    return Afschrift(pot, van, tot, begin, tuple(regels), stand)


def _effect_of(mutatie: PotMutatie, sign: int) -> Stand:
    each = effect(mutatie.soort)
    factors = (sign * each.plafond, sign * each.toegekend, sign * each.betaald)
    total, *parts = (
        Bedragen(*(factor * cents for factor in factors)) for cents in (mutatie.bedrag, *mutatie.verdeling)
    )
    return Stand(total.plafond, total.toegekend, total.betaald, tuple(parts))


def _nothing(pot: Budgetpot) -> Stand:
    return Stand(0, 0, 0, (Bedragen(0, 0, 0),) * len(pot.financiers))


def _sum(start: Stand, effects: Iterable[Stand]) -> Stand:
    for added in effects:
        start = Stand(
            start.plafond + added.plafond,
            start.toegekend + added.toegekend,
            start.betaald + added.betaald,
            tuple(
                Bedragen(old.plafond + new.plafond, old.toegekend + new.toegekend, old.betaald + new.betaald)
                for old, new in zip(start.per_financier, added.per_financier, strict=True)
            ),
        )
    return start
