"""How the amounts of a statement were made: the begin, what the rows of its period did, the end (domain model, 6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from frontlijn.domain.herkomst import Deel, Herkomst, berekening, optelling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.herkomst.boekingen import (
    NAMEN,
    STORNO,
    bedragen,
    bron,
    financier_van,
    met_teken,
    teken,
    van_wie,
)
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, periode
from frontlijn.store.store import Store

AFSCHRIFT, BEWEEGT = "afschrift", "beweegt"
"""The word before the last in the name of an amount of a statement, and of what one kind of row did in it."""


def verklaar(store: Store, naam: str, rijen: MutatieFilter) -> Verklaring:
    """How an amount of a statement was made."""
    base, _, wat = naam.rpartition(".")
    if base.endswith(f".{BEWEEGT}"):
        return _beweging(store, naam, MutatieSoort(wat), rijen)
    before = replace(rijen, van=None, tot=rijen.van - timedelta(days=1)) if rijen.van else None
    begin = _stand(store, naam, wat, before) if before else 0
    moved = _stand(store, naam, wat, rijen)
    earlier = {f"{naam}.begin": Cijfer(naam, before)} if before else {}
    name = NAMEN.get(wat, wat)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"{van_wie(store, rijen, naam, name)}, volgens het afschrift{periode(rijen.van, rijen.tot)}",
            waarde=format_bedrag(begin + moved),
            formule="begin + wat de boekingen van deze periode erbij doen of eraf halen",
            ingevuld=berekening([("begin", begin), ("deze periode", moved)], format_bedrag),
            delen=(
                Deel("begin", format_bedrag(begin), next(iter(earlier), None)),
                Deel("deze periode", format_bedrag(moved)),
            ),
            bronnen=(bron(store, rijen),),
            let_op=(STORNO,),
        ),
        rijen,
        earlier,
        begin + moved,
    )


def _stand(store: Store, naam: str, wat: str, rijen: MutatieFilter) -> int:
    return sum(met_teken(wat, bedragen(store, rijen, financier_van(naam))).values())


def _beweging(store: Store, naam: str, soort: MutatieSoort, rijen: MutatieFilter) -> Verklaring:
    """What the rows of one kind, and their stornos, did: to what is vrij, or to what is paid when that is all."""
    wat = "vrij" if teken(soort, "vrij") else "betaald"
    sign = teken(soort, wat)
    rows = handgeld.mutaties(store, rijen, 0, -1)
    each = [sign * (row.bedrag if row.storno_van is None else -row.bedrag) for row in rows]
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"wat {soort.label} met {NAMEN.get(wat, wat)} deed{periode(rijen.van, rijen.tot)}",
            waarde=format_bedrag(sum(each)),
            formule=f"tel elke boeking {soort.label} met {'+' if sign > 0 else '-'}, en elke storno daarvan andersom",
            ingevuld=optelling(each, format_bedrag, wat="boekingen"),
            bronnen=(bron(store, rijen),),
            let_op=(STORNO,),
        ),
        rijen,
        getal=sum(each),
    )
