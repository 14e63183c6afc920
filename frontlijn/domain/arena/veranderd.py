"""What is in an arena, part by part in words, and what differs between two of its states, such as of two sessions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from frontlijn.domain.arena.arena import Activiteit, Arena, ArenaStand, Investering
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_bron, format_waarde
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_procent
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Factor, Teken

D = TypeVar("D", bound=Arena | Activiteit | Investering | Effect)

LEEG = "niets"
"""What stands for what was not filled in before, or is not any more."""


class Hoe(Enum):
    """What happened to a part, in the order in which it is told."""

    ERBIJ = "Erbij"
    ANDERS = "Anders"
    WEG = "Weg"


@dataclass(frozen=True, slots=True)
class Verandering:
    """A part that came, went or changed: what it is called, and of a change what it was and what it is now."""

    hoe: Hoe
    wat: str
    anders: tuple[tuple[str, str, str], ...] = ()

    @property
    def regel(self) -> str:
        """As a line: "Anders: effect Minder eenzaam: slagingskans 25 % wordt 30 %."."""
        changes = "; ".join(f"{naam} {was or LEEG} wordt {wordt or LEEG}" for naam, was, wordt in self.anders)
        return f"{self.hoe.value}: {self.wat}{f': {changes}' if changes else ''}."


def veranderd(oud: ArenaStand, nieuw: ArenaStand) -> tuple[Verandering, ...]:
    """What came, changed and went from one state of an arena to another, in that order."""
    found = [
        *_between([oud.arena], [nieuw.arena], _arena, lambda _one: "de arena zelf"),
        *_between(oud.activiteiten, nieuw.activiteiten, _activiteit, lambda one: f"activiteit {one.naam}"),
        *_between(
            oud.investeringen,
            nieuw.investeringen,
            lambda one: _investering(one, _activiteiten(oud, nieuw)),
            lambda one: f"investering van {one.investeerder} in {one.jaar}",
        ),
        *_between(
            oud.effecten,
            nieuw.effecten,
            lambda one: _effect(one, _activiteiten(oud, nieuw)),
            lambda one: f"effect {one.naam} ({one.leefdomein.label})",
        ),
    ]
    return tuple(sorted(found, key=lambda one: list(Hoe).index(one.hoe)))


def veranderd_blokken(oud: ArenaStand, nieuw: ArenaStand) -> tuple[Blok, ...]:
    """What changed as blocks; a sentence when nothing did."""
    lines = tuple(one.regel for one in veranderd(oud, nieuw))
    return (
        (Opsomming(lines),)
        if lines
        else (
            Zin(
                "Er veranderde niets.",
            ),
        )
    )


def delen_blokken(stand: ArenaStand) -> tuple[Blok, ...]:
    """The parts of an arena as tables, in the order of the four questions (000)."""
    known = _activiteiten(stand)
    return (
        Kop("Wie investeren, en in welke activiteit?"),
        _investeringen(stand.investeringen, known),
        *_zonder(stand),
        Kop("Welk effect, en wie krijgen het?"),
        _effecten(stand.effecten),
    )


def hoe_gerekend(effect: Effect) -> str:
    """What an effect is multiplied from, in numbers: "40 × 25 % × 80 % × (1 − 20 %) ...", or PM."""
    if not effect.in_euro:
        return "PM"
    shown = {factor: format_waarde(replace(effect.factor(factor), woord=False)) for factor in Factor}
    return " × ".join(
        f"(1 − {text})" if factor in (Factor.DEADWEIGHT, Factor.VERDRINGING) else text.removesuffix(",00")
        for factor, text in shown.items()
    )


def wie_krijgt(effect: Effect) -> str:
    """Who collects an effect, with the share of each when there are several."""
    return ", ".join(
        f"{deel.groep.label}{f' {format_procent(deel.aandeel)}' if len(effect.groepen) > 1 else ''}"
        f"{f' ({deel.wie})' if deel.wie else ''}"
        for deel in effect.groepen
    )


def _between(
    oud: Sequence[D], nieuw: Sequence[D], tell: Callable[[D], dict[str, str]], name: Callable[[D], str]
) -> Iterator[Verandering]:
    before, after = {one.id: one for one in oud}, {one.id: one for one in nieuw}
    for number, one in after.items():
        if number not in before:
            yield Verandering(Hoe.ERBIJ, name(one))
            continue
        was, now = tell(before[number]), tell(one)
        changes = tuple((label, was.get(label, ""), text) for label, text in now.items() if was.get(label, "") != text)
        gone = tuple((label, text, "") for label, text in was.items() if text and label not in now)
        if changes or gone:
            yield Verandering(Hoe.ANDERS, name(before[number]), (*changes, *gone))
    for number, one in before.items():
        if number not in after:
            yield Verandering(Hoe.WEG, name(one))


def _arena(arena: Arena) -> dict[str, str]:
    return {
        "titel": arena.titel,
        "begin": str(arena.startjaar),
        "jaren vooruit": str(arena.horizon),
        "jaren per periode": str(arena.periode),
        "disconto": format_procent(arena.disconto),
        "prijspeil": str(arena.prijspeil or ""),
        "status": arena.status.label,
        "zichtbaar": arena.zichtbaarheid.label,
        "toelichting": shortened(arena.toelichting or ""),
    }


def _activiteit(activiteit: Activiteit) -> dict[str, str]:
    return {"naam": activiteit.naam}


def _investering(one: Investering, activiteiten: Mapping[int, str]) -> dict[str, str]:
    return {
        "investeerder": one.investeerder,
        "activiteit": activiteiten.get(one.activiteit_id, ""),
        "jaar": str(one.jaar),
        "bedrag": _bedrag(one),
        "omschrijving": shortened(one.omschrijving or ""),
        "bron": shortened(one.bron or ""),
    }


def _effect(effect: Effect, activiteiten: Mapping[int, str]) -> dict[str, str]:
    counted = {
        "in euro of PM": effect.kwantificering.label,
        "eenheid": effect.eenheid or "",
        "waarde per": effect.waarde_per.label if effect.in_euro else "",
        "begin": str(effect.start or ""),
        "looptijd": str(effect.looptijd or ""),
        "verloop": effect.curve.label if effect.curve else "",
        "elk jaar eraf": "" if effect.dropoff is None else format_procent(effect.dropoff),
    }
    return {
        "naam": effect.naam,
        "activiteit": activiteiten.get(effect.activiteit_id, ""),
        "leefdomein": effect.leefdomein.label,
        "wie het krijgen": wie_krijgt(effect),
        "soort": effect.teken.label,
        "opeisbaar": "ja" if effect.opeisbaar else "nee",
        **counted,
        **_factoren(effect.factoren),
        "toelichting": shortened(effect.toelichting or ""),
    }


def _factoren(values: Iterable[Bronwaarde]) -> dict[str, str]:
    told: dict[str, str] = {}
    for value in values:
        name = value.factor.label
        if value.gekozen:
            told |= {name: format_waarde(value), f"bron van {name}": shortened(format_bron(value), 80)}
            told[f"keuze van {name}"] = shortened(value.reden or "")
        else:
            others = told.get(f"andere waarde van {name}")
            told[f"andere waarde van {name}"] = f"{f'{others}, ' if others else ''}{format_waarde(value)}"
    return told


def _activiteiten(*standen: ArenaStand) -> dict[int, str]:
    """The names of the activities by number; of several states that of the last one."""
    return {one.id: one.naam for stand in standen for one in stand.activiteiten}


def _investeringen(investeringen: Sequence[Investering], activiteiten: Mapping[int, str]) -> Blok:
    if not investeringen:
        return Zin("Er is nog niet ingevuld wie investeert.")
    rows = tuple(
        (Cel(one.investeerder), Cel(activiteiten.get(one.activiteit_id, "")), Cel(str(one.jaar)), Cel(_bedrag(one)))
        for one in investeringen
    )
    return Tabel(("Investeerder", "Activiteit", "Jaar", "Bedrag"), rows, frozenset({2, 3}))


def _zonder(stand: ArenaStand) -> Iterator[Blok]:
    """The activities in which nobody invests, which no table names."""
    named = {one.activiteit_id for one in stand.investeringen}
    without = [one.naam for one in stand.activiteiten if one.id not in named]
    if without:
        yield Zin(f"Zonder investering: {', '.join(without)}.")


def _effecten(effecten: Sequence[Effect]) -> Blok:
    if not effecten:
        return Zin("Er is nog geen effect ingevuld.")
    rows = tuple(
        (Cel(one.naam), Cel(one.leefdomein.label), Cel(wie_krijgt(one)), Cel(_min(one) + hoe_gerekend(one)))
        for one in effecten
    )
    return Tabel(("Effect", "Leefdomein", "Wie", "Gerekend"), rows)


def _min(effect: Effect) -> str:
    return "− " if effect.teken is Teken.LAST else ""


def _bedrag(one: Investering) -> str:
    shown = "onbekend" if one.bedrag is None else format_bedrag(one.bedrag)
    return f"{shown} (in natura)" if one.in_natura else shown
