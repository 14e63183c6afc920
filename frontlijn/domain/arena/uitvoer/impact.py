"""The short version for the summary of a wijk: about twelve lines, with the page of the arenas behind it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from frontlijn.domain.arena.gepubliceerd import totaal
from frontlijn.domain.arena.impact import Impact, Rapport
from frontlijn.domain.arena.multiplier import multiplier, rapport_multiplier
from frontlijn.domain.arena.namen import IMPACT, Namen, naam_van
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import DUIZEND, Eenheid, eenheid_van
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm, domein_label, rooster
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst, conclusie
from frontlijn.domain.blokken import Blok, Cel, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import geteld, opsomming
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.domain.values import ArenaStatus, CijferSoort, IncasseerderGroep, Leefdomein

GENOEMD = 5
"""So many PM effects stand by name; the others are counted."""

NAAST_ELKAAR = 6
"""So many periods stand beside each other."""

_LASTEN = "De kosten waar de baten ontstaan zijn een manier van kijken: geen oorzaak en gevolg, en geen rekening."

NIETS = "Er is nog geen effecten-arena ingevuld."


def impact_blokken(impact: Impact) -> tuple[Blok, ...]:
    """What the arenas show together, and what reports published; its numbers are named after `impact`."""
    return tuple(_blokken(impact))


def _blokken(impact: Impact) -> Iterator[Blok]:
    made, name = impact.uitkomst, Namen(IMPACT)
    eenheid = eenheid_van(made)
    filled = any(stand.effecten or stand.investeringen for stand in made.standen)
    sentences = [conclusie(made, eenheid) if filled else NIETS, *_opbouw(impact)]
    yield Zin(" ".join(sentences))
    if made.geteld:
        yield _leefdomeinen(made, eenheid, name)
        yield _groepen(made, eenheid, name)
        yield _periodes(made, eenheid, name)
    if made.geteld or made.kosten:
        yield Zin(" ".join((*multiplier(made).regels, *([_LASTEN] if made.lasten_verdeling else []))))
    if made.pm:
        yield Zin(_pm(made))
    for rapport in impact.rapporten:
        yield from _rapport(rapport)


def _opbouw(impact: Impact) -> Iterator[str]:
    if not impact.in_opbouw:
        return
    counted = sum(stand.arena.status is ArenaStatus.IN_OPBOUW for stand in impact.uitkomst.standen)
    verb = "is" if impact.in_opbouw == 1 else "zijn"
    then = "de getallen kunnen veranderen" if counted else f"{'die telt' if verb == 'is' else 'die tellen'} niet mee"
    yield f"Nog in opbouw {verb} {geteld(impact.in_opbouw, 'arena', 'arena’s')}: {then}."


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
        Cel(format_aantal(number), name("groep", groep)) for groep, number in zip(IncasseerderGroep, shown, strict=True)
    ]
    columns = ("Wie het krijgt", *(groep.label for groep in IncasseerderGroep), "Totaal")
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
    return f"Niet in geld, en wel van waarde (PM): {opsomming(named)}."


def _rapport(rapport: Rapport) -> Iterator[Blok]:
    """The published totals of a report with what must be said with them."""
    parts = [totaal(rapport.cijfers, soort) for soort in (CijferSoort.BATEN, CijferSoort.KOSTEN)]
    cells = [
        Cel(DUIZEND.getal(one.gekozen.waarde), naam_van(one)) if one else Cel("niet gepubliceerd") for one in parts
    ]
    columns = (f"Uit een rapport ({DUIZEND.tekst})", "Baten", "Kosten")
    yield Tabel(columns, ((Cel(shortened(rapport.arena.titel, 80)), *cells),), frozenset({1, 2}))
    told = " ".join(rapport_multiplier(rapport.cijfers).regels)
    yield Zin(f"{told} Dit rapport telt niet op bij de eigen arena's.")
