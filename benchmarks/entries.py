"""A store with many invented kasboekregels, the same ones each time, to measure with."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from frontlijn.store.store import Store

RARE = "zeldzaamwoord"
"""Stands in one entry of every thousand."""

_WORDS = """
    koffie buurt tuin moestuin ontbijt repaircafé fiets kinderen ouders school plein speeltuin soep maaltijd muziek
    avond middag ochtend groep bewoners vrijwilliger hulp gesprek straat flat portiek galerij feest markt kleding ruil
    taal les computer formulier energie besparen isolatie warmte afval opruimen boom bloem plant geveltuin bank
    ontmoeten eenzaam ouderen jongeren meiden voetbal wandelen koken bakken naaien breien schilderen toneel zingen
    kerk moskee wijkcentrum sleutel ruimte vergunning subsidie gemeente corporatie politie veilig verkeer drempel
""".split()  # noqa: SIM905
_STEMS = "wijk buurt straat plein huis tuin kook taal sport spel kunst zorg werk leer groen water licht samen".split()  # noqa: SIM905
_ENDS = "club groep dag avond plan punt hoek loket team feest markt route ploeg kring bende huis werk".split()  # noqa: SIM905
WORDS = [*_WORDS, *(stem + end for stem in _STEMS for end in _ENDS)]
_FIRST_DAY = date(2020, 1, 1)


def make_store(path: Path, entries: int) -> None:
    """Makes the store at `path`; words follow Zipf's law, so that the first ones stand in most entries."""
    Store.open(path).close()
    db = sqlite3.connect(path)
    try:
        db.executemany(
            "INSERT INTO kasboekregel (uuid, datum, wijk_id, titel, verhaal, zichtbaarheid, geregistreerd_op)"
            " VALUES (?, ?, ?, ?, ?, 'intern', ?)",
            _rows(entries),
        )
        db.commit()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _rows(entries: int) -> Iterator[tuple[str, str, int, str, str, str]]:
    chance = random.Random(20261121)
    weights = [1 / rank for rank in range(1, len(WORDS) + 1)]
    cumulative = [sum(weights[: index + 1]) for index in range(len(weights))]
    for number in range(entries):
        words = chance.choices(WORDS, cum_weights=cumulative, k=24)
        if number % 1000 == 500:
            words[10] = RARE
        day = _FIRST_DAY + timedelta(days=number * 2000 // entries)
        yield (
            f"00000000-0000-7000-9000-{number:012d}",
            day.isoformat(),
            chance.randrange(15) + 1,
            " ".join(words[:4]).capitalize(),
            " ".join(words[4:]) + ".",
            f"{day.isoformat()}T12:00:00.000Z",
        )
