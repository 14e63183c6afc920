"""Reading the summary of a wijk, a gebied, the city or an initiative, and the rows behind each of its figures.

A figure and the list that it opens use the same filter, so that they cannot tell two different stories.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.handgeld.pot import SOORTEN, Budgetpot, PotStand, effect
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.samenvatting.handgeld import genoemde_potten
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import (
    GEEN_OORDEEL_JAREN,
    Besluiten,
    HandgeldCijfers,
    InitiatiefCijfers,
    jaren_terug,
    leeftijd,
    mediaan,
    totaal,
)
from frontlijn.domain.values import (
    AanvraagStatus,
    Benadering,
    Bereik,
    BesluitUitkomst,
    Criterium,
    Fase,
    InitiatiefType,
    MutatieSoort,
    Waarde,
)
from frontlijn.store.read import arena, handgeld, initiatieven, kasboek
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.initiatieven import Aandacht, InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

V = TypeVar("V", bound=Waarde)
F = TypeVar("F")

Filter = InitiatiefFilter | KasboekFilter | HandgeldFilter | MutatieFilter


def samenvatting(store: Store, blik: Blik, *, exportable: bool = False, geheel: bool = False) -> Samenvatting:
    """The summary of what is looked at: today, with the kasboek and the decisions of its period.

    `exportable` leaves out everything onder de radar; `geheel` reads what else the kasboek shows, which takes longer.
    Raises NotFound, and Refused for an initiatief onder de radar when this leaves the laptop (V22).
    """
    today = store.today()
    naar = Bereik.EXPORT if exportable else Bereik.INTERN
    with reading(store):
        naam = kasboek.name_of(store, blik, naar)
        beeld = kasboek.beeld(store, blik, naar) if geheel else None
        rows = kasboek.rows_of(blik, naar)
        return Samenvatting(
            naam=naam,
            blik=blik,
            vandaag=today,
            exportable=exportable,
            handgeld=_handgeld(store, blik, today, exportable),
            initiatieven=_initiatieven(store, _initiatives(blik, exportable), today),
            impact=arena.impact(store, blik, exportable=exportable),
            kasboek=beeld.cijfers if beeld else kasboek.cijfers(store, rows, blik.van, blik.tot),
            beeld=beeld,
        )


def rows_behind(summary: Samenvatting) -> dict[str, Figure[Filter]]:
    """Each figure of a summary by name, such as `kasboek.leefdomein.wonen` or `initiatieven.fase.onbekend`."""
    return {**_behind_handgeld(summary), **_behind_initiatieven(summary), **_behind_kasboek(summary)}


def _requests(blik: Blik, today: date, exportable: bool) -> HandgeldFilter:
    """The requests to the pots that are current today; of an initiative all that it made."""
    of_scope = _any_request(blik, exportable)
    return of_scope if blik.initiatief_id is not None else replace(of_scope, lopend_op=today)


def _any_request(blik: Blik, exportable: bool) -> HandgeldFilter:
    return HandgeldFilter(
        wijk_id=blik.wijk_id, gebied=blik.gebied, initiatief_id=blik.initiatief_id, exporteerbaar=exportable
    )


def _waiting(blik: Blik, today: date, exportable: bool) -> HandgeldFilter:
    before = today - timedelta(days=ONBEANTWOORD_DAGEN)
    return replace(_any_request(blik, exportable), onbeantwoord_voor=before)


def _decided(blik: Blik, exportable: bool) -> HandgeldFilter:
    return replace(_any_request(blik, exportable), besloten_van=blik.van, besloten_tot=blik.tot)


def _ledger(blik: Blik, today: date, exportable: bool) -> MutatieFilter:
    """The rows of the pots that are current, which are whole; of an initiative those about what may be told of it."""
    if blik.initiatief_id is not None:
        return MutatieFilter(initiatief_id=blik.initiatief_id, geldig=True, exporteerbaar=exportable)
    return MutatieFilter(wijk_id=blik.wijk_id, gebied=blik.gebied, lopend_op=today, geldig=True)


def _initiatives(blik: Blik, exportable: bool) -> InitiatiefFilter:
    return InitiatiefFilter(
        wijk_id=blik.wijk_id, gebied=blik.gebied, initiatief_id=blik.initiatief_id, exporteerbaar=exportable
    )


def _handgeld(store: Store, blik: Blik, today: date, exportable: bool) -> HandgeldCijfers:
    wanted = _requests(blik, today, exportable)
    pots: tuple[Budgetpot, ...] = ()
    if blik.initiatief_id is None:
        pots = handgeld.current_pots(store, blik.wijk_id, today, blik.gebied)
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
        totaal=_of_initiative(store, blik, wanted) if blik.initiatief_id else totaal(pot.stand for pot in pots),
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
        onbeantwoord=handgeld.count(store, _waiting(blik, today, exportable)),
        in_periode=_in_period(store, _decided(blik, exportable)),
    )


def _in_period(store: Store, wanted: HandgeldFilter) -> Besluiten:
    standing = replace(wanted, teruggedraaid=False)
    condition, values = handgeld.AANVRAGEN.where(store, replace(wanted, toegekend=True))
    with reading(store) as db:
        awarded = db.execute(
            f"""
            SELECT coalesce(sum(b.bedrag), 0) FROM aanvraag a JOIN besluit_actueel b ON b.aanvraag_id = a.id
             WHERE {condition}""",
            values,
        ).fetchone()[0]
    return Besluiten(
        aantal=handgeld.count(store, wanted),
        per_uitkomst=tuple(
            (uitkomst, handgeld.count(store, replace(standing, uitkomst=uitkomst))) for uitkomst in BesluitUitkomst
        ),
        teruggedraaid=handgeld.count(store, replace(wanted, teruggedraaid=True)),
        toegekend=awarded,
    )


def _of_initiative(store: Store, blik: Blik, requests: HandgeldFilter) -> PotStand:
    """What was promised to an initiative and paid, out of any pot; it has no plafond of its own."""
    condition, values = handgeld.MUTATIES.where(store, _ledger(blik, store.today(), requests.exporteerbaar))
    sql = f"SELECT m.soort, sum(m.bedrag) FROM pot_mutatie m WHERE {condition} GROUP BY m.soort"
    with reading(store) as db:
        sums = [(effect(MutatieSoort(soort)), int(cents)) for soort, cents in db.execute(sql, values)]
    return PotStand(
        plafond=0,
        toegekend=sum(does.toegekend * cents for does, cents in sums),
        betaald=sum(does.betaald * cents for does, cents in sums),
        aangevraagd=handgeld.requested(store, replace(requests, alleen_open=True)),
    )


def _without_hidden_requests(store: Store, pot: Budgetpot) -> Budgetpot:
    """The pot with what is promised and paid whole, and of the open requests only those that may leave the store."""
    visible = HandgeldFilter(pot_id=pot.id, alleen_open=True, exporteerbaar=True)
    return replace(pot, stand=replace(pot.stand, aangevraagd=handgeld.requested(store, visible)))


def _initiatieven(store: Store, wanted: InitiatiefFilter, today: date) -> InitiatiefCijfers:
    condition, values = initiatieven.LISTING.where(store, wanted)
    with reading(store) as db:
        begun = db.execute(f"SELECT i.startdatum FROM initiatief i WHERE {condition}", values).fetchall()
    return InitiatiefCijfers(
        aantal=initiatieven.count(store, wanted),
        per_type=initiatieven.LISTING.per(store, wanted, "i.type", InitiatiefType),
        per_fase=initiatieven.LISTING.per(store, wanted, "i.fase", Fase),
        per_benadering=initiatieven.LISTING.per(store, wanted, "i.benadering", Benadering),
        kwetsbaar=initiatieven.count(store, replace(wanted, aandacht=Aandacht.KWETSBAAR)),
        onbevestigd=initiatieven.count(store, replace(wanted, aandacht=Aandacht.ONBEVESTIGD)),
        leeftijd=leeftijd([row[0] and date.fromisoformat(row[0]) for row in begun], today),
    )


def _behind_handgeld(summary: Samenvatting) -> dict[str, Figure[Filter]]:
    cijfers, blik = summary.handgeld, summary.blik
    requests = _requests(blik, summary.vandaag, summary.exportable)
    awards, decided = replace(requests, toegekend=True), replace(requests, besloten=True)
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
        "handgeld.onbeantwoord": Figure(cijfers.onbeantwoord, _waiting(blik, summary.vandaag, summary.exportable)),
        **_behind_stand(
            "handgeld.totaal", cijfers.totaal, _ledger(blik, summary.vandaag, summary.exportable), requests
        ),
        **_behind_decisions(cijfers.in_periode, _decided(blik, summary.exportable)),
    }
    for uitkomst, number in cijfers.per_uitkomst:
        figures[f"handgeld.uitkomst.{uitkomst.value}"] = Figure(
            number, replace(requests, uitkomst=uitkomst, teruggedraaid=False)
        )
    for criterium, number in cijfers.afgewezen_om:
        figures[f"handgeld.afgewezen_om.{criterium.value}"] = Figure(number, replace(requests, afgewezen_om=criterium))
    shown, rest = genoemde_potten(cijfers.pots)
    if rest:
        others, ledger = totaal(pot.stand for pot in rest), _ledger(blik, summary.vandaag, summary.exportable)
        figures |= _behind_stand(f"handgeld.rest.{len(shown)}", others, ledger, requests)
    for pot in cijfers.pots:
        of_pot = HandgeldFilter(pot_id=pot.id, exporteerbaar=summary.exportable)
        figures |= _behind_stand(f"handgeld.pot.{pot.id}", pot.stand, MutatieFilter(pot_id=pot.id, geldig=True), of_pot)
    return figures


def _behind_decisions(cijfers: Besluiten, wanted: HandgeldFilter) -> dict[str, Figure[Filter]]:
    standing = replace(wanted, teruggedraaid=False)
    return {
        "handgeld.periode.besluiten": Figure(cijfers.aantal, wanted),
        "handgeld.periode.teruggedraaid": Figure(cijfers.teruggedraaid, replace(wanted, teruggedraaid=True)),
        "handgeld.periode.toegekend": Figure(cijfers.toegekend, replace(wanted, toegekend=True), counts=False),
        **{
            f"handgeld.periode.uitkomst.{uitkomst.value}": Figure(number, replace(standing, uitkomst=uitkomst))
            for uitkomst, number in cijfers.per_uitkomst
        },
    }


def _behind_stand(
    name: str, stand: PotStand, ledger: MutatieFilter, requests: HandgeldFilter
) -> dict[str, Figure[Filter]]:
    """The amounts of a pot; a row that was reversed counts for nothing in them."""
    parts = {
        "plafond": (stand.plafond, SOORTEN["plafond"]),
        "toegekend": (stand.toegekend, SOORTEN["toegekend"]),
        "vrij": (stand.vrij, SOORTEN["plafond"] + SOORTEN["toegekend"]),
        "betaald": (stand.betaald, SOORTEN["betaald"]),
        "openstaand": (stand.openstaand, SOORTEN["toegekend"] + SOORTEN["betaald"]),
    }
    figures = {
        f"{name}.{part}": Figure(value, replace(ledger, soorten=soorten), counts=False)
        for part, (value, soorten) in parts.items()
        if ledger.initiatief_id is None or not set(soorten) & set(SOORTEN["plafond"])  # an initiative has no plafond
    }
    undecided = replace(requests, alleen_open=True)
    return {**figures, f"{name}.aangevraagd": Figure(stand.aangevraagd, undecided, counts=False)}


def _behind_initiatieven(summary: Samenvatting) -> dict[str, Figure[Filter]]:
    cijfers, ages = summary.initiatieven, summary.initiatieven.leeftijd
    wanted = _initiatives(summary.blik, summary.exportable)
    begun = replace(wanted, begonnen_tot=summary.vandaag)
    young = replace(begun, begonnen_na=jaren_terug(summary.vandaag, GEEN_OORDEEL_JAREN))
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
    figures["initiatieven.leeftijd"] = Figure(ages.mediaan, begun, counts=False)
    figures["initiatieven.jong"] = Figure(ages.jong, young)
    figures["initiatieven.gepland"] = Figure(ages.gepland, replace(wanted, begonnen_na=summary.vandaag))
    figures["initiatieven.begin_onbekend"] = Figure(ages.onbekend, replace(wanted, startdatum=Leeg.ONBEKEND))
    return figures


def _behind_kasboek(summary: Samenvatting) -> dict[str, Figure[Filter]]:
    if summary.beeld is None:
        naar = Bereik.EXPORT if summary.exportable else Bereik.INTERN
        figures = kasboek.rows_behind(summary.kasboek, kasboek.rows_of(summary.blik, naar))
    else:
        figures = kasboek.behind_beeld(summary.beeld)
    return {f"kasboek.{name}": figure for name, figure in figures.items()}


def _name(value: Waarde | None) -> str:
    return Leeg.ONBEKEND.value if value is None else value.value
