"""Each number that a picture of the kasboek shows, by name, with the rows it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.uitvoer.samenhang import bewoners, groep_van, groepen, wederkerig
from frontlijn.domain.kasboek.wederkerigheid import PartijStand
from frontlijn.domain.text import fold
from frontlijn.store.read.figure import Figure
from frontlijn.store.read.kasboek.beeld import rows_of
from frontlijn.store.read.kasboek.cijfers import rows_behind
from frontlijn.store.read.kasboek.regels import KasboekFilter

Cijfers = Iterator[tuple[str, Figure[KasboekFilter]]]


def behind_beeld(beeld: Beeld) -> dict[str, Figure[KasboekFilter]]:
    """Each figure of a picture by name, such as `leefdomein.wonen` or `olievlek.wortels`.

    Only those that `rows_behind` gives can be a count of rows; of the others the rows hold what they were made of.
    """
    wanted = rows_of(beeld.blik, beeld.naar)
    found = dict(rows_behind(beeld.cijfers, wanted))
    for number, count in beeld.per_aantal_domeinen:
        if number:
            found[f"domeinen.{number}"] = Figure(count, replace(wanted, aantal_domeinen=number))
    if not beeld.buiten:  # what leaves holds only a part of each story
        stories = replace(wanted, verhaal=True)
        for one in beeld.woorden:
            found[f"woord.{fold(one.woord)}"] = Figure(one.aantal, stories, counts=False)
    return {**found, **dict(_exchanged(beeld, wanted)), **dict(_grown(beeld, wanted)), **dict(_scored(beeld, wanted))}


def _exchanged(beeld: Beeld, wanted: KasboekFilter) -> Cijfers:
    rows = replace(wanted, uitgewisseld=True)
    groups, people = groepen(beeld), bewoners(beeld)
    for name, value in {
        "uitwisselingen": beeld.wederkerigheid.uitwisselingen,
        "groepen": len(groups),
        "groepen_wederkerig": wederkerig(groups),
        "mensen": len(people),
        "mensen_wederkerig": wederkerig(people),
        "nieuwe_banden": beeld.wederkerigheid.nieuwe_banden,
    }.items():
        yield name, Figure(value, rows, counts=False)
    each = {groep_van(one.partij): [one] for one in groups}
    for who, standen in {**each, "bewoners": people, "samen": [*groups, *people]}.items():
        for measure, total in _tallies(standen).items():
            yield f"partij.{who}.{measure}", Figure(total, rows, counts=False)


def _tallies(standen: list[PartijStand]) -> dict[str, int | None]:
    """What these parties gave and received; a time is None when it is known of none of the exchanges."""
    gave, received = sum(one.gaf for one in standen), sum(one.kreeg for one in standen)
    all_gave = gave and gave == sum(one.gaf_onbekend for one in standen)
    all_received = received and received == sum(one.kreeg_onbekend for one in standen)
    return {
        "gaf": gave,
        "kreeg": received,
        "gegeven": None if all_gave else sum(one.minuten_gegeven for one in standen),
        "gekregen": None if all_received else sum(one.minuten_ontvangen for one in standen),
    }


def _grown(beeld: Beeld, wanted: KasboekFilter) -> Cijfers:
    yield "olievlek.wortels", Figure(beeld.olievlek.wortels, wanted, counts=False)
    yield "olievlek.nakomelingen", Figure(beeld.olievlek.nakomelingen, wanted, counts=False)
    yield "olievlek.diepte", Figure(beeld.olievlek.diepte, wanted, counts=False)


def _scored(beeld: Beeld, wanted: KasboekFilter) -> Cijfers:
    rows = replace(wanted, gescoord=True)
    for one in beeld.perspectieven.per_stem:
        name = f"perspectief.{one.stem.value}"
        yield f"{name}.vooruit", Figure(one.vooruit, rows, counts=False)
        yield f"{name}.gelijk", Figure(one.gelijk, rows, counts=False)
        yield f"{name}.achteruit", Figure(one.achteruit, rows, counts=False)
        yield f"{name}.samen", Figure(one.aantal, rows, counts=False)
