"""A backup takes no other place than that of a plain file: a device, a pipe, a link or a folder stays what it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.store.backup import backup
from frontlijn.store.store import Store

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, links and devices of POSIX")


def refused(store: Store, target: str, words: str) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        backup(store, target, force=True)
    assert refusal.value.field == "bestand"


@posix
def test_a_pipe_stays_a_pipe(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    refused(store, str(tmp_path / "pijp"), "is geen gewoon bestand")
    assert stat.S_ISFIFO((tmp_path / "pijp").stat().st_mode)


@posix
def test_a_device_stays_a_device(store: Store, tmp_path: Path) -> None:
    device = tmp_path / "niets"
    try:
        os.mknod(device, stat.S_IFCHR | 0o600, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("this user may not make a device")
    refused(store, str(device), "is geen gewoon bestand")
    assert stat.S_ISCHR(device.stat().st_mode)


@posix
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_stays_and_so_does_what_it_points_to(store: Store, tmp_path: Path, dangling: bool) -> None:
    elsewhere, link = tmp_path / "elders", tmp_path / "kopie.db"
    if not dangling:
        elsewhere.write_text("oud")
    link.symlink_to(elsewhere)
    refused(store, str(link), "verwijst naar een ander bestand")
    assert link.is_symlink()
    assert elsewhere.exists() is not dangling
    assert dangling or elsewhere.read_text() == "oud"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Geef het bestand een naam, bijvoorbeeld reservekopie.db"),
        (".", "is een map; zet er een bestandsnaam achter"),
        ("nergens/", "is een map; zet er een bestandsnaam achter"),
        ("nergens/kopie.db", "is er niet; maak die eerst, of kies een andere map"),
        ("x" * 300, "kies een kortere, gewone naam"),
        ("frontlijn.db-wal", "Daar staan je gegevens zelf"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    refused(store, name, words)
    assert {path.name for path in tmp_path.iterdir()} - set(before) <= {"frontlijn.db-wal", "frontlijn.db-shm"}


def test_a_name_as_long_as_the_system_takes_is_taken(store: Store, tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    assert backup(store, str(target)) == str(target)
    assert target.stat().st_mode & 0o777 == 0o600 or os.name != "posix"
