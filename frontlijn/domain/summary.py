"""The figures that the summary and the kasboek show, of whatever is looked at (domain model, 8 and 9).

Amounts in cents, time in minutes. A count per value holds every value, zero too; the value None is what was never
filled in. `None` as a figure is unknown, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from frontlijn.domain.handgeld.pot import Budgetpot, PotStand
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import (
    Benadering,
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    Kernwaarde,
    Leefdomein,
    Uitkomst,
)

PERIODE_DAGEN = 365
"""How many days up to today the kasboek of a summary holds, unless a period is asked for."""

GEEN_OORDEEL_JAREN = 5
"""Nobody says how it went of an initiative that is younger than this (domain model, section 9)."""

KLEIN_AANTAL = 5
"""Fewer people than this are not counted out in an export (domain model, section 9)."""

V = TypeVar("V")
Telling = tuple[tuple[V, int], ...]
"""How many rows there are per value, in the order of the domain."""


@dataclass(frozen=True, slots=True)
class Besluiten:
    """The requests, to any pot, of which the decision that stands was taken in a period.

    `per_uitkomst` leaves out the awards that were reversed, which `teruggedraaid` counts: together they are `aantal`.
    `toegekend` is what the awards that stand are together, in cents.
    """

    aantal: int
    per_uitkomst: Telling[BesluitUitkomst]
    teruggedraaid: int
    toegekend: int


@dataclass(frozen=True, slots=True)
class HandgeldCijfers:
    """The pots that are current today, together `totaal`, and the requests to them.

    An initiative has no pots: its `totaal` holds only what was promised to it and paid, and its requests are all that
    it ever made.

    `per_uitkomst` and what is made from awards leave out those that were reversed; `teruggedraaid` counts them. With
    `open`, neither decided nor withdrawn, and `ingetrokken` they make all requests; of the open ones `aangehouden` wait
    for something. `twijfel_regulier` counts awards of which C4 was in doubt (004), `niet_verantwoord` what was paid and
    not accounted for. `onbeantwoord` counts the requests to any pot of the wijk that wait for 14 days or longer. One
    refusal can count at several criteria. The medians are None without awards or decisions; half a cent or half a day
    rounds up. `in_periode` is of the period that is looked at, the rest is of today.
    """

    pots: tuple[Budgetpot, ...]
    totaal: PotStand
    aanvragen: int
    per_uitkomst: Telling[BesluitUitkomst]
    teruggedraaid: int
    open: int
    aangehouden: int
    ingetrokken: int
    toekenningen: int
    mediaan_toekenning: int | None
    besloten: int
    mediaan_dagen: int | None
    afgewezen_om: Telling[Criterium]
    twijfel_regulier: int
    eerste_keer: int
    niet_verantwoord: int
    onbeantwoord: int
    in_periode: Besluiten


@dataclass(frozen=True, slots=True)
class Leeftijd:
    """How many whole years ago the initiatieven began that have begun: the fewest, the median and the most.

    The years are None when of none the begin is known. `jong` counts those of less than GEEN_OORDEEL_JAREN years,
    `gepland` those that have yet to begin, `onbekend` those of which nobody wrote down when.
    """

    begonnen: int
    minst: int | None
    mediaan: int | None
    meest: int | None
    jong: int
    gepland: int
    onbekend: int


@dataclass(frozen=True, slots=True)
class InitiatiefCijfers:
    """The initiatieven as they are today; kwetsbaar and onbevestigd count only those that are alive."""

    aantal: int
    per_type: Telling[InitiatiefType | None]
    per_fase: Telling[Fase | None]
    per_benadering: Telling[Benadering | None]
    kwetsbaar: int
    onbevestigd: int
    leeftijd: Leeftijd


@dataclass(frozen=True, slots=True)
class KasboekCijfers:
    """The kasboek from `van` up to and including `tot`.

    `deelnames` (no unique persons), `nieuw_bereikt`, `niet_in_beeld` and `vrijwilligersminuten` add up what is known;
    beside them stands in how many entries it is unknown. An entry can have several leefdomeinen, so they are never
    added up.
    """

    van: date
    tot: date
    regels: int
    deelnames: int | None
    deelnames_onbekend: int
    nieuw_bereikt: int | None
    nieuw_onbekend: int
    niet_in_beeld: int | None
    beeld_onbekend: int
    vrijwilligersminuten: int | None
    minuten_onbekend: int
    per_leefdomein: Telling[Leefdomein]
    zonder_leefdomein: int
    per_kernwaarde: Telling[Kernwaarde | None]
    experimenten: int
    per_uitkomst: Telling[Uitkomst | None]
    recent: tuple[Kasboekregel, ...]


def mediaan(values: Sequence[int]) -> int | None:
    """The middle value, between two the half-way rounded up; None when there are no values."""
    if not values:
        return None
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2] + 1) // 2


def hele_jaren(begin: date, vandaag: date) -> int:
    """How many whole years ago something began."""
    return vandaag.year - begin.year - ((vandaag.month, vandaag.day) < (begin.month, begin.day))


def jaren_terug(vandaag: date, jaren: int) -> date:
    """The last day that is so many whole years ago; of 29 February that may be the 28th."""
    try:
        return vandaag.replace(year=vandaag.year - jaren)
    except ValueError:
        return vandaag.replace(year=vandaag.year - jaren, day=28)


def leeftijd(begonnen: Sequence[date | None], vandaag: date) -> Leeftijd:
    """The ages of initiatieven of which these are the days on which they began; None is unknown."""
    known = [one for one in begonnen if one is not None]
    ages = [hele_jaren(one, vandaag) for one in known if one <= vandaag]
    return Leeftijd(
        begonnen=len(ages),
        minst=min(ages, default=None),
        mediaan=mediaan(ages),
        meest=max(ages, default=None),
        jong=sum(age < GEEN_OORDEEL_JAREN for age in ages),
        gepland=len(known) - len(ages),
        onbekend=len(begonnen) - len(known),
    )


def totaal(standen: Iterable[PotStand]) -> PotStand:
    """Several pots together."""
    each = tuple(standen)
    return PotStand(
        plafond=sum(stand.plafond for stand in each),
        toegekend=sum(stand.toegekend for stand in each),
        betaald=sum(stand.betaald for stand in each),
        aangevraagd=sum(stand.aangevraagd for stand in each),
        vervallen=sum(stand.vervallen for stand in each),
    )


def aantal_mensen(number: int, *, exportable: bool) -> str:
    """A count of people as shown: in an export one to four are "<5", so that nobody can be picked out (section 9)."""
    return f"<{KLEIN_AANTAL}" if exportable and 0 < number < KLEIN_AANTAL else format_aantal(number)
