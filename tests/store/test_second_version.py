"""A store of the first schema becomes one of the second: nothing is lost, and work goes on as if it was always so."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import PotStand
from frontlijn.domain.shares import verdeel
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, Rest, Zichtbaarheid
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.read.search import search
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import (
    change_aanvraag,
    close_pot,
    correct,
    decide,
    grant_handgeld,
    move_money,
    pay,
    release,
    reverse,
    revise,
    set_status,
    set_zichtbaarheid,
)
from frontlijn.store.write.initiatieven import register_initiatief
from tests.store.conftest import NOW
from tests.store.first_version import POTS, first_version
from tests.store.inputs import TODAY, aanvraag, afwijzing, initiatief, toekenning

WORDS = (
    "buren",
    "bonnen",
    "gevaarlijk",
    "energie",
    "handtekeningen",
    "bekeken",
    "soep",
    "truus",
    "hanneke",
    "buurttuin",
)
BETALING, STORNO = 5, 4


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "frontlijn.db"
    first_version(path)
    return path


@pytest.fixture
def migrated(old: Path) -> Iterator[Store]:
    with closing(Store.open(old, clock=lambda: NOW)) as store:
        yield store


def rows_of(path: Path) -> dict[str, list[dict[str, object]]]:
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        names = (
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'zoek%' AND name NOT LIKE 'sqlite_%'"
        )
        tables = [row[0] for row in db.execute(names)]
        return {table: [dict(row) for row in db.execute(f"SELECT * FROM {table}")] for table in tables}


def test_nothing_that_was_there_is_lost_or_changed(old: Path) -> None:
    before = rows_of(old)
    Store.open(old).close()
    after = rows_of(old)
    assert {table: len(rows) for table, rows in before.items()} | {"instelling": 2} == {
        table: len(after[table]) for table in before
    }
    for table, rows in before.items():
        for was, now in zip(rows, after[table], strict=False):
            assert {column: now[column] for column in was} == was
    assert {len(rows) for table, rows in after.items() if table not in before} == {0}


def test_what_is_new_is_empty_or_as_it_was_until_now(old: Path) -> None:
    before = rows_of(old)
    Store.open(old).close()
    new = {
        (table, column, row[column])
        for table, rows in rows_of(old).items()
        for row in rows
        for column in row
        if table in before and before[table] and column not in before[table][0] and column != "verdeling"
    }
    assert {(table, column, value) for table, column, value in new if value is not None} == {
        ("budgetpot", "soort", "handgeld")
    }


def test_each_row_is_split_by_largest_remainder(migrated: Store) -> None:
    rows = migrated.db().execute("SELECT pot_id, bedrag, verdeling FROM pot_mutatie").fetchall()
    assert len(rows) == 20
    for pot_id, bedrag, verdeling in rows:
        assert tuple(json.loads(verdeling)) == verdeel(bedrag, POTS[pot_id])


def test_the_first_schema_splits_what_no_example_shows(tmp_path: Path) -> None:
    """Every amount up to a euro, and the largest there is, over shares that tie and over one that is nothing."""
    path = tmp_path / "frontlijn.db"
    first_version(path)
    shares = {6: (3_333, 3_333, 3_334), 7: (2_500,) * 4, 8: (0, 5_000, 5_000), 9: (1_428,) * 6 + (1_432,)}
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for number, parts in shares.items():
            uuid = f"0190ffff-0000-7000-8000-00000000000{number}"
            db.execute(
                "INSERT INTO budgetpot (id, uuid, naam, wijk_id, van, tot)"
                " VALUES (?, ?, ?, 1, '2026-01-01', '2026-12-31')",
                (number, uuid, f"Pot {number}"),
            )
            for place, share in enumerate(parts):
                db.execute("INSERT INTO pot_financier VALUES (?, ?, 'x', ?)", (number, place, share))
            for bedrag in (*range(1, 101), 100_000_000_00):
                db.execute(
                    "INSERT INTO pot_mutatie (uuid, pot_id, soort, bedrag, datum, wie_id, geregistreerd_op)"
                    " VALUES (lower(hex(randomblob(18))), ?, 'plafond', ?, '2026-01-01', 1, 'nu')",
                    (number, bedrag),
                )
    with closing(Store.open(path)) as store:
        rows = store.db().execute("SELECT pot_id, bedrag, verdeling FROM pot_mutatie WHERE pot_id > 5").fetchall()
        assert len(rows) == 4 * 101
        for pot_id, bedrag, verdeling in rows:
            assert tuple(json.loads(verdeling)) == verdeel(bedrag, shares[pot_id])


def test_pots_and_awards_stand_where_they_stood(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        pots = db.execute("SELECT * FROM pot_stand ORDER BY pot_id").fetchall()
        awards = db.execute(
            "SELECT b.aanvraag_id, s.toegekend, s.betaald FROM besluit_stand s JOIN besluit b ON b.id = s.besluit_id"
            " ORDER BY b.aanvraag_id"
        ).fetchall()
    with closing(Store.open(old)) as store:
        assert [tuple(row) for row in store.db().execute("SELECT * FROM pot_stand ORDER BY pot_id")] == pots
        assert [tuple(row) for row in store.db().execute("SELECT * FROM aanvraag_stand ORDER BY aanvraag_id")] == awards
        assert read.pot(store, 2).stand == PotStand(plafond=50_00, toegekend=88_88, betaald=74_44, aangevraagd=0)
        for pot_id in POTS:
            stand, eind = read.pot(store, pot_id).stand, read.afschrift(store, pot_id).eind
            assert (eind.plafond, eind.toegekend, eind.betaald) == (stand.plafond, stand.toegekend, stand.betaald)
            assert sum(part.vrij for part in eind.per_financier) == stand.vrij


def test_search_finds_the_same(old: Path) -> None:
    wanted: dict[str, set[tuple[str, int]]] = {}
    with closing(sqlite3.connect(old)) as db:
        columns = "soort, rij_id, wijk_id, datum, titel, namen, tekst, facet"
        before = db.execute(f"SELECT {columns} FROM zoekdoc ORDER BY soort, rij_id").fetchall()
        for word in WORDS:
            sql = "SELECT d.soort, d.rij_id FROM zoekindex i JOIN zoekdoc d ON d.id = i.rowid WHERE zoekindex MATCH ?"
            wanted[word] = set(db.execute(sql, (f"{word}*",)))
    assert all(wanted.values())
    with closing(Store.open(old)) as store:
        assert [
            tuple(row) for row in store.db().execute(f"SELECT {columns} FROM zoekdoc ORDER BY soort, rij_id")
        ] == before
        assert {word: {(hit.code, hit.rij_id) for hit in search(store, word).hits} for word in WORDS} == wanted


def test_a_copy_of_before_stands_beside_it(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        before = list(db.iterdump())
    Store.open(old, clock=lambda: NOW).close()
    copy = old.with_name("frontlijn.voor-versie-2.2026-11-21.db")
    with closing(sqlite3.connect(copy)) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1


def test_is_sound_without_a_write_and_chained_by_the_first(migrated: Store) -> None:
    assert check(migrated) == ()
    assert migrated.db().execute("SELECT count(*) FROM keten").fetchone()[0] == 0
    register_initiatief(migrated, initiatief("Iets heel anders"))
    assert migrated.db().execute("SELECT count(*) FROM keten").fetchone()[0] == 6 + 20
    assert check(migrated) == ()


@pytest.mark.parametrize("written_to", [False, True])
def test_a_row_that_is_planted_after_it_is_named(migrated: Store, written_to: bool) -> None:
    if written_to:
        register_initiatief(migrated, initiatief("Iets heel anders"))
    with closing(sqlite3.connect(migrated.path, isolation_level=None)) as db:
        db.execute(
            "INSERT INTO pot_mutatie (uuid, pot_id, soort, bedrag, datum, wie_id, geregistreerd_op, verdeling)"
            " VALUES (lower(hex(randomblob(18))), 1, 'plafond', 5, '2026-11-21', 1, 'nu', '[5]')"
        )
    assert [(f.code, f.table, f.row_id) for f in check(migrated)] == [("V11", "pot_mutatie", 21)]
    pay(migrated, 1, 1, TODAY)
    assert [(f.code, f.table, f.row_id) for f in check(migrated)] == [("V11", "pot_mutatie", 21)]


def test_everything_can_be_done_with_what_was_there(migrated: Store) -> None:
    store = migrated
    reverse(store, BETALING, TODAY, "Toch niet")
    pay(store, 1, 10_00, TODAY, bon="Bouwmarkt 12")
    more = revise(store, 1, part(40_00, herziening_reden="Het werd minder"))
    assert more.besluit is not None
    assert (more.besluit.toegekend_netto, more.besluit.betaald) == (40_00, 10_00)
    correct(store, 8, 70_00, date(2026, 2, 11), "Verkeerd bedrag")  # of 77,77, of which 3,33 came back
    assert read.pot(store, 2).stand.betaald == 70_00 - 3_33
    release(store, 2, 5_00, TODAY)
    refused = revise(store, 4, afwijzing(datum=TODAY, motivering="Het geld is op", herziening_reden="Betere reden"))
    assert refused.besluit is not None
    revise(store, 6, toekenning(33_33, datum=TODAY, herziening_reden="Toch wel"))
    set_status(store, 3, AanvraagStatus.IN_BEHANDELING, TODAY)
    decide(store, 3, toekenning(70_00, datum=TODAY))
    reverse(store, 11, TODAY, "Geen korting meer")
    move_money(store, 3, 4, 1_00, datum=TODAY, reden="Daar is het nodig")
    pay(store, 7, 1, TODAY)
    grant_handgeld(store, aanvraag(4, 1_00), toekenning(1_00), TODAY)
    close_pot(store, 4, TODAY, rest=Rest.OVERHEVELEN, naar_pot_id=3)
    assert check(store) == ()


def test_what_was_intern_without_a_reason_stays_so_until_somebody_says_why(migrated: Store) -> None:
    store = migrated
    assert {
        a.id for a in read.window(store, read.HandgeldFilter(), 0, -1) if a.zichtbaarheid is Zichtbaarheid.INTERN
    } == {2, 3, 7}
    decided = decide(store, 3, toekenning(70_00))
    assert (decided.zichtbaarheid, decided.vertrouwelijk_reden) == (Zichtbaarheid.INTERN, None)
    assert set_zichtbaarheid(store, 2, Zichtbaarheid.OPENBAAR).zichtbaarheid is Zichtbaarheid.OPENBAAR
    told = set_zichtbaarheid(store, 7, Zichtbaarheid.INTERN, "Gaat over een gezin")
    assert told.vertrouwelijk_reden == "Gaat over een gezin"
    changed = change_aanvraag(store, 8, aanvraag(1, 41_00, initiatief_id=1, aanvrager=None), 1)
    assert changed.gevraagd == 41_00
    assert check(store) == ()


def part(bedrag: int, **more: object) -> BesluitInvoer:
    """An award of less than was asked."""
    return toekenning(bedrag, uitkomst=BesluitUitkomst.DEELS_TOEGEKEND, datum=TODAY, **more)
