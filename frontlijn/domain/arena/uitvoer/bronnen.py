"""Where a page comes from, and how it was counted: the last thing on it."""

from __future__ import annotations

from collections.abc import Iterator

from frontlijn.domain.arena.bronnen import Bronnen, bronnen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import DUIZEND, Eenheid
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel
from frontlijn.domain.kasboek.uitvoer.taal import geteld, opsomming
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import ArenaStatus, Modus


def bronnen_blokken(made: Uitkomst) -> Iterator[Blok]:
    """Each source once, with how many numbers rest on it, and how many rest on none."""
    found = bronnen((one.effect for one in made.geteld), (one for stand in made.standen for one in stand.investeringen))
    yield Kop("Bronnen")
    if found.per_bron or found.zonder:
        rows = [(Cel(bron), Cel(format_aantal(number))) for bron, number in found.per_bron]
        rows += [(Cel("geen bron"), Cel(format_aantal(found.zonder)))] if found.zonder else []
        rows.append((Cel("totaal"), Cel(format_aantal(found.getallen))))
        yield Tabel(("Bron", "Getallen"), tuple(rows), frozenset({1}))
    lines = tuple(_over(found))
    if lines:
        yield Opsomming(lines)


def _over(found: Bronnen) -> Iterator[str]:
    if found.woorden:
        verb = "is" if found.woorden == 1 else "zijn"
        yield f"{geteld(found.woorden, 'getal', 'getallen')} {verb} in woorden gezegd, zoals ‘een kwart’."
    if found.bewijskracht:
        strength = [f"{one.label} {format_aantal(number)}" for one, number in found.bewijskracht]
        yield f"Hoe sterk het bewijs is: {opsomming(strength)}."


def telling(made: Uitkomst, eenheid: Eenheid) -> Iterator[Blok]:
    """How was counted."""
    yield Kop("Hoe dit is geteld")
    yield Opsomming(tuple(_telling(made, eenheid)))


def _telling(made: Uitkomst, eenheid: Eenheid) -> Iterator[str]:
    if made.modus is Modus.RAPPORT:
        yield "Zoals het rapport: negatieve effecten tellen niet mee."
    else:
        yield "Volledig: negatieve effecten zijn van de baten afgetrokken."
    yield "Een bedrag is een schatting, en geen geld dat ergens klaarligt."
    if eenheid is DUIZEND:
        yield "Bedragen zijn afgerond op duizend euro, zo dat alles optelt."
    else:
        yield "Bedragen zijn afgerond op hele euro's, zo dat alles optelt."
    years = sorted({stand.arena.prijspeil for stand in made.standen if stand.arena.prijspeil})
    unknown = sum(stand.arena.prijspeil is None for stand in made.standen)
    if years and not unknown:
        yield f"In prijzen van {opsomming([str(jaar) for jaar in years])}."
    elif made.standen:
        yield "In prijzen van welk jaar, is niet overal bekend." if years else "In prijzen van welk jaar, is onbekend."
    rates = sorted({stand.arena.disconto for stand in made.standen if stand.arena.disconto})
    if rates and not made.contant_verschilt:
        yield f"Contant gerekend met {opsomming([format_procent(one) for one in rates])} per jaar."
    open_ = sum(stand.arena.status is ArenaStatus.IN_OPBOUW for stand in made.standen)
    if open_ and len(made.standen) == 1:
        yield "Deze arena is nog in opbouw: de getallen kunnen veranderen."
    elif open_:
        verb = "is" if open_ == 1 else "zijn"
        yield f"{geteld(open_, 'arena', 'arena’s')} {verb} nog in opbouw: de getallen kunnen veranderen."
