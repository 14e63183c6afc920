"""The costs where the benefits arise: "de lasten daar laten landen waar ook de baten ontstaan" (000)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from frontlijn.domain.arena.namen import Namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm, domein_label, rooster
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Leefdomein

VOORBEHOUDEN = (
    "Baten in een leefdomein komen vaak door werk in een ander leefdomein: dit is geen oorzaak en gevolg.",
    "Wat activiteiten kosten, loopt sterk uiteen.",
    "De multiplier eronder is een gemiddelde; per activiteit verschilt het veel.",
    "Wie alleen kiest wat in geld veel opbrengt, maakt kapot dat het één geheel van de wijk is.",
)
"""What 000 says with it."""

UITLEG = (
    "Hier zijn de kosten verdeeld naar de baten: de lasten daar laten landen waar ook de baten ontstaan. "
    "Het is een manier van kijken, en geen rekening voor wie dan ook."
)


def lasten(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """The costs pro rata to the benefits of each leefdomein, with what must be known with it."""
    yield Kop("De kosten waar de baten ontstaan")
    landed = made.lasten_verdeling
    if landed is None:
        yield Zin("De kosten zijn nog niet te verdelen: daarvoor zijn kosten en baten nodig.")
        return
    yield Zin(UITLEG)
    shown, benefits = eenheid.reeks([Fraction(cents) for cents in landed.values()]), rooster(made, eenheid)
    pm = alleen_pm(made)
    rows = []
    for row, domein in enumerate(Leefdomein):
        numbers = (benefits.rijen[row], name("leefdomein", domein)), (shown[row], name("lasten", domein))
        cells = (Cel(PM if domein in pm else format_aantal(number), key) for number, key in numbers)
        rows.append((Cel(domein_label(made, domein)), *cells))
    rows.append(
        (
            Cel("totaal"),
            Cel(format_aantal(benefits.totaal), name("baten")),
            Cel(format_aantal(sum(shown)), name("kosten")),
        )
    )
    columns = (f"Leefdomein ({eenheid.tekst})", "Baten", "Kosten daar")
    yield Tabel(columns, tuple(rows), frozenset({1, 2}))
    yield Opsomming(VOORBEHOUDEN)
