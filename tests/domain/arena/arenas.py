"""Arenas as a test wants them, and drawn ones: what a test does not name is the example of the domain model, 12."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from frontlijn.domain.arena.arena import Activiteit, Arena, ArenaStand, Investering
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Effect, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import Cijfer, Publicatie
from frontlijn.domain.values import (
    ArenaSoort,
    ArenaStatus,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Kwantificering,
    Leefdomein,
    Teken,
    Verloopcurve,
    WaardePer,
    Zichtbaarheid,
)

EFFECTEN_PER_ARENA = 1000
"""The parts of arena 3 have the numbers 3000 and up, so that those of several arenas never are the same."""

BRON = "Voorbeeldrapport"


def arena(number: int = 1, **more: Any) -> Arena:
    """An arena of twenty years from 2021 in four periods, without discount."""
    usual: dict[str, Any] = {
        "id": number,
        "versie": 1,
        "titel": f"Arena {number}",
        "soort": ArenaSoort.EIGEN,
        "initiatief_id": number,
        "initiatief": f"Initiatief {number}",
        "wijk_id": 1,
        "wijk": "Selwerd",
        "startjaar": 2021,
        "horizon": 20,
        "periode": 5,
        "disconto": 0,
        "prijspeil": None,
        "status": ArenaStatus.IN_OPBOUW,
        "zichtbaarheid": Zichtbaarheid.INTERN,
        "toelichting": None,
    }
    return Arena(**(usual | more))


def factoren(*some: int | None, **more: int | None) -> tuple[Bronwaarde, ...]:
    """The factors of an effect: 40 people, 25 %, 80 %, 20 % off, 0 %, € 12.000 each; some in order, or by name."""
    values: dict[Factor, int | None] = dict(zip(Factor, (40, 2_500, 8_000, 2_000, 0, 12_000_00), strict=True))
    values |= dict(zip(Factor, some, strict=False)) | {Factor(name): value for name, value in more.items()}
    return tuple(Bronwaarde(factor, value, BRON, 2021) for factor, value in values.items())


def effect(number: int = 1001, **more: Any) -> Effect:
    """An effect on rondkomen, for the overheid, of five equal years from 2024."""
    usual: dict[str, Any] = {
        "id": number,
        "versie": 1,
        "arena_id": number // EFFECTEN_PER_ARENA,
        "activiteit_id": number // EFFECTEN_PER_ARENA,
        "naam": f"Effect {number}",
        "leefdomein": Leefdomein.RONDKOMEN,
        "groepen": (Groepsdeel(IncasseerderGroep.OVERHEID, 10_000),),
        "teken": Teken.BAAT,
        "kwantificering": Kwantificering.EURO,
        "opeisbaar": True,
        "eenheid": "mensen",
        "factoren": factoren(),
        "waarde_per": WaardePer.JAAR,
        "start": 2024,
        "looptijd": 5,
        "curve": Verloopcurve.GELIJKMATIG,
        "dropoff": None,
        "toelichting": None,
    }
    return Effect(**(usual | more))


def pm_effect(number: int = 1900, **more: Any) -> Effect:
    """An effect that is not in money."""
    pm = {"kwantificering": Kwantificering.PM, "factoren": (), "start": None, "looptijd": None, "curve": None}
    return effect(number, **{"naam": "Trots", "leefdomein": Leefdomein.MEEDOEN, **pm, **more})


def last(number: int = 1950, **more: Any) -> Effect:
    """A burden."""
    return effect(number, **{"naam": "Overlast", "leefdomein": Leefdomein.WOONOMGEVING, "teken": Teken.LAST, **more})


def investering(number: int = 1001, bedrag: int | None = 100_000_00, **more: Any) -> Investering:
    """What the gemeente puts into an arena in its first year."""
    of = number // EFFECTEN_PER_ARENA
    usual: dict[str, Any] = {"id": number, "versie": 1, "arena_id": of, "activiteit_id": of}
    usual |= {"investeerder": "Gemeente", "jaar": 2021, "bedrag": bedrag, "in_natura": False}
    return Investering(**{**usual, "omschrijving": None, "bron": None, **more})


def stand(
    *effecten: Effect, investeringen: tuple[Investering, ...] | None = None, van: Arena | None = None
) -> ArenaStand:
    """An arena with these effects; unless others are given, with one investment of € 100.000 in its first year."""
    of = van or arena()
    activiteit = Activiteit(of.id, 1, of.id, "Kookclub")
    usual = (investering(of.id * EFFECTEN_PER_ARENA + 1, jaar=of.startjaar),)
    return ArenaStand(of, (activiteit,), usual if investeringen is None else investeringen, effecten)


def bedrag_per_domein(**euros: int) -> tuple[Effect, ...]:
    """One effect of exactly so many euros, once in 2021, for each named leefdomein."""
    return tuple(
        effect(
            1001 + number,
            leefdomein=Leefdomein(domein),
            factoren=factoren(1, 10_000, 10_000, 0, 0, euro * 100),
            start=2021,
            looptijd=1,
            curve=Verloopcurve.EENMALIG,
        )
        for number, (domein, euro) in enumerate(euros.items())
    )


# The published figures of 000, as the domain model gives them in sections 3 and 4.

DUIZEND = 1_000_00


def cijfer(number: int, soort: CijferSoort, waarde: int, *anders: Publicatie, **over: Any) -> Cijfer:
    """A published figure with its source; with other values the reason of the choice goes along."""
    usual: dict[str, Any] = {"id": number, "versie": 1, "arena_id": 9, "soort": soort}
    usual |= dict.fromkeys(("leefdomein", "groep", "initiatief_id", "initiatief", "van", "tot"))
    reden = "Alleen dit getal past bij de rest." if anders else None
    shown = Publicatie(waarde, "000, resultaten", 2022, reden=reden)
    return Cijfer(**{**usual, "waarden": (shown, *anders), **over})


def rapport_2022() -> tuple[Cijfer, ...]:
    """What the text of 000 publishes, in the order in which it is told (domain model, section 3)."""
    baten = CijferSoort.BATEN
    other = Publicatie(2_524 * DUIZEND, "000, resultaten", 2022, gekozen=False)
    return (
        cijfer(1, baten, 9_434 * DUIZEND),
        cijfer(2, CijferSoort.KOSTEN, 2_610 * DUIZEND),
        cijfer(3, CijferSoort.MULTIPLIER, 3_600),
        cijfer(4, baten, 2_526 * DUIZEND, other, leefdomein=Leefdomein.RONDKOMEN),
        cijfer(5, baten, 1_852 * DUIZEND, leefdomein=Leefdomein.GEZONDHEID),
        cijfer(6, baten, 1_516 * DUIZEND, leefdomein=Leefdomein.OPGROEIEN),
        cijfer(7, baten, 5_722 * DUIZEND, groep=IncasseerderGroep.OVERHEID),
        cijfer(8, baten, 2_753 * DUIZEND, initiatief_id=71, initiatief="Het Floreshuis"),
        cijfer(9, baten, 2_056 * DUIZEND, initiatief_id=72, initiatief="Wijkbedrijf Selwerd"),
        cijfer(10, CijferSoort.LASTEN, 699 * DUIZEND, leefdomein=Leefdomein.RONDKOMEN),
    )


# Drawn arenas: every one of them passes `checked`.

SHARES = st.one_of(st.sampled_from((0, 2_500, 5_000, 7_500, 10_000)), st.integers(0, 10_000))
NAMES = st.sampled_from(
    ("Minder schulden", "[b]Zorg[/b] & geluk", "Taal | werk", "Trots", "Een wijk die 's avonds leeft")
)
SOURCES = st.sampled_from((None, "Voorbeeldrapport", "Eigen telling", "Een prijs die we zelf betalen"))


@st.composite
def bronwaarden(draw: st.DrawFn, factor: Factor) -> tuple[Bronwaarde, ...]:
    """The values of a factor: the chosen one, and at times what another source says."""
    value: st.SearchStrategy[int | None] = SHARES
    if factor is Factor.AANTAL:
        value = st.integers(0, 500)
    elif factor is Factor.WAARDE:
        value = st.integers(0, 20_000_00)
    elif factor is Factor.DEADWEIGHT:
        value = st.one_of(st.none(), SHARES)
    bron = draw(SOURCES) or (BRON if factor is Factor.WAARDE else None)
    chosen = Bronwaarde(
        factor,
        draw(value),
        bron,
        draw(st.sampled_from((None, 2019, 2021))),
        draw(st.sampled_from(Bewijskracht)),
        woord=factor.is_aandeel and draw(st.booleans()),
    )
    if factor is Factor.AANTAL and draw(st.booleans()):
        chosen = replace(chosen, maat=KasboekMaat.NIEUW_BEREIKT, van=date(2026, 1, 1), tot=date(2026, 6, 30))
    if not draw(st.integers(0, 4)):
        other = Bronwaarde(factor, draw(value), "Een ander rapport", gekozen=False)
        return replace(chosen, reden="Dit past beter bij deze wijk."), other
    return (chosen,)


@st.composite
def groepen(draw: st.DrawFn) -> tuple[Groepsdeel, ...]:
    """Shares of one to four groups that are the whole together."""
    cuts = sorted({0, 10_000, *draw(st.lists(st.integers(0, 10_000), max_size=3))})
    shares = [after - before for before, after in pairwise(cuts)]
    chosen = draw(st.permutations(list(IncasseerderGroep)))[: len(shares)]
    deel = dict(zip(chosen, shares, strict=True))
    return tuple(Groepsdeel(groep, deel[groep]) for groep in IncasseerderGroep if groep in deel)


@st.composite
def effecten(draw: st.DrawFn, number: int, van: Arena) -> Effect:
    """An effect of any kind in an arena."""
    common: dict[str, Any] = {
        "naam": draw(NAMES),
        "leefdomein": draw(st.sampled_from(Leefdomein)),
        "groepen": draw(groepen()),
        "teken": draw(st.sampled_from((Teken.BAAT, Teken.BAAT, Teken.LAST))),
        "opeisbaar": draw(st.booleans()),
    }
    if not draw(st.integers(0, 4)):
        return pm_effect(number, **common)
    curve = draw(st.sampled_from(Verloopcurve))
    years = 1 if curve is Verloopcurve.EENMALIG else draw(st.integers(1, 12))
    drop = draw(st.one_of(st.none(), SHARES)) if curve is Verloopcurve.AFLOPEND else None
    return effect(
        number,
        **common,
        factoren=tuple(value for factor in Factor for value in draw(bronwaarden(factor))),
        waarde_per=draw(st.sampled_from(WaardePer)),
        start=van.startjaar + draw(st.integers(0, 24)),
        looptijd=years,
        curve=curve,
        dropoff=drop,
    )


@st.composite
def investeringen(draw: st.DrawFn, number: int, van: Arena) -> Investering:
    """An investment in money or in kind, within the years of its arena."""
    in_kind = not draw(st.integers(0, 3))
    amount = st.integers(1, 2_000_000_00)
    return investering(
        number,
        draw(st.one_of(st.none(), amount) if in_kind else amount),
        jaar=van.startjaar + draw(st.integers(0, van.horizon - 1)),
        in_natura=in_kind,
        investeerder=draw(st.sampled_from(("Gemeente", "Corporatie"))),
        omschrijving="een zaal" if in_kind else None,
        bron=draw(SOURCES),
    )


@st.composite
def standen(draw: st.DrawFn, number: int = 1, most: int = 5) -> ArenaStand:
    """A whole arena, also one with nothing in it yet."""
    horizon = draw(st.sampled_from((1, 3, 7, 20, 20)))
    van = arena(
        number,
        startjaar=2021 + draw(st.integers(-2, 2)),
        horizon=horizon,
        periode=min(horizon, draw(st.sampled_from((1, 3, 5, 5)))),
        disconto=draw(st.sampled_from((0, 0, 225, 10_000))),
        prijspeil=draw(st.sampled_from((None, 2021))),
    )
    first = number * EFFECTEN_PER_ARENA + 1
    found = tuple(draw(effecten(first + k, van)) for k in range(draw(st.integers(0, most))))
    paid = tuple(draw(investeringen(first + k, van)) for k in range(draw(st.integers(0, 3))))
    return stand(*found, investeringen=paid, van=van)


@st.composite
def meer_standen(draw: st.DrawFn, most: int = 3) -> tuple[ArenaStand, ...]:
    """None, one or several arenas."""
    return tuple(draw(standen(number, most=3)) for number in range(1, 1 + draw(st.integers(0, most))))
