"""What if: two outcomes beside each other, with the difference as a fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from frontlijn.domain.afronden import naast
from frontlijn.domain.arena.multiplier import Multiplier, multiplier
from frontlijn.domain.arena.namen import Namen, namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, eenheid_van
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm, domein_label, groep_label, groepen_alleen_pm, rooster
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import IncasseerderGroep, Leefdomein

NU, WORDT = "nu", "wordt"
"""Before the name of a figure: that of the one outcome, and that of the other."""


@dataclass(frozen=True, slots=True)
class Woorden:
    """What stands above two outcomes beside each other."""

    kop: str = "Wat als"
    nu: str = "Nu"
    wordt: str = "Wordt"


WAT_ALS = Woorden()


@dataclass(frozen=True, slots=True)
class Rij:
    """What it is, its rounded value now and then or what stands instead, the name of that figure without what it is
    of, and whether the exact amounts differ.
    """

    wat: str
    oud: int | str
    nieuw: int | str
    sleutel: str
    anders: bool

    @property
    def verschil(self) -> str:
        """The difference of what is shown; one that is too small for that is not told as none."""
        if isinstance(self.oud, str) or isinstance(self.nieuw, str):
            return ""
        return "minder dan 1" if self.anders and self.oud == self.nieuw else format_aantal(self.nieuw - self.oud)


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
    more_or_less = "hoger" if more > 0 else "lager"
    if not by:
        return (
            f"De baten worden minder dan {eenheid.zin(eenheid.cents)} {more_or_less}; afgerond blijven ze "
            f"{eenheid.zin(oud.baten)}."
        )
    return (
        f"De baten worden {eenheid.zin(by)} {more_or_less}: "
        f"{eenheid.zin(nieuw.baten)} in plaats van {eenheid.zin(oud.baten)}."
    )


def _rij(what: str, key: str, oud: Fraction | int | None, nieuw: Fraction | int | None, eenheid: Eenheid) -> Rij:
    before, after = (ONBEKEND if one is None else eenheid.afgerond(one) for one in (oud, nieuw))
    return Rij(what, before, after, key, oud != nieuw)


def _baten(made: Uitkomst) -> Fraction | None:
    return made.baten if made.geteld else None


def _kosten(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    yield _rij("Kosten", "kosten", oud.kosten or None, nieuw.kosten or None, eenheid)
    if oud.negatief_buiten or nieuw.negatief_buiten:
        what = "Negatieve effecten na de gekozen jaren"
        yield _rij(what, "negatief_buiten", oud.negatief_buiten, nieuw.negatief_buiten, eenheid)
    if oud.negatief or nieuw.negatief:
        yield _rij("Negatieve effecten", "negatief", oud.negatief, nieuw.negatief, eenheid)
    if oud.buiten_horizon or nieuw.buiten_horizon:
        yield _rij("Na de gekozen jaren", "buiten_horizon", oud.buiten_horizon, nieuw.buiten_horizon, eenheid)


def _groepen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> list[Rij]:
    """The groups on both sides; a total that is known is the sum of what is shown."""
    exact = [list(made.per_groep.values()) for made in (oud, nieuw)]
    shown = naast(exact[0], exact[1], eenheid.cents)
    rows = []
    for at, groep in enumerate(IncasseerderGroep):
        before, after = (_groep(made, groep, amounts[at]) for made, amounts in zip((oud, nieuw), shown, strict=True))
        rows.append(Rij(groep_label(nieuw, groep), before, after, f"groep.{groep}", exact[0][at] != exact[1][at]))
    totals = [sum(amounts) if made.geteld else ONBEKEND for made, amounts in zip((oud, nieuw), shown, strict=True)]
    return [*rows, Rij("totaal", totals[0], totals[1], "baten", oud.baten != nieuw.baten)]


def _groep(made: Uitkomst, groep: IncasseerderGroep, amount: int) -> int | str:
    if groep in groepen_alleen_pm(made):
        return PM
    return amount if made.geteld else ONBEKEND


def _leefdomeinen(oud: Uitkomst, nieuw: Uitkomst, eenheid: Eenheid) -> Iterator[Rij]:
    before, after = rooster(oud, eenheid).rijen, rooster(nieuw, eenheid).rijen
    exact = oud.per_leefdomein, nieuw.per_leefdomein
    for row, domein in enumerate(Leefdomein):
        if exact[0][domein] != exact[1][domein]:
            shown = [PM if domein in alleen_pm(made) else rows[row] for made, rows in ((oud, before), (nieuw, after))]
            yield Rij(domein_label(nieuw, domein), shown[0], shown[1], f"leefdomein.{domein}", anders=True)


def _tabel(woorden: Woorden, name: Namen, what: str, rows: list[Rij], *texts: tuple[str, str, str, str]) -> Tabel:
    """Amounts with their difference, and texts that have none."""
    amounts = [(one.wat, _getal(one.oud), _getal(one.nieuw), one.verschil, one.sleutel) for one in rows]
    cells = [
        (Cel(label), Cel(a, f"{NU}.{name(key)}"), Cel(b, f"{WORDT}.{name(key)}"), Cel(more))
        for label, a, b, more, key in (*amounts, *((label, a, b, "", key) for label, a, b, key in texts))
    ]
    return Tabel((what, woorden.nu, woorden.wordt, "Verschil"), tuple(cells), frozenset({1, 2, 3}))


def _getal(shown: int | str) -> str:
    return shown if isinstance(shown, str) else format_aantal(shown)


def _voorbehouden(before: Multiplier, after: Multiplier, woorden: Woorden) -> tuple[str, ...]:
    """What must be said with both multipliers; what goes for one of them says so."""
    both = [line for line in after.voorbehouden if line in before.voorbehouden]
    of_each = ((woorden.nu, before.voorbehouden), (woorden.wordt, after.voorbehouden))
    return (*both, *(f"{when}: {line}" for when, lines in of_each for line in lines if line not in both))
