"""Pots, rows and decisions as the store would give them, so that a test names only what it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.pot import Budgetpot, Financier, PotMutatie, PotStand, per_financier
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, MutatieSoort, PotSoort, Rest

TODAY = date(2026, 11, 21)
SAMEN = (Financier("gemeente", 5_000), Financier("corporaties", 5_000))


def a_pot(
    number: int = 1,
    *,
    plafond: int = 1_000_00,
    toegekend: int = 0,
    financiers: tuple[Financier, ...] = SAMEN,
    **more: Any,
) -> Budgetpot:
    usual: dict[str, Any] = {
        "naam": f"Pot {number}",
        "wijk_id": number,
        "wijk": "Selwerd",
        "van": date(2026, 1, 1),
        "tot": date(2026, 12, 31),
        "soort": PotSoort.HANDGELD,
        "functie": None,
        "gesloten_op": None,
        "rest": None,
        "rest_bedrag": None,
        "rest_reden": None,
    }
    vervallen = more["rest_bedrag"] if more.get("rest") is Rest.VERVALLEN else 0
    stand = PotStand(plafond=plafond, toegekend=toegekend, betaald=0, aangevraagd=0, vervallen=vervallen)
    plafonds = per_financier(plafond, financiers)
    return Budgetpot(id=number, financiers=financiers, **(usual | {"stand": stand, "plafonds": plafonds} | more))


def a_row(
    number: int,
    soort: MutatieSoort,
    verdeling: Sequence[int] = (50_00, 50_00),
    datum: date = date(2026, 3, 1),
    **more: Any,
) -> PotMutatie:
    usual: dict[str, Any] = {
        "pot_id": 1,
        "pot": "Pot 1",
        "besluit_id": None,
        "aanvraag_id": None,
        "onderwerp": None,
        "storno_van": None,
        "storno_door": None,
        "corrigeert": None,
        "tegenpot": None,
        "bon": None,
        "reden": None,
        "wie": "Sanne",
        "geregistreerd_op": "2026-03-01T10:00:00Z",
    }
    return PotMutatie(
        id=number,
        nummer=number,
        soort=soort,
        bedrag=sum(verdeling),
        datum=datum,
        verdeling=tuple(verdeling),
        **(usual | more),
    )


def a_decision(number: int = 1, **more: Any) -> Besluit:
    usual: dict[str, Any] = {
        "aanvraag_id": 1,
        "vervangt_id": None,
        "herziening_reden": None,
        "fonds_id": None,
        "geregistreerd_op": "2026-03-01T10:00:00Z",
        "uitkomst": BesluitUitkomst.TOEGEKEND,
        "bedrag": 100_00,
        "datum": date(2026, 3, 1),
        "beslisvorm": Beslisvorm.FRONTLIJNFUNCTIONARIS,
        "motivering": None,
        "voorwaarden": None,
        "grond": None,
        "naar": None,
        "afwijking_reden": None,
        "oordelen": (),
        "richtlijnen": (),
        "beslissers": ("Sanne",),
        "onthouden": (),
        "toegekend_netto": 100_00,
        "betaald": 0,
    }
    return Besluit(id=number, **(usual | more))
