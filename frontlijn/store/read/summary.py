"""Reading the summary of a wijk, and the rows behind each of its figures.

A figure and the list that it opens use the same filter, so that they cannot tell two different stories.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.handgeld.pot import Budgetpot, PotStand
from frontlijn.domain.summary import (
    PERIODE_DAGEN,
    HandgeldCijfers,
    InitiatiefCijfers,
    WijkSummary,
    mediaan,
    totaal,
)
from frontlijn.domain.values import (
    AanvraagStatus,
    Benadering,
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    MutatieSoort,
    Waarde,
)
from frontlijn.store.read import handgeld, initiatieven, kasboek, wijken
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import Aandacht, InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

RECENT = 5
"""How many of the newest entries a summary shows."""

V = TypeVar("V", bound=Waarde)
F = TypeVar("F")

Filter = InitiatiefFilter | KasboekFilter | HandgeldFilter | MutatieFilter


def wijk_summary(
    store: Store, wijk_id: int, *, van: date | None = None, tot: date | None = None, exportable: bool = False
) -> WijkSummary:
    """The summary of a wijk today, with the kasboek of a period (without one: the last 365 days); raises NotFound.

    `exportable` leaves out everything onder de radar.
    """
    today = store.today()
    tot = tot or today
    van = van or tot - timedelta(days=PERIODE_DAGEN - 1)
    with reading(store):
        return WijkSummary(
            wijk=wijken.get(store, wijk_id),
            vandaag=today,
            exportable=exportable,
            handgeld=_handgeld(store, wijk_id, today, exportable),
            initiatieven=_initiatieven(store, InitiatiefFilter(wijk_id=wijk_id, exporteerbaar=exportable)),
            kasboek=kasboek.cijfers(store, _entries(wijk_id, van, tot, exportable), van, tot),
        )


def rows_behind(summary: WijkSummary) -> dict[str, Figure[Filter]]:
    """Each figure of a summary by name, such as `kasboek.leefdomein.wonen` or `initiatieven.fase.onbekend`."""
    return {**_behind_handgeld(summary), **_behind_initiatieven(summary), **_behind_kasboek(summary)}


def _requests(wijk_id: int, today: date, exportable: bool) -> HandgeldFilter:
    return HandgeldFilter(wijk_id=wijk_id, lopend_op=today, exporteerbaar=exportable)


def _waiting(wijk_id: int, today: date, exportable: bool) -> HandgeldFilter:
    before = today - timedelta(days=ONBEANTWOORD_DAGEN)
    return HandgeldFilter(wijk_id=wijk_id, onbeantwoord_voor=before, exporteerbaar=exportable)


def _entries(wijk_id: int, van: date, tot: date, exportable: bool) -> KasboekFilter:
    return KasboekFilter(wijk_id=wijk_id, van=van, tot=tot, exporteerbaar=exportable)


def _handgeld(store: Store, wijk_id: int, today: date, exportable: bool) -> HandgeldCijfers:
    wanted = _requests(wijk_id, today, exportable)
    pots = handgeld.current_pots(store, wijk_id, today)
    if exportable:
        pots = tuple(_without_hidden_requests(store, pot) for pot in pots)
    condition, values = handgeld.AANVRAGEN.where(store, wanted)
    with reading(store) as db:
        decided = db.execute(
            f"""
            SELECT b.uitkomst, b.bedrag, julianday(eerste.datum) - julianday(a.ontvangen_op) AS dagen,
                   {handgeld.REVERSED} AS teruggedraaid
            FROM aanvraag a JOIN besluit_actueel b ON b.aanvraag_id = a.id
              JOIN besluit eerste ON eerste.aanvraag_id = a.id AND eerste.vervangt_id IS NULL
            WHERE {condition}""",
            values,
        ).fetchall()
    standing = [row for row in decided if not row["teruggedraaid"]]
    awards = [row["bedrag"] for row in standing if BesluitUitkomst(row["uitkomst"]).kent_toe]
    return HandgeldCijfers(
        pots=pots,
        totaal=totaal(pot.stand for pot in pots),
        aanvragen=handgeld.count(store, wanted),
        per_uitkomst=tuple(
            (uitkomst, sum(row["uitkomst"] == uitkomst.value for row in standing)) for uitkomst in BesluitUitkomst
        ),
        teruggedraaid=len(decided) - len(standing),
        open=handgeld.count(store, replace(wanted, alleen_open=True)),
        aangehouden=handgeld.count(store, replace(wanted, status=AanvraagStatus.AANGEHOUDEN)),
        ingetrokken=handgeld.count(store, replace(wanted, status=AanvraagStatus.INGETROKKEN)),
        toekenningen=len(awards),
        mediaan_toekenning=mediaan(awards),
        besloten=len(decided),
        mediaan_dagen=mediaan([int(row["dagen"]) for row in decided]),
        afgewezen_om=tuple(
            (criterium, handgeld.count(store, replace(wanted, afgewezen_om=criterium))) for criterium in Criterium
        ),
        twijfel_regulier=handgeld.count(store, replace(wanted, twijfel_regulier=True)),
        eerste_keer=handgeld.count(store, replace(wanted, eerste_keer=True)),
        niet_verantwoord=handgeld.count(store, replace(wanted, niet_verantwoord=True)),
        onbeantwoord=handgeld.count(store, _waiting(wijk_id, today, exportable)),
    )


def _without_hidden_requests(store: Store, pot: Budgetpot) -> Budgetpot:
    """The pot with what is promised and paid whole, and of the open requests only those that may leave the store."""
    visible = HandgeldFilter(pot_id=pot.id, alleen_open=True, exporteerbaar=True)
    return replace(pot, stand=replace(pot.stand, aangevraagd=handgeld.requested(store, visible)))


def _initiatieven(store: Store, wanted: InitiatiefFilter) -> InitiatiefCijfers:
    return InitiatiefCijfers(
        aantal=initiatieven.count(store, wanted),
        per_type=initiatieven.LISTING.per(store, wanted, "i.type", InitiatiefType),
        per_fase=initiatieven.LISTING.per(store, wanted, "i.fase", Fase),
        per_benadering=initiatieven.LISTING.per(store, wanted, "i.benadering", Benadering),
        kwetsbaar=initiatieven.count(store, replace(wanted, aandacht=Aandacht.KWETSBAAR)),
        onbevestigd=initiatieven.count(store, replace(wanted, aandacht=Aandacht.ONBEVESTIGD)),
    )


_PLAFOND = (
    MutatieSoort.PLAFOND,
    MutatieSoort.KORTING,
    MutatieSoort.OVERHEVELING_IN,
    MutatieSoort.OVERHEVELING_UIT,
)
_TOEGEKEND = (MutatieSoort.TOEKENNING, MutatieSoort.VRIJVAL)
_BETAALD = (MutatieSoort.BETALING, MutatieSoort.TERUGONTVANGST)


def _behind_handgeld(summary: WijkSummary) -> dict[str, Figure[Filter]]:
    cijfers = summary.handgeld
    requests = _requests(summary.wijk.id, summary.vandaag, summary.exportable)
    awards, decided = replace(requests, toegekend=True), replace(requests, besloten=True)
    ledger = MutatieFilter(wijk_id=summary.wijk.id, lopend_op=summary.vandaag, geldig=True)
    figures = {
        "handgeld.aanvragen": Figure(cijfers.aanvragen, requests),
        "handgeld.open": Figure(cijfers.open, replace(requests, alleen_open=True)),
        "handgeld.aangehouden": Figure(cijfers.aangehouden, replace(requests, status=AanvraagStatus.AANGEHOUDEN)),
        "handgeld.ingetrokken": Figure(cijfers.ingetrokken, replace(requests, status=AanvraagStatus.INGETROKKEN)),
        "handgeld.twijfel_regulier": Figure(cijfers.twijfel_regulier, replace(requests, twijfel_regulier=True)),
        "handgeld.niet_verantwoord": Figure(cijfers.niet_verantwoord, replace(requests, niet_verantwoord=True)),
        "handgeld.teruggedraaid": Figure(cijfers.teruggedraaid, replace(requests, teruggedraaid=True)),
        "handgeld.toekenningen": Figure(cijfers.toekenningen, awards),
        "handgeld.mediaan_toekenning": Figure(cijfers.mediaan_toekenning, awards, counts=False),
        "handgeld.besloten": Figure(cijfers.besloten, decided),
        "handgeld.mediaan_dagen": Figure(cijfers.mediaan_dagen, decided, counts=False),
        "handgeld.eerste_keer": Figure(cijfers.eerste_keer, replace(requests, eerste_keer=True)),
        "handgeld.onbeantwoord": Figure(
            cijfers.onbeantwoord, _waiting(summary.wijk.id, summary.vandaag, summary.exportable)
        ),
        **_behind_stand("handgeld.totaal", cijfers.totaal, ledger, requests),
    }
    for uitkomst, number in cijfers.per_uitkomst:
        figures[f"handgeld.uitkomst.{uitkomst.value}"] = Figure(
            number, replace(requests, uitkomst=uitkomst, teruggedraaid=False)
        )
    for criterium, number in cijfers.afgewezen_om:
        figures[f"handgeld.afgewezen_om.{criterium.value}"] = Figure(number, replace(requests, afgewezen_om=criterium))
    for pot in cijfers.pots:
        of_pot = HandgeldFilter(pot_id=pot.id, exporteerbaar=summary.exportable)
        figures |= _behind_stand(f"handgeld.pot.{pot.id}", pot.stand, MutatieFilter(pot_id=pot.id, geldig=True), of_pot)
    return figures


def _behind_stand(
    name: str, stand: PotStand, ledger: MutatieFilter, requests: HandgeldFilter
) -> dict[str, Figure[Filter]]:
    """The amounts of a pot; a row that was reversed counts for nothing in them."""
    parts = {
        "plafond": (stand.plafond, _PLAFOND),
        "toegekend": (stand.toegekend, _TOEGEKEND),
        "vrij": (stand.vrij, _PLAFOND + _TOEGEKEND),
        "betaald": (stand.betaald, _BETAALD),
        "openstaand": (stand.openstaand, _TOEGEKEND + _BETAALD),
    }
    figures = {
        f"{name}.{part}": Figure(value, replace(ledger, soorten=soorten), counts=False)
        for part, (value, soorten) in parts.items()
    }
    undecided = replace(requests, alleen_open=True)
    return {**figures, f"{name}.aangevraagd": Figure(stand.aangevraagd, undecided, counts=False)}


def _behind_initiatieven(summary: WijkSummary) -> dict[str, Figure[Filter]]:
    cijfers = summary.initiatieven
    wanted = InitiatiefFilter(wijk_id=summary.wijk.id, exporteerbaar=summary.exportable)
    figures: dict[str, Figure[Filter]] = {"initiatieven.aantal": Figure(cijfers.aantal, wanted)}
    for soort, number in cijfers.per_type:
        figures[f"initiatieven.type.{_name(soort)}"] = Figure(number, replace(wanted, type=soort or Leeg.ONBEKEND))
    for fase, number in cijfers.per_fase:
        figures[f"initiatieven.fase.{_name(fase)}"] = Figure(number, replace(wanted, fase=fase or Leeg.ONBEKEND))
    for benadering, number in cijfers.per_benadering:
        figures[f"initiatieven.benadering.{_name(benadering)}"] = Figure(
            number, replace(wanted, benadering=benadering or Leeg.ONBEKEND)
        )
    figures["initiatieven.kwetsbaar"] = Figure(cijfers.kwetsbaar, replace(wanted, aandacht=Aandacht.KWETSBAAR))
    figures["initiatieven.onbevestigd"] = Figure(cijfers.onbevestigd, replace(wanted, aandacht=Aandacht.ONBEVESTIGD))
    return figures


def _behind_kasboek(summary: WijkSummary) -> dict[str, Figure[Filter]]:
    cijfers = summary.kasboek
    wanted = _entries(summary.wijk.id, cijfers.van, cijfers.tot, summary.exportable)
    return {f"kasboek.{name}": figure for name, figure in kasboek.rows_behind(cijfers, wanted).items()}


def _name(value: Waarde | None) -> str:
    return Leeg.ONBEKEND.value if value is None else value.value
