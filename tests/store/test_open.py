"""Opening a file: made on first use, private, migrated once; anything else gets one Dutch sentence."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.store import connection, migrate
from frontlijn.store.backup import backup
from frontlijn.store.check import check
from frontlijn.store.read.search import search
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from frontlijn.store.write import settings
from frontlijn.store.write.initiatieven import register_initiatief
from tests.store.inputs import dump, initiatief

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


def write_something(path: Path) -> None:
    store = Store.open(path)
    try:
        register_initiatief(store, initiatief())
    finally:
        store.close()


# Made on first use.


@posix
def test_makes_a_private_file_in_a_private_folder(tmp_path: Path) -> None:
    path = tmp_path / "nieuwe map" / "frontlijn.db"
    write_something(path)
    store = Store.open(path)
    wijken(store)
    side_files = [name for name in path.parent.iterdir() if name != path]
    assert {stat.S_IMODE(name.stat().st_mode) for name in (path, *side_files)} == {0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    store.close()


def test_keeps_every_promise(store: Store) -> None:
    def promised(db: sqlite3.Connection) -> list[object]:
        names = ("journal_mode", "foreign_keys", "synchronous", "recursive_triggers", "busy_timeout")
        return [db.execute(f"PRAGMA {name}").fetchone()[0] for name in names]

    assert promised(store.db()) == ["wal", 1, 2, 1, 5000]
    with closing(connection.connect(store.path)) as db:
        assert promised(db) == ["wal", 1, 2, 1, 5000]


def test_the_reading_connection_refuses_to_write(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store.db().execute("DELETE FROM wijk")


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "frontlijn.db"
    write_something(path)
    store = Store.open(path)
    before = dump(store)
    store.close()
    again = Store.open(path)
    assert dump(again) == before
    assert wijken(again)
    again.close()


def test_an_empty_file_becomes_a_store_of_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "leeg.db"
    path.touch()
    path.chmod(0o644)
    write_something(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name != "posix"
    with closing(Store.open(path)) as store:
        assert check(store) == ()


@posix
def test_a_link_to_nothing_makes_its_target_private(tmp_path: Path) -> None:
    link, target = tmp_path / "link.db", tmp_path / "elders.db"
    link.symlink_to(target)
    write_something(link)
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def _open(path: str) -> str:
    store = Store.open(path)
    try:
        settings.put(store, Instelling.THEMA, "licht")
        return str([finding.message for finding in check(store)])
    finally:
        store.close()


@pytest.mark.slow
def test_four_processes_make_one_store(tmp_path: Path) -> None:
    with get_context("spawn").Pool(4) as pool:
        for number in range(6):
            assert pool.map(_open, [str(tmp_path / f"{number}.db")] * 4, chunksize=1) == ["[]"] * 4


# What cannot be opened.


def newer(path: Path) -> None:
    write_something(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {migrate.VERSION + 1}")


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE bladwijzer (url TEXT)")


def numbered_other_program(path: Path) -> None:
    other_program(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {migrate.VERSION}")


def text_file(path: Path) -> None:
    path.write_text("Boodschappen: koffie, koek en een nieuwe pan.\n" * 100)


def damaged_header(path: Path) -> None:
    write_something(path)
    content = bytearray(path.read_bytes())
    content[:16] = b"\0" * 16
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (newer, f"nieuwere frontlijn (versie {migrate.VERSION + 1}; deze kent {migrate.VERSION})"),
        (other_program, "is geen frontlijn-bestand"),
        (numbered_other_program, "is geen frontlijn-bestand"),
        (text_file, "is geen frontlijn-bestand"),
        (damaged_header, "is geen frontlijn-bestand"),
        (Path.mkdir, "is een map; kies een bestand"),
    ],
)
def test_refuses_and_leaves_as_it_is(tmp_path: Path, make: Callable[[Path], None], words: str) -> None:
    path = tmp_path / "iets.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreProblem) as problem:
        Store.open(path)
    assert words in problem.value.message
    assert str(path) in problem.value.message
    assert [name.name for name in tmp_path.iterdir()] == ["iets.db"]
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.parametrize("under", ["bestand/frontlijn.db", "bestand/map/frontlijn.db"])
def test_a_file_where_a_folder_should_be(tmp_path: Path, under: str) -> None:
    (tmp_path / "bestand").write_text("geen map")
    with pytest.raises(StoreProblem, match="bestaat al als bestand"):
        Store.open(tmp_path / under)


# Locked, read-only, full.


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.05)


@pytest.fixture
def locked(impatient: None, store: Store) -> Iterator[Store]:
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield store


def test_a_locked_store_says_so_and_can_still_be_read(locked: Store) -> None:
    before = dump(locked)
    with pytest.raises(StoreProblem, match="Een ander programma is al langer dan vijf seconden"):
        register_initiatief(locked, initiatief())
    with pytest.raises(StoreProblem, match="Een ander programma"):
        settings.put(locked, Instelling.THEMA, "licht")
    assert dump(locked) == before
    assert len(wijken(locked)) == 15


def test_a_store_that_another_program_keeps_to_itself_is_not_read_past_it(impatient: None, tmp_path: Path) -> None:
    path = tmp_path / "frontlijn.db"
    write_something(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreProblem, match="Een ander programma"):
            Store.open(path)


def test_a_file_system_without_wal_keeps_the_old_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrate, "use_wal", lambda _: None)
    path = tmp_path / "frontlijn.db"
    store = Store.open(path)
    assert store.db().execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    made = register_initiatief(store, initiatief())
    assert made.naam == "Buurttuin"
    assert check(store) == ()
    store.close()


@contextlib.contextmanager
def stranger() -> Iterator[None]:
    """Root has all rights over every file, so inside this block the process is somebody else."""
    if os.getuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that everybody may look into, and only its owner may write in."""
    with TemporaryDirectory() as folder:
        public = Path(folder)
        public.chmod(0o755)
        yield public
        for part in (public, *public.iterdir()):
            part.chmod(0o755)


@posix
@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_store_in_a_folder_that_is_read_only_is_read(public: Path, journal: str) -> None:
    path = public / "frontlijn.db"
    write_something(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA journal_mode = {journal}")
    path.chmod(0o444)
    public.chmod(0o555)
    before = path.read_bytes()
    with stranger():
        store = Store.open(path)
        assert len(wijken(store)) == 15
        for write in (
            lambda: settings.put(store, Instelling.THEMA, "licht"),
            lambda: register_initiatief(store, initiatief()),
        ):
            with pytest.raises(StoreProblem, match="mag alleen gelezen worden"):
                write()
        store.close()
    assert path.read_bytes() == before
    assert list(public.iterdir()) == [path]


@posix
def test_a_store_on_a_disk_that_is_read_only_says_so_of_a_write(public: Path) -> None:
    """The file itself may be written, but nothing beside it, as on a disk that is mounted read-only."""
    path = public / "frontlijn.db"
    write_something(path)
    path.chmod(0o666)
    public.chmod(0o555)
    with stranger():
        store = Store.open(path)
        assert len(wijken(store)) == 15
        with pytest.raises(StoreProblem, match=r"mag alleen gelezen worden\. Er is niets opgeslagen"):
            settings.put(store, Instelling.THEMA, "licht")
        store.close()


@posix
def test_a_file_of_somebody_else_is_not_opened(public: Path) -> None:
    path = public / "frontlijn.db"
    write_something(path)
    path.chmod(0o000)
    with stranger(), pytest.raises(StoreProblem, match="kan niet geopend worden"):
        Store.open(path)


@posix
def test_a_folder_of_somebody_else_takes_no_new_store(public: Path) -> None:
    public.chmod(0o555)
    with stranger(), pytest.raises(StoreProblem, match="Je mag hier niet schrijven"):
        Store.open(public / "frontlijn.db")


def test_a_full_store_says_so_and_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "frontlijn.db"
    store = Store.open(path)
    before = dump(store)
    promised = connection._promised

    def little_room(db: sqlite3.Connection) -> sqlite3.Connection:
        db.execute(f"PRAGMA max_page_count = {path.stat().st_size // 4096 + 2}")
        return promised(db)

    monkeypatch.setattr(connection, "_promised", little_room)
    with pytest.raises(StoreProblem, match=r"De schijf is vol\. Er is niets opgeslagen"):
        register_initiatief(store, initiatief(omschrijving="x" * 500_000))
    assert dump(store) == before
    assert check(store) == ()
    store.close()


def _fill(store: Store, numbers: Iterator[int]) -> None:
    for number in numbers:
        register_initiatief(store, initiatief(f"Nummer {number}", omschrijving="é" * 20_000))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this user may not mount")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill_up(disk: Path) -> Path:
    """A file that takes every byte that was left."""
    rest = disk / "vol"
    with rest.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while file.write(b"x" * 512):
            pass
    return rest


@pytest.mark.slow
def test_a_full_disk_says_so_and_keeps_what_it_had(disk: Path) -> None:
    store = Store.open(disk / "frontlijn.db")
    numbers = count()
    with pytest.raises(StoreProblem, match="vol"):
        _fill(store, numbers)
    kept = next(numbers) - 1
    assert kept
    assert store.db().execute("SELECT count(*) FROM initiatief").fetchone()[0] == kept
    assert store.db().execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    store.close()
    with pytest.raises(StoreProblem, match="vol"):
        Store.open(disk / "tweede.db")


def test_a_store_on_a_full_disk_is_read_and_saved_elsewhere(disk: Path, tmp_path: Path) -> None:
    write_something(disk / "frontlijn.db")
    rest = fill_up(disk)
    with closing(Store.open(disk / "frontlijn.db")) as store:
        assert [hit.titel for hit in search(store, "buurttuin").hits] == ["Buurttuin"]
        assert check(store) == ()
        with closing(Store.open(backup(store, str(tmp_path / "kopie.db")))) as copy:
            assert check(copy) == ()
        with pytest.raises(StoreProblem, match="vol"):
            register_initiatief(store, initiatief("Tweede"))
        rest.unlink()
        assert register_initiatief(store, initiatief("Tweede")).naam == "Tweede"
        assert len(search(store, "tweede").hits) == 1


_LEFT_BEHIND = """
import os, sys
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from tests.store.inputs import initiatief
register_initiatief(Store.open(sys.argv[1]), initiatief())
os._exit(1)
"""


def test_work_that_a_full_disk_keeps_out_of_reach_is_said_to_be_there(disk: Path) -> None:
    path = disk / "frontlijn.db"
    with closing(Store.open(path)) as first:
        wijken(first)
        subprocess.run([sys.executable, "-c", _LEFT_BEHIND, str(path)], check=False)
        shutil.copy(f"{path}-wal", disk / "wal")
    (disk / "wal").rename(f"{path}-wal")
    rest = fill_up(disk)
    with closing(Store.open(path)) as store:
        with pytest.raises(StoreProblem, match=r"er is niets kwijt") as problem:
            wijken(store)
        assert f"{path}-wal" in problem.value.message
        rest.unlink()
        assert [hit.titel for hit in search(store, "buurttuin").hits] == ["Buurttuin"]


def test_a_table_that_is_gone_is_said_in_dutch(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as db:
        db.execute("DROP VIEW aanvraag_stand")
        db.execute("DROP TABLE wijk")
    with pytest.raises(StoreProblem, match=r"er is een tabel of kolom weg\. Zet een reservekopie terug\."):
        wijken(store)


@posix
@pytest.mark.parametrize("device", [False, True])
def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path, device: bool) -> None:
    if device:
        (tmp_path / "iets.db").symlink_to("/dev/zero")
    else:
        os.mkfifo(tmp_path / "iets.db")
    script = "import sys; from frontlijn.store.store import Store; Store.open(sys.argv[1])"
    arguments = [sys.executable, "-c", script, str(tmp_path / "iets.db")]
    done = subprocess.run(arguments, check=False, capture_output=True, text=True, timeout=20)
    assert done.stderr.rstrip().endswith("is geen gewoon bestand; kies een ander bestand met --db.")


# Migrations.


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A frontlijn that knows one migration more, and a store that is still at the one before."""
    path = tmp_path / "frontlijn.db"
    write_something(path)
    folder = tmp_path / "migrations"
    shutil.copytree(migrate._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
    number = migrate.VERSION + 1
    (folder / f"{number:03d}_kleur.sql").write_text(
        "ALTER TABLE wijk ADD COLUMN kleur TEXT;\nUPDATE wijk SET kleur = 'groen';\n"
    )
    monkeypatch.setattr(migrate, "_FOLDER", str(folder))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for known in range(1, number + 1):
            for statement in migrate.statements(known):
                db.execute(statement)
        monkeypatch.setattr(migrate, "FINGERPRINTS", {**migrate.FINGERPRINTS, number: migrate.fingerprint(db)})
    monkeypatch.setattr(migrate, "VERSION", number)
    return path


def test_a_migration_leaves_a_checked_copy_of_before(next_version: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(next_version)) as db:
        before = list(db.iterdump())
    store = Store.open(next_version)
    assert store.db().execute("SELECT DISTINCT kleur FROM wijk").fetchall()[0][0] == "groen"
    store.close()
    (copy,) = next_version.parent.glob(f"frontlijn.voor-versie-{migrate.VERSION}.*.db")
    assert date.fromisoformat(copy.name.split(".")[2]) <= date.today()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600 or os.name != "posix"
    with closing(sqlite3.connect(copy)) as db:
        assert list(db.iterdump()) == before


@pytest.mark.parametrize("last", ["DELETE FROM wijk WHERE id = 1;", "CREATE TABLE extra (x) STRICT;", "NONSENSE;"])
def test_a_migration_that_goes_wrong_leaves_everything(next_version: Path, last: str) -> None:
    (sql,) = Path(migrate._FOLDER).glob("*_kleur.sql")
    sql.write_text(sql.read_text() + last)
    with closing(sqlite3.connect(next_version)) as db:
        before = list(db.iterdump())
    with pytest.raises((StoreProblem, Refused)):
        Store.open(next_version)
    with closing(sqlite3.connect(next_version)) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone()[0] == migrate.VERSION - 1


def test_a_migration_in_the_middle_of_a_statement_is_no_migration(next_version: Path) -> None:
    (sql,) = Path(migrate._FOLDER).glob("*_kleur.sql")
    sql.write_text("UPDATE wijk SET naam = 'x'")
    with pytest.raises(ValueError, match="in the middle of a statement"):
        list(migrate.statements(migrate.VERSION))
