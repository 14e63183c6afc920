"""Rows of a file as entries of the sociaal kasboek."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from frontlijn.domain.duration import parse_minuten
from frontlijn.domain.kasboek.perspectief import parse_perspectieven
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import parse_uitwisselingen
from frontlijn.domain.numbers import parse_aantal
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst
from frontlijn.intake.bekend import Bekend
from frontlijn.intake.cells import bare_minutes, one_of, several_of, yes_or_no
from frontlijn.intake.merk import vaste_dag
from frontlijn.intake.plan import Soort
from frontlijn.intake.rij import Rij, zichtbaarheid

VELDEN: Mapping[str, Sequence[str]] = {
    "titel": ("wat", "activiteit", "onderwerp", "wat er was", "naam activiteit", "naam van de activiteit"),
    "datum": ("dag", "wanneer", "op", "datum activiteit"),
    "wijk": ("buurt", "wijknaam", "naam wijk"),
    "initiatief": ("naam initiatief", "bij initiatief", "initiatiefnaam", "groep"),
    "verhaal": ("omschrijving", "beschrijving", "wat er gebeurde", "wat gebeurde er", "toelichting"),
    "wat_werkte": ("wat er werkte", "wat ging goed", "ging goed", "werkte"),
    "wat_niet": ("wat werkte niet", "wat niet werkte", "wat er niet werkte", "wat ging niet goed", "werkte niet"),
    "teweeg": ("wat het teweegbracht", "teweeggebracht", "wat bracht het teweeg", "effect", "resultaat", "opbrengst"),
    "kernwaarde": ("kernwaarden", "waarde"),
    "leefdomeinen": ("leefdomein", "domein", "domeinen", "leefgebied", "leefgebieden"),
    "deelnames": (
        "aantal", "mensen", "deelnemers", "bezoekers", "deelname", "opkomst", "aantal deelnemers", "aantal mensen",
        "aantal deelnames", "aantal bezoekers", "hoeveel mensen",
    ),
    "nieuw_bereikt": ("nieuw", "nieuwe mensen", "nieuwe deelnemers", "nieuwe bezoekers", "waarvan nieuw"),
    "niet_in_beeld": ("nog niet in beeld", "niemand kende", "waarvan niet in beeld"),
    "uren": (
        "tijd", "vrijwilligersuren", "uren vrijwilligers", "uren van vrijwilligers", "vrijwilligerstijd",
        "tijd van vrijwilligers", "aantal uren", "tijd uren",
    ),
    "vrijwilligersminuten": ("minuten", "minuten vrijwilligers", "minuten van vrijwilligers", "aantal minuten"),
    "experiment": ("proef", "was het een experiment"),
    "uitkomst": ("hoe liep het af", "afloop", "gelukt"),
    "les": ("geleerd", "lessen", "wat we leerden", "wat leerden we", "leerpunt", "leerpunten"),
    "zichtbaarheid": ("zichtbaar", "status"),
    "vertrouwelijk": ("vertrouwelijkheid", "geheim"),
    "uit": ("kwam voort uit", "voortgekomen uit", "komt uit", "ontstaan uit"),
    "uitwisselingen": ("uitwisseling", "wederkerigheid", "wie gaf en wie kreeg", "ruil"),
    "perspectieven": ("perspectief", "scores", "score"),
    "bereik": ("hoe ver het verhaal mag",),
    "toestemming_op": ("toestemming", "toestemming gegeven op"),
    "toestemming_tot": (),
    "toestemming_van": ("wie toestemming gaf",),
    "pseudoniem": ("schuilnaam",),
}  # fmt: skip
"""What else workers call a column, for each field."""


def _lees(rij: Rij, bekend: Bekend[KasboekInvoer], usual: int | None) -> KasboekInvoer | None:
    wijk_id = rij.wijk(bekend, usual)
    datum = rij.day("datum", bekend.vandaag, needed=True)
    invoer = KasboekInvoer(
        titel=rij.text("titel") or "",
        wijk_id=wijk_id or 0,
        datum=datum or bekend.vandaag,
        verhaal=rij.text("verhaal"),
        wat_werkte=rij.text("wat_werkte"),
        wat_niet=rij.text("wat_niet"),
        teweeg=rij.text("teweeg"),
        kernwaarde=rij.read("kernwaarde", lambda cell, field: one_of(Kernwaarde, cell, field)),
        leefdomeinen=rij.read("leefdomeinen", lambda cell, field: several_of(Leefdomein, cell, field)) or (),
        deelnames=rij.read("deelnames", parse_aantal),
        nieuw_bereikt=rij.read("nieuw_bereikt", parse_aantal),
        niet_in_beeld=rij.read("niet_in_beeld", parse_aantal),
        vrijwilligersminuten=_time(rij),
        experiment=rij.read("experiment", yes_or_no) or False,
        uitkomst=rij.read("uitkomst", lambda cell, field: one_of(Uitkomst, cell, field)),
        les=rij.text("les"),
        zichtbaarheid=zichtbaarheid(rij),
        uitwisselingen=rij.read("uitwisselingen", parse_uitwisselingen) or (),
        perspectieven=rij.read("perspectieven", parse_perspectieven) or (),
        bereik=rij.read("bereik", lambda cell, field: one_of(Bereik, cell, field)) or Bereik.INTERN,
        toestemming_op=rij.day("toestemming_op", bekend.vandaag),
        toestemming_tot=rij.day("toestemming_tot", bekend.vandaag),
        toestemming_van=rij.text("toestemming_van"),
        pseudoniem=rij.text("pseudoniem"),
    )
    if wijk_id is not None:
        regel_id, uit_initiatief_id = rij.oorsprong(bekend, wijk_id, datum)
        invoer = replace(
            invoer,
            initiatief_id=rij.read("initiatief", lambda cell, _: bekend.initiatief(cell, wijk_id), where=wijk_id),
            uit_regel_id=regel_id,
            uit_initiatief_id=uit_initiatief_id,
        )
    return None if rij.fouten else invoer.checked(bekend.vandaag)


def _time(rij: Rij) -> int | None:
    """Minutes: the header says whether a bare number counts hours or minutes."""
    hours = rij.read("uren", parse_minuten)
    return rij.read("vrijwilligersminuten", bare_minutes) if hours is None else hours


_WAARDEN = {
    "datum": vaste_dag,
    "toestemming_op": vaste_dag,
    "toestemming_tot": vaste_dag,
    "deelnames": parse_aantal,
    "nieuw_bereikt": parse_aantal,
    "niet_in_beeld": parse_aantal,
    "uren": parse_minuten,
    "vrijwilligersminuten": bare_minutes,
    "experiment": yes_or_no,
}

KASBOEK = Soort("kasboek", VELDEN, ("titel", "datum"), _lees, _WAARDEN, "uit_regel_id")
