"""What the database itself refuses of an arena, whoever writes to it (V17, V18): none of it rests on the app."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from frontlijn.store.check import check
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write
from tests.new_store import new_store
from tests.store import seed
from tests.store.arena_acts import an_arena, cijfer_invoer, filled, pm_invoer, rapport_invoer, sessie_invoer
from tests.store.conftest import NOW


@pytest.fixture(scope="module")
def outsider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Another program on a store with arena 1 (2021-2040) with one of each part, a PM effect (2) and a session; arena 2
    with an activity (2); report 3 with a figure; arena 4, in which nothing stands.
    """
    path: Path = tmp_path_factory.mktemp("arena") / "frontlijn.db"
    with closing(Store.open(new_store(path), clock=lambda: NOW)) as store:
        arena, activiteit, *_ = filled(store)
        write.add_effect(store, arena.id, pm_invoer(activiteit.id))
        write.open_sessie(store, arena.id, sessie_invoer("een buurman"))
        an_arena(store, "Soepclub")
        write.add_arena(store, rapport_invoer())
        write.add_cijfer(store, 3, cijfer_invoer())
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA foreign_keys = ON")
            seed.arena(db)
            yield db
        assert check(store) == ()


REFUSED = {
    # An arena.
    "UPDATE arena SET titel = ''": "length",
    "UPDATE arena SET initiatief_id = NULL WHERE id = 1": "een arena is van een initiatief",
    "UPDATE arena SET initiatief_id = 99 WHERE id = 1": "FOREIGN KEY",
    "UPDATE arena SET horizon = 0, periode = 0 WHERE id = 4": "horizon BETWEEN",
    "UPDATE arena SET horizon = 101 WHERE id = 4": "horizon BETWEEN",
    "UPDATE arena SET periode = 21": "een periode is niet langer dan",
    "UPDATE arena SET disconto = 10001": "V18: een percentage ligt tussen 0 en 100",
    "UPDATE arena SET disconto = -1": "V18",
    "UPDATE arena SET startjaar = 2022 WHERE id = 1": "investering valt in de jaren",
    "UPDATE arena SET startjaar = 2015, horizon = 6, periode = 1 WHERE id = 1": "investering valt in de jaren",
    "UPDATE arena SET soort = 'rapport' WHERE id = 1": "blijft van dezelfde soort",
    "UPDATE arena SET soort = 'rapport' WHERE id = 2": "blijft van dezelfde soort",
    "UPDATE arena SET soort = 'eigen', initiatief_id = 1 WHERE id = 3": "blijft van dezelfde soort",
    # Its activities and investments.
    "UPDATE activiteit SET verwijderd_op = 'nu' WHERE id = 1": "hangt nog een investering of een effect",
    "INSERT INTO activiteit (uuid, arena_id, naam) SELECT uuid || 'x', 1, naam FROM activiteit": "length",
    "INSERT INTO activiteit (uuid, arena_id, naam) SELECT lower(hex(randomblob(18))), 1, 'KOOKCLUB'": "UNIQUE",
    "INSERT INTO activiteit (uuid, arena_id, naam) SELECT lower(hex(randomblob(18))), 3, 'Koken'": "een rapport heeft",
    "UPDATE activiteit SET arena_id = 3 WHERE id = 2": "een rapport heeft alleen gepubliceerde cijfers",
    "UPDATE investering SET bedrag = NULL": "een investering in geld heeft een bedrag",
    "UPDATE investering SET bedrag = 0": "bedrag > 0",
    "UPDATE investering SET jaar = 2020": "investering valt in de jaren",
    "UPDATE investering SET jaar = 2041": "investering valt in de jaren",
    "UPDATE investering SET activiteit_id = 2": "activiteit van haar arena",
    "UPDATE investering SET arena_id = 2": "activiteit van haar arena",
    # Its effects: shares, values, sources and course.
    "UPDATE effect SET activiteit_id = 2": "activiteit van zijn arena",
    "UPDATE effect SET start = 2020 WHERE id = 1": "een effect begint niet voor zijn arena",
    "UPDATE effect SET start = NULL WHERE id = 1": "V17: een effect in euro heeft een begin",
    "UPDATE effect SET looptijd = NULL WHERE id = 1": "V17",
    "UPDATE effect SET curve = NULL WHERE id = 1": "V17",
    "UPDATE effect SET curve = 'eenmalig' WHERE id = 1": "V17: wat eenmalig is, duurt een jaar",
    "UPDATE effect SET dropoff = 100 WHERE id = 1": "V17: alleen wat afloopt",
    "UPDATE effect SET curve = 'aflopend', dropoff = 10001 WHERE id = 1": "V18",
    "UPDATE effect SET start = 2021 WHERE id = 2": "V17: een PM-effect heeft geen waarde",
    "INSERT INTO effect_factor (effect_id, factor, volgorde, waarde) VALUES (2, 'aantal', 0, 1)": "V17: een PM-effect",
    "UPDATE effect_factor SET waarde = NULL WHERE factor = 'slagingskans'": "V17: een effect in euro heeft al zijn",
    "UPDATE effect_factor SET waarde = 10001 WHERE factor = 'toerekening'": "V18",
    "UPDATE effect_factor SET waarde = -1 WHERE factor = 'aantal'": "waarde >= 0",
    "UPDATE effect_factor SET bron = ' ' WHERE factor = 'waarde'": "V17: een waarde in euro heeft een bron",
    "UPDATE effect_factor SET bron = NULL WHERE factor = 'waarde'": "V17: een waarde in euro heeft een bron",
    "UPDATE effect_factor SET maat = 'regels' WHERE factor = 'aantal'": "uit het kasboek heeft een periode",
    "UPDATE effect_factor SET maat='regels', van='2026-02-02', tot='2026-02-01' WHERE factor = 'aantal'": "periode",
    "UPDATE effect_factor SET maat = 'regels', van = '2026-01-01', tot = '2026-02-01'": "alleen het aantal",
    "UPDATE effect_factor SET van = '2026-02-30'": "van IS date",
    "UPDATE effect_groep SET aandeel = 10001": "V18",
    "UPDATE effect_groep SET aandeel = 0": "V18",
    "UPDATE effect_groep SET groep = 'iemand'": "groep IN",
    # Its sessions.
    "UPDATE sessie SET stand = '{}'": "V11: de stand bij een sessie blijft",
    "UPDATE sessie SET stand = NULL": "V11",
    "UPDATE sessie SET datum = '2026-2-1'": "datum IS date",
    "UPDATE sessie SET arena_id = 3": "een rapport heeft alleen gepubliceerde cijfers",
    "UPDATE sessie_deelnemer SET omschrijving = NULL": "persoon_id IS NOT NULL",
    "UPDATE sessie_deelnemer SET persoon_id = 1": "persoon_id IS NOT NULL",
    "UPDATE sessie_deelnemer SET persoon_id = 99, omschrijving = NULL": "FOREIGN KEY",
    # The figures of a report.
    "UPDATE cijfer SET arena_id = 1": "hoort bij een rapport",
    "UPDATE cijfer SET groep = 'overheid', leefdomein = 'wonen'": "over het geheel of over één ding",
    "UPDATE cijfer SET groep = 'overheid', van = 2021, tot = 2025": "over het geheel of over één ding",
    "UPDATE cijfer SET van = 2021": "een eerste en een laatste jaar",
    "UPDATE cijfer SET van = 2025, tot = 2021": "een eerste en een laatste jaar",
    "INSERT INTO cijfer (uuid, arena_id, soort) SELECT lower(hex(randomblob(18))), 3, 'baten'": "UNIQUE",
    "INSERT INTO cijfer (uuid, arena_id, soort) SELECT lower(hex(randomblob(18))), 2, 'baten'": "hoort bij een rapport",
    "UPDATE cijfer_waarde SET bron = ' '": "length",
    "UPDATE cijfer_waarde SET waarde = -1": "waarde >= 0",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_refuses(outsider: sqlite3.Connection, sql: str) -> None:
    before = list(outsider.iterdump())
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED[sql]):
        outsider.execute(sql)
    assert list(outsider.iterdump()) == before


def test_what_is_taken_away_leaves_the_rest_free(outsider: sqlite3.Connection) -> None:
    """Room, names and kinds are held by what stands alone."""
    outsider.execute("BEGIN")
    for sql in (
        "UPDATE investering SET verwijderd_op = 'nu'",
        "UPDATE effect SET verwijderd_op = 'nu'",
        "UPDATE activiteit SET verwijderd_op = 'nu'",
        "UPDATE sessie SET verwijderd_op = 'nu'",
        "UPDATE cijfer SET verwijderd_op = 'nu'",
        "UPDATE arena SET startjaar = 2030, soort = 'rapport' WHERE id = 1",
        "UPDATE arena SET soort = 'eigen', initiatief_id = 1 WHERE id = 3",
        "INSERT INTO activiteit (uuid, arena_id, naam) SELECT lower(hex(randomblob(18))), 2, 'Kookclub'",
    ):
        outsider.execute(sql)
    for sql, match in (
        ("UPDATE activiteit SET verwijderd_op = NULL WHERE id = 1", "een rapport heeft alleen"),
        ("UPDATE activiteit SET verwijderd_op = NULL WHERE id = 2", "UNIQUE"),
        ("UPDATE investering SET verwijderd_op = NULL", "activiteit van haar arena"),
        ("UPDATE effect SET verwijderd_op = NULL WHERE id = 1", "activiteit van zijn arena"),
        ("UPDATE sessie SET verwijderd_op = NULL", "een rapport heeft alleen"),
        ("UPDATE cijfer SET verwijderd_op = NULL", "hoort bij een rapport"),
    ):
        with pytest.raises(sqlite3.IntegrityError, match=match):
            outsider.execute(sql)
    outsider.execute("ROLLBACK")
