"""The initiatieven in the summary, as they are today: what they are, what asks for attention, and their age."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Cel, Tabel, Zin
from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.initiatief import BEVESTIGD_DAGEN, KWETSBAAR_TOT
from frontlijn.domain.kasboek.uitvoer.naast import Getal
from frontlijn.domain.kasboek.uitvoer.taal import geteld, hoofdletter
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.samenvatting.tellen import als_zin, overdwars, per_waarde
from frontlijn.domain.summary import GEEN_OORDEEL_JAREN, InitiatiefCijfers, Leeftijd


def initiatieven_blokken(nu: Samenvatting, kort: bool) -> tuple[Blok, ...]:
    """Per fase, type and benadering, each adding up to all of them; of one initiative what it is."""
    cijfers = nu.initiatieven
    if not cijfers.aantal:
        return (Zin("Er zijn nog geen initiatieven."),)
    tellingen = {
        "Fase": per_waarde(cijfers.per_fase, "initiatieven.fase"),
        "Type": per_waarde(cijfers.per_type, "initiatieven.type"),
        "Benadering": per_waarde(cijfers.per_benadering, "initiatieven.benadering"),
    }
    if nu.blik.initiatief_id is not None:
        said = "; ".join(f"{wat.lower()}: {_alleen(getallen)}" for wat, getallen in tellingen.items())
        return (Zin(f"{hoofdletter(said)}."), Zin(_ouderdom(cijfers)))
    if kort:
        told = "; ".join(f"{wat.lower()}: {als_zin(getallen)}" for wat, getallen in tellingen.items())
        return (Zin(f"{hoofdletter(told)}. {_ouderdom(cijfers)}"),)
    samen = Getal("samen", cijfers.aantal, "initiatieven.aantal")
    tables = (overdwars(wat, getallen, samen) for wat, getallen in tellingen.items())
    return (*tables, _feiten(nu), Zin(_ouderdom(cijfers)))


def _alleen(getallen: list[Getal]) -> str:
    return next(one.naam for one in getallen if one.waarde)


def _feiten(nu: Samenvatting) -> Tabel:
    cijfers, ages = nu.initiatieven, nu.initiatieven.leeftijd
    rows = (
        (f"{KWETSBAAR_TOT} aanjagers of minder", cijfers.kwetsbaar, "initiatieven.kwetsbaar"),
        (f"{BEVESTIGD_DAGEN} dagen of langer niet bevestigd", cijfers.onbevestigd, "initiatieven.onbevestigd"),
        (
            f"aanvraag {ONBEANTWOORD_DAGEN} dagen of langer zonder antwoord",
            nu.handgeld.onbeantwoord,
            "handgeld.onbeantwoord",
        ),
        (f"jonger dan {GEEN_OORDEEL_JAREN} jaar", ages.jong, "initiatieven.jong"),
        ("begint nog", ages.gepland, "initiatieven.gepland"),
        ("begin onbekend", ages.onbekend, "initiatieven.begin_onbekend"),
    )
    cells = tuple((Cel(label), Cel(format_aantal(number), name)) for label, number, name in rows)
    return Tabel(("Over de initiatieven", "Aantal"), cells, frozenset({1}))


def _ouderdom(cijfers: InitiatiefCijfers) -> str:
    """How long ago they began, what of that is unknown, and that the young ones get no verdict (domain model, 9)."""
    ages = cijfers.leeftijd
    rest = []
    if ages.gepland:
        rest.append(f"{geteld(ages.gepland, 'begint', 'beginnen')} nog")
    if ages.onbekend:
        rest.append(f"van {format_aantal(ages.onbekend)} is het begin onbekend")
    if not ages.begonnen:
        alone = "Het begint nog." if ages.gepland else "Wanneer het begon, is onbekend."
        return alone if cijfers.aantal == 1 else f"Leeftijd: {' en '.join(rest)}."
    if cijfers.aantal == 1:
        verdict = f" Jonger dan {GEEN_OORDEEL_JAREN} jaar: daar past nog geen oordeel bij." if ages.jong else ""
        return f"Begonnen: {_geleden(ages)}.{verdict}"
    told = "; ".join([f"Begonnen: {_geleden(ages)}", *rest])
    if not ages.jong:
        return f"{told}."
    count = geteld(ages.jong, "initiatief is", "initiatieven zijn")
    return f"{told}. {count} jonger dan {GEEN_OORDEEL_JAREN} jaar: daar past nog geen oordeel bij."


def _geleden(ages: Leeftijd) -> str:
    if ages.minst == ages.meest:
        return f"{_jaar(ages.minst)} geleden"
    middle = "minder dan een" if not ages.mediaan else format_aantal(ages.mediaan)
    return f"{format_aantal(ages.minst or 0)} tot {_jaar(ages.meest)} geleden, het middelste initiatief {middle} jaar"


def _jaar(number: int | None) -> str:
    return "minder dan een jaar" if not number else f"{format_aantal(number)} jaar"
