"""Any edit of the kasboek and the initiatieven, with values drawn by Hypothesis and rows picked from what stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, TypeVar

from hypothesis import strategies as st

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import UitwisselingInvoer
from frontlijn.domain.values import Benadering, Bereik, Fase, Kernwaarde, Leefdomein, Stem, Uitkomst, Zichtbaarheid
from frontlijn.store.read import initiatieven as read_initiatieven
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.store.store import Store
from frontlijn.store.write.initiatieven import change_initiatief, confirm_initiatief, register_initiatief
from frontlijn.store.write.kasboek import (
    change_kasboekregel,
    log_kasboekregel,
    log_reeks,
    remove_filter,
    remove_kasboekregel,
    remove_sjabloon,
    restore_kasboekregel,
    save_filter,
    save_sjabloon,
)

T = TypeVar("T")

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 1)
NAMES = ("Tuin", "Soep", "Kar")

texts = st.none() | st.sampled_from(["Een verhaal", "Twee\nregels", "[bold]é 🌱", '\'t Is "goed"'])
counts = st.none() | st.integers(3, 9)
days = st.dates(FIRST, LAST)
picks = st.none() | st.integers(0, 9)
parties = st.sampled_from([*NAMES, "Stichting", "Truus", "bewoner A", "bewoner B"])
uitwisselingen = st.lists(
    st.builds(
        UitwisselingInvoer, parties, parties, st.sampled_from(["fiets", "soep"]), st.none() | st.integers(0, 99)
    ).filter(lambda one: one.gever != one.ontvanger),
    max_size=3,
).map(tuple)
perspectieven = st.lists(
    st.builds(
        Perspectief,
        st.sampled_from(["", "bewoner A", "'t kind", "kind!"]),
        st.sampled_from(Stem),
        st.integers(1, 5),
        st.integers(1, 5),
    ),
    max_size=4,
    unique_by=lambda score: (score.over, score.stem),
).map(tuple)
initiatieven = st.builds(
    InitiatiefInvoer,
    naam=st.sampled_from(NAMES),
    wijk_id=st.sampled_from([1, 2]),
    aliassen=st.sampled_from([(), ("Anders",), ("Anders", "Nog iets")]),
    fase=st.none() | st.sampled_from([Fase.IDEE, Fase.GESTOPT]),
    benadering=st.none() | st.sampled_from(Benadering),
    omschrijving=texts,
    startdatum=st.none() | days,
    zichtbaarheid=st.sampled_from(Zichtbaarheid),
    aanjagers=counts,
    contact=st.none() | st.sampled_from(["Truus", "Kees"]),
    organisatie=st.none() | st.just("Stichting"),
)
_stories = st.builds(
    KasboekInvoer,
    titel=st.sampled_from(["Geplant", "Gekookt", "Gerepareerd"]),
    wijk_id=st.sampled_from([1, 2]),
    datum=days,
    verhaal=texts,
    teweeg=texts,
    kernwaarde=st.none() | st.sampled_from(Kernwaarde),
    leefdomeinen=st.lists(st.sampled_from(Leefdomein), unique=True, max_size=3).map(tuple),
    deelnames=counts,
    nieuw_bereikt=st.none() | st.integers(0, 3),
    niet_in_beeld=st.none() | st.integers(0, 3),
    vrijwilligersminuten=st.none() | st.integers(0, 600),
    experiment=st.booleans(),
    uitkomst=st.none() | st.sampled_from(Uitkomst),
    les=st.just("Begin kleiner."),
    zichtbaarheid=st.sampled_from(Zichtbaarheid),
    uitwisselingen=uitwisselingen,
    perspectieven=perspectieven,
    pseudoniem=st.none() | st.just("mevrouw B."),
)
_consents = st.sampled_from(
    [
        {},
        {"bereik": Bereik.EXPORT, "toestemming_op": FIRST},
        {"bereik": Bereik.OPENBAAR, "toestemming_op": FIRST, "toestemming_van": "Truus"},
        {"bereik": Bereik.EXPORT, "toestemming_op": FIRST, "toestemming_tot": LAST},
    ]
)
regels = st.builds(lambda story, consent: replace(story, **consent), _stories, _consents)
sjablonen = st.builds(
    SjabloonInvoer,
    titel=st.sampled_from(["Koffie", "Eten"]),
    wijk_id=st.sampled_from([1, 2]),
    toets=st.integers(1, 3),
    leefdomeinen=st.lists(st.sampled_from(Leefdomein), unique=True, max_size=2).map(tuple),
    kernwaarde=st.none() | st.sampled_from(Kernwaarde),
    vrijwilligersminuten=st.none() | st.integers(0, 600),
    weekdag=st.none() | st.integers(0, 6),
)
filters = st.builds(
    KasboekFilter,
    wijk_id=st.none() | st.sampled_from([1, 2]),
    initiatief_id=st.none() | st.integers(1, 3),
    leefdomein=st.none() | st.sampled_from([*Leefdomein, Leeg.ONBEKEND]),
    kernwaarde=st.none() | st.sampled_from([*Kernwaarde, Leeg.ONBEKEND]),
    experiment=st.none() | st.booleans(),
    van=st.none() | days,
    tot=st.none() | days,
    tekst=st.none() | st.sampled_from(["verhaal", "geplant regels", "onbekend"]),
    uitkomst=st.none() | st.sampled_from([*Uitkomst, Leeg.ONBEKEND]),
    deelnames=st.none() | st.just(Leeg.ONBEKEND),
    nieuw_bereikt=st.none() | st.just(Leeg.ONBEKEND),
    niet_in_beeld=st.none() | st.just(Leeg.ONBEKEND),
    vrijwilligersminuten=st.none() | st.just(Leeg.ONBEKEND),
    aantal_domeinen=st.none() | st.integers(0, 3),
    verhaal=st.none() | st.booleans(),
    voortgekomen=st.none() | st.booleans(),
    uitgewisseld=st.none() | st.booleans(),
    gescoord=st.none() | st.booleans(),
    gewijzigd_na_uitvoer=st.none() | st.booleans(),
    exporteerbaar=st.booleans(),
)

_KINDS: dict[str, tuple[st.SearchStrategy[Any], ...]] = {
    "register": (initiatieven, picks),
    "change": (st.integers(0, 9), initiatieven, picks),
    "confirm": (st.integers(0, 9),),
    "log": (regels, picks, picks),
    "rewrite": (st.integers(0, 9), regels, picks, picks),
    "reeks": (regels, st.integers(1, 3)),
    "remove": (st.integers(0, 9),),
    "restore": (st.integers(0, 9),),
    "sjabloon": (sjablonen, picks),
    "geen_sjabloon": (st.sampled_from([1, 2]), st.integers(1, 3)),
    "filter": (st.sampled_from(["Van mij", "van MIJ", "Anders"]), filters),
    "geen_filter": (st.sampled_from(["Van mij", "Anders"]),),
}

Act = tuple[str, tuple[Any, ...]]

acts: st.SearchStrategy[Act] = st.one_of(
    *(st.tuples(st.just(kind), st.tuples(*values)) for kind, values in _KINDS.items())
)
links: st.SearchStrategy[Act] = st.one_of(
    *(
        st.tuples(st.just(kind), st.tuples(*_KINDS[kind]))
        for kind in ("register", "change", "log", "rewrite", "remove", "restore")
    )
)
"""The edits that make, move, cut and bring back what came from what."""


def perform(store: Store, act: Act) -> bool:
    """Does an edit; gives False when it was refused, or when there is nothing to do it with."""
    kind, values = act
    before = len(store.acts)
    try:
        _do(store, kind, values)
    except (NotFound, Refused):
        return False
    return len(store.acts) > before


def _do(store: Store, kind: str, values: tuple[Any, ...]) -> None:
    known = read_initiatieven.window(store, InitiatiefFilter(), 0, -1)
    entries = read.window(store, KasboekFilter(), 0, -1)
    match kind, values:
        case "register", (invoer, uit):
            register_initiatief(store, replace(invoer, **_origin(uit, known, entries)))
        case "change", (number, invoer, uit) if known:
            one = pick(known, number)
            change_initiatief(store, one.id, replace(invoer, **_origin(uit, known, entries)), one.versie)
        case "confirm", (number,) if known:
            confirm_initiatief(store, pick(known, number).id)
        case "log", (invoer, number, uit):
            log_kasboekregel(store, _placed(invoer, number, uit, known, entries))
        case "rewrite", (number, invoer, of, uit) if entries:
            regel = pick(entries, number)
            change_kasboekregel(store, regel.id, _placed(invoer, of, uit, known, entries), regel.versie)
        case "remove", (number,) if entries:
            regel = pick(entries, number)
            remove_kasboekregel(store, regel.id, regel.versie)
        case _:
            _do_more(store, kind, values)


def _do_more(store: Store, kind: str, values: tuple[Any, ...]) -> None:
    known = read_initiatieven.window(store, InitiatiefFilter(), 0, -1)
    gone = read.removed_window(store, KasboekFilter(), 0, -1)
    match kind, values:
        case "reeks", (invoer, weeks):
            log_reeks(store, invoer, [invoer.datum - timedelta(weeks=back) for back in range(weeks)])
        case "restore", (number,) if gone:
            restore_kasboekregel(store, pick(gone, number).id)
        case "sjabloon", (invoer, number):
            of = pick(known, number).id if known and number is not None else None
            save_sjabloon(store, replace(invoer, initiatief_id=of))
        case "geen_sjabloon", (wijk_id, toets):
            remove_sjabloon(store, wijk_id, toets)
        case "filter", (naam, wanted):
            save_filter(store, naam, wanted)
        case "geen_filter", (naam,):
            remove_filter(store, naam)


def pick(rows: Sequence[T], number: int) -> T:
    return rows[number % len(rows)]


def _placed(
    invoer: KasboekInvoer, number: int | None, uit: int | None, known: Sequence[Any], entries: Sequence[Any]
) -> KasboekInvoer:
    of = pick(known, number).id if known and number is not None else None
    return replace(invoer, initiatief_id=of, **_origin(uit, known, entries))


def _origin(uit: int | None, known: Sequence[Any], entries: Sequence[Any]) -> dict[str, Any]:
    """An origin among all that stands, entries first."""
    if uit is None or not (known or entries):
        return {}
    number = uit % (len(known) + len(entries))
    if number < len(entries):
        return {"uit_regel_id": entries[number].id}
    return {"uit_initiatief_id": known[number - len(entries)].id}
