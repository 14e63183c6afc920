"""`sample.db` is what `sample/` says, the same at each build, and shows all that the product can hold."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from frontlijn.domain.handgeld.pot import PotToestand
from frontlijn.domain.values import BesluitUitkomst, Criterium, Fase, Grond, InitiatiefType, MutatieSoort, Uitkomst
from frontlijn.store.check import check
from frontlijn.store.read import handgeld, initiatieven, kasboek, personen, settings
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from scripts.build_sample import ROOT, TARGET, dump

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build by another process, in another time zone, for another user of the computer."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    script = "import sys; from pathlib import Path; from scripts.build_sample import build; build(Path(sys.argv[1]))"
    elsewhere = {"TZ": "America/Los_Angeles", "USER": "iemand", "LOGNAME": "iemand", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, env={**os.environ, **elsewhere}, check=True)
    return path


@pytest.fixture(scope="module")
def sample(fresh: Path) -> Iterator[Store]:
    with closing(Store.open(fresh)) as store:
        yield store


def test_each_build_holds_the_same_and_the_committed_file_is_one(fresh: Path) -> None:
    assert dump(TARGET) == dump(fresh)


def test_the_shipped_file_can_be_read_from_a_folder_that_is_read_only() -> None:
    content = TARGET.read_bytes()
    assert content[:16] == b"SQLite format 3\0"
    assert content[18:20] == b"\1\1"  # the rollback journal; 2 and 2 would be WAL
    assert not Path(f"{TARGET}-wal").exists()
    assert len(content) < 2_000_000


def test_opens_without_a_question(sample: Store) -> None:
    selwerd = next(wijk for wijk in wijken(sample) if wijk.naam == "Selwerd")
    assert settings.get(sample, Instelling.VOORBEELD) == "1"
    assert settings.get(sample, Instelling.GEBRUIKER) == "Hanneke Voorbeeld"
    assert settings.get(sample, Instelling.WIJK) == str(selwerd.id)


def test_keeps_every_rule(sample: Store) -> None:
    assert check(sample) == ()


def test_holds_the_published_wijkbudgetten(sample: Store) -> None:
    published = [pot for pot in handgeld.pots(sample) if pot.van == date(2011, 1, 1)]
    assert len(published) == len({pot.wijk_id for pot in published}) == len(wijken(sample)) == 15
    assert sum(pot.stand.plafond for pot in published) == 8_875_000_00
    plafonds = {wijk.id: wijk.plafond for wijk in wijken(sample)}
    assert all(pot.stand.plafond == plafonds[pot.wijk_id] for pot in published)
    assert {pot.gesloten_op for pot in published} == {date(2014, 12, 31)}
    assert {tuple(share.aandeel_bp for share in pot.financiers) for pot in published} == {(5_000, 5_000)}
    assert {pot.stand.toegekend for pot in published} == {0}


def test_nothing_invented_hangs_on_what_is_published(sample: Store) -> None:
    known = initiatieven.window(sample, initiatieven.InitiatiefFilter(), 0, -1)
    published = [
        one for one in known if one.type is InitiatiefType.WIJKBEDRIJF and "Bron: 000" in (one.omschrijving or "")
    ]
    assert len(published) == 6
    for one in published:
        assert handgeld.count(sample, handgeld.HandgeldFilter(initiatief_id=one.id)) == 0
        assert (one.kasboekregels, one.contact, one.aanjagers, one.fase) in [
            (0, None, None, None),
            (0, None, None, Fase.IN_ONTWIKKELING),
        ]


def test_holds_initiatieven_and_a_kasboek_of_two_years(sample: Store) -> None:
    assert 40 <= initiatieven.count(sample, initiatieven.InitiatiefFilter()) <= 60
    entries = kasboek.window(sample, kasboek.KasboekFilter(), 0, -1)
    assert 300 <= len(entries) <= 500
    assert {entry.wijk for entry in entries} == {wijk.naam for wijk in wijken(sample)}
    assert (max(entry.datum for entry in entries) - min(entry.datum for entry in entries)).days > 600
    assert any(entry.experiment and entry.uitkomst is Uitkomst.MISLUKT and entry.les for entry in entries)
    assert any(
        one.fase is Fase.MISLUKT and one.les
        for one in initiatieven.window(sample, initiatieven.InitiatiefFilter(), 0, -1)
    )


def test_holds_every_outcome_of_handgeld(sample: Store) -> None:
    requests = handgeld.window(sample, handgeld.HandgeldFilter(), 0, -1)
    assert 50 <= len(requests) <= 80
    decisions = [request.besluit for request in requests if request.besluit]
    assert {decision.uitkomst for decision in decisions} == set(BesluitUitkomst)
    assert {decision.grond for decision in decisions} == {None, *Grond}
    assert any(decision.onthouden for decision in decisions)
    assert any(request.besluit is None for request in requests)
    assert all(len(decision.oordelen) == len(Criterium) for decision in decisions)
    kinds = {one.soort for one in handgeld.mutaties(sample, handgeld.MutatieFilter(), 0, -1)}
    assert kinds == set(MutatieSoort) - {MutatieSoort.OVERHEVELING_IN, MutatieSoort.OVERHEVELING_UIT}
    current = [pot for pot in handgeld.pots(sample) if pot.van == date(2025, 1, 1)]
    assert {pot.stand.toestand for pot in current} == set(PotToestand)


def test_is_dated_by_its_own_days(sample: Store) -> None:
    with closing(sqlite3.connect(sample.path)) as db:
        rows = db.execute("SELECT uuid, op FROM wijziging ORDER BY id").fetchall()
        assert (
            db.execute("SELECT count(*) FROM kasboekregel WHERE substr(geregistreerd_op, 1, 10) <> datum").fetchone()[0]
            < 10
        )
    assert [uuid for uuid, _ in rows] == sorted(uuid for uuid, _ in rows)
    assert [moment for _, moment in rows] == sorted(moment for _, moment in rows)
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", uuid) for uuid, _ in rows
    )


def test_names_nobody_real(sample: Store) -> None:
    names = [person.naam for person in personen.personen(sample)]
    assert len(names) >= 30
    assert [name for name in names if not name.endswith(" Voorbeeld")] == []
    assert {person.email.split("@")[1] for person in personen.personen(sample) if person.email} == {"example.org"}
