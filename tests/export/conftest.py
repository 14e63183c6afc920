"""A small store whose every text tries something, at a fixed moment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.pot import Financier, PotInvoer
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import (
    Benadering,
    Bereik,
    BesluitUitkomst,
    Criterium,
    Fase,
    Grond,
    InitiatiefType,
    Kernwaarde,
    Leefdomein,
    Oordeel,
    Stem,
    Uitkomst,
    Zichtbaarheid,
)
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    account,
    decide,
    grant_handgeld,
    move_money,
    open_pot,
    receive_back,
    release,
    request_handgeld,
    reverse,
)
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from tests.new_store import new_store

SELWERD, PADDEPOEL = 1, 2
TODAY = date(2026, 11, 21)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
HIDDEN = "Geheimtuin"
"""In every text of what is onder de radar, and in no other."""


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    store = Store.open(new_store(tmp_path / "frontlijn.db"), clock=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    yield store
    store.close()


@pytest.fixture
def filled(empty: Store) -> Store:
    fill(empty)
    return empty


@pytest.fixture
def shared(filled: Store) -> Store:
    """A pot of two financiers with every kind of row, in thirds that do not divide, a part of it onder de radar."""
    fill_shared(filled)
    return filled


@pytest.fixture
def told(filled: Store) -> Store:
    """A kasboek with something for each of the outputs, of which a part stays."""
    tell(filled)
    return filled


def oordelen(*, c2: Oordeel = Oordeel.VOLDOET) -> tuple[CriteriumOordeel, ...]:
    return tuple(
        CriteriumOordeel(c, c2 if c is Criterium.C2 else Oordeel.VOLDOET, f"=reden bij {c.value}; met Piet de Boer")
        for c in Criterium
    )


def fill(store: Store) -> None:
    tuin = register_initiatief(
        store,
        InitiatiefInvoer(
            "De | <b>Tuin</b>",
            SELWERD,
            aliassen=("'t Hof", "=1+1"),
            type=InitiatiefType.BEWONERSINITIATIEF,
            fase=Fase.STARTEND,
            benadering=Benadering.FACILITEREN,
            omschrijving='# Kop\n\nMet Piet de Boer; "samen".\n- punt',
            startdatum=date(2024, 3, 1),
            zichtbaarheid=Zichtbaarheid.OPENBAAR,
            aanjagers=2,
            vrijwilligers=0,
            contact="Piet de Boer",
            organisatie="Bewonersgroep Noord",
        ),
    )
    register_initiatief(store, InitiatiefInvoer("Koffie-uur", PADDEPOEL))
    geheim = register_initiatief(
        store,
        InitiatiefInvoer(HIDDEN, SELWERD, aanjagers=1, zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR),
    )
    log_kasboekregel(
        store,
        KasboekInvoer(
            "=Soep met [b]Piet de Boer[/b]",
            SELWERD,
            date(2026, 11, 3),
            initiatief_id=tuin.id,
            verhaal="Regel een\nregel twee | met streep",
            wat_werkte="-5",
            kernwaarde=Kernwaarde.DOET,
            leefdomeinen=(Leefdomein.MEEDOEN, Leefdomein.WONEN),
            deelnames=12,
            nieuw_bereikt=3,
            vrijwilligersminuten=90,
            experiment=True,
            uitkomst=Uitkomst.MISLUKT,
            les="Eerder beginnen",
            bereik=Bereik.EXPORT,
            toestemming_op=date(2026, 11, 3),
            toestemming_van="Ans Visser",
            pseudoniem="bewoner A",
        ),
    )
    log_kasboekregel(store, KasboekInvoer("Zonder getal", SELWERD, date(2026, 11, 2)))
    log_kasboekregel(store, KasboekInvoer("Elders", PADDEPOEL, date(2026, 11, 1), deelnames=0))
    log_kasboekregel(
        store,
        KasboekInvoer(f"{HIDDEN} 1", SELWERD, date(2026, 11, 1), zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR),
    )
    log_kasboekregel(store, KasboekInvoer(f"{HIDDEN} 2", SELWERD, date(2026, 11, 1), initiatief_id=geheim.id))
    pot = open_pot(store, PotInvoer("Handgeld Selwerd", SELWERD, *YEAR, 1_000_00))
    plantjes = grant_handgeld(
        store,
        AanvraagInvoer(
            pot.id,
            "Plantjes",
            123_45,
            date(2026, 10, 1),
            initiatief_id=tuin.id,
            aanvrager="Piet de Boer",
            organisatie="Bewonersgroep Noord",
            begroting=150_00,
            eigen_bijdrage=10_00,
            cofinanciering=5_00,
            draagvlak="@iedereen",
        ),
        BesluitInvoer(
            BesluitUitkomst.DEELS_TOEGEKEND,
            date(2026, 10, 3),
            oordelen(),
            100_00,
            beslissers=("Noor Bakker",),
            motivering="Mooi, zei Noor Bakker.",
            voorwaarden="Stuur een bon",
        ),
        None,
    )
    release(store, plantjes.id, 25_00, date(2026, 10, 9), "Minder nodig")
    request_handgeld(store, AanvraagInvoer(pot.id, "Bank", 50_00, date(2026, 11, 1), aanvrager="Ans Visser"))
    verf = request_handgeld(store, AanvraagInvoer(pot.id, "Verf", 80_00, date(2026, 9, 1), organisatie="School"))
    decide(
        store,
        verf.id,
        BesluitInvoer(
            BesluitUitkomst.AFGEWEZEN,
            date(2026, 9, 8),
            oordelen(c2=Oordeel.VOLDOET_NIET),
            grond=Grond.CRITERIA,
            motivering="Er is nog te weinig steun in de straat.",
        ),
    )
    request_handgeld(store, AanvraagInvoer(pot.id, f"{HIDDEN} 3", 7_77, date(2026, 11, 1), initiatief_id=geheim.id))
    request_handgeld(
        store,
        AanvraagInvoer(
            pot.id,
            f"{HIDDEN} 4",
            8_88,
            date(2026, 11, 1),
            organisatie="School",
            zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR,
        ),
    )


def fill_shared(store: Store) -> None:
    shares = (Financier("=gemeente", 3_333), Financier("corporaties | Piet de Boer", 6_667))
    pot = open_pot(store, PotInvoer("Pot *van* twee", SELWERD, *YEAR, 1_000_01, financiers=shares))
    other = open_pot(store, PotInvoer("Andere pot", SELWERD, *YEAR, 10_00, financiers=shares))
    asked = AanvraagInvoer(pot.id, "=Bank | <b>voor</b> Piet de Boer", 100_01, date(2026, 2, 1), aanvrager="Ans Visser")
    granted = BesluitInvoer(
        BesluitUitkomst.TOEGEKEND, date(2026, 2, 2), oordelen(), 100_01, motivering="Ans wil graag."
    )
    bank = grant_handgeld(store, asked, granted, date(2026, 3, 3))
    receive_back(store, bank.id, 7_77, date(2026, 4, 1), "Over, zei Ans Visser")
    release(store, bank.id, 5_55, date(2026, 4, 2), "Minder nodig")
    fout = grant_handgeld(
        store, replace(asked, onderwerp="Verkeerd", organisatie="School"), replace(granted, datum=date(2026, 5, 1))
    )
    reverse(store, fout.mutaties[0].id, date(2026, 6, 1), "Dubbel")
    hidden = replace(asked, onderwerp=f"{HIDDEN} 5", gevraagd=9_99, zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR)
    grant_handgeld(store, hidden, replace(granted, bedrag=9_99), date(2026, 7, 1))
    confidential = replace(
        asked, onderwerp="Stil verdriet", zichtbaarheid=Zichtbaarheid.INTERN, vertrouwelijk_reden="Gaat over ziekte"
    )
    grant_handgeld(store, confidential, replace(granted, bedrag=11_11, uitkomst=BesluitUitkomst.DEELS_TOEGEKEND))
    move_money(store, pot.id, other.id, 33_34, datum=date(2026, 8, 1), reden="Meer nodig")
    account(
        store,
        bank.id,
        VerantwoordingInvoer(date(2026, 9, 1), "Piet de Boer timmerde", 80_00, draagvlak_achteraf="=Iedereen"),
    )


def tell(store: Store) -> None:
    """Stories with every reach, exchanges, scores and origins; what stays has the word blijft in it."""
    yes: dict[str, Any] = {
        "bereik": Bereik.EXPORT,
        "toestemming_op": date(2026, 9, 1),
        "toestemming_van": "Piet de Boer",
    }

    def log(titel: str, datum: date, **more: Any) -> int:
        return log_kasboekregel(store, KasboekInvoer(titel, SELWERD, datum, **more)).id

    def gave(gever: str, ontvanger: str, wat: str, minuten: int | None = None) -> UitwisselingInvoer:
        return UitwisselingInvoer(gever, ontvanger, wat, minuten)

    log("Bank gezet", date(2025, 9, 3), deelnames=9, vrijwilligersminuten=60)
    secret = log(f"{HIDDEN} 6", date(2026, 7, 1), zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR, verhaal="Dit blijft.")
    soep = log(
        "Soep op de stoep",
        date(2026, 8, 4),
        uit_regel_id=secret,
        deelnames=14,
        nieuw_bereikt=6,
        vrijwilligersminuten=120,
        leefdomeinen=(Leefdomein.MEEDOEN, Leefdomein.SAMEN_LEVEN),
        verhaal=f"Soep voor Piet de Boer, op een bank bij {HIDDEN}.",
        teweeg="Een <b>tweede</b> pan.",
        pseudoniem="de kok",
        uitwisselingen=(
            gave("Piet de Boer", "Bewonersgroep Noord", "uien gesneden", 90),
            gave("Bewonersgroep Noord", "Ans Visser", "soep"),
            gave("bewoner B", HIDDEN, "tafels | stoelen", 30),
        ),
        perspectieven=(Perspectief("bewoner B", Stem.EIGEN, 2, 4), Perspectief("bewoner B", Stem.WERKER, 2, 3)),
        **yes,
    )
    log(
        "Soep op de stoep",
        date(2026, 8, 18),
        uit_regel_id=soep,
        deelnames=3,
        verhaal="Soep op de bank.\nDe pan was leeg.",
        **yes | {"bereik": Bereik.OPENBAAR},
    )
    log("Stil", date(2026, 10, 2), verhaal="Wat hier staat, blijft hier.", teweeg="Ook dit blijft.")
    over = yes | {"toestemming_tot": date(2026, 11, 1)}
    log("Voorbij", date(2026, 10, 9), verhaal="De toestemming blijft niet duren.", **over)
    log("Proef met verf", date(2026, 10, 9), experiment=True, uitkomst=Uitkomst.GELUKT, les="Begin klein")
