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
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from itertools import count
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer, CriteriumOordeel
from frontlijn.domain.handgeld.korting import KortingInvoer, evenredig_bedrag
from frontlijn.domain.handgeld.pot import Financier, PotInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek import KasboekInvoer
from frontlijn.domain.personen import OrganisatieInvoer, PersoonInvoer
from frontlijn.domain.values import (
    Benadering,
    Beslisvorm,
    BesluitUitkomst,
    Criterium,
    Fase,
    Grond,
    InitiatiefType,
    Kernwaarde,
    KortingLezing,
    Leefdomein,
    MutatieSoort,
    Oordeel,
    OrganisatieSoort,
    PersoonDoel,
    Rest,
    Uitkomst,
    Waarde,
    Zichtbaarheid,
)
from frontlijn.store.read import handgeld as read_handgeld
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write import handgeld, initiatieven, kasboek, personen, settings

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "sample"
TARGET = ROOT / "sample.db"
USER = "Hanneke Voorbeeld"
WIJK = "Selwerd"
START = date(2024, 12, 2)
"""The day the example begins: what is older was entered then."""

Row = dict[str, Any]
W = TypeVar("W", bound=Waarde)


class Rank(IntEnum):
    """The order of what happens on one day."""

    PERSOON = 0
    ORGANISATIE = 1
    POT = 2
    INITIATIEF = 3
    KASBOEK = 4
    AANVRAAG = 5
    BESLUIT = 6
    STORNO = 7
    TERUGONTVANGST = 8
    VRIJVAL = 9
    BETALING = 10
    BEVESTIGING = 11
    KORTING = 12
    SLUITING = 13


@dataclass(frozen=True)
class Event:
    """One call of a write function, on the day that belongs to it."""

    day: date
    rank: Rank
    write: Callable[[], None]


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
        self.wijken = {wijk.naam: wijk.id for wijk in wijken(store)}
        self.potten: dict[str, int] = {}
        self.initiatieven: dict[str, int] = {}
        self.aanvragen: dict[str, int] = {}

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for row in self._rows("personen.toml", "persoon"):
            yield self._event(START, Rank.PERSOON, self._persoon, row)
        for row in self._rows("organisaties.toml", "organisatie"):
            yield self._event(START, Rank.ORGANISATIE, self._organisatie, row)
        for row in self._rows("pots.toml", "pot"):
            yield self._event(row["van"], Rank.POT, self._pot, row)
            for korting in row.get("korting", []):
                yield self._event(korting["datum"], Rank.KORTING, self._korting, {"pot": row["naam"], **korting})
            if "gesloten_op" in row:
                yield self._event(row["gesloten_op"], Rank.SLUITING, self._sluiting, row)
        for row in self._rows("initiatieven.toml", "initiatief"):
            yield self._event(row["geregistreerd_op"], Rank.INITIATIEF, self._initiatief, row)
            if "laatst_bevestigd_op" in row:
                yield self._event(row["laatst_bevestigd_op"], Rank.BEVESTIGING, self._bevestiging, row)
        for row in self._kasboek():
            yield self._event(row["datum"], Rank.KASBOEK, self._kasboekregel, row)
        for row in self._rows("handgeld.toml", "aanvraag"):
            yield from self._handgeld(row)

    def _rows(self, file: str, table: str) -> list[Row]:
        rows: list[Row] = tomllib.loads((self.source / file).read_text(encoding="utf-8"))[table]
        return rows

    @staticmethod
    def _event(day: date, rank: Rank, write: Callable[[Row], None], row: Row) -> Event:
        return Event(max(day, START), rank, lambda: write(row))

    def _persoon(self, row: Row) -> None:
        if row["naam"] != USER:  # who uses the app is registered by the first thing they write
            personen.add_persoon(self.store, PersoonInvoer(**{**row, "doel": PersoonDoel(row["doel"])}))

    def _organisatie(self, row: Row) -> None:
        invoer = OrganisatieInvoer(
            naam=row["naam"],
            soort=OrganisatieSoort(row["soort"]),
            wijk_id=self.wijken[row["wijk"]] if "wijk" in row else None,
            omschrijving=row.get("omschrijving"),
        )
        personen.add_organisatie(self.store, invoer)

    def _pot(self, row: Row) -> None:
        pot = handgeld.open_pot(
            self.store,
            PotInvoer(
                naam=row["naam"],
                wijk_id=self.wijken[row["wijk"]],
                van=row["van"],
                tot=row["tot"],
                plafond=row["plafond"],
                financiers=tuple(Financier(**financier) for financier in row["financiers"]),
                reden=row.get("reden"),
            ),
        )
        self.potten[row["naam"]] = pot.id

    def _korting(self, row: Row) -> None:
        pot_id = self.potten[row["pot"]]
        each = evenredig_bedrag(row["bedrag"], [read_handgeld.pot(self.store, pot_id)], KortingLezing.NAAR_RATO)
        handgeld.cut_pots(
            self.store, KortingInvoer((pot_id,), each, KortingLezing.NAAR_RATO, row["datum"], row["reden"])
        )

    def _sluiting(self, row: Row) -> None:
        handgeld.close_pot(self.store, self.potten[row["naam"]], row["gesloten_op"], rest=Rest.VERVALLEN)

    def _initiatief(self, row: Row) -> None:
        initiatief = initiatieven.register_initiatief(
            self.store,
            InitiatiefInvoer(
                naam=row["naam"],
                wijk_id=self.wijken[row["wijk"]],
                aliassen=tuple(row.get("aliassen", ())),
                type=_value(InitiatiefType, row.get("type")),
                fase=_value(Fase, row.get("fase")),
                benadering=_value(Benadering, row.get("benadering")),
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
            ),
        )
        self.initiatieven[row["sleutel"]] = initiatief.id

    def _bevestiging(self, row: Row) -> None:
        initiatieven.confirm_initiatief(self.store, self.initiatieven[row["sleutel"]])

    def _kasboek(self) -> Iterator[Row]:
        """The entries of all wijken; a series gives one entry for each of its dates."""
        for file in sorted((self.source / "kasboek").glob("*.toml")):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            for row in content.get("regel", []):
                yield {"wijk": content["wijk"], **row}
            for series in content.get("reeks", []):
                stories = series.get("verhalen", {})
                for number, day in enumerate(series["data"]):
                    yield {
                        **series,
                        "wijk": content["wijk"],
                        "datum": day,
                        "verhaal": stories.get(day.isoformat()),
                        "deelnames": series["deelnames"][number],
                        "nieuw_bereikt": series["nieuw_bereikt"][number],
                    }

    def _kasboekregel(self, row: Row) -> None:
        kasboek.log_kasboekregel(
            self.store,
            KasboekInvoer(
                titel=row["titel"],
                wijk_id=self.wijken[row["wijk"]],
                datum=row["datum"],
                initiatief_id=self._initiatief_id(row),
                verhaal=row.get("verhaal"),
                wat_werkte=row.get("wat_werkte"),
                wat_niet=row.get("wat_niet"),
                teweeg=row.get("teweeg"),
                kernwaarde=_value(Kernwaarde, row.get("kernwaarde")),
                leefdomeinen=tuple(Leefdomein(code) for code in row.get("leefdomeinen", ())),
                deelnames=row.get("deelnames"),
                nieuw_bereikt=row.get("nieuw_bereikt"),
                niet_in_beeld=row.get("niet_in_beeld"),
                vrijwilligersminuten=row.get("vrijwilligersminuten"),
                experiment=row.get("experiment", False),
                uitkomst=_value(Uitkomst, row.get("uitkomst")),
                les=row.get("les"),
                zichtbaarheid=Zichtbaarheid(row.get("zichtbaarheid", Zichtbaarheid.INTERN)),
            ),
        )

    def _initiatief_id(self, row: Row) -> int | None:
        return self.initiatieven[row["initiatief"]] if "initiatief" in row else None

    def _handgeld(self, row: Row) -> Iterator[Event]:
        key = {"sleutel": row["sleutel"]}
        yield self._event(row["ontvangen_op"], Rank.AANVRAAG, self._aanvraag, row)
        if "besluit" in row:
            yield self._event(row["besluit"]["datum"], Rank.BESLUIT, self._besluit, key | row["besluit"])
        bookings: dict[str, tuple[Rank, Callable[[Row], None]]] = {
            "storno": (Rank.STORNO, self._storno),
            "terugontvangst": (Rank.TERUGONTVANGST, self._terugontvangst),
            "vrijval": (Rank.VRIJVAL, self._vrijval),
            "betaling": (Rank.BETALING, self._betaling),
        }
        for name, (rank, write) in bookings.items():
            for booking in row.get(name, []):
                yield self._event(booking["datum"], rank, write, key | booking)

    def _aanvraag(self, row: Row) -> None:
        aanvraag = handgeld.request_handgeld(
            self.store,
            AanvraagInvoer(
                pot_id=self.potten[row["pot"]],
                onderwerp=row["onderwerp"],
                gevraagd=row["gevraagd"],
                ontvangen_op=row["ontvangen_op"],
                initiatief_id=self._initiatief_id(row),
                aanvrager=row.get("aanvrager"),
                organisatie=row.get("organisatie"),
                begroting=row.get("begroting"),
                eigen_bijdrage=row.get("eigen_bijdrage"),
                cofinanciering=row.get("cofinanciering"),
                cofinanciering_zeker=row.get("cofinanciering_zeker", False),
                draagvlak=row.get("draagvlak"),
                zichtbaarheid=Zichtbaarheid(row.get("zichtbaarheid", Zichtbaarheid.OPENBAAR)),
                vertrouwelijk_reden=row.get("vertrouwelijk_reden"),
            ),
        )
        self.aanvragen[row["sleutel"]] = aanvraag.id

    def _besluit(self, row: Row) -> None:
        handgeld.decide(
            self.store,
            self.aanvragen[row["sleutel"]],
            BesluitInvoer(
                uitkomst=BesluitUitkomst(row["uitkomst"]),
                datum=row["datum"],
                oordelen=tuple(
                    CriteriumOordeel(Criterium(code), Oordeel(one["oordeel"]), one["reden"])
                    for code, one in row["criteria"].items()
                ),
                bedrag=row.get("bedrag", 0),
                beslisvorm=Beslisvorm(row["beslisvorm"]),
                beslissers=tuple(row["beslissers"]),
                onthouden=tuple(row.get("onthouden", ())),
                motivering=row.get("motivering"),
                voorwaarden=row.get("voorwaarden"),
                grond=_value(Grond, row.get("grond")),
                naar=row.get("naar"),
            ),
        )

    def _betaling(self, row: Row) -> None:
        handgeld.pay(self.store, self.aanvragen[row["sleutel"]], row["bedrag"], row["datum"], row.get("reden"))

    def _vrijval(self, row: Row) -> None:
        handgeld.release(self.store, self.aanvragen[row["sleutel"]], row["bedrag"], row["datum"], row.get("reden"))

    def _terugontvangst(self, row: Row) -> None:
        aanvraag_id = self.aanvragen[row["sleutel"]]
        handgeld.receive_back(self.store, aanvraag_id, row["bedrag"], row["datum"], row.get("reden"))

    def _storno(self, row: Row) -> None:
        """Reverses the booking that `van` names by its kind and its number within the request: "betaling 1"."""
        kind, number = row["van"].split()
        aanvraag = read_handgeld.get(self.store, self.aanvragen[row["sleutel"]])
        of_kind = [mutatie for mutatie in aanvraag.mutaties if mutatie.soort is MutatieSoort(kind)]
        handgeld.reverse(self.store, of_kind[int(number) - 1].id, row["datum"], row["reden"])


def _value(kind: type[W], code: str | None) -> W | None:
    return None if code is None else kind(code)


def build(target: Path, source: Path = SOURCE) -> None:
    """Builds the example at `target`, a file that does not exist yet."""
    calendar = Calendar()
    store = Store.open(target, clock=calendar.now, new_uuid=calendar.new_uuid, device=lambda: "voorbeeld")
    try:
        settings.put(store, Instelling.GEBRUIKER, USER)
        builder = Builder(store, source)
        for event in sorted(builder.events(), key=lambda event: (event.day, event.rank)):
            calendar.turn_to(event.day)
            event.write()
        settings.put(store, Instelling.VOORBEELD, "1")
        settings.put(store, Instelling.WIJK, str(builder.wijken[WIJK]))
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
