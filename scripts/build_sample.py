"""Builds `sample.db` from the readable data in `sample/`, with the same content each time.

Every row goes through the write functions of the store, in the order of its own day, so that the example keeps every
rule. With `--check` nothing is written: a fresh build is compared with the file that stands there.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import (
    Benadering,
    Fase,
    InitiatiefType,
    OrganisatieSoort,
    PersoonDoel,
    Zichtbaarheid,
)
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.wijken import get as get_wijk
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write import initiatieven, personen, settings
from frontlijn.store.write.wijken import change_wijk
from scripts.sample_arena import Arenas
from scripts.sample_events import START, Event, Known, Rank, Row, event, rows, value
from scripts.sample_handgeld import Aanvragen, Potten
from scripts.sample_kasboek import Kasboek

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "sample"
TARGET = ROOT / "sample.db"
USER = "Hanneke Voorbeeld"
WIJK = "Selwerd"


class Calendar:
    """The clock and the identities of the build: both follow the day of the event that is being written."""

    def __init__(self) -> None:
        self._random = random.Random("frontlijn")
        self._moment = datetime.combine(START, time(10), UTC)
        self._within = count()

    def turn_to(self, day: date) -> None:
        """Goes to ten o'clock UTC of a later day, the same day in nearly every time zone, or on by a second."""
        begin = datetime.combine(day, time(10), UTC)
        self._moment = max(begin, self._moment + timedelta(seconds=1))
        self._within = count()

    def now(self) -> datetime:
        return self._moment

    def new_uuid(self) -> str:
        """A UUID version 7: the moment, a counter within it, and bits that are the same at each build."""
        milliseconds = int(self._moment.timestamp() * 1000)
        bits = milliseconds << 80 | 7 << 76 | next(self._within) << 64 | 2 << 62 | self._random.getrandbits(62)
        return str(UUID(int=bits))


class Builder:
    """Turns the rows of the data into events; the keys and names in the data become ids as the rows are written."""

    def __init__(self, store: Store, source: Path) -> None:
        self.store = store
        self.source = source
        self.known = Known({wijk.naam: wijk.id for wijk in wijken(store)})

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for row in rows(self.source / "personen.toml", "persoon"):
            yield event(START, Rank.PERSOON, self._persoon, row)
        for row in rows(self.source / "organisaties.toml", "organisatie"):
            yield event(START, Rank.ORGANISATIE, self._organisatie, row)
        for row in rows(self.source / "gebieden.toml", "gebied"):
            yield event(START, Rank.ORGANISATIE, self._gebied, row)
        for row in rows(self.source / "initiatieven.toml", "initiatief"):
            yield event(row["geregistreerd_op"], Rank.INITIATIEF, self._initiatief, row)
            if "laatst_bevestigd_op" in row:
                yield event(row["laatst_bevestigd_op"], Rank.BEVESTIGING, self._bevestiging, row)
        yield from Kasboek(self.store, self.source, self.known).events()
        yield from Potten(self.store, self.source, self.known).events()
        yield from Aanvragen(self.store, self.source, self.known).events()
        yield from Arenas(self.store, self.source, self.known).events()

    def _persoon(self, row: Row) -> None:
        if row["naam"] != USER:  # who uses the app is registered by the first thing they write
            personen.add_persoon(self.store, PersoonInvoer(**{**row, "doel": PersoonDoel(row["doel"])}))

    def _organisatie(self, row: Row) -> None:
        invoer = OrganisatieInvoer(
            naam=row["naam"],
            soort=OrganisatieSoort(row["soort"]),
            wijk_id=self.known.wijken[row["wijk"]] if "wijk" in row else None,
            omschrijving=row.get("omschrijving"),
        )
        personen.add_organisatie(self.store, invoer)

    def _gebied(self, row: Row) -> None:
        for naam in row["wijken"]:
            wijk = get_wijk(self.store, self.known.wijken[naam])
            change_wijk(self.store, wijk.id, replace(wijk.invoer(), gebied=row["naam"]), wijk.versie)

    def _initiatief(self, row: Row) -> None:
        initiatief = initiatieven.register_initiatief(
            self.store,
            InitiatiefInvoer(
                naam=row["naam"],
                wijk_id=self.known.wijken[row["wijk"]],
                aliassen=tuple(row.get("aliassen", ())),
                type=value(InitiatiefType, row.get("type")),
                fase=value(Fase, row.get("fase")),
                benadering=value(Benadering, row.get("benadering")),
                benadering_reden=row.get("benadering_reden"),
                omschrijving=row.get("omschrijving"),
                startdatum=row.get("startdatum"),
                zichtbaarheid=Zichtbaarheid(row.get("zichtbaarheid", Zichtbaarheid.INTERN)),
                aanjagers=row.get("aanjagers"),
                vrijwilligers=row.get("vrijwilligers"),
                betaalde_krachten=row.get("betaalde_krachten"),
                contact=row.get("contact"),
                organisatie=row.get("organisatie"),
                les=row.get("les"),
                **self.known.oorsprong(row),
            ),
        )
        self.known.initiatieven[row["sleutel"]] = initiatief.id

    def _bevestiging(self, row: Row) -> None:
        initiatieven.confirm_initiatief(self.store, self.known.initiatieven[row["sleutel"]])


def build(target: Path, source: Path = SOURCE) -> None:
    """Builds the example at `target`, a file that does not exist yet."""
    calendar = Calendar()
    store = Store.open(target, clock=calendar.now, new_uuid=calendar.new_uuid, device=lambda: "voorbeeld")
    try:
        settings.put(store, Instelling.GEBRUIKER, USER)
        builder = Builder(store, source)
        for one in sorted(builder.events(), key=lambda one: (one.day, one.rank)):
            calendar.turn_to(one.day)
            one.write()
        settings.put(store, Instelling.VOORBEELD, "1")
        settings.put(store, Instelling.WIJK, str(builder.known.wijken[WIJK]))
        settings.put(store, Instelling.LAATSTE_INITIATIEF, "")
    finally:
        store.close()
    with closing(sqlite3.connect(target, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")  # a file in WAL mode cannot be read in a folder that is read-only
        db.execute("INSERT INTO zoekindex (zoekindex) VALUES ('optimize')")
        db.execute("VACUUM")


def dump(path: Path) -> list[str]:
    """What a store holds as SQL; without the inner tables of the search index, which differ per version of SQLite."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
        return [line for line in db.iterdump() if not line.startswith('INSERT INTO "zoekindex_')]


def main() -> int:
    """Builds or checks; 1 when the file differs from its data."""
    parser = argparse.ArgumentParser(description="Build sample.db from the readable data in sample/.")
    parser.add_argument("--check", action="store_true", help="compare a fresh build with the file, and write nothing")
    checking = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / TARGET.name
        build(fresh)
        if not checking:
            part = TARGET.with_suffix(".db.part")
            shutil.copyfile(fresh, part)
            part.replace(TARGET)
            return 0
        if not TARGET.exists() or dump(fresh) != dump(TARGET):
            print("sample.db is not what sample/ says; run `make sample`.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
