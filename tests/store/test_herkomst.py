"""Each number explains itself: what is told is the figure, its rows and its parts, and nothing else."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import NotFound
from frontlijn.domain.herkomst import Deel
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.samenvatting.handgeld import genoemde_potten
from frontlijn.domain.text import fold
from frontlijn.domain.values import Bereik, Zoeksoort
from frontlijn.store.connection import connect
from frontlijn.store.read import handgeld, initiatieven, kasboek
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import (
    PROVIDERS,
    Cijfer,
    Rijen,
    Vergelijking,
    Verklaring,
    cijfers_achter,
    noem,
    noem_voor,
    pot_cijfer,
    telling,
    verklaar,
    vind,
)
from frontlijn.store.read.herkomst.cijfer import DELEN, begrensd
from frontlijn.store.read.herkomst.eenheden import getoond
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.summary import rows_behind, samenvatting
from frontlijn.store.store import Store
from scripts.build_sample import TARGET
from tests.new_store import new_store
from tests.store import seed
from tests.store.conftest import NOW
from tests.store.inputs import TODAY
from tests.store.kasboek_acts import Act, links, perform

SELWERD = Blik.laatste_jaar(TODAY, wijk_id=1)
CITY = Blik.laatste_jaar(TODAY)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    shutil.copyfile(TARGET, path)
    with closing(connect(str(path))) as db:
        db.execute("UPDATE wijk SET gebied = 'Noord' WHERE id IN (1, 2, 3)")
    store = Store.open(path, clock=lambda: NOW)
    yield store
    store.close()


def count(store: Store, rijen: Rijen) -> int:
    match rijen:
        case InitiatiefFilter():
            return initiatieven.count(store, rijen)
        case KasboekFilter():
            return kasboek.count(store, rijen)
        case HandgeldFilter():
            return handgeld.count(store, rijen)
        case MutatieFilter():
            return handgeld.count_mutaties(store, rijen)


def explained(store: Store, name: str, figure: Figure[Rijen]) -> Verklaring:
    """The explanation of a figure, which must be of that figure and of its rows."""
    found = verklaar(store, Cijfer(name, figure.rows))
    made = found.herkomst
    assert made.naam == name
    assert found.getal == figure.value, name
    assert made.waarde == getoond(name, figure.value), name
    assert made.wat
    assert made.formule
    assert made.bronnen, name
    last = made.waarde if found.getal is not None else "onbekend"
    if not figure.counts:
        assert last in made.ingevuld or "olievlek" in name or made.ingevuld.endswith(("uitwisseling", "uitwisselingen"))
    else:
        assert str(figure.value) in made.ingevuld.replace(".", ""), name
        assert found.rijen == figure.rows
        assert count(store, figure.rows) == figure.value
    assert {deel.achter for deel in made.delen if deel.achter} <= found.achter.keys(), name
    return found


@pytest.mark.parametrize("exportable", [False, True], ids=["intern", "export"])
@pytest.mark.parametrize(
    "blik",
    [
        SELWERD,
        CITY,
        Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=2),
        Blik.laatste_jaar(TODAY, initiatief_id=7),
        Blik.laatste_jaar(TODAY, gebied="Noord"),
        Blik(date(2020, 1, 1), date(2020, 1, 31)),
    ],
    ids=["wijk", "stad", "jaar", "initiatief", "gebied", "leeg"],
)
def test_every_figure_of_a_summary_is_what_its_explanation_says(sample: Store, blik: Blik, exportable: bool) -> None:
    read = samenvatting(sample, blik, exportable=exportable, geheel=True)
    figures = rows_behind(read)
    assert len(figures) > 60
    for name, figure in figures.items():
        explained(sample, name, figure)


def euros(text: str) -> int:
    found = re.fullmatch(r"€ (-?)([0-9.]+),([0-9]{2})", text)
    assert found is not None, text
    cents = int(found[2].replace(".", "")) * 100 + int(found[3])
    return -cents if found[1] else cents


def amounts_add_up(store: Store, cijfer: Cijfer, seen: set[str]) -> None:
    """Goes down into every part of an amount; with their signs the parts are the amount."""
    found = verklaar(store, cijfer)
    made = found.herkomst
    seen.add(made.naam)
    assert found.getal == euros(made.waarde)
    if made.delen and not made.naam.endswith((".vrij", ".over", ".openstaand", ".als_alles")):
        assert sum(euros(deel.waarde) for deel in made.delen) == found.getal, made
    elif made.delen:
        first, *rest = (euros(deel.waarde) for deel in made.delen)
        assert first - sum(rest) == found.getal, made
    for name, part in found.achter.items():
        assert isinstance(part, Cijfer)
        if name not in seen:
            deel = next(one for one in made.delen if one.achter == name)
            assert abs(verklaar(store, part).getal or 0) == abs(euros(deel.waarde)), name
            amounts_add_up(store, part, seen)


def test_the_parts_of_every_amount_add_up_down_to_the_rows(sample: Store) -> None:
    read = samenvatting(sample, CITY)
    seen: set[str] = set()
    for name, figure in rows_behind(read).items():
        if name.startswith(("handgeld.totaal", "handgeld.pot")):
            amounts_add_up(sample, Cijfer(name, figure.rows), seen)
    for pot in handgeld.pots(sample):
        for wat in ("plafond", "toegekend", "vrij", "over", "betaald", "openstaand"):
            amounts_add_up(sample, pot_cijfer(pot.id, wat), seen)
        rest = Cijfer(f"handgeld.pot.{pot.id}.als_alles", HandgeldFilter(pot_id=pot.id, alleen_open=True))
        amounts_add_up(sample, rest, seen)
        assert verklaar(sample, rest).getal == pot.stand.als_alles_wordt_toegekend
        assert verklaar(sample, pot_cijfer(pot.id, "vrij")).getal == pot.stand.vrij
    assert {name.rpartition(".")[2] for name in seen} >= {"korting", "vrijval", "terugontvangst", "overheveling_uit"}


def test_the_financiers_share_each_amount_without_a_lost_cent(sample: Store) -> None:
    shared = [pot for pot in handgeld.pots(sample) if len(pot.financiers) > 1]
    assert shared
    for pot in shared:
        parts = handgeld.afschrift(sample, pot.id).eind.per_financier
        for wat in ("plafond", "toegekend", "betaald"):
            told = [verklaar(sample, pot_cijfer(pot.id, wat, number)) for number in range(len(parts))]
            assert [one.getal for one in told] == [getattr(part, wat) for part in parts]
            assert sum(one.getal or 0 for one in told) == verklaar(sample, pot_cijfer(pot.id, wat)).getal
            assert pot.financiers[1].naam in told[1].herkomst.wat


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(st.lists(links, min_size=6, max_size=20), st.sampled_from([Bereik.INTERN, Bereik.EXPORT]))
def test_whatever_the_kasboek_holds_its_numbers_explain_themselves(todo: list[Act], naar: Bereik) -> None:
    with TemporaryDirectory() as folder:
        store = Store.open(new_store(Path(folder) / "frontlijn.db"), clock=lambda: NOW)
        with closing(store):
            for act in todo:
                perform(store, act)
            for blik in (CITY, SELWERD):
                beeld = kasboek.beeld(store, blik, naar)
                for name, figure in kasboek.behind_beeld(beeld).items():
                    found = explained(store, f"kasboek.{name}", replace(figure))
                    _whole(store, found)


def _whole(store: Store, found: Verklaring) -> None:
    """A sum is that of the numbers of its rows, and says of how many it does not know."""
    name = found.herkomst.naam.rpartition(".")[2]
    if name not in ("deelnames", "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten"):
        return
    assert isinstance(found.rijen, KasboekFilter)
    each = [getattr(regel, name) for regel in kasboek.window(store, found.rijen, 0, -1)]
    known = [number for number in each if number is not None]
    assert found.getal == (None if each and not known else sum(known))
    assert ("onbekend" in " ".join(found.herkomst.let_op)) == (len(known) < len(each))
    if 1 < len(known) <= 6 and name != "vrijwilligersminuten":
        left, _, right = found.herkomst.ingevuld.partition(" = ")
        assert sum(map(int, left.split(" + "))) == int(right) == sum(known)


def test_a_difference_is_of_both_numbers(sample: Store) -> None:
    now = kasboek.beeld(sample, Blik(date(2026, 1, 1), TODAY, wijk_id=1))
    then = kasboek.beeld(sample, Blik(date(2025, 1, 1), date(2025, 12, 31), wijk_id=1))
    here, there = (cijfers_achter(kasboek.behind_beeld(one), "kasboek") for one in (now, then))
    for name, before in (("regels", then.cijfers.regels), ("vrijwilligersminuten", then.cijfers.vrijwilligersminuten)):
        both = Vergelijking(here[name], there[name])
        found = verklaar(sample, both)
        value = getattr(now.cijfers, name)
        assert found.getal == value - (before or 0)
        assert [deel.waarde for deel in found.herkomst.delen] == [
            getoond(f"kasboek.{name}", value),
            getoond(f"kasboek.{name}", before),
        ]
        assert set(found.achter.values()) == {both.nu, both.toen}
        assert found.rijen is None


def test_what_nobody_knows_is_unknown_and_no_zero(store: Store, raw: sqlite3.Connection) -> None:
    seed.kasboekregel(raw, deelnames=None)
    seed.kasboekregel(raw, deelnames=None)
    made = verklaar(store, Cijfer("kasboek.deelnames", KasboekFilter())).herkomst
    assert (made.waarde, made.ingevuld) == ("onbekend", "geen enkele regel waarvan het bekend is, dus onbekend")
    assert made.let_op[0] == "Bij 2 regels is dit onbekend; die tellen niet mee."
    seed.kasboekregel(raw, deelnames=0)
    made = verklaar(store, Cijfer("kasboek.deelnames", KasboekFilter())).herkomst
    assert (made.waarde, made.ingevuld) == ("0", "0")
    unknown = KasboekFilter(wijk_id=seed.PADDEPOEL)
    assert verklaar(store, Cijfer("kasboek.deelnames", unknown)).herkomst.ingevuld == "geen regels, dus 0"


def test_what_is_left_out_of_an_export_is_said(store: Store) -> None:
    for cijfer in (
        Cijfer("kasboek.regels", KasboekFilter(exporteerbaar=True)),
        Cijfer("kasboek.uitwisselingen", KasboekFilter(exporteerbaar=True)),
        Cijfer("handgeld.open", HandgeldFilter(exporteerbaar=True, alleen_open=True)),
        Cijfer("initiatieven.aantal", InitiatiefFilter(exporteerbaar=True)),
    ):
        assert "Wat onder de radar is, telt hier niet mee." in verklaar(store, cijfer).herkomst.let_op
        assert cijfer.rijen is not None
        open_rows: Any = replace(cijfer.rijen, exporteerbaar=False)
        assert "onder de radar" not in " ".join(verklaar(store, replace(cijfer, rijen=open_rows)).herkomst.let_op)


def test_a_group_opens_its_exchanges_and_people_are_never_told_one_by_one(sample: Store) -> None:
    beeld = kasboek.beeld(sample, SELWERD)
    names = cijfers_achter(kasboek.behind_beeld(beeld), "kasboek")
    groups = verklaar(sample, names["groepen"])
    assert [deel.tekst for deel in groups.herkomst.delen] == sorted(
        (one.partij.naam for one in beeld.wederkerigheid.partijen if one.partij.id and one.partij.soort != "persoon"),
        key=str.casefold,
    )
    first = groups.achter[groups.herkomst.delen[0].achter or ""]
    assert isinstance(first, Cijfer)
    of_group = verklaar(sample, first)
    assert of_group.rijen is None
    assert len(of_group.herkomst.delen) == of_group.getal
    for deel in of_group.herkomst.delen:
        kind, number = cast("tuple[Zoeksoort, int]", of_group.achter[deel.achter or ""])
        assert kind is Zoeksoort.KASBOEK
        assert kasboek.get(sample, number).uitwisselingen
    for name in ("mensen", "mensen_wederkerig", "nieuwe_banden", "partij.bewoners.gaf", "partij.samen.gegeven"):
        assert verklaar(sample, names[name]).herkomst.delen == ()


def test_the_olievlek_opens_the_things_themselves(sample: Store) -> None:
    names = cijfers_achter(kasboek.behind_beeld(kasboek.beeld(sample, SELWERD)), "kasboek")
    for name, more in (("wortels", 0), ("nakomelingen", 0), ("diepte", 1)):
        found = verklaar(sample, names[f"olievlek.{name}"])
        assert len(found.herkomst.delen) == (found.getal or 0) + more
        assert all(deel.achter in found.achter for deel in found.herkomst.delen)


def test_every_name_can_be_found_by_itself_and_by_its_begin(sample: Store) -> None:
    named = noem(sample, SELWERD)
    assert {name.partition(".")[0] for name in named} <= PROVIDERS.keys()
    for name, one in named.items():
        assert vind(sample, named, f" {name.upper()} ") == [one.cijfer]
        assert one.waarde.startswith(verklaar(sample, one.cijfer).herkomst.waarde), name
    begun = [one.naam for one in vind(sample, named, "kasboek.leefdomein")]
    assert begun == [name for name in named if name.startswith("kasboek.leefdomein.")]
    (part,) = vind(sample, named, "handgeld.totaal.toegekend.toekenning")
    assert verklaar(sample, part).herkomst.wat == "toekenning"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("kasboek.deelnames", False),
        (" Kasboek.Leefdomein.Wonen", False),
        ("kasboek.leefdomein", True),
        ("kasboek.olievlek.wortels", True),
        ("kas", True),
        ("handgeld", False),
        ("handgeld.totaal.toegekend.toekenning", False),
        ("initiatieven.fase", False),
        ("impact.baten", False),
        ("arena", False),
    ],
)
def test_no_more_is_read_than_a_name_needs(
    sample: Store, monkeypatch: pytest.MonkeyPatch, typed: str, whole: bool
) -> None:
    expected = vind(sample, noem(sample, SELWERD), typed)
    asked: list[Blik] = []
    read = kasboek.beeld

    def counting(store: Store, blik: Blik, naar: Bereik = Bereik.INTERN) -> Beeld:
        asked.append(blik)
        return read(store, blik, naar)

    monkeypatch.setattr(kasboek, "beeld", counting)
    assert vind(sample, noem_voor(sample, SELWERD, typed), typed) == expected
    assert bool(asked) is whole


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("deelnamen", "Bedoel je kasboek.deelnames"),
        ("handgeld.totaal.vrij.niets", "Bedoel je"),
        ("q", "Zonder naam zie je ze allemaal"),
        ("", "Zonder naam zie je ze allemaal"),
        ("\x1b[31m", "Zonder naam"),
    ],
)
def test_a_name_that_is_not_there_is_refused_with_the_nearest(sample: Store, typed: str, hint: str) -> None:
    with pytest.raises(NotFound, match=re.escape(hint)) as refused:
        vind(sample, noem_voor(sample, SELWERD, typed), typed)
    assert "\x1b" not in refused.value.message


def test_a_first_word_that_nobody_explains_is_refused(store: Store) -> None:
    with pytest.raises(NotFound, match=r"weer\.morgen"):
        verklaar(store, Cijfer("weer.morgen"))


@pytest.mark.parametrize("rijen", [KasboekFilter(), HandgeldFilter(), InitiatiefFilter(), MutatieFilter()])
def test_a_filter_alone_counts_its_rows(sample: Store, rijen: Rijen) -> None:
    found = verklaar(sample, telling(rijen))
    assert found.rijen == rijen
    assert found.getal == count(sample, rijen) > 0


def test_the_statement_begins_where_the_days_before_it_ended(sample: Store) -> None:
    rows = MutatieFilter(pot_id=16, van=date(2026, 1, 1), tot=date(2026, 12, 31))
    shown = handgeld.afschrift(sample, 16, date(2026, 1, 1), date(2026, 12, 31))
    for wat in ("vrij", "plafond", "toegekend", "betaald"):
        found = verklaar(sample, Cijfer(f"handgeld.pot.16.afschrift.{wat}", rows))
        begin, end = getattr(shown.begin, wat), getattr(shown.eind, wat)
        assert found.getal == end
        assert [deel.waarde for deel in found.herkomst.delen] == [format_bedrag(begin), format_bedrag(end - begin)]
        (before,) = found.achter.values()
        assert isinstance(before, Cijfer)
        assert verklaar(sample, before).getal == begin


def test_the_pots_that_are_one_row_together_are_each_a_part(sample: Store) -> None:
    read = samenvatting(sample, CITY)
    rest = genoemde_potten(read.handgeld.pots)[1]
    assert len(rest) > 1
    figures = rows_behind(read)
    for wat in ("vrij", "plafond", "toegekend", "betaald", "openstaand", "aangevraagd"):
        name = f"handgeld.rest.4.{wat}"
        found = verklaar(sample, Cijfer(name, figures[name].rows))
        assert [deel.tekst for deel in found.herkomst.delen] == [pot.naam for pot in rest]
        assert [euros(deel.waarde) for deel in found.herkomst.delen] == [getattr(pot.stand, wat) for pot in rest]
        assert found.getal == figures[name].value == sum(getattr(pot.stand, wat) for pot in rest)
        amounts_add_up(sample, next(iter(cast("dict[str, Cijfer]", found.achter).values())), set())


def test_a_word_opens_the_stories_it_stands_in(sample: Store) -> None:
    beeld = kasboek.beeld(sample, SELWERD)
    names = cijfers_achter(kasboek.behind_beeld(beeld), "kasboek")
    assert len(beeld.woorden) > 10
    for word in beeld.woorden:
        found = verklaar(sample, names[f"woord.{fold(word.woord)}"])
        assert (found.getal, len(found.herkomst.delen)) == (word.aantal, word.teksten)
        for name, sleutel in found.achter.items():
            kind, number = cast("tuple[Zoeksoort, int]", sleutel)
            assert (kind, name) == (Zoeksoort.KASBOEK, f"regel {number}")
            assert fold(word.woord) in fold(kasboek.get(sample, number).verhaal or "")


def test_of_very_many_parts_the_first_are_named_and_the_others_counted() -> None:
    many = [Deel(f"deel {number}", "1") for number in range(DELEN + 2)]
    assert begrensd(many[:DELEN], "delen") == tuple(many[:DELEN])
    shown = begrensd(many, "delen")
    assert shown[:DELEN] == tuple(many[:DELEN])
    assert shown[DELEN:] == (Deel("en nog 2 delen", ""),)
