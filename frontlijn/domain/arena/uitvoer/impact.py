"""The short version for the summary of a wijk: about twelve lines, with the page of the arenas behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from frontlijn.domain.arena.impact import Impact
from frontlijn.domain.arena.multiplier import multiplier
from frontlijn.domain.arena.namen import IMPACT, Namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, eenheid_van
from frontlijn.domain.arena.uitvoer.cijfers import (
    GEEN_CONTANT,
    PM,
    alleen_pm,
    domein_label,
    groep_label,
    groepen_alleen_pm,
    rooster,
)
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst, conclusie
from frontlijn.domain.arena.uitvoer.impact_rapport import rapport_kort
from frontlijn.domain.blokken import Blok, Cel, Opsomming, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import geteld, opsomming
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.text import shortened
from frontlijn.domain.values import IncasseerderGroep, Leefdomein

GENOEMD = 5
"""So many PM effects stand by name; the others are counted."""

NAAST_ELKAAR = 6
"""So many periods stand beside each other."""

_LASTEN = "De kosten waar de baten ontstaan zijn een manier van kijken: geen oorzaak en gevolg, en geen rekening."

NIETS = "Er is nog geen effecten-arena ingevuld."
NIETS_VAST = "Er is nog geen effecten-arena vastgesteld."


def impact_blokken(
    impact: Impact, *, initiatieven: int | None = None, kort: bool = False, opent: bool = True
) -> tuple[Blok, ...]:
    """What the arenas show together, and what reports published; its numbers are named after `impact`.

    `initiatieven` is how many there are, to say of how many there is an arena.
    With `kort` what goes in a line is no table. Where numbers do not open, as on paper, a report is told in lines too.
    """
    return tuple(_blokken(impact, initiatieven, kort=kort, opent=opent))


def _blokken(impact: Impact, initiatieven: int | None, *, kort: bool, opent: bool) -> Iterator[Blok]:
    made, name = impact.uitkomst, Namen(IMPACT)
    eenheid = eenheid_van(made)
    filled = any(stand.effecten or stand.investeringen for stand in made.standen)
    sentences = [
        conclusie(made, eenheid) if filled else _leeg(impact),
        *_van_hoeveel(made, initiatieven),
        *_opbouw(impact),
    ]
    if made.pm:
        sentences.append(_pm(made))
    yield Zin(" ".join(sentences))
    if made.geteld:
        domains = _leefdomeinen(made, eenheid, name)
        tables = _groepen(made, eenheid, name), _periodes(made, eenheid, name)
        if kort:
            yield Opsomming((_per_leefdomein(domains), *map(_als_regel, tables)))
        else:
            yield from (domains, *tables)
    told: tuple[str, ...] = ()
    if made.geteld or made.kosten:
        shown = multiplier(made)
        told = (*(shown.kort if kort else shown.regels), *([_LASTEN] if made.lasten_verdeling else []), *_contant(made))
        yield Zin(" ".join(told), name("multiplier"))
    for rapport in impact.rapporten:
        yield from rapport_kort(rapport, kort=kort or not opent, gezegd=multiplier(made).regels if told else ())


def _leeg(impact: Impact) -> str:
    """What is said when there is nothing to count."""
    begun = len(impact.uitkomst.standen)
    if begun:
        verb, count = "is" if begun == 1 else "zijn", geteld(begun, "arena", "arena's")
        return f"Er {verb} {count} begonnen; daar staat nog niets in."
    return NIETS_VAST if impact.in_opbouw else NIETS


def _van_hoeveel(made: Uitkomst, initiatieven: int | None) -> Iterator[str]:
    """Of how many initiatives these are the arenas, so that nobody takes it for all of them."""
    with_arena = len({stand.arena.initiatief_id for stand in made.standen})
    if initiatieven is not None and with_arena:
        verb = "heeft" if with_arena == 1 else "hebben"
        all_of_them = geteld(initiatieven, "initiatief", "initiatieven")
        yield f"{format_aantal(with_arena)} van de {all_of_them} {verb} een vastgestelde arena."


def _opbouw(impact: Impact) -> Iterator[str]:
    if impact.in_opbouw:
        verb = "telt" if impact.in_opbouw == 1 else "tellen"
        count = geteld(impact.in_opbouw, "arena", "arena's")
        yield f"{count} in opbouw {verb} niet mee."


def _contant(made: Uitkomst) -> Iterator[str]:
    """The present values, or why there are none, where an arena discounts."""
    if made.contant_verschilt:
        yield GEEN_CONTANT
    elif made.contant is not None:
        baten, kosten = map(eenheid_van(made).zin, made.contant)
        rate = format_procent(made.standen[0].arena.disconto)
        yield f"Contant ({rate} per jaar) zijn de baten {baten} en de kosten {kosten}; de rest is dat niet."


def _per_leefdomein(table: Tabel) -> str:
    """The table as a line: "Leefdomein (in euro), baten en de kosten daar: wonen 1.000 (361), ... en totaal ..."."""
    first, *columns = table.kolommen
    told = [
        " ".join((what.tekst, baten.tekst, *(f"({one.tekst})" for one in kosten if one.tekst != baten.tekst)))
        for what, baten, *kosten in table.rijen
    ]
    about = "baten (en kosten daar)" if len(columns) > 1 else "baten"
    return f"{first}, {about}: {opsomming(told)}."


def _als_regel(table: Tabel) -> str:
    """A table of one row as a line: "Wie het krijgt, baten in euro: participanten 5, ... en totaal 9."."""
    first, *columns = table.kolommen
    ((what, *cells),) = table.rijen
    told = [f"{_klein(column)} {cell.tekst}" for column, cell in zip(columns, cells, strict=True)]
    return f"{first}, {_klein(what.tekst)}: {opsomming(told)}."


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def _leefdomeinen(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Tabel:
    """The leefdomeinen with benefits or PM, the others in one row, and the costs pro rata beside them."""
    grid, pm = rooster(made, eenheid), alleen_pm(made)
    exact, landed = made.per_leefdomein, made.lasten_verdeling
    shown = eenheid.reeks([Fraction(cents) for cents in landed.values()]) if landed else None
    rows, zero = [], []
    for row, domein in enumerate(Leefdomein):
        if not exact[domein] and domein not in pm:
            zero.append(domein.label)
            continue
        cells = [Cel(PM if domein in pm else format_aantal(grid.rijen[row]), name("leefdomein", domein))]
        if shown:
            cells.append(Cel(PM if domein in pm else format_aantal(shown[row]), name("lasten", domein)))
        rows.append((Cel(domein_label(made, domein)), *cells))
    if zero:
        rows.append((Cel(_andere(zero)), *([Cel("0")] * (2 if shown else 1))))
    sums = [Cel(format_aantal(grid.totaal), name("baten"))]
    sums += [Cel(eenheid.getal(made.kosten), name("kosten"))] if shown else []
    rows.append((Cel("totaal"), *sums))
    columns = (f"Leefdomein ({eenheid.tekst})", "Baten", *(["Kosten waar de baten ontstaan"] if shown else []))
    return Tabel(columns, tuple(rows), frozenset(range(1, len(columns))))


def _andere(zero: list[str]) -> str:
    return zero[0] if len(zero) == 1 else f"de andere {format_aantal(len(zero))}"


def _groepen(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Tabel:
    shown = eenheid.reeks(list(made.per_groep.values()))
    cells = [
        Cel(PM if groep in groepen_alleen_pm(made) else format_aantal(number), name("groep", groep))
        for groep, number in zip(IncasseerderGroep, shown, strict=True)
    ]
    columns = ("Wie het krijgt", *(groep_label(made, groep) for groep in IncasseerderGroep), "Totaal")
    row = (Cel(f"Baten ({eenheid.tekst})"), *cells, Cel(format_aantal(sum(shown)), name("baten")))
    return Tabel(columns, (row,), frozenset(range(1, len(columns))))


def _periodes(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Tabel:
    """The periods with the break-even; the later ones together when there are many."""
    sums = rooster(made, eenheid).kolommen
    cells = [
        (periode.label, Cel(format_aantal(number), name("periode", periode.label)))
        for periode, number in zip(made.periodes, sums, strict=True)
    ]
    if len(cells) > NAAST_ELKAAR:
        later = made.periodes[NAAST_ELKAAR - 1]
        cells = cells[: NAAST_ELKAAR - 1]
        cells.append((f"vanaf {later.van}", Cel(format_aantal(sum(sums[NAAST_ELKAAR - 1 :])))))
    cells.append(("Totaal", Cel(format_aantal(sum(sums)), name("baten"))))
    cells.append(("Break-even", Cel(break_even_tekst(made), name("break_even"))))
    columns = ("Wanneer", *(label for label, _ in cells))
    row = (Cel(f"Baten ({eenheid.tekst})"), *(cell for _, cell in cells))
    return Tabel(columns, (row,), frozenset(range(1, len(columns))))


def _pm(made: Uitkomst) -> str:
    named = [f"{shortened(effect.naam)} ({effect.leefdomein.label})" for effect in made.pm[:GENOEMD]]
    more = len(made.pm) - GENOEMD
    if more > 0:
        named.append(f"nog {format_aantal(more)}")
    return f"PM is wel van waarde en niet in geld: {opsomming(named)}."
