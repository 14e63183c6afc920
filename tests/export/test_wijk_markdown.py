"""The A4 of a wijk: conclusion first, tables that add up, no persons, nothing onder de radar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.samenvatting.conclusie import conclusie
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, Oordeel
from frontlijn.export.formats import wijk_export
from frontlijn.export.wijk_markdown import wijk_markdown
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.summary import samenvatting
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, open_pot, request_handgeld, set_status
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.settings import put
from tests.export.conftest import HIDDEN, PADDEPOEL, SELWERD, TODAY, oordelen
from tests.export.pages import number, tables

GOLDEN = Path(__file__).parent / "golden"


def page(store: Store, wijk_id: int = SELWERD) -> str:
    return "".join(wijk_export(store, wijk_id))


def test_the_page_is_what_it_was(filled: Store) -> None:
    assert page(filled).encode() == (GOLDEN / "wijk.md").read_bytes()


def test_an_empty_wijk_has_a_page(empty: Store) -> None:
    assert page(empty).encode() == (GOLDEN / "wijk-leeg.md").read_bytes()


def test_the_conclusion_comes_first(filled: Store) -> None:
    summary = samenvatting(filled, Blik.laatste_jaar(TODAY, wijk_id=SELWERD), exportable=True)
    assert page(filled).splitlines()[2] == " ".join(conclusie(summary))


def test_cells_add_up_to_their_totals(filled: Store) -> None:
    """V25: across for counts, down for amounts, and free is plafond minus toegekend."""
    for naam in ("Tweede pot", "Derde pot", "Vierde", "Vijfde", "Zesde", "Zevende"):
        open_pot(filled, PotInvoer(naam, SELWERD, date(2026, 1, 1), date(2026, 12, 31), 333_33))
    pots, *rest = tables(page(filled))
    amounts = [[number(cell) for cell in row[1:]] for row in pots[1:]]
    assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
    assert all(vrij == plafond - toegekend for vrij, plafond, toegekend, _, _ in amounts)
    assert all(openstaand == toegekend - betaald for _, _, toegekend, betaald, openstaand in amounts)
    assert amounts[-1][1] == 1_000_00 + 6 * 333_33
    across = [counts for counts in rest if counts[0][-1] == "samen"]
    assert len(across) == 4
    for _, row in across:
        *cells, total = map(number, row[1:])
        assert sum(cells) == total > 0


def test_where_requests_are_adds_up_and_what_asks_for_more_is_named(shared: Store) -> None:
    for status, reden in ((AanvraagStatus.INGETROKKEN, None), (AanvraagStatus.AANGEHOUDEN, "Wacht op Piet de Boer")):
        asked = request_handgeld(shared, AanvraagInvoer(1, "Fiets", 5_00, TODAY, organisatie="School"))
        set_status(shared, asked.id, status, TODAY, reden)
    doubtful = tuple(replace(one, oordeel=Oordeel.VOLDOET_DEELS) for one in oordelen())
    boek = AanvraagInvoer(1, "Boek", 5_00, TODAY, organisatie="School")
    grant_handgeld(shared, boek, BesluitInvoer(BesluitUitkomst.TOEGEKEND, TODAY, doubtful, 5_00), TODAY)
    text = page(shared)
    (counts,) = [cells for cells in tables(text) if cells[0][0] == "Aanvragen"]
    row = dict(zip(counts[0], counts[1], strict=True))
    assert (row["nog geen besluit"], row["ingetrokken"]) == ("2", "1")
    *cells, total = map(number, counts[1][1:])
    assert sum(cells) == total
    assert "aangehouden: 1" in text
    assert "toegekend met twijfel over C4, niet-regulier beleid: 1" in text
    assert "betaald en nog niet verantwoord: 1" in text


def test_leefdomeinen_have_no_total(filled: Store) -> None:
    (domains,) = [cells for cells in tables(page(filled)) if cells[0][0] == "Leefdomein"]
    assert len(domains) == 6
    assert {cell for row in domains[1:] for cell in (row[0], row[2])} >= {"wonen", "veiligheid", "samen leven"}


def test_no_person_and_nothing_onder_de_radar(filled: Store) -> None:
    for secret in ("Piet", "Boer", "Bakker", "Visser", HIDDEN, "7,77", "8,88"):
        assert secret not in page(filled)


def test_a_summary_for_the_screen_is_not_exported(filled: Store) -> None:
    with pytest.raises(ValueError, match="may not leave"):
        wijk_markdown(samenvatting(filled, Blik.laatste_jaar(TODAY, wijk_id=SELWERD)), voorbeeld=False, anonymous=str)


@pytest.mark.parametrize(("people", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (None, "onbekend")])
def test_few_people_are_not_counted_out(empty: Store, people: int | None, shown: str) -> None:
    log_kasboekregel(empty, KasboekInvoer("Koffie", SELWERD, TODAY, deelnames=people))
    text = page(empty).replace("\\", "")
    assert f"- Deelnames (iemand kan vaker tellen): {shown}" in text
    assert people not in (1, 4) or f"met {people} " not in text
    assert people not in (1, 4) or "met <5 deelnames" in text


def test_unknown_stands_beside_a_total(filled: Store) -> None:
    assert "- Deelnames (iemand kan vaker tellen): 12 (bij 1 van 2 regels onbekend)" in page(filled)


def test_example_data_says_so(filled: Store) -> None:
    assert "Voorbeeldgegevens" not in page(filled)
    put(filled, Instelling.VOORBEELD, "ja")
    assert "Voorbeeldgegevens" in page(filled).splitlines()[2]


def test_the_page_stays_one_a4(filled: Store) -> None:
    for index in range(12):
        open_pot(filled, PotInvoer(f"Pot {index}", SELWERD, date(2026, 1, 1), date(2026, 12, 31), 1_00))
        log_kasboekregel(filled, KasboekInvoer("x" * 200, SELWERD, TODAY))
    lines = [line for line in page(filled).splitlines() if line]
    assert len(lines) <= 60
    assert max(len(line) for line in lines if line.startswith("|")) < 200


def test_a_hostile_name_of_a_wijk_stays_in_its_heading(filled: Store) -> None:
    summary: Samenvatting = samenvatting(filled, Blik.laatste_jaar(TODAY, wijk_id=SELWERD), exportable=True)
    hostile = replace(summary, naam="<script>\n# x | [b](c) \x1b[31m")
    html = MarkdownIt("gfm-like").render(wijk_markdown(hostile, voorbeeld=False, anonymous=str))
    assert "<script" not in html
    assert "<a " not in html
    assert html.count("<h1>") == 1
    assert "\x1b" not in html


def test_a_wrong_wish_is_refused(filled: Store) -> None:
    with pytest.raises(Refused, match="kies md"):
        wijk_export(filled, PADDEPOEL, "docx")
    with pytest.raises(NotFound):
        wijk_export(filled, 999)
