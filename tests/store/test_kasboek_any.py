"""Whatever is logged, changed, removed and linked: filters, figures, pictures and versions of the kasboek agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.kasboek.toestemming import mag_mee
from frontlijn.domain.values import Bereik, Zichtbaarheid
from frontlijn.store.read import initiatieven as read_initiatieven
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.kasboek.filters import _from_json, to_json
from frontlijn.store.read.listing import Leeg
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import note_export, versions
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.kasboek import log_kasboekregel
from frontlijn.store.write.undo import redo_last, undo_last
from tests.examples import examples
from tests.new_store import new_store
from tests.store.conftest import NOW
from tests.store.inputs import initiatief
from tests.store.kasboek_acts import FIRST, LAST, Act, filters, initiatieven, links, perform, regels

ALL = KasboekFilter()
YEAR = (date(2026, 1, 1), date(2026, 11, 21))


@contextmanager
def made(todo: list[Act] | None = None) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store.open(new_store(Path(folder) / "frontlijn.db"), clock=lambda: NOW)
        with closing(store):
            for act in todo or ():
                perform(store, act)
            yield store


def lets_through(wanted: KasboekFilter, regel: Kasboekregel, hidden: set[int]) -> bool:
    """What a filter means, said in Python; the words of `tekst` apart."""
    asked = [
        (wanted.wijk_id, regel.wijk_id),
        (wanted.initiatief_id, regel.initiatief_id),
        (wanted.kernwaarde, Leeg.ONBEKEND if regel.kernwaarde is None else regel.kernwaarde),
        (wanted.uitkomst, Leeg.ONBEKEND if regel.uitkomst is None else regel.uitkomst),
        (wanted.experiment, regel.experiment),
        (wanted.aantal_domeinen, len(regel.leefdomeinen)),
        (wanted.verhaal, regel.verhaal is not None),
        (wanted.voortgekomen, regel.uit is not None),
        (wanted.uitgewisseld, bool(regel.uitwisselingen)),
        (wanted.gescoord, bool(regel.perspectieven)),
        (wanted.gewijzigd_na_uitvoer, regel.gewijzigd_na_uitvoer),
    ]
    unknown = [
        getattr(wanted, name) is None or getattr(regel, name) is None
        for name in ("deelnames", "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten")
    ]
    domein = wanted.leefdomein
    return (
        all(value is None or value == has for value, has in asked)
        and all(unknown)
        and (domein is None or (not regel.leefdomeinen if domein is Leeg.ONBEKEND else domein in regel.leefdomeinen))
        and (wanted.van is None or regel.datum >= wanted.van)
        and (wanted.tot is None or regel.datum <= wanted.tot)
        and not (wanted.exporteerbaar and (is_hidden(regel) or regel.initiatief_id in hidden))
    )


def is_hidden(row: Any) -> bool:
    return bool(row.zichtbaarheid is Zichtbaarheid.ONDER_DE_RADAR)


def hidden_initiatieven(store: Store) -> set[int]:
    return {one.id for one in read_initiatieven.window(store, InitiatiefFilter(), 0, -1) if is_hidden(one)}


@pytest.mark.slow
@settings(max_examples=examples(10), deadline=None)
@given(st.lists(links, min_size=6, max_size=20), st.lists(filters, min_size=4, max_size=12), st.integers(0, 5))
def test_a_filter_lets_through_what_it_says_and_counts_it(
    todo: list[Act], wanted: list[KasboekFilter], exported: int
) -> None:
    with made(todo[:exported]) as store:
        note_export(store, versions(store, ALL), "kasboek")
        for act in todo[exported:]:
            perform(store, act)
        entries, hidden = read.window(store, ALL, 0, -1), hidden_initiatieven(store)
        # A filter of several fields seldom lets anything through, so each field is asked alone as well.
        single = [replace(ALL, **{name: getattr(one, name)}) for one in wanted for name in KasboekFilter.__slots__]
        for one in {*wanted, *single}:
            found = read.window(store, one, 0, -1)
            assert read.count(store, one) == len(found)
            assert [read.position(store, one, regel.id) for regel in found] == list(range(len(found)))
            assert read.window(store, one, 1, 2) == found[1:3]
            assert sum(read.per_dag(store, one).values()) == len(found)
            if one.tekst is None:
                assert found == tuple(regel for regel in entries if lets_through(one, regel, hidden))
            gone = read.removed_window(store, one, 0, -1)
            assert read.count_removed(store, one) == len(gone)
            assert [read.removed_position(store, one, regel.id) for regel in gone] == list(range(len(gone)))


@given(filters)
def test_a_kept_filter_gives_back_every_field(wanted: KasboekFilter) -> None:
    assert _from_json(to_json(wanted)) == wanted


@pytest.mark.slow
@settings(max_examples=examples(10), deadline=None)
@given(st.lists(links, min_size=6, max_size=20), st.sampled_from(Bereik))
def test_the_cells_of_a_picture_add_up(todo: list[Act], naar: Bereik) -> None:
    """V25; and V24, the wijken are together the city."""
    with made(todo) as store:
        looks = [Blik(*YEAR), Blik(*YEAR, wijk_id=1), Blik(*YEAR, wijk_id=2), Blik(FIRST, LAST)]
        city, *per_wijk = [read.beeld(store, look, naar) for look in looks]
        for look, beeld in zip(looks, (city, *per_wijk), strict=True):
            _adds_up(store, look, beeld, naar)
        for name in ("regels", "deelnames_onbekend", "minuten_onbekend", "experimenten", "zonder_leefdomein"):
            assert getattr(city.cijfers, name) == sum(getattr(one.cijfers, name) for one in per_wijk[:2]), name
        for name in ("deelnames", "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten"):
            assert (getattr(city.cijfers, name) or 0) == sum(getattr(one.cijfers, name) or 0 for one in per_wijk[:2])
        assert city.verhalen_totaal == sum(one.verhalen_totaal for one in per_wijk[:2])
        exchanged = sum(one.wederkerigheid.uitwisselingen for one in per_wijk[:2])
        assert city.wederkerigheid.uitwisselingen == exchanged
        assert city.olievlek.nakomelingen == sum(one.olievlek.nakomelingen for one in per_wijk[:2])


def _adds_up(store: Store, look: Blik, beeld: Beeld, naar: Bereik) -> None:
    rows = read.rows_of(look, naar)
    cijfers = beeld.cijfers
    entries = read.window(store, rows, 0, -1)
    assert cijfers.regels == len(entries)
    assert sum(count for _, count in beeld.per_aantal_domeinen) == cijfers.regels
    assert sum(domeinen * count for domeinen, count in beeld.per_aantal_domeinen) == sum(
        count for _, count in cijfers.per_leefdomein
    )
    assert sum(count for _, count in cijfers.per_kernwaarde) == cijfers.regels
    assert sum(count for _, count in cijfers.per_uitkomst) == cijfers.experimenten
    assert sum(month.regels for month in beeld.maanden) == cijfers.regels
    assert sum(month.deelnames or 0 for month in beeld.maanden) == (cijfers.deelnames or 0)
    assert sum(month.deelnames_onbekend for month in beeld.maanden) == cijfers.deelnames_onbekend
    assert sum(month.minuten or 0 for month in beeld.maanden) == (cijfers.vrijwilligersminuten or 0)
    assert sum(month.minuten_onbekend for month in beeld.maanden) == cijfers.minuten_onbekend
    for month in beeld.maanden:
        assert sum(times for _, times in month.titels) == month.regels
    # A story that stays is told of as well where its entry is not public, so that nobody misses it unawares.
    stories = read.count(store, replace(rows, verhaal=True, openbaar=False))
    assert beeld.verhalen_totaal == len(beeld.verhalen)
    assert beeld.verhalen_totaal + sum(count for _, count in beeld.blijven) == stories
    tallies = beeld.wederkerigheid
    assert sum(stand.gaf for stand in tallies.partijen) == tallies.uitwisselingen
    assert sum(stand.kreeg for stand in tallies.partijen) == tallies.uitwisselingen
    given_minutes = sum(stand.minuten_gegeven for stand in tallies.partijen)
    assert given_minutes == sum(stand.minuten_ontvangen for stand in tallies.partijen)
    scores = Counter(score.stem for regel in entries for score in regel.perspectieven)
    assert {one.stem: one.aantal for one in beeld.perspectieven.per_stem if one.aantal} == dict(scores)
    for name, figure in read.rows_behind(cijfers, rows).items():
        if figure.counts:
            assert figure.value == read.count(store, figure.rows), name
        else:
            known = [getattr(regel, name) for regel in read.window(store, figure.rows, 0, -1)]
            assert (figure.value or 0) == sum(number or 0 for number in known), name
            assert (figure.value is None) == bool(known and known == [None] * len(known)), name


secret_or_not = st.tuples(regels, st.integers(0, 3), st.integers(0, 5))


@pytest.mark.slow
@settings(max_examples=examples(12), deadline=None)
@given(st.lists(initiatieven, min_size=3, max_size=3), st.lists(secret_or_not, min_size=2, max_size=12))
def test_nothing_onder_de_radar_and_no_story_without_consent_is_in_a_picture_that_leaves(
    known: list[Any], entries: list[tuple[KasboekInvoer, int, int]]
) -> None:
    """V22: not as an entry, party, origin, node or word, whatever it is tied to. Every text says whose it is."""
    with made() as store:
        secrets, withheld = set(), {naar: set[str]() for naar in (Bereik.EXPORT, Bereik.OPENBAAR)}
        for number, invoer in enumerate(known):
            naam = f"Initia{'abc'[number]}"
            register_initiatief(store, replace(invoer, naam=naam, contact=None, organisatie=None, startdatum=FIRST))
            if is_hidden(invoer):
                secrets.add(naam)
        for number, (invoer, of, uit) in enumerate(sorted(entries, key=lambda one: one[0].datum)):
            letters = chr(ord("a") + number) * 4
            word = f"woord{letters}"
            made_of: dict[str, str] = {
                "titel": f"Titel{letters}",
                "verhaal": f"Verhaal {word} {word}",
                "teweeg": f"Teweeg{letters}",
            }
            exchanged = tuple(
                replace(one, gever=f"Initia{'abc'[of % 3]}", ontvanger="bewoner A") for one in invoer.uitwisselingen
            )
            from_entry = 0 < uit <= number
            told = replace(
                invoer,
                titel=made_of["titel"],
                verhaal=made_of["verhaal"],
                teweeg=made_of["teweeg"],
                initiatief_id=of or None,
                uitwisselingen=exchanged,
                uit_regel_id=uit if from_entry else None,
                uit_initiatief_id=None if from_entry else uit % 3 + 1,
            )
            regel = log_kasboekregel(store, told)
            if is_hidden(regel) or (of and f"Initia{'abc'[of - 1]}" in secrets):
                secrets |= {*made_of.values(), word}
            for naar, texts in withheld.items():
                if not mag_mee(regel, naar, store.today()):
                    texts |= {made_of["verhaal"], made_of["teweeg"], word}
        for naar, texts in withheld.items():
            shown = repr(read.beeld(store, Blik(*YEAR), naar))
            assert [secret for secret in secrets | texts if secret in shown] == []
            for number in hidden_initiatieven(store):
                with pytest.raises(Refused, match="onder de radar"):
                    read.beeld(store, Blik(*YEAR, initiatief_id=number), naar)


own_acts = st.sampled_from([("undo", ()), ("redo", ())])


@pytest.mark.slow
@settings(max_examples=examples(12), deadline=None)
@given(st.lists(links.filter(lambda act: act[0] != "change") | own_acts, min_size=4, max_size=20))
def test_the_versions_of_an_entry_are_what_it_said_each_time(todo: list[Act]) -> None:
    with made() as store:
        register_initiatief(store, initiatief("Kar"))
        said: dict[int, list[tuple[KasboekInvoer, bool]]] = {}
        for act in todo:
            with suppress(Refused, NotFound):
                if act[0] in ("undo", "redo"):
                    (undo_last if act[0] == "undo" else redo_last)(store)
                else:
                    perform(store, act)
            for regel in (*read.window(store, ALL, 0, -1), *read.removed_window(store, ALL, 0, -1)):
                each = said.setdefault(regel.id, [])
                if len(each) < regel.versie:
                    each.append((regel.invoer(), regel.verwijderd_op is not None))
                versions = read.versies(store, regel.id)
                assert [(one.inhoud, one.verwijderd) for one in versions] == each
                assert [one.nummer for one in versions] == list(range(1, regel.versie + 1))
                for before, after in pairwise(versions):
                    differ = {
                        name
                        for name in KasboekInvoer.__slots__
                        if getattr(before.inhoud, name) != getattr(after.inhoud, name)
                    }
                    assert set(after.veranderd) == differ


def test_an_entry_that_is_not_there_has_no_versions(store: Store) -> None:
    assert read.versies(store, 99) == ()
