"""The four outputs as they leave: within consent, without names, true to the store, whole in markdown."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.blokken import Cel, Citaat, Kop, Opsomming, Staaf, Staven, Tabel, Zin
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.uitvoer import UITVOER
from frontlijn.domain.values import Bereik, Leefdomein, Zichtbaarheid
from frontlijn.export.beeld import Uitvoer, beeld_markdown, uitvoer
from frontlijn.store.read import kasboek, wijken
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.settings import put
from tests.domain.beelden import table, text
from tests.export.conftest import HIDDEN, PADDEPOEL, SELWERD, TODAY
from tests.export.pages import number, tables
from tests.store.inputs import initiatief

GOLDEN = Path(__file__).parent / "golden"
NAJAAR = Blik(date(2026, 8, 1), date(2026, 11, 21), wijk_id=SELWERD)
TOEN = replace(NAJAAR, van=date(2025, 8, 1), tot=date(2025, 11, 21))
ALL = list(UITVOER)


def page(store: Store, soort: str, blik: Blik = NAJAAR, naar: Bereik = Bereik.EXPORT, naast: Blik | None = None) -> str:
    return "".join(beeld_markdown(uitvoer(store, soort, blik, naar, naast)))


@pytest.mark.parametrize("soort", ALL)
def test_an_output_is_what_it_was(told: Store, soort: str) -> None:
    assert page(told, soort).encode() == (GOLDEN / f"{soort}.md").read_bytes()


def test_two_periods_are_what_they_were(told: Store) -> None:
    assert page(told, "cijfers", naast=TOEN).encode() == (GOLDEN / "cijfers-naast.md").read_bytes()


@pytest.mark.parametrize("soort", ALL)
@pytest.mark.parametrize("naar", [Bereik.EXPORT, Bereik.OPENBAAR])
def test_no_person_nothing_hidden_and_no_story_that_stays(told: Store, soort: str, naar: Bereik) -> None:
    for blik in (NAJAAR, replace(NAJAAR, wijk_id=None)):
        leaving = page(told, soort, blik, naar, replace(blik, van=date(2025, 1, 1), tot=date(2026, 7, 31)))
        for secret in ("Piet", "Boer", "Visser", HIDDEN, HIDDEN.casefold(), "blijft.", "blijft hier", "blijft niet"):
            assert secret not in leaving


def test_only_stories_that_may_be_public_go_further(told: Store) -> None:
    assert page(told, "verhalen").count("\n> Soep ") == 2
    assert page(told, "verhalen", naar=Bereik.OPENBAAR).count("\n> Soep ") == 1


def test_what_everybody_may_see_names_nothing_that_is_not_public(empty: Store) -> None:
    kept = log_kasboekregel(empty, KasboekInvoer("Van ons", SELWERD, TODAY))
    shown = KasboekInvoer("Open dag", SELWERD, TODAY, uit_regel_id=kept.id, zichtbaarheid=Zichtbaarheid.OPENBAAR)
    log_kasboekregel(empty, shown)
    for soort in ALL:
        assert "Van ons" not in page(empty, soort, naar=Bereik.OPENBAAR)
    assert "(niet openbaar) (van eerder of van elders): 1 ding" in text(
        uitvoer(empty, "cijfers", NAJAAR, Bereik.OPENBAAR).blokken
    )
    assert "Van ons" in page(empty, "cijfers")


def test_words_of_what_is_onder_de_radar_are_no_words(empty: Store) -> None:
    register_initiatief(empty, initiatief("Kaboutertuin Noord", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    for day in (1, 2):
        log_kasboekregel(
            empty,
            KasboekInvoer(
                "Soep",
                SELWERD,
                date(2026, 11, day),
                verhaal="Soep bij Kaboutertuin Noord",
                bereik=Bereik.EXPORT,
                toestemming_op=date(2026, 11, 2),
            ),
        )
    assert "abouter" not in page(empty, "woordbeeld")
    assert "soep" in page(empty, "woordbeeld").casefold()
    assert "Kaboutertuin" in text(uitvoer(empty, "woordbeeld", NAJAAR).blokken)


def test_what_is_for_the_screen_is_not_written(told: Store) -> None:
    with pytest.raises(ValueError, match="may not leave"):
        "".join(beeld_markdown(uitvoer(told, "verhalen", NAJAAR)))


def test_an_initiative_onder_de_radar_has_no_output(told: Store) -> None:
    hidden = register_initiatief(told, initiatief("Zwijgtuin", zichtbaarheid=Zichtbaarheid.ONDER_DE_RADAR))
    blik = replace(NAJAAR, wijk_id=None, initiatief_id=hidden.id)
    for soort in ALL:
        with pytest.raises(Refused, match="onder de radar"):
            uitvoer(told, soort, blik, Bereik.EXPORT)
    assert "Zwijgtuin" in text(uitvoer(told, "cijfers", blik).blokken)


def test_which_stories_go_and_which_stay_is_said(told: Store) -> None:
    said = {soort: uitvoer(told, soort, replace(NAJAAR, van=date(2026, 7, 1)), Bereik.EXPORT).verhalen for soort in ALL}
    staying = "3 blijven hier (1 keer geen toestemming, 1 keer onder de radar en 1 keer toestemming verlopen)"
    assert said == {
        "cijfers": "Verhalen: die staan niet in de cijfers.",
        "verhalen": f"Verhalen: 3 gaan mee, {staying}.",
        "verslag": f"Verhalen: 3 gaan mee, {staying}.",
        "woordbeeld": f"Verhalen, alleen als losse woorden: 3 gaan mee, {staying}.",
    }
    assert {uitvoer(told, soort, NAJAAR).verhalen for soort in ALL} == {""}
    nothing = replace(NAJAAR, van=date(2025, 1, 1), tot=date(2025, 12, 31))
    assert {uitvoer(told, soort, nothing, Bereik.EXPORT).verhalen for soort in ALL} == {""}


def test_stories_that_do_not_fit_in_the_account_are_counted(told: Store) -> None:
    yes: dict[str, Any] = {"bereik": Bereik.EXPORT, "toestemming_op": TODAY}
    for n in range(3):
        log_kasboekregel(told, KasboekInvoer(f"Meer {n}", SELWERD, date(2026, 8, 5), verhaal="Soep.", **yes))
    assert "5 gaan mee" not in uitvoer(told, "verslag", NAJAAR, Bereik.EXPORT).verhalen
    assert uitvoer(told, "verslag", NAJAAR, Bereik.EXPORT).verhalen.endswith(
        "Het verslag toont van elk stuk van de periode de eerste 2; 3 andere staan er niet in."
    )


def test_the_city_is_the_sum_of_its_wijken(told: Store) -> None:
    """V24, for every count of the figures that can be added up."""
    log_kasboekregel(told, KasboekInvoer("Ook elders", PADDEPOEL, TODAY, leefdomeinen=(Leefdomein.WONEN,)))
    whole = uitvoer(told, "cijfers", replace(NAJAAR, wijk_id=None)).blokken
    parts = [uitvoer(told, "cijfers", replace(NAJAAR, wijk_id=wijk.id)).blokken for wijk in wijken.wijken(told)]
    filled = [blocks for blocks in parts if len(blocks) > 4]
    assert len(filled) == 2
    for header in ("Kernwaarde", "Leefdomeinen per regel"):
        counts = [table(blocks, header) for blocks in filled]
        for name, (cell,) in table(whole, header).items():
            assert int(cell) == sum(number(one[name][0]) for one in counts if name in one)
    bars = [next(block for block in blocks if isinstance(block, Staven)) for blocks in (whole, *filled)]
    assert [one.aantal for one in bars[0].staven] == [
        sum(numbers) for numbers in zip(*([one.aantal for one in each.staven] for each in bars[1:]), strict=True)
    ]


def test_cells_in_markdown_add_up_to_their_totals(told: Store) -> None:
    """V25."""
    found = [cells for cells in tables(page(told, "cijfers")) if cells[-1][0].startswith("samen")]
    assert len(found) == 4
    for header, *rows, total in found:
        for column in range(1, 3 if header[0] == "Wie" else 2):
            assert sum(number(row[column]) for row in rows) == number(total[column])


def test_each_figure_names_the_rows_behind_it(told: Store) -> None:
    beeld = kasboek.beeld(told, NAJAAR)
    behind = kasboek.rows_behind(beeld.cijfers, kasboek.rows_of(NAJAAR, Bereik.INTERN))
    blocks = UITVOER["cijfers"](beeld, None)
    named = {cell.achter for block in blocks if isinstance(block, Tabel) for row in block.rijen for cell in row}
    named |= {one.achter for block in blocks if isinstance(block, Staven) for one in block.staven}
    assert set(behind) <= named


def test_the_entries_of_an_output_are_those_it_was_made_of(told: Store) -> None:
    made = uitvoer(told, "cijfers", NAJAAR, Bereik.EXPORT)
    assert made.regels == KasboekFilter(wijk_id=SELWERD, van=NAJAAR.van, tot=NAJAAR.tot, exporteerbaar=True)
    assert f"{kasboek.count(told, made.regels)} regels" in text(made.blokken)


def test_example_data_says_so(told: Store) -> None:
    put(told, Instelling.VOORBEELD, "ja")
    assert page(told, "cijfers").splitlines()[2] == "**Voorbeeldgegevens: verzonnen, niet echt gebeurd.**"


HOSTILE = "<script>alert(1)</script> | [a](http://x) **vet**\n\n# kop\n- punt\n\n\n> ```\x1b[31m"


def test_hostile_text_is_text_in_every_kind_of_block() -> None:
    blocks = (
        Kop(HOSTILE, 1),
        Zin(HOSTILE),
        Opsomming((HOSTILE, HOSTILE)),
        Citaat(HOSTILE, HOSTILE, 1),
        Tabel((HOSTILE, "Aantal"), ((Cel(HOSTILE), Cel("1")),), frozenset({1})),
        Staven((Staaf(HOSTILE, 1, "1"),)),
    )
    made = Uitvoer("cijfers", blocks, "", KasboekFilter(exporteerbaar=True), voorbeeld=False)
    written = "".join(beeld_markdown(made))
    html = MarkdownIt("gfm-like").render(written)
    assert "\x1b" not in written
    assert "<script" not in html
    assert "<a " not in html
    assert "<strong>vet" not in html
    assert (html.count("<h1>"), html.count("<table>"), html.count("<blockquote>"), html.count("<code>")) == (1, 2, 1, 0)
    assert html.count("<li>") == 2


def test_bars_are_as_long_as_their_numbers() -> None:
    bars = Staven((Staaf("a", 10, "10"), Staaf("b", 5, "5"), Staaf("c", 0, "0")))
    made = Uitvoer("cijfers", (bars,), "", KasboekFilter(exporteerbaar=True), voorbeeld=False)
    (rows,) = tables("".join(beeld_markdown(made)))
    assert [len(row[1]) for row in rows[1:]] == [20, 10, 0]
