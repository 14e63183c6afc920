"""A store of any earlier schema becomes one of now: all stays, no story leaves by it, and work goes on with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.values import Bereik
from frontlijn.store import migrate
from frontlijn.store.check import check
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.search import search
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    remove_kasboekregel,
    restore_kasboekregel,
)
from frontlijn.store.write.undo import redo_last, undo_last
from tests.store import seed
from tests.store.conftest import NOW
from tests.store.first_version import first_version
from tests.store.inputs import TODAY, initiatief, regel

COLUMNS = "soort, rij_id, wijk_id, datum, titel, namen, tekst, facet"


def kasboek_rows(db: sqlite3.Connection) -> None:
    """Entries with all that the first schemas had, one of them put away."""
    first = seed.kasboekregel(
        db,
        "Geplant",
        initiatief_id=1,
        leefdomeinen=("wonen", "samen_leven"),
        verhaal="De buren plantten prei",
        wat_werkte="Vooraf bellen",
        wat_niet="De regen",
        teweeg="Twee eten samen",
        kernwaarde="doet",
        deelnames=12,
        nieuw_bereikt=3,
        niet_in_beeld=1,
        vrijwilligersminuten=90,
        experiment=1,
        uitkomst="mislukt",
        les="Eerder beginnen",
        zichtbaarheid="openbaar",
    )
    seed.kasboekregel(db, "Weg", verwijderd_op=seed.MOMENT, verhaal="Nooit meer te vinden")
    seed.kasboekregel(db, "Stil", zichtbaarheid="onder_de_radar", verhaal="Blijft hier")
    seed.wijziging(
        db, "kasboekregel", first, "nieuw", nieuw='{"titel": "Geplant", "wijk_id": 1, "datum": "2026-11-20"}'
    )


def _at_version(path: Path, number: int) -> None:
    """A store of that schema with a row in every table it has."""
    first_version(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        kasboek_rows(db)
        seed.organisatie(db)
        db.execute("INSERT INTO instelling VALUES ('thema', 'licht')")
        if number == 1:
            return
        for statement in migrate.statements(2):
            db.execute(statement)
        db.execute("PRAGMA user_version = 2")
        besluit = seed.besluit(db, seed.aanvraag(db, 1), "doorverwezen")
        richtlijn = seed.insert(
            db, "wijk_richtlijn", uuid=seed.new_uuid(), wijk_id=1, tekst="Niet op zondag", vanaf="2026-01-01"
        )
        seed.insert(db, "fonds", uuid=seed.new_uuid(), naam="Fonds Groen")
        seed.insert(db, "besluit_richtlijn", besluit_id=besluit, richtlijn_id=richtlijn, oordeel="voldoet", reden="Ja")
        seed.insert(db, "antwoord", uuid=seed.new_uuid(), besluit_id=besluit, tekst="Beste Truus")
        seed.stap(db, 8, "in_behandeling")
        seed.belang(db, 8, 2)
        seed.bon(db, 1)
        of = seed.insert(
            db, "verantwoording", uuid=seed.new_uuid(), aanvraag_id=1, datum="2026-11-16", wat_gebeurde="Geplant",
            besteed=4000, wie_id=1, geregistreerd_op=seed.MOMENT,
        )  # fmt: skip
        seed.insert(db, "verantwoording_regel", verantwoording_id=of, regel_id=1)
        seed.chain(db)
        if number == 3:
            _third(db)


def _third(db: sqlite3.Connection) -> None:
    for statement in migrate.statements(3):
        db.execute(statement)
    db.execute("PRAGMA user_version = 3")
    seed.uitwisseling(db, 3)
    seed.insert(db, "perspectief", regel_id=3, stem="eigen", voor=2, na=4)
    seed.insert(db, "sjabloon", uuid=seed.new_uuid(), wijk_id=1, toets=1, titel="Koffie")
    seed.insert(db, "bewaard_filter", uuid=seed.new_uuid(), naam="Van mij", inhoud="{}")
    seed.insert(db, "kasboek_uitvoer", regel_id=3, versie=1, op=seed.MOMENT, wat="kasboek")
    seed.insert(db, "import_rij", sleutel="a" * 64, tabel="kasboekregel", rij_id=1, op=seed.MOMENT)
    seed.insert(
        db, "geen_bsn", uuid=seed.new_uuid(), tabel="kasboekregel", rij_id=1, veld="verhaal", vingerafdruk="a" * 64,
        wie_id=1, op=seed.MOMENT,
    )  # fmt: skip
    seed.insert(db, "concept_bewaard", sleutel="kasboek", op=seed.MOMENT)


@pytest.fixture(params=[1, 2, 3])
def old(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / "frontlijn.db"
    _at_version(path, request.param)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Store]:
    with closing(Store.open(old, clock=lambda: NOW)) as store:
        yield store


def tables(db: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    db.row_factory = sqlite3.Row
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {
        table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")]
        for table in names
        if not table.startswith(("zoek", "sqlite_"))
    }


def test_every_table_of_those_schemas_held_a_row(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        assert [table for table, rows in tables(db).items() if not rows] == []


def test_every_row_stays_as_it_was(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = tables(db)
    Store.open(old, clock=lambda: NOW).close()
    with closing(sqlite3.connect(old)) as db:
        after = tables(db)
    for table, rows in before.items():
        added = 2 if table == "instelling" and "keten" not in before else 0
        assert len(after[table]) == len(rows) + added, table
        assert [was for was in rows if not any(now.items() >= was.items() for now in after[table])] == []
    new = set(after) - set(before)
    assert {"arena", "activiteit", "investering", "effect", "sessie", "cijfer"} <= new
    assert [table for table in new if after[table]] == []


def test_no_story_leaves_by_it_and_nothing_new_is_made_up(migrated: Store) -> None:
    made = read.get(migrated, 1)
    assert made.bereik is Bereik.INTERN
    new = (made.toestemming_op, made.toestemming_tot, made.toestemming_van, made.pseudoniem, made.uit)
    assert (new, made.uitwisselingen, made.perspectieven, made.uitgevoerd_op) == ((None,) * 5, (), (), None)
    year = Blik(TODAY.replace(month=1, day=1), TODAY)
    for naar in (Bereik.EXPORT, Bereik.OPENBAAR):
        beeld = read.beeld(migrated, year, naar)
        assert (beeld.cijfers.regels, beeld.verhalen, beeld.blijven) == (1, (), (("geen toestemming", 1),))
    assert read.beeld(migrated, year).verhalen_totaal == 2
    assert [one.titel for one in read.removed_window(migrated, KasboekFilter(), 0, -1)] == ["Weg"]


def test_search_finds_the_same_and_all_is_sound(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = db.execute(f"SELECT {COLUMNS} FROM zoekdoc ORDER BY soort, rij_id").fetchall()
    with closing(Store.open(old, clock=lambda: NOW)) as store:
        after = store.db().execute(f"SELECT {COLUMNS} FROM zoekdoc ORDER BY soort, rij_id").fetchall()
        assert [tuple(row) for row in after] == before
        assert [hit.titel for hit in search(store, "plantten").hits] == ["Geplant"]
        assert not search(store, "nooit").hits
        assert check(store) == ()


def test_a_copy_of_before_stands_beside_it(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        (number,) = db.execute("PRAGMA user_version").fetchone()
        before = list(db.iterdump())
    Store.open(old, clock=lambda: NOW).close()
    copy = old.with_name(f"frontlijn.voor-versie-{number + 1}.2026-11-21.db")
    with closing(sqlite3.connect(copy)) as db:
        assert list(db.iterdump()) == before
    assert old.with_name("frontlijn.voor-versie-4.2026-11-21.db").exists()


def test_everything_can_be_done_with_what_was_there(migrated: Store) -> None:
    store = migrated
    made = read.get(store, 1)
    came = register_initiatief(store, initiatief("Prei voor iedereen", uit_regel_id=1))
    change_initiatief(store, 1, initiatief("Buurttuin", uit_initiatief_id=came.id), 1)
    later = log_kasboekregel(store, regel("Daarna", uit_regel_id=1))
    consent = {"bereik": Bereik.EXPORT, "toestemming_op": TODAY}
    change_kasboekregel(store, 1, regel(made.titel, datum=made.datum, verhaal=made.verhaal, **consent), made.versie)
    gone = remove_kasboekregel(store, later.id, later.versie)
    restore_kasboekregel(store, gone.id)
    restore_kasboekregel(store, 2)
    assert [hit.titel for hit in search(store, "nooit").hits] == ["Weg"]
    for _ in range(7):
        undo_last(store)
    assert read.get(store, 1).invoer() == made.invoer()
    for _ in range(7):
        redo_last(store)
    assert read.get(store, 1).bereik is Bereik.EXPORT
    assert [one.soort for one in read.versies(store, 1)] == ["nieuw", "gewijzigd", "ongedaan", "opnieuw"]
    assert check(store) == ()
