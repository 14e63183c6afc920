"""A register leaves the store whole, without persons and without what is onder de radar."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import subprocess
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer, parse_uitwisselingen
from frontlijn.domain.personen import PersoonInvoer
from frontlijn.domain.values import Bereik, Zichtbaarheid
from frontlijn.export import registers
from frontlijn.export.csv import BOM, csv_pieces
from frontlijn.export.json import json_pieces
from frontlijn.export.register_markdown import markdown_pieces
from frontlijn.export.registers import KASBOEK, REGISTERS, register_table
from frontlijn.store.read import handgeld
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import reverse
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.personen import add_persoon
from frontlijn.store.write.settings import put
from tests.export.conftest import HIDDEN, PADDEPOEL, SELWERD, TODAY
from tests.export.pages import summary_page

GOLDEN = Path(__file__).parent / "golden"
ALL = list(REGISTERS)


def as_csv(store: Store, register: str, wijk_id: int | None = None) -> str:
    return "".join(csv_pieces(register_table(store, REGISTERS[register], wijk_id)))


def as_json(store: Store, register: str, wijk_id: int | None = None) -> str:
    return "".join(json_pieces(register_table(store, REGISTERS[register], wijk_id)))


def lines(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=";"))


@pytest.mark.parametrize("register", ALL)
def test_a_register_is_what_it_was(filled: Store, register: str) -> None:
    """Columns, their order and their notation are a promise to everyone who made a spreadsheet on them."""
    assert as_csv(filled, register).encode() == (GOLDEN / f"{register}.csv").read_bytes()
    assert as_json(filled, register).encode() == (GOLDEN / f"{register}.json").read_bytes()


def test_a_story_leaves_only_within_its_consent(told: Store) -> None:
    """Without consent or after it the entry goes along, and its story and whose it was do not."""
    reach = (Bereik.EXPORT, Bereik.OPENBAAR)
    for naar in reach:
        text = "".join(csv_pieces(register_table(told, KASBOEK, naar=naar)))
        assert ("blijft hier" in text) is (naar is Bereik.EXPORT)  # the reach itself is told
        for stays in ("Wat hier staat", "Ook dit blijft", "blijft niet duren", "Dit blijft"):
            assert stays not in text
    export, openbaar = (
        [
            row["titel"]
            for row in json.loads("".join(json_pieces(register_table(told, KASBOEK, naar=naar))))["rijen"]
            if row["verhaal"] or row["teweeg"] or row["pseudoniem"]
        ]
        for naar in reach
    )
    assert export == ["=Soep met [b](naam)[/b]", "Soep op de stoep", "Soep op de stoep"]
    assert openbaar == ["Soep op de stoep"]


def test_what_worked_goes_with_the_story_and_the_lesson_always(empty: Store) -> None:
    told: dict[str, Any] = {"wat_werkte": "Samen koken.", "wat_niet": "De tijd.", "les": "Begin klein."}
    stil = replace(KasboekInvoer("Stil", SELWERD, TODAY), **told)
    log_kasboekregel(empty, stil)
    log_kasboekregel(empty, replace(stil, titel="Verteld", bereik=Bereik.EXPORT, toestemming_op=TODAY))
    rows = {row["titel"]: row for row in json.loads(as_json(empty, "kasboek"))["rijen"]}
    assert [rows["Verteld"][name] for name in told] == list(told.values())
    assert [rows["Stil"][name] for name in told] == [None, None, "Begin klein."]


def test_what_everybody_may_see_is_public_and_tells_of_no_origin_that_is_not(empty: Store) -> None:
    kept = log_kasboekregel(empty, KasboekInvoer("Van ons", SELWERD, TODAY, deelnames=9))
    shown = KasboekInvoer("Open dag", SELWERD, TODAY, deelnames=4, zichtbaarheid=Zichtbaarheid.OPENBAAR)
    log_kasboekregel(empty, replace(shown, uit_regel_id=kept.id))
    (row,) = json.loads("".join(json_pieces(register_table(empty, KASBOEK, naar=Bereik.OPENBAAR))))["rijen"]
    assert (row["titel"], row["deelnames"], row["uit"]) == ("Open dag", "<5", None)
    assert "Van ons" in as_json(empty, "kasboek")


def test_a_moment_in_markdown_is_on_the_clock_of_the_reader(empty: Store) -> None:
    log_kasboekregel(empty, KasboekInvoer("Stil", SELWERD, TODAY))
    page = "".join(markdown_pieces(register_table(empty, KASBOEK)))
    assert "- geregistreerd op: 21-11-2026 om " in page
    assert "T12:00" not in page
    assert "T12:00:00.000Z" in as_csv(empty, "kasboek")


def test_a_person_who_gives_to_a_person_gives_to_another(empty: Store) -> None:
    for naam in ("Truus Proef", "Henk Proef"):
        add_persoon(empty, PersoonInvoer(naam))
    given = (UitwisselingInvoer("Truus Proef", "Henk Proef", "soep"),)
    log_kasboekregel(empty, KasboekInvoer("Ruil", SELWERD, TODAY, uitwisselingen=given))
    (row,) = json.loads(as_json(empty, "kasboek"))["rijen"]
    assert row["uitwisselingen"] == "een bewoner > een andere bewoner: soep"


def test_exchanges_leave_as_lines_that_can_be_read_again_without_persons(told: Store) -> None:
    rows = json.loads(as_json(told, "kasboek"))["rijen"]
    (lines_of,) = [row["uitwisselingen"] for row in rows if row["uitwisselingen"]]
    assert lines_of.splitlines() == [
        "een bewoner > Bewonersgroep Noord: uien gesneden, 1 u 30",
        "Bewonersgroep Noord > een bewoner: soep",
    ]
    assert len(parse_uitwisselingen(lines_of)) == 2


def test_an_origin_is_told_unless_it_is_onder_de_radar(told: Store) -> None:
    rows = json.loads(as_json(told, "kasboek"))["rijen"]
    assert {row["uit"] for row in rows if row["titel"] == "Soep op de stoep"} == {None, "Soep op de stoep"}


@pytest.mark.parametrize("register", ALL)
def test_no_person_and_nothing_onder_de_radar_leaves(filled: Store, register: str) -> None:
    for text in (as_csv(filled, register), as_json(filled, register)):
        for secret in ("Piet", "Boer", "Noor ", "Bakker", "Ans ", "Visser", HIDDEN, "7,77", "8,88", "777", "888"):
            assert secret not in text


@pytest.mark.parametrize("register", ALL)
def test_an_empty_store_gives_a_valid_file(empty: Store, register: str) -> None:
    (header,) = lines(as_csv(empty, register))
    assert header == [column.naam for column in REGISTERS[register].kolommen]
    assert json.loads(as_json(empty, register)) == {
        "register": register,
        "datum": TODAY.isoformat(),
        "voorbeeldgegevens": False,
        "rijen": [],
    }


@pytest.mark.parametrize("register", ALL)
def test_both_formats_hold_the_same_rows(filled: Store, register: str) -> None:
    header, *rows = lines(as_csv(filled, register))
    records = json.loads(as_json(filled, register))["rijen"]
    assert [list(record) for record in records] == [header] * len(rows)
    assert [row[0] for row in rows] == [str(record["nummer"]) for record in records]
    assert len(rows) >= 2


def test_one_wijk_is_one_wijk(filled: Store) -> None:
    column = [column.naam for column in KASBOEK.kolommen].index("wijk")
    for wijk_id, name in ((SELWERD, "Selwerd"), (PADDEPOEL, "Paddepoel")):
        assert {line[column] for line in lines(as_csv(filled, "kasboek", wijk_id))[1:]} == {name}
    assert len(lines(as_csv(filled, "kasboek", 3))) == 1


@pytest.mark.parametrize("register", ALL)
def test_column_names_are_unique_and_plain(register: str) -> None:
    names = [column.naam for column in REGISTERS[register].kolommen]
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)


def test_windows_join_without_a_gap_or_a_double(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = {register: as_csv(filled, register) for register in ALL}
    monkeypatch.setattr(registers, "WINDOW", 1)
    assert {register: as_csv(filled, register) for register in ALL} == whole


def test_what_is_written_meanwhile_stays_out(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export shows one moment: a row that comes in halfway shifts nothing."""
    monkeypatch.setattr(registers, "WINDOW", 1)
    whole = as_csv(filled, "kasboek")
    pieces = csv_pieces(register_table(filled, KASBOEK))
    begun = next(pieces) + next(pieces)
    other = Store.open(filled.path, clock=filled.clock)
    log_kasboekregel(other, KasboekInvoer("Nieuw", SELWERD, TODAY))
    other.close()
    assert begun + "".join(pieces) == whole
    assert "Nieuw" in as_csv(filled, "kasboek")


def test_an_export_left_halfway_holds_no_lock(filled: Store) -> None:
    pieces = csv_pieces(register_table(filled, KASBOEK))
    next(pieces)
    next(pieces)
    del pieces
    assert not filled.db().in_transaction


def test_example_data_is_called_that(filled: Store) -> None:
    put(filled, Instelling.VOORBEELD, "ja")
    assert json.loads(as_json(filled, "kasboek"))["voorbeeldgegevens"] is True


def test_an_award_that_was_reversed_says_so(filled: Store) -> None:
    (row,) = [row for row in json.loads(as_json(filled, "handgeld"))["rijen"] if row["teruggedraaid"] is False]
    request = handgeld.get(filled, row["nummer"])
    for mutatie in reversed(request.mutaties):
        reverse(filled, mutatie.id, TODAY, "Fout")
    reversed_awards = {r["nummer"]: r["teruggedraaid"] for r in json.loads(as_json(filled, "handgeld"))["rijen"]}
    assert reversed_awards[request.id] is True
    page = summary_page(filled, wijk_id=SELWERD)
    assert "toekenning teruggedraaid" in page
    assert "middelste toekenning: nog geen" in page


def test_an_account_stands_beside_its_request(shared: Store) -> None:
    rows = json.loads(as_json(shared, "handgeld"))["rijen"]
    (bank,) = [row for row in rows if row["verantwoord_op"] is not None]
    assert (bank["verantwoord_op"], bank["wat_gebeurde"]) == ("2026-09-01", "(naam) timmerde")
    assert (bank["betaald"]["cent"], bank["besteed"]["cent"], bank["over"]["cent"]) == (92_24, 80_00, 12_24)
    assert "'=Iedereen" in as_csv(shared, "handgeld")


def test_a_store_that_is_closed_halfway_is_left_without_a_word(filled: Store) -> None:
    pieces = csv_pieces(register_table(filled, KASBOEK))
    next(pieces)
    next(pieces)
    filled.close()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        del pieces
        gc.collect()
    assert [str(warning.message) for warning in said] == []


_HALFWAY = """
import sys
from frontlijn.export.formats import register_export
from frontlijn.store.store import Store
store = Store.open(sys.argv[1])
pieces = register_export(store, "kasboek")
print(next(pieces) + next(pieces))
store.close()
"""


def test_a_program_that_reads_no_further_ends_without_a_traceback(filled: Store) -> None:
    arguments = [sys.executable, "-c", _HALFWAY, filled.path]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert "Soep" in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="a pipe that is closed")
def test_an_export_into_a_pipe_that_closes_says_nothing(filled: Store) -> None:
    for number in range(40):
        log_kasboekregel(filled, KasboekInvoer(f"Lang {number}", SELWERD, TODAY, verhaal="koffie " * 2_000))
    arguments = [sys.executable, "-m", "frontlijn", "--db", filled.path, "export", "kasboek"]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reader:
        assert reader.stdout is not None
        assert reader.stderr is not None
        assert reader.stdout.readline().endswith(b"\r\n")
        reader.stdout.close()
        assert reader.stderr.read().splitlines() == [
            b"Verhalen: 1 gaat mee, 40 blijven hier (40 keer geen toestemming)."
        ]
