"""The workbook of an arena: a second computation in formulas, which agrees with the code to the cent."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.effect import Groepsdeel
from frontlijn.domain.arena.multiplier import NVT, multiplier
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.values import IncasseerderGroep, Leefdomein, Modus, Teken, Verloopcurve, WaardePer
from frontlijn.export.arena.uitvoer import ArenaUitvoer
from frontlijn.export.arena.werkmap import arena_xlsx
from frontlijn.export.formats import arena_export
from tests.domain.arena.arenas import arena, effect, factoren, investering, pm_effect, stand
from tests.export.arenas import ARENA, store_with_arenas

GOLDEN = Path(__file__).parent / "golden" / "arena.formules.txt"
TODAY = date(2026, 11, 21)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

Rows = list[tuple[Any, ...]]


def workbook(made: ArenaStand, modus: Modus = Modus.RAPPORT, today: date = TODAY) -> bytes:
    return b"".join(arena_xlsx(ArenaUitvoer(made, (), modus, today, voorbeeld=False)))


def formulas(data: bytes) -> str:
    """Every cell that holds something, as it was written: a formula begins with =, a text stands in quotes."""
    lines = []
    for sheet in load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    value = cell.value if cell.data_type == "f" else repr(cell.value)
                    lines.append(f"{sheet.title}!{cell.coordinate} {value}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of the arena whose every text tries something."""
    with store_with_arenas(tmp_path_factory.mktemp("arenas")) as store:
        return b"".join(piece for piece in arena_export(store, ARENA, "xlsx") if isinstance(piece, bytes))


def test_the_formulas_are_what_they_were(exported: bytes) -> None:
    """A change of a formula is a change of how the second computation goes: the golden file shows it."""
    assert formulas(exported) == GOLDEN.read_text(encoding="utf-8")


def test_no_text_becomes_a_formula_and_no_name_goes_along(exported: bytes) -> None:
    """What somebody typed is text, whatever it begins with; only our own cells are formulas."""
    texts = set()
    for sheet in load_workbook(io.BytesIO(exported)):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "s":
                    texts.add(cell.value)
                assert not any(name in str(cell.value) for name in ("Piet", "Visser", "Noor", "gast", "sessienotitie"))
                assert cell.data_type != "f" or "Opbrengst" not in str(cell.value)
    assert {"'=Opbrengst | <b>Tuin</b>", "'-Zorg", "'@gemeente", "'=Trots [b]op de straat[/b]"} <= texts


def test_the_same_arena_is_the_same_file() -> None:
    """No moment of the clock is in it: only the day that it was made."""
    made = stand(effect())
    assert workbook(made) == workbook(made)
    assert workbook(made) != workbook(made, today=date(2026, 11, 22))
    assert load_workbook(io.BytesIO(workbook(made))).properties.modified.date() == TODAY


def test_the_multiplier_stands_beside_its_caveats(exported: bytes) -> None:
    sheet = load_workbook(io.BytesIO(exported))["Uitkomst"]
    rows = list(sheet.iter_rows(values_only=True))
    at = next(number for number, row in enumerate(rows) if row[0] == "Multiplier")
    beside = [row[2] for row in rows[at : at + 10]]
    for told in ("niet door te trekken", "ongelijke activiteiten", "geen ranglijst", "op PM", "niet opeisbaar"):
        assert any(told in str(sentence) for sentence in beside)


def every_kind() -> ArenaStand:
    """Each course, per year and in all, as benefit and as burden, from before until after the horizon."""
    made = []
    kinds = product((*Verloopcurve, "dropoff"), WaardePer, Teken, (2021, 2026, 2033, 2045))
    for number, (curve, per, teken, start) in enumerate(kinds):
        years = 1 if curve is Verloopcurve.EENMALIG else 2 + number * 5 % 13
        falls = {"dropoff": (0, 3_333, 10_000)[number % 3]} if curve == "dropoff" else {}
        made.append(
            effect(
                1001 + number,
                curve=Verloopcurve.AFLOPEND if curve == "dropoff" else curve,
                **falls,
                waarde_per=per,
                teken=teken,
                start=start,
                looptijd=years,
                leefdomein=list(Leefdomein)[number % 9],
                groepen=(
                    Groepsdeel(IncasseerderGroep.OVERHEID, 10_000 - 1_111 * (number % 9)),
                    Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 1_111 * (number % 9)),
                ),
                opeisbaar=number % 5 > 0,
                factoren=factoren(
                    3 + number * 7 % 90, 3_333, 1 + number * 977 % 10_000, (None, 1_234)[number % 2], 777,
                    1_00 + number * 12_345_67 % 20_000_00,
                ),
            )
        )  # fmt: skip
    paid = (
        investering(1001, 400_000_01),
        investering(1002, 3_333_33, jaar=2024),
        investering(1003, 77_77, in_natura=True),
        investering(1004, None, in_natura=True),
    )
    return stand(
        *made,
        pm_effect(leefdomein=Leefdomein.VEILIGHEID),
        investeringen=paid,
        van=arena(disconto=225, horizon=17, periode=5),
    )


CASES: dict[str, ArenaUitvoer] = {
    "rapport": ArenaUitvoer(every_kind(), (), Modus.RAPPORT, TODAY, voorbeeld=False),
    "volledig": ArenaUitvoer(every_kind(), (), Modus.VOLLEDIG, TODAY, voorbeeld=False),
    "leeg": ArenaUitvoer(stand(investeringen=()), (), Modus.RAPPORT, TODAY, voorbeeld=False),
    "voorbeeld": ArenaUitvoer(stand(effect(curve=Verloopcurve.AFLOPEND)), (), Modus.RAPPORT, TODAY, voorbeeld=False),
    "later": ArenaUitvoer(stand(effect(start=2038)), (), Modus.RAPPORT, TODAY, voorbeeld=False),
    "kort": ArenaUitvoer(
        stand(effect(start=2021), van=replace(arena(), horizon=1, periode=1)), (), Modus.RAPPORT, TODAY, voorbeeld=False
    ),
}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not there")
def test_a_spreadsheet_computes_the_same_to_the_cent(tmp_path: Path) -> None:
    """LibreOffice works out every formula: totals, years, periods, leefdomeinen, groups, lasten and break-even."""
    for name, made in CASES.items():
        (tmp_path / f"{name}.xlsx").write_bytes(b"".join(arena_xlsx(made)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    files = [str(tmp_path / f"{name}.xlsx") for name in CASES]
    out = tmp_path / "uit"
    subprocess.run(
        [str(OFFICE), home, "--headless", "--convert-to", "xlsx", "--outdir", str(out), *files],
        check=True,
        capture_output=True,
        timeout=120,
    )
    for name, made in CASES.items():
        book = load_workbook(out / f"{name}.xlsx", data_only=True)
        rows = list(book["Uitkomst"].iter_rows(values_only=True))
        uitkomst = made.uitkomst
        _same_totals(rows, uitkomst)
        _same_parts(rows, uitkomst)
        _same_lasten(rows, uitkomst)
        _same_effects(list(book["Jaren"].iter_rows(values_only=True)), list(_rows(book["Effecten"])), made)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    yield from sheet.iter_rows(values_only=True)


def same(euros: object, cents: Fraction | int) -> None:
    """The same amount, to a hundredth of a cent."""
    assert isinstance(euros, int | float)
    assert abs(Fraction(euros) * 100 - cents) < Fraction(1, 100)


def block(rows: Rows, heading: str) -> Rows:
    """The rows under a heading, up to an empty one."""
    start = next(number for number, row in enumerate(rows) if row[0] == heading)
    end = next((at for at in range(start, len(rows)) if rows[at][0] is None), len(rows))
    return rows[start + 1 : end]


def _same_totals(rows: Rows, made: Uitkomst) -> None:
    shown = {row[0]: row[1] for row in block(rows, "Totaal")}
    contant = made.contant or (made.baten, Fraction(made.kosten))
    if made.geteld:
        same(shown["Baten"], made.baten)
    else:
        assert shown["Baten"] == "onbekend"
    amounts: dict[str, Fraction | int] = {
        "Kosten": made.kosten,
        "In natura": made.natura,
        "Na de gekozen jaren": made.buiten_horizon,
        "Niet opeisbaar": made.niet_opeisbaar,
        "Negatieve effecten": made.negatief,
        "Baten, contant": contant[0],
        "Kosten, contant": contant[1],
    }
    for label, amount in amounts.items():
        same(shown[label], amount)
    exact = made.multiplier
    if exact is None:
        assert shown["Multiplier"] == NVT == multiplier(made).tekst
    else:
        assert abs(Fraction(shown["Multiplier"]) - exact) < Fraction(1, 10**6)
    assert shown["Baten zo hoog als de kosten vanaf"] == (made.break_even or "niet blijvend in deze jaren")


def _same_parts(rows: Rows, made: Uitkomst) -> None:
    for row, (jaar, baten, kosten) in zip(block(rows, "Jaar"), made.cumulatief, strict=True):
        assert row[0] == jaar
        same(row[1], made.per_jaar[jaar])
        same(row[2], made.kosten_per_jaar.get(jaar, 0))
        same(row[3], baten)
        same(row[4], kosten)
    for row, (periode, amount) in zip(block(rows, "Periode"), made.per_periode.items(), strict=True):
        assert row[0] == periode.label
        same(row[1], amount)
    _, _, *domains, total = block(rows, "Leefdomein (€)")
    for row, (domein, amount) in zip(domains, made.per_leefdomein.items(), strict=True):
        assert row[0] == domein.value
        for cell, periode in zip(row[1:], made.periodes, strict=False):
            same(cell, made.cel(periode, domein))
        same(row[len(made.periodes) + 1], amount)
    same(total[len(made.periodes) + 1], made.baten)
    for row, (groep, amount) in zip(block(rows, "Wie het krijgt"), made.per_groep.items(), strict=True):
        assert row[0] == groep.label
        same(row[1], amount)


def _same_lasten(rows: Rows, made: Uitkomst) -> None:
    expected = made.lasten_verdeling
    for row, domein in zip(block(rows, "Kosten waar de baten ontstaan"), Leefdomein, strict=True):
        assert row[0] == domein.value
        if expected is None:
            assert row[1] == "niet te verdelen"
        else:
            same(row[1], expected[domein])


def _same_effects(years: Rows, effects: Rows, made: ArenaUitvoer) -> None:
    titles = effects[0]
    full = replace(made, modus=Modus.VOLLEDIG).uitkomst  # all effects, also those that do not count
    parts = {one.effect.id: one for one in full.geteld}
    assert [row[0] for row in years[1:]] == list(parts)
    for row, line in zip(years[1:], effects[1:], strict=True):
        part = parts[row[0]]
        for jaar, amount in zip(years[0][2:], row[2:], strict=True):
            same(amount, part.per_jaar.get(jaar, Fraction(0)))
        same(line[titles.index("Na de gekozen jaren (€)")], part.buiten)
