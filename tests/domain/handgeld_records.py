"""A request and its decision as they stand in the store, so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer
from frontlijn.domain.handgeld.besluit import Besluit, BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.pot import Budgetpot, Financier, PotInvoer, PotMutatie, PotStand
from frontlijn.domain.values import (
    AanvraagStatus,
    Beslisvorm,
    BesluitUitkomst,
    Criterium,
    Grond,
    MutatieSoort,
    Oordeel,
    PotSoort,
    Zichtbaarheid,
)

TODAY = date(2026, 11, 21)
TOMORROW = TODAY + timedelta(days=1)
POT = Budgetpot(
    id=1,
    naam="Handgeld Selwerd",
    wijk_id=1,
    wijk="Selwerd",
    van=date(2026, 1, 1),
    tot=date(2026, 12, 31),
    soort=PotSoort.HANDGELD,
    functie=None,
    gesloten_op=None,
    rest=None,
    rest_bedrag=None,
    rest_reden=None,
    financiers=(Financier("gemeente", 10_000),),
    plafonds=(1_000_00,),
    stand=PotStand(plafond=1_000_00, toegekend=300_00, betaald=100_00, aangevraagd=900_00),
)
POT_INVOER = PotInvoer("Handgeld Selwerd", 1, date(2026, 1, 1), date(2026, 12, 31), 1_000_00)
AANVRAAG_INVOER = AanvraagInvoer(
    pot_id=1, onderwerp="Soep", gevraagd=500_00, ontvangen_op=date(2026, 11, 1), aanvrager="Sanne"
)
OORDELEN = tuple(CriteriumOordeel(criterium, Oordeel.VOLDOET, f"reden {criterium.name}") for criterium in Criterium)
TOEGEKEND = BesluitInvoer(BesluitUitkomst.TOEGEKEND, date(2026, 11, 10), OORDELEN, bedrag=500_00)
DEELS = replace(TOEGEKEND, uitkomst=BesluitUitkomst.DEELS_TOEGEKEND, bedrag=200_00)
AFGEWEZEN = replace(
    TOEGEKEND, uitkomst=BesluitUitkomst.AFGEWEZEN, bedrag=0, grond=Grond.PLAFOND, motivering="De pot is te klein."
)
DOORVERWEZEN = replace(TOEGEKEND, uitkomst=BesluitUitkomst.DOORVERWEZEN, bedrag=0, naar="Fonds Samen")

AANVRAAG = Aanvraag(
    id=7,
    versie=1,
    pot_id=1,
    pot="Handgeld Selwerd",
    wijk_id=1,
    wijk="Selwerd",
    initiatief_id=None,
    initiatief=None,
    aanvrager="Sanne",
    organisatie=None,
    onderwerp="Soep",
    gevraagd=500_00,
    begroting=None,
    eigen_bijdrage=None,
    cofinanciering=None,
    cofinanciering_zeker=False,
    draagvlak=None,
    buurt_betrokken=None,
    rol_planvorming=None,
    rol_besluitvorming=None,
    rol_uitvoering=None,
    ontvangen_op=date(2026, 11, 1),
    zichtbaarheid=Zichtbaarheid.OPENBAAR,
    vertrouwelijk_reden=None,
    geregistreerd_op="2026-11-01T09:00:00Z",
    status=AanvraagStatus.ONTVANGEN,
    status_op=date(2026, 11, 1),
    status_reden=None,
    besluit=None,
    mutaties=(),
)


def oordelen(criterium: Criterium, **change: Any) -> tuple[CriteriumOordeel, ...]:
    return tuple(replace(o, **change) if o.criterium is criterium else o for o in OORDELEN)


def genomen(invoer: BesluitInvoer, **more: Any) -> Besluit:
    """The decision of this input as it stands in the store."""
    usual: dict[str, Any] = {
        "id": 3,
        "aanvraag_id": 7,
        "vervangt_id": None,
        "herziening_reden": None,
        "fonds_id": None,
        "geregistreerd_op": f"{invoer.datum}T10:00:00Z",
        "uitkomst": invoer.uitkomst,
        "bedrag": invoer.bedrag,
        "datum": invoer.datum,
        "beslisvorm": Beslisvorm.FRONTLIJNFUNCTIONARIS,
        "motivering": invoer.motivering,
        "voorwaarden": None,
        "grond": invoer.grond,
        "naar": invoer.naar,
        "afwijking_reden": None,
        "oordelen": invoer.oordelen,
        "richtlijnen": (),
        "beslissers": ("Truus",),
        "onthouden": (),
        "toegekend_netto": invoer.bedrag,
        "betaald": 0,
    }
    return Besluit(**(usual | more))


def besloten(besluit: Besluit, **more: Any) -> Aanvraag:
    """The request with this decision on it."""
    usual = {"besluit": besluit, "status": AanvraagStatus.BESLOTEN, "status_op": besluit.datum}
    change: dict[str, Any] = usual | more
    return replace(AANVRAAG, **change)


def mutatie(nummer: int, soort: MutatieSoort, bedrag: int, datum: date, **more: Any) -> PotMutatie:
    """A row of the ledger that belongs to the request; its number in the store is 100 higher than in its pot."""
    usual: dict[str, Any] = {
        "id": nummer + 100,
        "nummer": nummer,
        "pot_id": 1,
        "pot": "Handgeld Selwerd",
        "soort": soort,
        "bedrag": bedrag,
        "datum": datum,
        "besluit_id": 3,
        "aanvraag_id": 7,
        "onderwerp": "Soep",
        "storno_van": None,
        "storno_door": None,
        "corrigeert": None,
        "tegenpot": None,
        "verdeling": (bedrag,),
        "bon": None,
        "reden": None,
        "wie": "Truus",
        "geregistreerd_op": f"{datum}T12:00:{nummer:02d}Z",
    }
    return PotMutatie(**(usual | more))
