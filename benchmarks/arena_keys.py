"""How much typing an arena with twelve effects is at a kitchen table, counted in a real terminal.

`python -m benchmarks.arena_keys` fills one in through the app, sees that all of it was saved with its numbers and
sources, and prints the keys, the characters and how many minutes that is for somebody who strikes two keys a second.
"""

from __future__ import annotations

import sys

from benchmarks.keys import Step, Text, Work, done
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.arena import ArenaFilter
from frontlijn.store.store import Store

EFFECTS = 12

STRIKES_PER_SECOND = 2
"""A slow typist, who looks for the keys."""

MINUTES = 10
"""An arena of twelve effects takes less than this."""

SOURCE = "Prijslijst van de buurt, 2024, onderbouwd"

Row = tuple[str, str, str, str, str, str, str, str]
"""Of an effect: its name, letters for the leefdomein and the group, the number, three shares and the value."""

ROWS: tuple[Row, ...] = (
    ("Minder eten weg", "r", "p", "40", "de helft", "80", "25", "120"),
    ("Minder alleen", "g", "p", "30", "een kwart", "de helft", "20", "360"),
    ("Eerder hulp bij schulden", "r", "overheid", "6", "50", "25", "onbekend", "3200"),
    ("Koks vinden werk", "me", "p", "5", "een kwart", "de helft", "30", "9500"),
    ("Kinderen eten mee", "o", "p", "20", "de meeste", "alle", "10", "90"),
    ("Minder naar de dokter", "g", "overig", "15", "20", "40", "30", "450"),
    ("Schonere stoep", "woo", "overige w", "1", "alle", "de helft", "geen", "800"),
    ("Buren kennen elkaar", "s", "overige w", "60", "de meeste", "alle", "25", "40"),
    ("Minder overlast", "ve", "overheid", "12", "een kwart", "25", "10", "600"),
    ("Zaal beter gebruikt", "vo", "overig", "48", "alle", "alle", "20", "75"),
    ("Op de fiets erheen", "m", "p", "10", "de helft", "de helft", "50", "60"),
    ("Langer thuis wonen", "w", "overheid", "3", "een kwart", "20", "30", "12000"),
)


def one_effect(row: Row, first: bool) -> tuple[Step, ...]:
    """The keys of one effect; the source of the one before is offered, and the right arrow takes it over."""
    naam, leefdomein, groep, aantal, lukt, door, toch, waarde = row
    source: tuple[Step, ...] = ("tab", Text(SOURCE) if first else "right")
    return (
        *("n", Text(naam), "tab", "tab", Text(leefdomein), "tab", Text(groep)),
        *("tab", "tab", "tab", Text(aantal), "tab"),
        *(Text(lukt), "tab", Text(door), "tab", Text(toch), "tab", "tab", Text(waarde), *source, "enter"),
    )


STEPS: tuple[Step, ...] = (
    *("enter", "a", "n", "enter"),
    *("n", Text("Gemeente"), "tab", Text("Samen eten"), "tab", Text("6000"), "enter", "right", "right"),
    *(step for number, row in enumerate(ROWS) for step in one_effect(row, number == 0)),
)


def whole_arenas(store: Store) -> int:
    """How many arenas have an investment and twelve effects in euros, each value with the source."""
    return sum(
        len(stand.investeringen) == 1
        and len(stand.effecten) == EFFECTS
        and all(one.in_euro and one.factoren[-1].bron == "Prijslijst van de buurt" for one in stand.effecten)
        and len({one.leefdomein for one in stand.effecten}) == len({row[1] for row in ROWS})
        for stand in read_arena.standen(store, ArenaFilter())
    )


def main() -> int:
    """Fills in the arena; 1 when it is not all saved, or takes too long."""
    work = Work("effecten-arena met twaalf effecten", "2", STEPS, 0, whole_arenas)
    saved, seconds = done(work)
    minutes = (work.keys + work.typed) / STRIKES_PER_SECOND / 60
    print(
        f"{work.keys} toetsen en {work.typed} tekens: {work.name}, {'bewaard' if saved else 'NIET BEWAARD'}; "
        f"bij {STRIKES_PER_SECOND} aanslagen per seconde {minutes:.1f} minuten (hoogstens {MINUTES}; "
        f"het script deed er {seconds:.0f} s over)".replace(".", ",")
    )
    return int(not saved or minutes > MINUTES)


if __name__ == "__main__":
    sys.exit(main())
