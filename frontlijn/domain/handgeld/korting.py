"""A korting on several pots at once, given per financier and divided over the pots (004 §2.2; domain model, 12)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.pot import Budgetpot, Financier, check_open
from frontlijn.domain.money import check_bedrag, format_bedrag, parse_bedrag
from frontlijn.domain.shares import verdeel
from frontlijn.domain.text import clean_line, clean_text, fold
from frontlijn.domain.values import KortingLezing

_VOORBEELD = "Schrijf elke financier met een bedrag, bijvoorbeeld: gemeente 225.000; corporaties 225.000."


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


def parse_bedragen(text: str) -> tuple[tuple[str, int], ...]:
    """Amounts per financier as typed, "gemeente 225.000; corporaties 225.000", in cents.

    Raises Refused at field `per_financier`.
    """
    found = []
    for part in re.split(r"[;+\n]|,(?=\s[^\d])|(?<=\d)\s+en\s", text):
        line = clean_line(part, "per_financier").rstrip(",").removesuffix(" euro")
        naam, _, bedrag = line.rpartition(" ")
        naam = naam.rstrip(" €:=")
        if not line:
            continue
        if not naam or not re.match(r"€?[0-9]", bedrag):
            raise Refused(_VOORBEELD, "per_financier")
        found.append((naam, parse_bedrag(bedrag, "per_financier")))
    if not found:
        raise Refused(_VOORBEELD, "per_financier")
    return tuple(found)


def verdeel_korting(
    pots: Sequence[Budgetpot], per_financier: Sequence[tuple[str, int]], lezing: KortingLezing
) -> tuple[PotKorting, ...]:
    """What each pot loses, in the order given: divided per financier first, then added (domain model, 12).

    A financier cuts only in the pots it pays for, names compared folded: pro rata to its part of the plafond that each
    of them has now, or the same in each. Ties go to the first pot. A pot may lose nothing.
    """
    lost = [[0] * len(pot.financiers) for pot in pots]
    for naam, cents in per_financier:
        places = _places(pots, naam)
        weights = [_weight(pots[pot], row, lezing) for pot, row in places]
        for (pot, row), part in zip(places, verdeel(cents, weights), strict=True):
            lost[pot][row] += part
    return tuple(
        PotKorting(pot.id, pot.naam, pot.financiers, tuple(parts), pot.stand.plafond, pot.stand.vrij)
        for pot, parts in zip(pots, lost, strict=True)
    )


def evenredig_bedrag(totaal: int, pots: Sequence[Budgetpot], lezing: KortingLezing) -> tuple[tuple[str, int], ...]:
    """A total in cents over all who pay for these pots, pro rata to what they pay; who pays nothing is left out.

    By `lezing`, what somebody pays is its part of the plafonds as they are, or its share with each pot counted as one.
    """
    names: dict[str, str] = {}
    weights: dict[str, int] = {}
    for pot in pots:
        for financier, plafond in zip(pot.financiers, pot.plafonds, strict=True):
            key = fold(financier.naam)
            names.setdefault(key, financier.naam)
            counted = max(plafond, 0) if lezing is KortingLezing.NAAR_RATO else financier.aandeel_bp
            weights[key] = weights.get(key, 0) + counted
    parts = verdeel(totaal, list(weights.values()))
    return tuple((naam, part) for naam, part in zip(names.values(), parts, strict=True) if part)


def check_korting(invoer: KortingInvoer, pots: Sequence[Budgetpot], today: date) -> None:
    """Raises Refused when this korting on `pots`, those of the input, cannot be booked (V14).

    It may leave less than nothing vrij besteedbaar, never less than no plafond.
    """
    if not pots:
        raise Refused("Op welke potten is de korting? Kies er ten minste een.", "pots")
    for pot in pots:
        check_open(pot, "pots")
        if invoer.datum < pot.van:
            raise Refused(
                f"De pot {pot.naam} begint op {format_datum(pot.van)}; een korting kan niet eerder zijn.", "datum"
            )
        if sum(other.id == pot.id for other in pots) > 1:
            raise Refused(f"De pot {pot.naam} staat er twee keer; noem elke pot een keer.", "pots")
    _check_bedragen(invoer.per_financier, pots)
    refuse_future(invoer.datum, today, "datum")
    if clean_text(invoer.reden, "reden") is None:
        raise Refused("Waarom wordt er gekort? Vul een reden in.", "reden")
    for korting, pot in zip(verdeel_korting(pots, invoer.per_financier, invoer.lezing), pots, strict=True):
        for financier, part, plafond in zip(pot.financiers, korting.verdeling, pot.plafonds, strict=True):
            if part > plafond and len(pot.financiers) > 1:
                raise Refused(
                    f"In {pot.naam} heeft {financier.naam} nog {format_bedrag(plafond)} van het plafond; een korting "
                    f"van {format_bedrag(part)} is {format_bedrag(part - plafond)} te veel.",
                    "per_financier",
                )
        if korting.bedrag > korting.plafond:
            raise Refused(
                f"Het plafond van {korting.pot} is {format_bedrag(korting.plafond)}; een korting van "
                f"{format_bedrag(korting.bedrag)} is {format_bedrag(korting.bedrag - korting.plafond)} te veel.",
                "per_financier",
            )


def reden_van(invoer: KortingInvoer) -> str:
    """The reason as it stands at each row of the korting: the total, how it was divided, and why."""
    totaal = sum(cents for _, cents in invoer.per_financier)
    return f"Korting van {format_bedrag(totaal)} in totaal, {invoer.lezing.label}. {clean_text(invoer.reden, 'reden')}"


def _check_bedragen(per_financier: Sequence[tuple[str, int]], pots: Sequence[Budgetpot]) -> None:
    """Raises Refused unless each financier is named once, pays for a pot with a plafond, and cuts a true amount."""
    if not per_financier:
        raise Refused(_VOORBEELD, "per_financier")
    seen = set()
    for naam, cents in per_financier:
        check_bedrag(cents, "per_financier")
        if fold(naam) in seen:
            raise Refused(f"{naam} staat er twee keer; tel die bedragen op.", "per_financier")
        seen.add(fold(naam))
        paid = [pots[pot].plafonds[row] for pot, row in _places(pots, naam)]
        if not paid:
            known = {fold(f.naam): f.naam for pot in pots for f in pot.financiers}
            raise Refused(
                f"{naam} betaalt niet mee aan deze potten; dat doen: {', '.join(known.values())}.", "per_financier"
            )
        if not any(paid):
            raise Refused(f"{naam} heeft in deze potten geen deel van het plafond om te korten.", "per_financier")


def _places(pots: Sequence[Budgetpot], naam: str) -> list[tuple[int, int]]:
    """Where a financier pays: the index of the pot and that of the financier in it."""
    return [
        (pot_index, index)
        for pot_index, pot in enumerate(pots)
        for index, financier in enumerate(pot.financiers)
        if fold(financier.naam) == fold(naam)
    ]


def _weight(pot: Budgetpot, row: int, lezing: KortingLezing) -> int:
    if lezing is KortingLezing.NAAR_RATO:
        return max(pot.plafonds[row], 0)
    return 1 if pot.plafonds[row] > 0 else 0
