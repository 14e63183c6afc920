"""What if: two outcomes beside each other, with the difference as a fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from frontlijn.domain.arena.multiplier import Multiplier, multiplier
from frontlijn.domain.arena.namen import Namen, namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, eenheid_van
from frontlijn.domain.arena.uitvoer.cijfers import rooster
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import IncasseerderGroep, Leefdomein

Rij = tuple[str, int | None, int | None, str]
"""What it is, its rounded value now and then (None: unknown), and the name of that figure without what it is of."""

NU, WORDT = "nu", "wordt"
"""Before the name of a figure: that of the one outcome, and that of the other."""


@dataclass(frozen=True, slots=True)
class Woorden:
    """What stands above two outcomes beside each other."""

    kop: str = "Wat als"
    nu: str = "Nu"
    wordt: str = "Wordt"


WAT_ALS = Woorden()


def verschil_blokken(oud: Uitkomst, nieuw: Uitkomst, woorden: Woorden = WAT_ALS) -> tuple[Blok, ...]:
    """What changes between two outcomes; the rows of groups and of leefdomeinen add up as shown."""
    return tuple(_blokken(oud, nieuw, woorden))


def _blokken(oud: Uitkomst, nieuw: Uitkomst, woorden: Woorden) -> Iterator[Blok]:
    eenheid = eenheid_van(oud, nieuw)
    table = partial(_tabel, woorden, namen(nieuw))
    yield Kop(woorden.kop)
    yield Zin(_conclusie(oud, nieuw, eenheid))
    before, after = multiplier(oud), multiplier(nieuw)
    yield table(
        f"Wat ({eenheid.tekst})",
        [_rij("Baten", "baten", _baten(oud), _baten(nieuw), eenheid), *_kosten(oud, nieuw, eenheid)],
        ("Multiplier", before.tekst, after.tekst, "multiplier"),
        ("Break-even", break_even_tekst(oud), break_even_tekst(nieuw), "break_even"),
    )
    yield Opsomming(_voorbehouden(before, after, woorden))
    yield table(f"Wie het krijgt ({eenheid.tekst})", _groepen(oud, nieuw, eenheid))
    changed = list(_leefdomeinen(oud, nieuw, eenheid))
    if changed:
        yield table(f"Leefdomein dat verandert ({eenheid.tekst})", changed)


def _conclusie(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> str:
    more = nieuw.baten - oud.baten
    if not oud.geteld or not nieuw.geteld:
        return "Hoeveel de baten veranderen, is onbekend: er is geen effect in euro."
    if not more:
        return "De baten blijven gelijk."
    by = abs(eenheid.afgerond(nieuw.baten) - eenheid.afgerond(oud.baten)) * eenheid.cents
    return (
        f"De baten worden {eenheid.zin(by)} {'hoger' if more > 0 else 'lager'}: "
        f"{eenheid.zin(nieuw.baten)} in plaats van {eenheid.zin(oud.baten)}."
    )


def _rij(what: str, key: str, oud: Fraction | int | None, nieuw: Fraction | int | None, eenheid: Eenheid) -> Rij:
    before, after = (None if one is None else eenheid.afgerond(one) for one in (oud, nieuw))
    return what, before, after, key


def _baten(made: Uitkomst) -> Fraction | None:
    return made.baten if made.geteld else None


def _kosten(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    yield _rij("Kosten", "kosten", oud.kosten or None, nieuw.kosten or None, eenheid)
    if oud.negatief or nieuw.negatief:
        yield _rij("Negatieve effecten", "negatief", oud.negatief, nieuw.negatief, eenheid)
    if oud.buiten_horizon or nieuw.buiten_horizon:
        yield _rij("Na de gekozen jaren", "buiten_horizon", oud.buiten_horizon, nieuw.buiten_horizon, eenheid)


def _groepen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> list[Rij]:
    before, after = (eenheid.reeks(list(made.per_groep.values())) for made in (oud, nieuw))
    rows = [(groep.label, a, b, f"groep.{groep}") for groep, a, b in zip(IncasseerderGroep, before, after, strict=True)]
    return [*rows, ("totaal", sum(before), sum(after), "baten")]


def _leefdomeinen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    before, after = rooster(oud, eenheid).rijen, rooster(nieuw, eenheid).rijen
    exact = oud.per_leefdomein, nieuw.per_leefdomein
    for row, domein in enumerate(Leefdomein):
        if exact[0][domein] != exact[1][domein]:
            yield domein.label, before[row], after[row], f"leefdomein.{domein}"


def _tabel(woorden: Woorden, name: Namen, what: str, rows: list[Rij], *texts: tuple[str, str, str, str]) -> Tabel:
    """Amounts with their difference, and texts that have none."""
    amounts = [
        (label, *map(_getal, (a, b)), "" if a is None or b is None else format_aantal(b - a), key)
        for label, a, b, key in rows
    ]
    cells = [
        (Cel(label), Cel(a, f"{NU}.{name(key)}"), Cel(b, f"{WORDT}.{name(key)}"), Cel(more))
        for label, a, b, more, key in (*amounts, *((label, a, b, "", key) for label, a, b, key in texts))
    ]
    return Tabel((what, woorden.nu, woorden.wordt, "Verschil"), tuple(cells), frozenset({1, 2, 3}))


def _getal(number: int | None) -> str:
    return ONBEKEND if number is None else format_aantal(number)


def _voorbehouden(before: Multiplier, after: Multiplier, woorden: Woorden) -> tuple[str, ...]:
    """What must be said with both multipliers; what goes for one of them says so."""
    both = [line for line in after.voorbehouden if line in before.voorbehouden]
    of_each = ((woorden.nu, before.voorbehouden), (woorden.wordt, after.voorbehouden))
    return (*both, *(f"{when}: {line}" for when, lines in of_each for line in lines if line not in both))
