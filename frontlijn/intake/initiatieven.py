"""Rows of a file as initiatieven."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlijn.domain.initiatief import InitiatiefInvoer, check_startdatum
from frontlijn.domain.numbers import parse_aantal
from frontlijn.domain.values import Benadering, Fase, InitiatiefType
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.cells import names_in, one_of
from frontlijn.intake.merk import vaste_dag
from frontlijn.intake.plan import Soort
from frontlijn.intake.rij import Rij, zichtbaarheid

VELDEN: Mapping[str, Sequence[str]] = {
    "naam": ("initiatief", "titel", "naam initiatief", "initiatiefnaam", "naam van het initiatief"),
    "wijk": ("buurt", "wijknaam", "naam wijk"),
    "aliassen": ("andere namen", "andere naam", "alias", "ook bekend als", "bijnaam"),
    "type": ("soort", "soort initiatief"),
    "fase": ("status", "stand"),
    "benadering": ("rol gemeente", "rol van de gemeente"),
    "benadering_reden": ("reden benadering", "reden van de benadering"),
    "omschrijving": ("beschrijving", "wat", "wat is het", "toelichting", "verhaal"),
    "startdatum": ("start", "begonnen", "begin", "begindatum", "sinds", "gestart", "gestart op"),
    "zichtbaarheid": ("zichtbaar",),
    "vertrouwelijk": ("vertrouwelijkheid", "geheim"),
    "aanjagers": ("aantal aanjagers", "trekkers", "aantal trekkers", "kartrekkers", "aantal kartrekkers"),
    "vrijwilligers": ("aantal vrijwilligers",),
    "betaalde_krachten": ("betaald", "aantal betaalde krachten", "betaalde medewerkers"),
    "contact": ("contactpersoon", "naam contactpersoon"),
    "organisatie": ("organisatie erachter", "naam organisatie"),
    "les": ("geleerd", "lessen", "wat we leerden", "wat leerden we", "leerpunt", "leerpunten"),
    "uit": ("kwam voort uit", "voortgekomen uit", "komt uit", "ontstaan uit"),
}
"""What else workers call a column, for each field."""


def _lees(rij: Rij, bekend: Bekend[InitiatiefInvoer], usual: int | None) -> InitiatiefInvoer | None:
    wijk_id = rij.wijk(bekend, usual)
    startdatum = rij.day("startdatum", bekend.vandaag)
    invoer = InitiatiefInvoer(
        naam=rij.text("naam") or "",
        wijk_id=wijk_id or 0,
        aliassen=rij.read("aliassen", lambda cell, _: names_in(cell)) or (),
        type=rij.read("type", lambda cell, field: one_of(InitiatiefType, cell, field)),
        fase=rij.read("fase", lambda cell, field: one_of(Fase, cell, field)),
        benadering=rij.read("benadering", lambda cell, field: one_of(Benadering, cell, field)),
        benadering_reden=rij.text("benadering_reden"),
        omschrijving=rij.text("omschrijving"),
        startdatum=startdatum,
        zichtbaarheid=zichtbaarheid(rij),
        aanjagers=rij.read("aanjagers", parse_aantal),
        vrijwilligers=rij.read("vrijwilligers", parse_aantal),
        betaalde_krachten=rij.read("betaalde_krachten", parse_aantal),
        contact=rij.text("contact"),
        organisatie=rij.text("organisatie"),
        les=rij.text("les"),
    )
    if wijk_id is not None:
        regel_id, initiatief_id = rij.oorsprong(bekend, wijk_id, startdatum)
        invoer = replace(invoer, uit_regel_id=regel_id, uit_initiatief_id=initiatief_id)
    if rij.fouten:
        return None
    check_startdatum(startdatum, bekend.vandaag)
    return invoer.checked()


_WAARDEN = {
    "startdatum": vaste_dag,
    "aanjagers": parse_aantal,
    "vrijwilligers": parse_aantal,
    "betaalde_krachten": parse_aantal,
}

INITIATIEVEN = Soort("initiatieven", VELDEN, ("naam",), _lees, _WAARDEN, "uit_initiatief_id")
