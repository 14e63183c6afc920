"""An arena and a report whose every text tries something, with every kind of effect, and what must stay behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer, InvesteringInvoer, SessieInvoer
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import EffectInvoer, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import CijferInvoer, Publicatie
from frontlijn.domain.values import (
    ArenaSoort,
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
from frontlijn.store.store import Store
from frontlijn.store.write.arena import (
    add_activiteit,
    add_arena,
    add_cijfer,
    add_effect,
    add_investering,
    open_sessie,
)
from tests.export.conftest import HIDDEN, fill
from tests.new_store import new_store

TUIN, GEHEIM = 1, 3
ARENA, RAPPORT, VERBORGEN, ONDER = 1, 2, 3, 4
"""The arena of the tuin, a report, an arena onder de radar, and one of an initiative onder de radar."""


@contextmanager
def store_with_arenas(folder: Path) -> Iterator[Store]:
    """A store of `conftest.fill` with these arenas, at its fixed moment; only to be read."""
    store = Store.open(new_store(folder / "frontlijn.db"), clock=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    fill(store)
    fill_arenas(store)
    yield store
    store.close()


def fill_arenas(store: Store) -> None:
    """Puts them in the store of `conftest.filled`."""
    arena = add_arena(
        store,
        ArenaInvoer(
            "=Opbrengst | <b>Tuin</b>",
            TUIN,
            2021,
            horizon=6,
            periode=3,
            disconto=225,
            prijspeil=2021,
            toelichting="Met Piet de Boer; *samen*.",
        ),
    )
    koken = add_activiteit(store, arena.id, ActiviteitInvoer("+Koken & <i>eten</i>")).id
    tuinieren = add_activiteit(store, arena.id, ActiviteitInvoer("Tuinieren met Ans Visser")).id
    paid = InvesteringInvoer(koken, "@gemeente", 2021, 100_000_01, bron="=Begroting")
    add_investering(store, arena.id, paid)
    add_investering(store, arena.id, replace(paid, activiteit_id=tuinieren, jaar=2023, bedrag=33_333_33))
    kind = replace(paid, investeerder="Kerk", in_natura=True, bron=None)
    add_investering(store, arena.id, replace(kind, bedrag=500_00, omschrijving="zaal"))
    add_investering(store, arena.id, replace(kind, bedrag=None, omschrijving="-uren van Noor Bakker"))
    for one in _effects(koken, tuinieren):
        add_effect(store, arena.id, one)
    open_sessie(store, arena.id, SessieInvoer(date(2026, 11, 1), ("Piet de Boer", "keukentafelgast"), "sessienotitie"))
    _rapport(store)
    hidden = ArenaInvoer(HIDDEN, TUIN, 2021, zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR)
    add_arena(store, hidden)
    add_arena(store, ArenaInvoer(f"{HIDDEN} 2", GEHEIM, 2021))


def _factoren(deadweight: int | None = 2_000, waarde: int = 12_000_00) -> tuple[Bronwaarde, ...]:
    values = (40, 2_500, 8_000, deadweight, 0, waarde)
    source = "@Rapport; van Piet de Boer"
    return tuple(
        Bronwaarde(factor, value, source if factor is Factor.WAARDE else None)
        for factor, value in zip(Factor, values, strict=True)
    )


def _effects(koken: int, tuinieren: int) -> list[EffectInvoer]:
    """Every course, per year and in all, some after the horizon, a burden, what nobody can claim, and PM."""
    base = EffectInvoer(
        koken,
        "Minder schulden",
        Leefdomein.RONDKOMEN,
        (
            Groepsdeel(IncasseerderGroep.OVERHEID, 6_000, "-gemeente"),
            Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 4_000),
        ),
        factoren=_factoren(),
        start=2024,
        looptijd=5,
        curve=Verloopcurve.GELIJKMATIG,
        eenheid="deelnemers",
    )
    aantal, *others = _factoren(deadweight=None, waarde=333_33)
    measured = replace(aantal, maat=KasboekMaat.DEELNAMES, van=date(2026, 1, 1), tot=date(2026, 6, 30))
    several = (
        *_factoren(waarde=1_000_01)[:-1],
        Bronwaarde(
            Factor.WAARDE, 1_000_01, "Kostenboek", 2019, Bewijskracht.ONDERBOUWD, reden="Past beter, zei Ans Visser"
        ),
        Bronwaarde(Factor.WAARDE, 900_00, "=Ander boek", 2015, gekozen=False),
    )
    return [
        base,
        replace(base, naam="-Zorg", leefdomein=Leefdomein.GEZONDHEID, curve=Verloopcurve.AFLOPEND, start=2021),
        replace(base, naam="Taal", curve=Verloopcurve.AFLOPEND, dropoff=3_333, factoren=several, start=2022),
        replace(
            base,
            naam="Bij Ans Visser",
            leefdomein=Leefdomein.OPGROEIEN,
            curve=Verloopcurve.OPLOPEND,
            waarde_per=WaardePer.TOTAAL,
            factoren=(measured, *others),
            start=2025,
            looptijd=7,
        ),
        replace(
            base,
            naam="Hogere huizenprijs",
            activiteit_id=tuinieren,
            leefdomein=Leefdomein.WONEN,
            groepen=(Groepsdeel(IncasseerderGroep.WIJKBEWONERS, 3_333), Groepsdeel(IncasseerderGroep.OVERIG, 6_667)),
            opeisbaar=False,
            curve=Verloopcurve.EENMALIG,
            looptijd=1,
            start=2023,
        ),
        replace(base, naam="Overlast", leefdomein=Leefdomein.WOONOMGEVING, teken=Teken.LAST, looptijd=2, start=2022),
        EffectInvoer(
            tuinieren,
            "=Trots [b]op de straat[/b]",
            Leefdomein.MEEDOEN,
            (Groepsdeel(IncasseerderGroep.WIJKBEWONERS, 10_000),),
            kwantificering=Kwantificering.PM,
        ),
    ]


def _rapport(store: Store) -> None:
    """The published totals of 000 (domain model, section 3), and a figure of what is onder de radar."""
    report = add_arena(store, ArenaInvoer("Rapport | *2022*", None, 2021, soort=ArenaSoort.RAPPORT)).id

    def published(soort: CijferSoort, waarde: int, **over: object) -> None:
        add_cijfer(store, report, CijferInvoer(soort, (Publicatie(waarde, "000, =tekst", 2022),), **over))  # type: ignore[arg-type]

    published(CijferSoort.BATEN, 9_434_000_00)
    published(CijferSoort.KOSTEN, 2_610_000_00)
    published(CijferSoort.MULTIPLIER, 3_600)
    published(CijferSoort.BATEN, 5_722_000_00, groep=IncasseerderGroep.OVERHEID)
    published(CijferSoort.BATEN, 2_753_000_00, initiatief_id=TUIN)
    published(CijferSoort.BATEN, 1_234_567_00, initiatief_id=GEHEIM)
    both = (
        Publicatie(2_526_000_00, "000, tekst", 2022, reden="Zei Piet de Boer"),
        Publicatie(2_524_000_00, "=000, tabel", gekozen=False),
    )
    add_cijfer(store, report, CijferInvoer(CijferSoort.BATEN, both, leefdomein=Leefdomein.RONDKOMEN))
