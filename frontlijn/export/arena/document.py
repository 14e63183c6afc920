"""An arena as data for other programs: all that was filled in, and what comes out of it, exactly.

An amount has its cents half up, the same in euros, and the exact fraction of cents ("23040000/1"). The multiplier is
never apart from what must be known with it. What is unknown, or stands only as PM, is null.

A small count (`klein`) is no number but "<5", and the product that it is in is null (domain model, section 9). Who has
every other number and an amount can still reckon it: an amount cannot be told apart from what it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from frontlijn.domain.afronden import afgerond
from frontlijn.domain.arena.arena import Arena, ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import Effect, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import DIMENSIES, Cijfer, Publicatie, multiplier_van, verdeeld
from frontlijn.domain.arena.multiplier import Multiplier, multiplier, rapport_multiplier
from frontlijn.domain.arena.rekenen import EffectUitkomst, Uitkomst, effect_uitkomst
from frontlijn.domain.arena.uitvoer.cijfers import alleen_pm, groepen_alleen_pm
from frontlijn.domain.money import format_invoer
from frontlijn.domain.summary import KLEIN_AANTAL
from frontlijn.domain.values import CijferSoort, Factor, Waarde
from frontlijn.export.arena.klein import klein

Document = dict[str, object]


def bedrag(exact: Fraction | int) -> Document:
    """An amount of cents."""
    cents = afgerond(Fraction(exact), 1)
    return {"cent": cents, "euro": format_invoer(cents), "exact": breuk(exact)}


def breuk(exact: Fraction | int) -> str:
    """A fraction as text, from which nothing is lost: "4717/1305"."""
    return "{}/{}".format(*Fraction(exact).as_integer_ratio())


def arena_document(made: Uitkomst) -> Document:
    """One arena: its parts, and what comes out of it."""
    (stand,) = made.standen
    counted = {one.effect.id for one in made.geteld}
    return {
        "arena": _arena(stand.arena),
        "activiteiten": [{"nummer": one.id, "naam": one.naam} for one in stand.activiteiten],
        "investeringen": [
            {
                "nummer": one.id,
                "activiteit": one.activiteit_id,
                "investeerder": one.investeerder,
                "jaar": one.jaar,
                "bedrag": None if one.bedrag is None else bedrag(one.bedrag),
                "in_natura": one.in_natura,
                "omschrijving": one.omschrijving,
                "bron": one.bron,
            }
            for one in stand.investeringen
        ],
        "effecten": [_effect(stand, one, telt_mee=one.id in counted) for one in stand.effecten],
        "uitkomst": uitkomst_document(made),
    }


def uitkomst_document(made: Uitkomst) -> Document:
    """What one or more arenas bring and cost."""
    lasten = made.lasten_verdeling
    pm_only, pm_groups = alleen_pm(made), groepen_alleen_pm(made)
    break_even = made.break_even
    contant = made.contant

    def known(amount: Fraction, *, pm: bool = False) -> Document | None:
        return bedrag(amount) if made.geteld and not pm else None

    return {
        "modus": _code(made.modus),
        "baten": known(made.baten),
        "kosten": bedrag(made.kosten) if made.kosten else None,
        "in_natura": {"bekend": bedrag(made.natura), "aantal_onbekend": made.natura_onbekend},
        "buiten_horizon": bedrag(made.buiten_horizon),
        "niet_opeisbaar": bedrag(made.niet_opeisbaar),
        "negatief": bedrag(made.negatief),
        "negatief_buiten_horizon": bedrag(made.negatief_buiten),
        "contant": None if contant is None else {"baten": bedrag(contant[0]), "kosten": bedrag(contant[1])},
        "multiplier": _multiplier(made.multiplier, multiplier(made)),
        "break_even": {
            "jaar": break_even,
            "periode": next((one.label for one in made.periodes if break_even and one.bevat(break_even)), None),
            "jaren_gedekt": list(made.gedekt),
        },
        "per_jaar": [
            {
                "jaar": jaar,
                "baten": known(amount),
                "kosten": bedrag(made.kosten_per_jaar.get(jaar, 0)),
                "baten_tot_en_met": known(baten),
                "kosten_tot_en_met": bedrag(kosten),
            }
            for (jaar, amount), (_, baten, kosten) in zip(made.per_jaar.items(), made.cumulatief, strict=True)
        ],
        "per_periode": [{"periode": one.label, "baten": known(amount)} for one, amount in made.per_periode.items()],
        "per_leefdomein": [
            {
                "leefdomein": _code(domein),
                "baten": known(amount, pm=domein in pm_only),
                "alleen_pm": domein in pm_only,
                "per_periode": [
                    {"periode": periode.label, "baten": known(made.cel(periode, domein), pm=domein in pm_only)}
                    for periode in made.periodes
                ],
                "kosten_naar_rato": None if lasten is None or domein in pm_only else bedrag(lasten[domein]),
            }
            for domein, amount in made.per_leefdomein.items()
        ],
        "per_groep": [
            {"groep": _code(groep), "baten": known(amount, pm=groep in pm_groups), "alleen_pm": groep in pm_groups}
            for groep, amount in made.per_groep.items()
        ],
        "pm": [{"nummer": one.id, "naam": one.naam, "leefdomein": _code(one.leefdomein)} for one in made.pm],
    }


def rapport_document(arena: Arena, cijfers: Sequence[Cijfer], *, verzwegen: bool = False) -> Document:
    """A report: each published figure with all its values, and what the text leaves of a total.

    `verzwegen` says that figures of initiatives were left out, so that what is left was not all unpublished.
    """
    return {
        "arena": _arena(arena),
        "cijfers": [_cijfer(one) for one in cijfers if one.soort is not CijferSoort.MULTIPLIER],
        "multiplier": {
            **_multiplier(multiplier_van(cijfers), rapport_multiplier(cijfers)),
            "gepubliceerd": [_cijfer(one) for one in cijfers if one.soort is CijferSoort.MULTIPLIER],
        },
        "niet_gepubliceerd": {
            dimensie: None if rest is None or rest < 0 else bedrag(rest)
            for dimensie in DIMENSIES
            for rest in [verdeeld(cijfers, dimensie).rest]
        },
        "initiatieven_verzwegen": verzwegen,
    }


def _multiplier(exact: Fraction | None, shown: Multiplier) -> Document:
    return {
        "tekst": shown.tekst,
        "exact": None if exact is None else breuk(exact),
        "voorbehouden": list(shown.voorbehouden),
    }


def _arena(arena: Arena) -> Document:
    return {
        "nummer": arena.id,
        "titel": arena.titel,
        "soort": _code(arena.soort),
        "initiatief": arena.initiatief,
        "wijk": arena.wijk,
        "startjaar": arena.startjaar,
        "eindjaar": arena.eindjaar,
        "periode_jaren": arena.periode,
        "disconto_basispunten": arena.disconto,
        "prijspeil": arena.prijspeil,
        "status": _code(arena.status),
        "zichtbaarheid": _code(arena.zichtbaarheid),
        "toelichting": arena.toelichting,
    }


def _effect(stand: ArenaStand, one: Effect, *, telt_mee: bool) -> Document:
    return {
        "nummer": one.id,
        "naam": one.naam,
        "activiteit": one.activiteit_id,
        "leefdomein": _code(one.leefdomein),
        "teken": _code(one.teken),
        "kwantificering": _code(one.kwantificering),
        "opeisbaar": one.opeisbaar,
        "telt_mee": telt_mee,
        "eenheid": one.eenheid,
        "groepen": list(map(_groep, one.groepen)),
        "factoren": [_factor(value) for factor in Factor for value in one.factoren if value.factor is factor],
        "waarde_per": _code(one.waarde_per) if one.in_euro else None,
        "start": one.start,
        "looptijd": one.looptijd,
        "verloop": _code(one.curve) if one.curve else None,
        "dropoff_basispunten": one.dropoff,
        "toelichting": one.toelichting,
        "uitkomst": _van_effect(effect_uitkomst(stand.arena, one)) if one.in_euro else None,
    }


def _van_effect(part: EffectUitkomst) -> Document:
    return {
        "basis": None if klein(part.effect.factor(Factor.AANTAL)) else bedrag(part.basis),
        "binnen": bedrag(part.binnen),
        "buiten_horizon": bedrag(part.buiten),
        "per_jaar": [{"jaar": jaar, "bedrag": bedrag(amount)} for jaar, amount in part.per_jaar.items()],
    }


def _groep(deel: Groepsdeel) -> Document:
    return {"groep": _code(deel.groep), "aandeel_basispunten": deel.aandeel, "wie": deel.wie}


def _factor(value: Bronwaarde) -> Document:
    """A value with where it comes from, under the name of its unit; an unknown deadweight is null."""
    unit = {Factor.AANTAL: "aantal", Factor.WAARDE: "cent"}.get(value.factor, "basispunten")
    taken = None
    if value.maat is not None:
        taken = {"maat": _code(value.maat), "van": _day(value.van), "tot": _day(value.tot)}
    return {
        "factor": _code(value.factor),
        unit: f"<{KLEIN_AANTAL}" if klein(value) else value.waarde,
        "bron": value.bron,
        "jaar": value.jaar,
        "bewijskracht": _code(value.bewijskracht),
        "in_woorden": value.woord,
        "gekozen": value.gekozen,
        "reden": value.reden,
        "uit_kasboek": taken,
    }


def _cijfer(one: Cijfer) -> Document:
    return {
        "nummer": one.id,
        "soort": _code(one.soort),
        "dimensie": one.dimensie,
        "over": one.over or None,
        "waarden": [_publicatie(one.soort, value) for value in one.waarden],
    }


def _publicatie(soort: CijferSoort, value: Publicatie) -> Document:
    shown: Document = {"duizendsten": value.waarde} if soort is CijferSoort.MULTIPLIER else bedrag(value.waarde)
    return {**shown, "bron": value.bron, "jaar": value.jaar, "gekozen": value.gekozen, "reden": value.reden}


def _code(value: Waarde) -> Document:
    return {"code": value.value, "label": value.label}


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
