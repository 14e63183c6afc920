"""Inputs as a worker would give them, complete and right, so that a test names only what it is about."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.korting import KortingInvoer, evenredig_bedrag
from frontlijn.domain.handgeld.pot import Budgetpot, PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.values import BesluitUitkomst, Criterium, Grond, KortingLezing, Oordeel
from frontlijn.store.read.handgeld import pot
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import cut_pots, open_pot

SELWERD = 1
TODAY = date(2026, 11, 21)


def _with(more: dict[str, Any], **usual: Any) -> dict[str, Any]:
    return usual | more


def initiatief(naam: str = "Buurttuin", **more: Any) -> InitiatiefInvoer:
    return InitiatiefInvoer(**_with(more, naam=naam, wijk_id=SELWERD))


def regel(titel: str = "Samen geplant", **more: Any) -> KasboekInvoer:
    return KasboekInvoer(**_with(more, titel=titel, wijk_id=SELWERD, datum=TODAY))


def a_pot(store: Store, naam: str = "Handgeld", plafond: int = 100_00, **more: Any) -> Budgetpot:
    period: dict[str, Any] = {"van": date(2026, 1, 1), "tot": date(2026, 12, 31)}
    return open_pot(store, PotInvoer(**_with(period | more, naam=naam, wijk_id=SELWERD, plafond=plafond)))


def cut(store: Store, pot_id: int, bedrag: int, datum: date = TODAY, reden: str = "De raad kort") -> Budgetpot:
    """Cuts one pot, its financiers by their shares."""
    known = pot(store, pot_id)
    each = evenredig_bedrag(bedrag, [known], KortingLezing.NAAR_RATO)
    cut_pots(store, KortingInvoer((pot_id,), each, KortingLezing.NAAR_RATO, datum, reden))
    return pot(store, pot_id)


def aanvraag(pot_id: int, gevraagd: int = 50_00, **more: Any) -> AanvraagInvoer:
    base: dict[str, Any] = {"onderwerp": "Plantjes", "aanvrager": "Truus", "ontvangen_op": date(2026, 11, 1)}
    return AanvraagInvoer(**_with(base | more, pot_id=pot_id, gevraagd=gevraagd))


def oordelen(**other: Oordeel) -> tuple[CriteriumOordeel, ...]:
    return tuple(CriteriumOordeel(c, other.get(c.value, Oordeel.VOLDOET), f"Gezien bij {c.value}.") for c in Criterium)


def toekenning(bedrag: int = 50_00, **more: Any) -> BesluitInvoer:
    base: dict[str, Any] = {"uitkomst": BesluitUitkomst.TOEGEKEND, "datum": date(2026, 11, 10), "oordelen": oordelen()}
    return BesluitInvoer(**_with(base | more, bedrag=bedrag))


def afwijzing(**more: Any) -> BesluitInvoer:
    base: dict[str, Any] = {
        "uitkomst": BesluitUitkomst.AFGEWEZEN,
        "grond": Grond.PLAFOND,
        "motivering": "Het geld is op.",
    }
    return toekenning(**_with(base | more, bedrag=0))


def dump(store: Store) -> list[str]:
    """All that the file holds, to see that a refused write left nothing behind."""
    with closing(sqlite3.connect(store.path)) as db:
        return list(db.iterdump())
