"""The summary as a page: conclusion first, tables that add up, no persons, nothing onder de radar, in every format."""

from __future__ import annotations

import json
import math
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer
from frontlijn.domain.arena.effect import EffectInvoer, Groepsdeel
from frontlijn.domain.blokken import Citaat, Tabel
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import PotInvoer
from frontlijn.domain.kasboek.beeld import Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.personen import PersoonInvoer
from frontlijn.domain.samenvatting.conclusie import conclusie
from frontlijn.domain.values import (
    AanvraagStatus,
    ArenaStatus,
    Bereik,
    BesluitUitkomst,
    IncasseerderGroep,
    Kwantificering,
    Leefdomein,
    Oordeel,
    Uitkomst,
)
from frontlijn.export.formats import SAMENVATTING_FORMATS
from frontlijn.export.samenvatting import Samengevat, samengevat
from frontlijn.store.read import kasboek, wijken
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.summary import samenvatting
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import versions
from frontlijn.store.write.arena import add_activiteit, add_arena, add_effect
from frontlijn.store.write.handgeld import grant_handgeld, open_pot, request_handgeld, set_status
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.personen import add_persoon
from frontlijn.store.write.settings import put
from frontlijn.store.write.wijken import change_wijk
from tests.export.conftest import HIDDEN, PADDEPOEL, SELWERD, TODAY, oordelen
from tests.export.pages import number

GOLDEN = Path(__file__).parent / "golden"
SAMPLE = Path(__file__).parents[2] / "sample.db"
NAJAAR, ZOMER = (date(2026, 9, 1), date(2026, 11, 30)), (date(2026, 6, 1), date(2026, 8, 31))
SCOPES: tuple[dict[str, Any], ...] = (
    {"wijk_id": SELWERD},
    {"wijk_id": PADDEPOEL},
    {"gebied": "Noord"},
    {"initiatief_id": 1},
    {},
)


def made(store: Store, formaat: str = "md", *, beside: bool = False, **scope: Any) -> Samengevat:
    blik = Blik(*NAJAAR, **scope) if beside else Blik.laatste_jaar(TODAY, **scope)
    naast = Blik(*ZOMER, **scope) if beside else None
    return samengevat(store, blik, naast, kort=formaat == "md")


def page(store: Store, formaat: str = "md", *, beside: bool = False, **scope: Any) -> str:
    return "".join(
        SAMENVATTING_FORMATS[formaat](made(store, formaat, beside=beside, **scope or {"wijk_id": SELWERD}), None)
    )


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Store]:
    path = tmp_path / "sample.db"
    shutil.copyfile(SAMPLE, path)
    store = Store.open(path, clock=lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    yield store
    store.close()


@pytest.mark.parametrize("formaat", list(SAMENVATTING_FORMATS))
def test_the_page_is_what_it_was(told: Store, formaat: str) -> None:
    assert page(told, formaat).encode() == (GOLDEN / f"wijk.{formaat}").read_bytes()


@pytest.mark.parametrize("formaat", ["md", "html"])
def test_the_page_beside_another_period_is_what_it_was(told: Store, formaat: str) -> None:
    assert page(told, formaat, beside=True).encode() == (GOLDEN / f"wijk-naast.{formaat}").read_bytes()


@pytest.mark.parametrize("formaat", list(SAMENVATTING_FORMATS))
def test_an_empty_wijk_has_a_page(empty: Store, formaat: str) -> None:
    assert page(empty, formaat).encode() == (GOLDEN / f"wijk-leeg.{formaat}").read_bytes()


def test_the_conclusion_comes_first(filled: Store) -> None:
    summary = samenvatting(filled, Blik.laatste_jaar(TODAY, wijk_id=SELWERD), exportable=True)
    assert page(filled).splitlines()[2:5:2] == [
        "Van 22-11-2025 tot en met 21-11-2026, gemaakt op 21-11-2026.",
        " ".join(conclusie(summary)),
    ]


def test_every_format_shows_the_same_tables(told: Store) -> None:
    """V25: what adds up in one adds up in the others."""
    in_gebied(told)
    for scope, beside in product(SCOPES, (False, True)):
        shows_the_same_tables(told, scope, beside=beside)


def shows_the_same_tables(told: Store, scope: dict[str, Any], *, beside: bool) -> None:
    whole = made(told, "html", beside=beside, **scope)
    cells = [
        [list(block.kolommen), *([cell.tekst for cell in row] for row in block.rijen)]
        for one in whole.secties
        for block in one.blokken
        if isinstance(block, Tabel)
    ]
    assert tables_of_html("".join(SAMENVATTING_FORMATS["html"](whole, None))) == cells
    document = json.loads("".join(SAMENVATTING_FORMATS["json"](whole, None)))
    told_in_json = [
        [block["kolommen"], *([cell["tekst"] for cell in row] for row in block["rijen"])]
        for one in document["secties"]
        for block in one["blokken"]
        if block["soort"] == "tabel"
    ]
    assert told_in_json == cells


@pytest.mark.parametrize("scope", [{"wijk_id": SELWERD}, {"gebied": "Noord"}, {}])
def test_cells_add_up_to_their_totals(filled: Store, scope: dict[str, Any]) -> None:
    """V25: across for counts, down for amounts, and free is plafond minus toegekend."""
    in_gebied(filled)
    for naam in ("Tweede pot", "Derde pot", "Vierde", "Vijfde", "Zesde", "Zevende"):
        open_pot(filled, PotInvoer(naam, SELWERD, date(2026, 1, 1), date(2026, 12, 31), 333_33))
    text = "".join(SAMENVATTING_FORMATS["html"](made(filled, "html", **scope), None))
    pots, *rest = tables_of_html(text)
    amounts = [[number(cell) for cell in row[1:]] for row in pots[1:]]
    assert [sum(column) for column in zip(*amounts[:-1], strict=True)] == amounts[-1]
    assert all(vrij == plafond - toegekend for vrij, plafond, toegekend, _, _ in amounts)
    assert all(openstaand == toegekend - betaald for _, _, toegekend, betaald, openstaand in amounts)
    assert amounts[-1][1] == 1_000_00 + 6 * 333_33
    (across,) = [counts for counts in rest if counts[0][0] == "Aanvragen"]
    *cells, total = map(number, across[1][1:])
    assert sum(cells) == total > 0


def in_gebied(store: Store) -> None:
    for number_of in (SELWERD, PADDEPOEL):
        wijk = wijken.get(store, number_of)
        change_wijk(store, wijk.id, replace(wijk.invoer(), gebied="Noord"), wijk.versie)


def test_where_requests_are_adds_up_and_what_asks_for_more_is_named(shared: Store) -> None:
    for status, reden in ((AanvraagStatus.INGETROKKEN, None), (AanvraagStatus.AANGEHOUDEN, "Wacht op Piet de Boer")):
        asked = request_handgeld(shared, AanvraagInvoer(1, "Fiets", 5_00, TODAY, organisatie="School"))
        set_status(shared, asked.id, status, TODAY, reden)
    doubtful = tuple(replace(one, oordeel=Oordeel.VOLDOET_DEELS) for one in oordelen())
    boek = AanvraagInvoer(1, "Boek", 5_00, TODAY, organisatie="School")
    grant_handgeld(shared, boek, BesluitInvoer(BesluitUitkomst.TOEGEKEND, TODAY, doubtful, 5_00), TODAY)
    text = page(shared)
    (counts,) = [cells for cells in tables_of_html(page(shared, "html")) if cells[0][0] == "Aanvragen"]
    row = dict(zip(counts[0], counts[1], strict=True))
    assert (row["nog geen besluit"], row["ingetrokken"]) == ("2", "1")
    *cells, total = map(number, counts[1][1:])
    assert sum(cells) == total
    assert "aangehouden: 1" in text
    assert "toegekend met twijfel of het regulier beleid is: 1" in text
    assert "betaald en nog niet verantwoord: 1" in text


def test_no_person_and_nothing_onder_de_radar(told: Store) -> None:
    in_gebied(told)
    for scope, formaat, beside in product(SCOPES, SAMENVATTING_FORMATS, (False, True)):
        text = "".join(SAMENVATTING_FORMATS[formaat](made(told, formaat, beside=beside, **scope), None))
        for secret in ("Piet", "Boer", "Bakker", "Visser", HIDDEN, "7,77", "8,88", "blijft hier", "Dit blijft"):
            assert secret not in text, (scope, formaat, beside)


def test_an_initiative_onder_de_radar_has_no_page(filled: Store) -> None:
    with pytest.raises(Refused, match="onder de radar"):
        made(filled, initiatief_id=3)


def test_what_is_not_there_is_not_found(filled: Store) -> None:
    for scope in ({"wijk_id": 999}, {"initiatief_id": 999}, {"gebied": "Nergens"}):
        with pytest.raises(NotFound):
            made(filled, **scope)


@pytest.mark.parametrize(("people", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5"), (None, "onbekend")])
def test_few_people_are_not_counted_out(empty: Store, people: int | None, shown: str) -> None:
    log_kasboekregel(empty, KasboekInvoer("Koffie", SELWERD, TODAY, deelnames=people))
    text = page(empty).replace("\\", "")
    assert f"; deelnames: {shown};" in text
    assert people not in (1, 4) or f"met {people} deelname" not in text
    assert people not in (1, 4) or "met <5 deelnames" in text
    document = page(empty, "json")
    assert people not in (1, 4) or f"{people} deelname" not in document


def test_a_story_is_named_when_it_has_to_be_looked_at_again(filled: Store) -> None:
    story = KasboekInvoer(
        "Bellen", SELWERD, TODAY, verhaal="Bel 06-12345678.", bereik=Bereik.EXPORT, toestemming_op=TODAY
    )
    log_kasboekregel(filled, story)
    assert "een telefoonnummer (‘Bellen’)" in made(filled, wijk_id=SELWERD).let_op
    assert made(filled, wijk_id=PADDEPOEL).let_op == ""


def test_what_else_was_typed_is_looked_at_when_it_stands_on_the_page(filled: Store) -> None:
    add_persoon(filled, PersoonInvoer("Truus Proef"))
    experiment = KasboekInvoer(
        "Truus probeert het", SELWERD, TODAY, experiment=True, uitkomst=Uitkomst.GELUKT, leefdomeinen=()
    )
    log_kasboekregel(filled, experiment)
    look = "Kijk nog eens: 1 tekst heeft een voornaam van iemand die je kent (‘Truus probeert het’)."
    assert made(filled, wijk_id=SELWERD).let_op == look
    assert made(filled, wijk_id=PADDEPOEL).let_op == ""
    arena = add_arena(filled, ArenaInvoer("Koffie", 1, 2026, status=ArenaStatus.VASTGESTELD))
    drinken = add_activiteit(filled, arena.id, ActiviteitInvoer("Drinken"))
    lacht = EffectInvoer(
        drinken.id,
        "Truus lacht weer",
        Leefdomein.SAMEN_LEVEN,
        (Groepsdeel(IncasseerderGroep.PARTICIPANTEN, 10_000),),
        kwantificering=Kwantificering.PM,
    )
    add_effect(filled, arena.id, lacht)
    assert "2 teksten hebben een voornaam" in made(filled, wijk_id=SELWERD).let_op


def test_the_entries_that_left_are_those_of_both_periods(told: Store) -> None:
    rows = [kasboek.rows_of(Blik(*days, wijk_id=SELWERD), Bereik.EXPORT) for days in (NAJAAR, ZOMER)]
    expected = {entry for each in rows for entry in versions(told, each)}
    assert set(made(told, beside=True, wijk_id=SELWERD).versies) == expected


def test_example_data_says_so(filled: Store) -> None:
    for formaat in ("md", "html"):
        assert "Voorbeeldgegevens" not in page(filled, formaat)
    assert not json.loads(page(filled, "json"))["voorbeeldgegevens"]
    put(filled, Instelling.VOORBEELD, "ja")
    assert "**Voorbeeldgegevens: verzonnen, niet echt gebeurd.**" in page(filled).splitlines()[2]
    assert "Voorbeeldgegevens" in page(filled, "html")
    assert json.loads(page(filled, "json"))["voorbeeldgegevens"]


def test_example_data_beside_a_report_says_what_is_real(sample: Store) -> None:
    city = "".join(SAMENVATTING_FORMATS["md"](made(sample), None))
    assert "**Voorbeeldgegevens: verzonnen, behalve de cijfers uit het rapport.**" in city
    assert "verzonnen, niet echt gebeurd" in page(sample)


def test_the_page_of_each_wijk_of_the_example_is_one_a4(sample: Store) -> None:
    """With all that it holds: 65 lines of at most 110 characters, of which no table is wide."""
    for wijk in wijken.wijken(sample):
        text = page(sample, wijk_id=wijk.id)
        assert max((len(line) for line in text.splitlines() if line.startswith("|")), default=0) <= 115
        assert folded(text) <= 65, wijk.naam
    assert folded("".join(SAMENVATTING_FORMATS["md"](made(sample), None))) <= 80


def folded(text: str) -> int:
    """How many lines a page takes when it is 110 characters wide, without blank ones."""
    lines = [line for line in text.splitlines() if line]
    return sum(1 if line.startswith("|") else math.ceil(len(line) / 110) for line in lines)


def test_the_page_stays_one_a4(filled: Store) -> None:
    for index in range(12):
        open_pot(filled, PotInvoer(f"Pot {index}", SELWERD, date(2026, 1, 1), date(2026, 12, 31), 1_00))
        log_kasboekregel(filled, KasboekInvoer("x" * 200, SELWERD, TODAY))
    assert folded(page(filled)) <= 65


def test_text_that_tries_something_stays_text(filled: Store) -> None:
    hostile = "<script>alert(1)</script>\n# x | [b](c) {{ 7 * 7 }} \x1b[31m"
    log_kasboekregel(filled, KasboekInvoer(hostile.replace("\n", " ").replace("\x1b", ""), SELWERD, TODAY))
    summary = made(filled, wijk_id=SELWERD)
    tried = replace(summary, titel=f"Wijk {hostile}", van_nu=replace(summary.van_nu, naam=hostile))
    html = MarkdownIt("gfm-like").render("".join(SAMENVATTING_FORMATS["md"](tried, None)))
    own = "".join(SAMENVATTING_FORMATS["html"](tried, None))
    for shown in (html, own):
        assert "<script" not in shown
        assert "<a " not in shown
        assert shown.count("<h1>") == 1
        assert "\x1b" not in shown
        assert "49" not in shown.partition("</h1>")[0].rpartition("<h1>")[2]


def test_the_page_needs_nothing_from_elsewhere(told: Store) -> None:
    put(told, Instelling.VOORBEELD, "ja")
    text = page(told, "html")
    assert "default-src 'none'" in text
    assert not re.search(r"(?i)<script|<img|<link|<iframe|url\(|@import|\bsrc=|\bhref=|https?:", text.replace(SVG, ""))
    assert '<html lang="nl">' in text
    assert '<meta charset="utf-8">' in text
    assert len(re.findall("<svg", text)) == 1


SVG = 'xmlns="http://www.w3.org/2000/svg"'
"""The name of a vocabulary, which nobody fetches."""


class _Tables(HTMLParser):
    """The cells of each table of a page, as a reader sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.found.append([])
        elif tag == "tr":
            self.found[-1].append([])
        elif tag in ("th", "td"):
            self._cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td") and self._cell is not None:
            self.found[-1][-1].append("".join(self._cell))
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def tables_of_html(text: str) -> list[list[list[str]]]:
    reader = _Tables()
    reader.feed(text)
    return reader.found


BROWSER = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip
"""A browser that finds no address."""


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("chromium") is None, reason="only where a browser is")
@pytest.mark.parametrize("beside", [False, True])
@pytest.mark.parametrize("scope", [{"wijk_id": SELWERD}, {"gebied": "Groningen-Noord"}, {}])
def test_it_prints_on_two_pages_at_most(sample: Store, tmp_path: Path, scope: dict[str, Any], *, beside: bool) -> None:
    source, target = tmp_path / "pagina.html", tmp_path / "pagina.pdf"
    before = Blik(date(2024, 11, 22), date(2025, 11, 21), **scope) if beside else None
    summary = samengevat(sample, Blik.laatste_jaar(TODAY, **scope), before)
    assert any(isinstance(block, Citaat) for one in summary.secties for block in one.blokken)
    source.write_text("".join(SAMENVATTING_FORMATS["html"](summary, None)), encoding="utf-8")
    subprocess.run(
        [*BROWSER, f"--user-data-dir={tmp_path / 'profiel'}", f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        capture_output=True,
        timeout=60,
    )
    pages = re.findall(rb"/Type\s*/Page\b(?!s)", target.read_bytes())
    assert 1 <= len(pages) <= 2
