"""An export appears whole or not at all, for its owner only, and never in the place of something else."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.errors import Refused, StoreProblem
from frontlijn.export.files import suggested_name, write_whole

needs_links = pytest.mark.skipif(os.name == "nt", reason="a link takes rights on Windows")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_text_is_written_as_it_is(tmp_path: Path) -> None:
    target = tmp_path / "uit.csv"
    assert write_whole(str(target), iter(["\ufeffa;b\r\n", "é;\n\r\n"])) == str(target)
    assert target.read_bytes() == "\ufeffa;b\r\né;\n\r\n".encode()
    assert names(tmp_path) == ["uit.csv"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    target = tmp_path / "uit.md"
    write_whole(str(target), "x")
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_name_without_a_folder_is_in_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert write_whole("uit.md", "x") == str(tmp_path / "uit.md")


def test_an_existing_file_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "uit.md"
    target.write_text("oud")
    with pytest.raises(Refused, match=r"uit\.md bestaat al; kies een andere naam of gebruik --force\.") as refused:
        write_whole(str(target), "nieuw")
    assert refused.value.field == "bestand"
    assert target.read_text() == "oud"
    write_whole(str(target), "nieuw", force=True)
    assert target.read_text() == "nieuw"
    assert names(tmp_path) == ["uit.md"]


def test_a_file_that_comes_in_between_stays(tmp_path: Path) -> None:
    target = tmp_path / "uit.md"

    def pieces() -> Iterator[str]:
        target.write_text("van een ander")
        yield "van mij"

    with pytest.raises(Refused, match="bestaat al"):
        write_whole(str(target), pieces())
    assert target.read_text() == "van een ander"
    assert names(tmp_path) == ["uit.md"]


@pytest.mark.parametrize("force", [False, True])
def test_a_failure_halfway_leaves_nothing_behind(tmp_path: Path, force: bool) -> None:
    target = tmp_path / "uit.md"
    if force:
        target.write_text("oud")

    def pieces() -> Iterator[str]:
        yield "half"
        raise StoreProblem("De gegevens zijn weg.")

    before = names(tmp_path)
    with pytest.raises(StoreProblem, match="De gegevens zijn weg"):
        write_whole(str(target), pieces(), force=force)
    assert names(tmp_path) == before
    assert not force or target.read_text() == "oud"


@needs_links
@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("dangling", [False, True])
def test_a_link_is_never_followed(tmp_path: Path, force: bool, dangling: bool) -> None:
    elsewhere = tmp_path / "elders.txt"
    if not dangling:
        elsewhere.write_text("oud")
    link = tmp_path / "uit.md"
    link.symlink_to(elsewhere)
    with pytest.raises(Refused, match="verwijst naar een ander bestand"):
        write_whole(str(link), "nieuw", force=force)
    assert link.is_symlink()
    assert elsewhere.exists() is not dangling
    assert dangling or elsewhere.read_text() == "oud"


@needs_links
def test_the_store_is_never_replaced(tmp_path: Path) -> None:
    store = tmp_path / "frontlijn.db"
    store.write_text("alles")
    folder = tmp_path / "map"
    folder.symlink_to(tmp_path)
    for name in (str(store), str(folder / "frontlijn.db"), f"{store}-wal"):
        with pytest.raises(Refused, match="Daar staan je gegevens zelf"):
            write_whole(name, "x", force=True, keep=str(store))
    assert store.read_text() == "alles"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Geef het bestand een naam"),
        ("   ", "Geef het bestand een naam"),
        ("a\0b", "Geef het bestand een naam"),
        (".", "is een map"),
        ("bestaat_niet/", "is een map"),
        ("bestaat_niet/uit.md", "is er niet; maak die eerst, of kies een andere map"),
        ("x" * 300, "kies een kortere, gewone naam"),
    ],
)
def test_a_place_that_cannot_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused, match=sentence) as refused:
        write_whole(name, "x", force=True)
    assert refused.value.field == "bestand"
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name")
def test_what_is_no_plain_file_stays(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp")
    with pytest.raises(Refused, match="is geen gewoon bestand"):
        write_whole(str(tmp_path / "pijp"), "x", force=True)


@pytest.mark.parametrize(
    ("code", "error", "sentence"),
    [
        (errno.ENOSPC, StoreProblem, r"^De schijf is vol\. Er is niets weggeschreven"),
        (errno.EIO, StoreProblem, r"^Schrijven in .* lukt niet"),
        (errno.EFBIG, StoreProblem, r"^Het bestand is te groot"),
        (errno.EROFS, Refused, r"^Je mag niet schrijven in"),
    ],
)
def test_what_the_disk_says_is_one_dutch_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, error: type[Exception], sentence: str
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error, match=sentence):
        write_whole(str(tmp_path / "uit.md"), "x")
    assert names(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_of_someone_else_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(Refused, match="Je mag niet schrijven"):
            write_whole(str(tmp_path / "uit.md"), "x")
    finally:
        tmp_path.chmod(0o700)


def test_a_control_character_in_a_name_reaches_no_message(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write_whole(str(tmp_path / "\x1b[31m" / "uit.md"), "x")
    assert "\x1b" not in refused.value.message


@pytest.mark.parametrize(
    ("wat", "name"),
    [
        ("Corpus den Hoorn", "frontlijn-corpus-den-hoorn-2026-11-21.md"),
        ("'t Hof / café", "frontlijn-t-hof-cafe-2026-11-21.md"),
        ("../..", "frontlijn-2026-11-21.md"),
        ("x" * 500, f"frontlijn-{'x' * 70}-2026-11-21.md"),
    ],
)
def test_a_suggested_name_works_on_each_system(wat: str, name: str) -> None:
    assert suggested_name(wat, "md", date(2026, 11, 21)) == name
