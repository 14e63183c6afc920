"""An arena as one table: a row for each year of each effect, with everything that it was computed from.

A small count stands there as "<5".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_bron
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gepubliceerd import Cijfer, Publicatie
from frontlijn.domain.arena.multiplier import rapport_multiplier
from frontlijn.domain.arena.rekenen import Uitkomst, effect_uitkomst, gewichten
from frontlijn.domain.values import CijferSoort, Factor, IncasseerderGroep
from frontlijn.export.arena.klein import klein, waarde_tekst
from frontlijn.export.arena.uitvoer import ArenaUitvoer
from frontlijn.export.csv import csv_pieces
from frontlijn.export.table import Bedrag, Procent, Table, Value

_OF_FACTOR = ("", "_bron", "_jaar", "_bewijskracht", "_reden", "_andere_waarden")

KOLOMMEN = (
    "arena",
    "effect_nummer",
    "effect",
    "activiteit",
    "leefdomein",
    "teken",
    "kwantificering",
    "opeisbaar",
    "telt_mee",
    "eenheid",
    *(f"{factor}{'_procent' if factor.is_aandeel and not part else part}" for factor in Factor for part in _OF_FACTOR),
    "waarde_per",
    "start",
    "looptijd",
    "verloop",
    "dropoff_procent",
    *(f"{groep}_procent" for groep in IncasseerderGroep),
    "jaar",
    "na_de_gekozen_jaren",
    "bedrag",
)

KOLOMMEN_RAPPORT = (
    "rapport",
    "nummer",
    "soort",
    "dimensie",
    "over",
    "bedrag",
    "multiplier_duizendsten",
    "gekozen",
    "bron",
    "jaar",
    "reden",
    "voorbehouden",
)


def arena_csv(made: ArenaUitvoer) -> Iterator[str]:
    """The table as CSV: of an arena its effects over the years, of a report its published figures."""
    return csv_pieces(_rapport_table(made) if made.is_rapport else _table(made))


def _table(made: ArenaUitvoer) -> Table:
    return Table("arena", KOLOMMEN, _rows(made.uitkomst), made.vandaag, made.voorbeeld)


def _rows(made: Uitkomst) -> Iterator[tuple[Value, ...]]:
    """The rows; the amounts that count together are their rounded sum, to the cent (V25)."""
    (stand,) = made.standen
    counted = {one.effect.id for one in made.geteld}
    years = [(effect, *year) for effect in stand.effecten if effect.in_euro for year in _years(stand, effect)]
    cents: dict[int, int] = {}
    for together in ((True, False), (True, True), (False, False), (False, True)):
        places = [at for at, (effect, _, after, _) in enumerate(years) if (effect.id in counted, after) == together]
        cents |= dict(zip(places, reeks([years[at][3] for at in places], 1), strict=True))
    at = 0
    for effect in stand.effecten:
        about = _about(stand, effect, telt_mee=effect.id in counted)
        if not effect.in_euro:
            yield (*about, None, None, None)
            continue
        for _ in gewichten(effect):
            _, jaar, after, _ = years[at]
            yield (*about, jaar, after, Bedrag(cents[at]))
            at += 1


def _years(stand: ArenaStand, effect: Effect) -> Iterator[tuple[int, bool, Fraction]]:
    """Each year of an effect, whether it falls after the horizon, and its exact amount."""
    part = effect_uitkomst(stand.arena, effect)
    weights = gewichten(effect)
    each = (part.binnen + part.buiten) / sum(weights)
    for k, weight in enumerate(weights):
        jaar = (effect.start or stand.arena.startjaar) + k
        yield jaar, jaar > stand.arena.eindjaar, each * weight


def _about(stand: ArenaStand, one: Effect, *, telt_mee: bool) -> tuple[Value, ...]:
    activiteit = next((known.naam for known in stand.activiteiten if known.id == one.activiteit_id), None)
    shares = {deel.groep: deel.aandeel for deel in one.groepen}
    return (
        stand.arena.titel,
        one.id,
        one.naam,
        activiteit,
        one.leefdomein,
        one.teken,
        one.kwantificering,
        one.opeisbaar,
        telt_mee,
        one.eenheid,
        *(value for factor in Factor for value in _factor(one.factoren, factor)),
        one.waarde_per if one.in_euro else None,
        one.start,
        one.looptijd,
        one.curve,
        None if one.dropoff is None else Procent(one.dropoff),
        *(Procent(shares.get(groep, 0)) for groep in IncasseerderGroep),
    )


def _factor(values: Sequence[Bronwaarde], factor: Factor) -> tuple[Value, ...]:
    """The chosen value of a factor with where it comes from, and what others say."""
    chosen = next((one for one in values if one.factor is factor and one.gekozen), None)
    if chosen is None:
        return (None,) * len(_OF_FACTOR)
    others = [one for one in values if one.factor is factor and not one.gekozen]
    known = chosen.bron is not None or chosen.maat is not None
    return (
        _value(chosen),
        format_bron(chosen) if known else None,
        chosen.jaar,
        chosen.bewijskracht,
        chosen.reden,
        tuple(f"{waarde_tekst(one)} ({format_bron(one)})" for one in others) or None,
    )


def _value(one: Bronwaarde) -> Value:
    if klein(one):
        return waarde_tekst(one)
    if one.waarde is None or one.factor is Factor.AANTAL:
        return one.waarde
    return Bedrag(one.waarde) if one.factor is Factor.WAARDE else Procent(one.waarde)


def _rapport_table(made: ArenaUitvoer) -> Table:
    return Table("rapport", KOLOMMEN_RAPPORT, _published(made), made.vandaag, made.voorbeeld)


def _published(made: ArenaUitvoer) -> Iterator[tuple[Value, ...]]:
    """Every value of every figure; beside a multiplier stands what must be known with it."""
    caveats = " ".join(rapport_multiplier(made.cijfers).voorbehouden)
    for one in made.cijfers:
        is_multiplier = one.soort is CijferSoort.MULTIPLIER
        for value in one.waarden:
            yield (
                made.stand.arena.titel,
                one.id,
                one.soort,
                one.dimensie,
                one.over or None,
                *_amount(one, value),
                value.gekozen,
                value.bron,
                value.jaar,
                value.reden,
                caveats if is_multiplier else None,
            )


def _amount(one: Cijfer, value: Publicatie) -> tuple[Value, Value]:
    return (None, value.waarde) if one.soort is CijferSoort.MULTIPLIER else (Bedrag(value.waarde), None)
