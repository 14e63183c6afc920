"""A pot of handgeld: its period, its plafond, who pays for it, where it stands, and the rows of its ledger (004 §2.2).

Amounts are integer eurocents, shares basis points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.shares import verdeel
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import MutatieSoort, PotSoort, Rest


class PotToestand(StrEnum):
    """What a pot can be in: some left, exactly nothing left, or below zero after a korting."""

    RUIM = "ruim"
    VOL = "vol"
    TEKORT = "tekort"


@dataclass(frozen=True, slots=True)
class PotStand:
    """Where a pot stands, in cents (domain model, 6). `aangevraagd` is not decided yet, so it counts for nothing."""

    plafond: int
    toegekend: int
    betaald: int
    aangevraagd: int

    @property
    def vrij(self) -> int:
        """Vrij besteedbaar: what is left after promises, not after payments."""
        return self.plafond - self.toegekend

    @property
    def openstaand(self) -> int:
        """Promised and not paid yet."""
        return self.toegekend - self.betaald

    @property
    def als_alles_wordt_toegekend(self) -> int:
        """What would be left if every open request were granted; may be negative, information only."""
        return self.vrij - self.aangevraagd

    @property
    def toestand(self) -> PotToestand:
        """Ruim, vol or tekort."""
        if self.vrij > 0:
            return PotToestand.RUIM
        return PotToestand.VOL if self.vrij == 0 else PotToestand.TEKORT


@dataclass(frozen=True, slots=True)
class Financier:
    """Who pays which share of a pot, in basis points."""

    naam: str
    aandeel_bp: int


def parse_financiers(text: str) -> tuple[Financier, ...]:
    """Financiers as typed, "gemeente 50; corporaties 50", shares in percent. Raises Refused at field `financiers`."""
    found = []
    for part in filter(None, (part.strip() for part in re.split(r";|\+|,(?=\s*[^\s\d])|\ben\b", text))):
        naam, _, share = part.rstrip("% ").rpartition(" ")
        whole, comma, hundredths = share.partition(",")
        numeric = (
            whole.isdecimal() and len(whole) <= 3 and (not comma or (hundredths.isdecimal() and len(hundredths) <= 2))
        )
        if not naam.strip() or not numeric or not share.isascii():
            raise Refused(
                "Schrijf elke financier met een percentage, bijvoorbeeld: gemeente 50; corporaties 50", "financiers"
            )
        found.append(Financier(naam.strip(), int(whole) * 100 + int(hundredths.ljust(2, "0") or 0)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Budgetpot:
    """A pot as it stands in the store.

    `functie` names the frontlijnfunctie it belongs to, if any. Of a closed pot `rest` says what happened with what was
    left and `rest_bedrag` how much that was, in cents.
    """

    id: int
    naam: str
    wijk_id: int
    wijk: str
    van: date
    tot: date
    soort: PotSoort
    functie: str | None
    gesloten_op: date | None
    rest: Rest | None
    rest_bedrag: int | None
    rest_reden: str | None
    financiers: tuple[Financier, ...]
    stand: PotStand


def per_financier(cents: int, financiers: Sequence[Financier]) -> tuple[int, ...]:
    """An amount in cents over those who pay for a pot, without a lost cent (004 §2.2)."""
    return verdeel(cents, [financier.aandeel_bp for financier in financiers])


@dataclass(frozen=True, slots=True)
class PotInvoer:
    """What is asked for a new pot; `plafond` in cents.

    Of a wijkbudget the plafond may be None: then it is that of the wijk or its class (004 §2.2), see `met_plafond`.
    """

    naam: str
    wijk_id: int
    van: date
    tot: date
    plafond: int | None = None
    soort: PotSoort = PotSoort.HANDGELD
    functie: str | None = None
    financiers: tuple[Financier, ...] = (Financier("gemeente", 10_000),)
    reden: str | None = None

    def checked(self) -> PotInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule (V01)."""
        cleaned = replace(
            self,
            naam=clean_line(self.naam, "naam", required=True),
            reden=clean_text(self.reden, "reden"),
            financiers=tuple(replace(f, naam=clean_line(f.naam, "financiers", required=True)) for f in self.financiers),
        )
        check_bedrag(cleaned.plafond, "plafond")
        if cleaned.tot < cleaned.van:
            raise Refused(
                f"De pot eindigt op {format_datum(cleaned.tot)}, "
                f"voor het begin op {format_datum(cleaned.van)}; kies een latere einddatum.",
                "tot",
            )
        total = sum(f.aandeel_bp for f in cleaned.financiers)
        if total != 10_000 or any(not 0 <= f.aandeel_bp <= 10_000 for f in cleaned.financiers):
            raise Refused(
                f"De financiers betalen samen {format_procent(total)}; dat moet precies 100 % zijn.",
                "financiers",
            )
        return cleaned


@dataclass(frozen=True, slots=True)
class PotMutatie:
    """A row in the ledger of a pot; `bedrag` in positive cents, `storno_door` the row that reversed it.

    `nummer` is its place in the ledger of its own pot, from 1. `verdeling` is the amount over the financiers of the
    pot, in their order. `tegenpot` is the other pot of an overheveling; `corrigeert` the row that this one replaces.
    """

    id: int
    nummer: int
    pot_id: int
    pot: str
    soort: MutatieSoort
    bedrag: int
    datum: date
    besluit_id: int | None
    aanvraag_id: int | None
    onderwerp: str | None
    storno_van: int | None
    storno_door: int | None
    corrigeert: int | None
    tegenpot: str | None
    verdeling: tuple[int, ...]
    bon: str | None
    reden: str | None
    wie: str
    geregistreerd_op: str


def check_open(pot: Budgetpot, field: str | None = None) -> None:
    """Raises Refused when the pot is closed: it then takes no requests, awards or kortingen (V14)."""
    if pot.gesloten_op is not None:
        raise Refused(
            f"De pot {pot.naam} is op {format_datum(pot.gesloten_op)} gesloten; kies een andere pot.",
            field,
        )


def check_sluiten(pot: Budgetpot, datum: date, today: date) -> None:
    """Raises Refused when the pot cannot be closed on this day."""
    refuse_future(datum, today, "datum")
    if pot.gesloten_op is not None:
        raise Refused(f"De pot {pot.naam} is al gesloten, op {format_datum(pot.gesloten_op)}.")
    if datum < pot.van:
        raise Refused(f"De pot {pot.naam} begint op {format_datum(pot.van)}; een pot kan niet eerder sluiten.", "datum")


def check_korting(pot: Budgetpot, bedrag: int, datum: date, reden: str | None, today: date) -> None:
    """Raises Refused when this korting, in cents, cannot be booked; it may leave less than nothing free, never less
    plafond.
    """
    check_bedrag(bedrag, "bedrag")
    refuse_future(datum, today, "datum")
    if not reden:
        raise Refused("Waarom wordt er gekort? Vul een reden in.", "reden")
    check_open(pot)
    if bedrag > pot.stand.plafond:
        raise Refused(
            f"Het plafond van {pot.naam} is {format_bedrag(pot.stand.plafond)}; "
            f"een korting van {format_bedrag(bedrag)} is {format_bedrag(bedrag - pot.stand.plafond)} te veel.",
            "bedrag",
        )
