"""What if: two outcomes beside each other, with the difference as a fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from frontlijn.domain.arena.multiplier import Multiplier, multiplier
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, eenheid_van
from frontlijn.domain.arena.uitvoer.cijfers import rooster
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import IncasseerderGroep, Leefdomein

Rij = tuple[str, int, int]
"""What it is, and its rounded value now and then."""


def verschil_blokken(oud: Uitkomst, nieuw: Uitkomst) -> tuple[Blok, ...]:
    """What changes between two outcomes; the rows of groups and of leefdomeinen add up as shown."""
    return tuple(_blokken(oud, nieuw))


def _blokken(oud: Uitkomst, nieuw: Uitkomst) -> Iterator[Blok]:
    eenheid = eenheid_van(oud, nieuw)
    yield Kop("Wat als")
    yield Zin(_conclusie(oud, nieuw, eenheid))
    before, after = multiplier(oud), multiplier(nieuw)
    yield _tabel(
        f"Wat ({eenheid.tekst})",
        [_rij("Baten", lambda made: made.baten, oud, nieuw, eenheid), *_kosten(oud, nieuw, eenheid)],
        ("Multiplier", before.tekst, after.tekst),
        ("Break-even", break_even_tekst(oud), break_even_tekst(nieuw)),
    )
    yield Opsomming(_voorbehouden(before, after))
    yield _tabel(f"Wie het krijgt ({eenheid.tekst})", _groepen(oud, nieuw, eenheid))
    changed = list(_leefdomeinen(oud, nieuw, eenheid))
    if changed:
        yield _tabel(f"Leefdomein dat verandert ({eenheid.tekst})", changed)


def _conclusie(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> str:
    more = nieuw.baten - oud.baten
    if not more:
        return "De baten blijven gelijk."
    by = abs(eenheid.afgerond(nieuw.baten) - eenheid.afgerond(oud.baten)) * eenheid.cents
    return (
        f"De baten worden {eenheid.zin(by)} {'hoger' if more > 0 else 'lager'}: "
        f"{eenheid.zin(nieuw.baten)} in plaats van {eenheid.zin(oud.baten)}."
    )


def _rij(
    what: str, amount: Callable[[Uitkomst], Fraction | int], oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid
) -> Rij:
    return what, eenheid.afgerond(amount(oud)), eenheid.afgerond(amount(nieuw))


def _kosten(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    yield _rij("Kosten", lambda made: made.kosten, oud, nieuw, eenheid)
    if oud.negatief or nieuw.negatief:
        yield _rij("Negatieve effecten", lambda made: made.negatief, oud, nieuw, eenheid)
    if oud.buiten_horizon or nieuw.buiten_horizon:
        yield _rij("Na de gekozen jaren", lambda made: made.buiten_horizon, oud, nieuw, eenheid)


def _groepen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> list[Rij]:
    before, after = (eenheid.reeks(list(made.per_groep.values())) for made in (oud, nieuw))
    rows = [(groep.label, a, b) for groep, a, b in zip(IncasseerderGroep, before, after, strict=True)]
    return [*rows, ("totaal", sum(before), sum(after))]


def _leefdomeinen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    before, after = rooster(oud, eenheid).rijen, rooster(nieuw, eenheid).rijen
    exact = oud.per_leefdomein, nieuw.per_leefdomein
    for row, domein in enumerate(Leefdomein):
        if exact[0][domein] != exact[1][domein]:
            yield domein.label, before[row], after[row]


def _tabel(what: str, rows: list[Rij], *texts: tuple[str, str, str]) -> Tabel:
    """Amounts with their difference, and texts that have none."""
    cells = [(Cel(label), *map(Cel, map(format_aantal, (a, b, b - a)))) for label, a, b in rows]
    cells += [(Cel(label), Cel(a), Cel(b), Cel("")) for label, a, b in texts]
    return Tabel((what, "Nu", "Wordt", "Verschil"), tuple(cells), frozenset({1, 2, 3}))


def _voorbehouden(before: Multiplier, after: Multiplier) -> tuple[str, ...]:
    """What must be said with both multipliers; what goes for one of them says so."""
    both = [line for line in after.voorbehouden if line in before.voorbehouden]
    of_each = (("Nu", before.voorbehouden), ("Wordt", after.voorbehouden))
    return (*both, *(f"{when}: {line}" for when, lines in of_each for line in lines if line not in both))
