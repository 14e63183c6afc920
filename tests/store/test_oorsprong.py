"""V15: what came from what has no cycle, and no origin is later than what came from it, whoever writes."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.check import check
from frontlijn.store.connection import connect
from frontlijn.store.read import kasboek as read
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import change_initiatief, register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    remove_kasboekregel,
    restore_kasboekregel,
)
from frontlijn.store.write.undo import redo_last, undo_last
from tests.examples import examples
from tests.new_store import new_store
from tests.store import seed
from tests.store.conftest import NOW
from tests.store.inputs import dump, initiatief, regel
from tests.store.kasboek_acts import Act, links, perform

EARLY, LATE = date(2026, 3, 1), date(2026, 4, 1)


def broken(db: sqlite3.Connection) -> list[str]:
    """What breaks V15, found in another way than the store finds it: by walking from everything to its root."""
    nodes = {
        (soort, row[0]): row[1:]
        for soort, sql in (
            ("kasboek", "SELECT id, datum, uit_regel_id, uit_initiatief_id, verwijderd_op FROM kasboekregel"),
            ("initiatief", "SELECT id, startdatum, uit_regel_id, uit_initiatief_id, verwijderd_op FROM initiatief"),
        )
        for row in db.execute(sql)
    }
    found = []
    for start, (day, uit_regel, uit_initiatief, gone) in nodes.items():
        origin = ("kasboek", uit_regel) if uit_regel else ("initiatief", uit_initiatief) if uit_initiatief else None
        if origin is not None and gone is None and day and nodes[origin][0] and nodes[origin][0] > day:
            found.append(f"{origin} is later than {start}")
        steps = 0
        while origin is not None and steps <= len(nodes):
            if origin == start:
                found.append(f"{start} came from itself")
                break
            _, above_regel, above_initiatief, _ = nodes[origin]
            origin = (
                ("kasboek", above_regel)
                if above_regel
                else ("initiatief", above_initiatief)
                if above_initiatief
                else None
            )
            steps += 1
    return found


@pytest.mark.slow
@settings(max_examples=examples(12), deadline=None)
@given(st.lists(links | st.sampled_from([("undo", ()), ("redo", ())]), min_size=6, max_size=24))
def test_no_sequence_of_edits_makes_a_cycle_or_a_later_origin(todo: list[Act]) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(new_store(Path(folder) / "frontlijn.db"), clock=lambda: NOW)
        with closing(store), closing(connect(store.path)) as db:
            for act in todo:
                if act[0] in ("undo", "redo"):
                    with suppress(Refused, NotFound):
                        (undo_last if act[0] == "undo" else redo_last)(store)
                else:
                    perform(store, act)
                assert broken(db) == []
            assert check(store) == ()


node = st.integers(0, 5)
raw_steps = st.lists(
    st.one_of(
        st.tuples(st.just("link"), node, node),
        st.tuples(st.just("unlink"), node, node),
        st.tuples(st.just("date"), node, st.integers(1, 9)),
        st.tuples(st.just("remove"), node, node),
        st.tuples(st.just("restore"), node, node),
        st.tuples(st.just("insert"), node, st.integers(1, 9)),
        st.tuples(st.just("all at once"), node, node),
    ),
    max_size=40,
)


@pytest.mark.slow
@settings(max_examples=examples(60), deadline=None)
@given(raw_steps)
def test_no_sequence_of_statements_past_the_app_makes_one_either(steps: list[tuple[str, int, int]]) -> None:
    """A program that makes no promises of ours: the triggers alone keep V15."""
    with TemporaryDirectory() as folder:
        path = new_store(Path(folder) / "frontlijn.db")
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            nodes = [("kasboekregel", seed.kasboekregel(db, datum="2026-01-05")) for _ in range(3)]
            nodes += [("initiatief", seed.initiatief(db, startdatum="2026-01-05")) for _ in range(2)]
            nodes.append(("initiatief", seed.initiatief(db)))
            for kind, one, other in steps:
                with suppress(sqlite3.IntegrityError):
                    _statement(db, nodes, kind, one, other)
                assert broken(db) == []


def _statement(db: sqlite3.Connection, nodes: list[tuple[str, int]], kind: str, one: int, other: int) -> None:
    table, row_id = nodes[one]
    day = "datum" if table == "kasboekregel" else "startdatum"
    of_table, of_id = nodes[other % len(nodes)]
    uit = "uit_regel_id" if of_table == "kasboekregel" else "uit_initiatief_id"
    empty = "uit_initiatief_id" if of_table == "kasboekregel" else "uit_regel_id"
    match kind:
        case "link":
            db.execute(f"UPDATE {table} SET {uit} = ?, {empty} = NULL WHERE id = ?", (of_id, row_id))
        case "unlink":
            db.execute(f"UPDATE {table} SET uit_regel_id = NULL, uit_initiatief_id = NULL WHERE id = ?", (row_id,))
        case "date":
            db.execute(f"UPDATE {table} SET {day} = ? WHERE id = ?", (f"2026-01-0{other}", row_id))
        case "remove" | "restore":
            gone = seed.MOMENT if kind == "remove" else None
            db.execute(f"UPDATE {table} SET verwijderd_op = ? WHERE id = ?", (gone, row_id))
        case "insert":
            uit = "uit_regel_id" if table == "kasboekregel" else "uit_initiatief_id"
            seed.insert(
                db,
                "kasboekregel",
                uuid=seed.new_uuid(),
                titel="Nieuw",
                wijk_id=seed.SELWERD,
                geregistreerd_op=seed.MOMENT,
                datum=f"2026-01-0{other}",
                **{uit: row_id},
            )
        case "all at once":
            db.execute(f"UPDATE {table} SET {uit} = ? WHERE id <> ?", (of_id, of_id))


def test_the_store_says_what_is_wrong_at_the_field(store: Store) -> None:
    tuin = register_initiatief(store, initiatief("Tuin", startdatum=EARLY))
    soep = log_kasboekregel(store, regel("Soep", datum=LATE, uit_initiatief_id=tuin.id))
    kar = register_initiatief(store, initiatief("Kar", startdatum=LATE, uit_regel_id=soep.id))
    before = dump(store)
    with pytest.raises(Refused, match="Soep is van 01-04-2026, later dan 01-03-2026") as later:
        log_kasboekregel(store, regel(datum=EARLY, uit_regel_id=soep.id))
    with pytest.raises(Refused, match="komt al uit deze regel voort") as ring:
        change_initiatief(store, tuin.id, initiatief("Tuin", uit_initiatief_id=kar.id), tuin.versie)
    with pytest.raises(Refused, match=r"kasboekregel 99\) is er niet") as nothing:
        log_kasboekregel(store, regel(uit_regel_id=99))
    with pytest.raises(Refused, match="één ander ding") as both:
        log_kasboekregel(store, regel(uit_regel_id=soep.id, uit_initiatief_id=tuin.id))
    assert {refusal.value.field for refusal in (later, ring, nothing, both)} == {"uit"}
    with pytest.raises(
        Refused, match=r"Soep .kasboekregel 1, 01-04-2026. kwam hieruit voort; kies een dag tot en met 01-04-2026"
    ):
        change_initiatief(store, tuin.id, initiatief("Tuin", startdatum=date(2026, 5, 1)), tuin.versie)
    with pytest.raises(Refused, match=r"Uit Soep kwam Kar .initiatief"):
        remove_kasboekregel(store, soep.id, soep.versie)
    assert dump(store) == before


def test_of_the_same_day_or_of_an_unknown_day_is_no_later(store: Store) -> None:
    tuin = register_initiatief(store, initiatief("Tuin"))
    een = log_kasboekregel(store, regel("Een", uit_initiatief_id=tuin.id))
    twee = log_kasboekregel(store, regel("Twee", uit_regel_id=een.id))
    nieuw = register_initiatief(store, initiatief("Nieuw", uit_regel_id=twee.id))
    assert (een.uit, twee.uit, nieuw.uit) == ("Tuin", "Een", "Twee")
    assert check(store) == ()


def test_what_went_together_comes_back_in_order(store: Store) -> None:
    een = log_kasboekregel(store, regel("Een", datum=EARLY))
    twee = log_kasboekregel(store, regel("Twee", datum=LATE, uit_regel_id=een.id))
    remove_kasboekregel(store, twee.id, twee.versie)
    gone = remove_kasboekregel(store, een.id, een.versie)
    with pytest.raises(Refused, match="staat er niet meer zo"):
        restore_kasboekregel(store, twee.id)
    back = restore_kasboekregel(store, gone.id)
    change_kasboekregel(store, een.id, regel("Een", datum=date(2026, 6, 1)), back.versie)
    with pytest.raises(Refused, match="staat er niet meer zo"):
        restore_kasboekregel(store, twee.id)


def test_an_origin_is_found_by_name_title_or_number(store: Store) -> None:
    tuin = register_initiatief(store, initiatief("Tuin", aliassen=("Groene hoek",)))
    log_kasboekregel(store, regel("Soep", datum=EARLY))
    newest = log_kasboekregel(store, regel("Soep", datum=LATE))
    assert read.find_oorsprong(store, "groene HOEK") == (Zoeksoort.INITIATIEF, tuin.id)
    assert read.find_oorsprong(store, "soep") == (Zoeksoort.KASBOEK, newest.id)
    assert read.find_oorsprong(store, "regel 1") == (Zoeksoort.KASBOEK, 1)
    with pytest.raises(Refused, match="geen initiatief en geen kasboekregel") as refusal:
        read.find_oorsprong(store, "Sop")
    assert refusal.value.field == "uit"
    with pytest.raises(Refused):
        read.find_oorsprong(store, "soep", 2)
    with pytest.raises((Refused, NotFound), match="99"):
        read.find_oorsprong(store, "regel 99")


@pytest.mark.parametrize("table", ["kasboekregel", "initiatief"])
def test_a_row_is_never_replaced_past_the_app(store: Store, raw: sqlite3.Connection, table: str) -> None:
    """INSERT OR REPLACE would make a ring, or an origin of later, without any update to look at."""
    number = seed.kasboekregel(raw) if table == "kasboekregel" else seed.initiatief(raw)
    columns = ", ".join(row[1] for row in raw.execute(f"PRAGMA table_info ({table})"))
    with pytest.raises(sqlite3.IntegrityError, match=r"^V15: .* is er al$"):
        raw.execute(f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = ?", (number,))
