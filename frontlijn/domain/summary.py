"""The summary of a wijk: what the screen and the export show, and the sentences it begins with (domain model, 9).

Amounts in cents, time in minutes. A count per value holds every value, zero too; the value None is what was never
filled in. `None` as a figure is unknown, which is not zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.handgeld.pot import Budgetpot, PotStand, PotToestand
from frontlijn.domain.initiatief import BEVESTIGD_DAGEN, KWETSBAAR_TOT
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.money import format_bedrag
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
from frontlijn.domain.wijk import Wijk

PERIODE_DAGEN = 365
"""How many days up to today the kasboek of a summary holds, unless a period is asked for."""

KLEIN_AANTAL = 5
"""Fewer people than this are not counted out in an export (domain model, section 9)."""

V = TypeVar("V")
Telling = tuple[tuple[V, int], ...]
"""How many rows there are per value, in the order of the domain."""


@dataclass(frozen=True, slots=True)
class HandgeldCijfers:
    """The pots that are current today, together `totaal`, and the requests to them.

    `per_uitkomst` and what is made from awards leave out those that were reversed; `teruggedraaid` counts them. With
    `open`, neither decided nor withdrawn, and `ingetrokken` they make all requests; of the open ones `aangehouden` wait
    for something. `twijfel_regulier` counts awards of which C4 was in doubt (004), `niet_verantwoord` what was paid and
    not accounted for. `onbeantwoord` counts the requests to any pot of the wijk that wait for 14 days or longer. One
    refusal can count at several criteria. The medians are None without awards or decisions; half a cent or half a day
    rounds up.
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


@dataclass(frozen=True, slots=True)
class InitiatiefCijfers:
    """The initiatieven of the wijk; kwetsbaar and onbevestigd count only those that are alive."""

    aantal: int
    per_type: Telling[InitiatiefType | None]
    per_fase: Telling[Fase | None]
    per_benadering: Telling[Benadering | None]
    kwetsbaar: int
    onbevestigd: int


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


@dataclass(frozen=True, slots=True)
class WijkSummary:
    """One wijk on one day. With `exportable` everything onder de radar is left out, but the pots are whole."""

    wijk: Wijk
    vandaag: date
    exportable: bool
    handgeld: HandgeldCijfers
    initiatieven: InitiatiefCijfers
    kasboek: KasboekCijfers


def mediaan(values: Sequence[int]) -> int | None:
    """The middle value, between two the half-way rounded up; None when there are no values."""
    if not values:
        return None
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2] + 1) // 2


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


def conclusie(summary: WijkSummary, *, attention: bool = True) -> tuple[str, ...]:
    """One to three sentences without a verdict: what happened, what is left to promise, what asks for attention.

    Without `attention` the last one is left to a list that says the same.
    """
    sentences = (_happened(summary), _money(summary.handgeld), _attention(summary) if attention else "")
    return tuple(sentence for sentence in sentences if sentence)


def _happened(summary: WijkSummary) -> str:
    initiatieven, kasboek = summary.initiatieven, summary.kasboek
    naam = summary.wijk.naam
    if not initiatieven.aantal and not kasboek.regels:
        return f"Over {naam} staan hier nog geen initiatieven, en in deze periode geen kasboekregels."
    sentence = (
        f"{naam} telt {_number(initiatieven.aantal, 'initiatief', 'initiatieven')} en in deze periode "
        f"{_number(kasboek.regels, 'kasboekregel', 'kasboekregels')}"
    )
    if not kasboek.regels:
        return f"{sentence}."
    if kasboek.deelnames is None:
        return f"{sentence}; hoeveel mensen meededen is onbekend."
    deelnames = aantal_mensen(kasboek.deelnames, exportable=summary.exportable)
    known = f"{sentence}, met {deelnames} {'deelname' if deelnames == '1' else 'deelnames'}"
    return (
        f"{known} (bij {format_aantal(kasboek.deelnames_onbekend)} onbekend)."
        if kasboek.deelnames_onbekend
        else f"{known}."
    )


def _money(handgeld: HandgeldCijfers) -> str:
    if not handgeld.pots:
        return "Er loopt vandaag geen handgeldpot."
    stand = handgeld.totaal
    pots = "de pot" if len(handgeld.pots) == 1 else f"de {format_aantal(len(handgeld.pots))} potten samen"
    plafond = format_bedrag(stand.plafond)
    if stand.toestand is PotToestand.TEKORT:
        return f"In {pots} is {format_bedrag(-stand.vrij)} meer toegezegd dan het plafond van {plafond}."
    return f"In {pots} is {format_bedrag(stand.vrij)} vrij besteedbaar van {plafond}."


def _attention(summary: WijkSummary) -> str:
    handgeld, initiatieven = summary.handgeld, summary.initiatieven
    parts = []
    if handgeld.onbeantwoord:
        count = _number(handgeld.onbeantwoord, "aanvraag wacht", "aanvragen wachten")
        parts.append(f"{count} {ONBEANTWOORD_DAGEN} dagen of langer op antwoord")
    if initiatieven.kwetsbaar:
        count = _number(initiatieven.kwetsbaar, "initiatief draait", "initiatieven draaien")
        parts.append(f"{count} op {KWETSBAAR_TOT} aanjagers of minder")
    if initiatieven.onbevestigd:
        count = _number(initiatieven.onbevestigd, "initiatief is", "initiatieven zijn")
        parts.append(f"{count} {BEVESTIGD_DAGEN} dagen of langer niet bevestigd")
    return f"Vraagt aandacht: {'; '.join(parts)}." if parts else ""


def _number(number: int, one: str, more: str) -> str:
    return f"{format_aantal(number)} {one if number == 1 else more}"
