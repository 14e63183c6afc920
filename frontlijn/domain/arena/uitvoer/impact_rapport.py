"""What a report published, short, for the summary: its totals and every part that its text names (000)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontlijn.domain.arena.gepubliceerd import DIMENSIES, Verdeeld, rest_tekst, totaal, verdeeld
from frontlijn.domain.arena.impact import Rapport
from frontlijn.domain.arena.multiplier import rapport_multiplier
from frontlijn.domain.arena.namen import REST, naam_van, namen_rapport
from frontlijn.domain.arena.uitvoer.bedragen import DUIZEND
from frontlijn.domain.arena.uitvoer.rapport import KOPPEN, anders_zin, duizend, verdeeld_getoond
from frontlijn.domain.blokken import Blok, Cel, Opsomming, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import opsomming
from frontlijn.domain.text import shortened
from frontlijn.domain.values import CijferSoort, Leefdomein

NIET = "niet gepubliceerd"

Rij = tuple[str, Cel, Cel]
"""What it is of, its benefits, and the costs there."""


def rapport_kort(rapport: Rapport, *, kort: bool, gezegd: Sequence[str] = ()) -> Iterator[Blok]:
    """The published figures as a table, or with `kort` a line for each dimension; then what must be said with them.

    What the text does not divide is one row for each dimension, so that each adds up to the total. `gezegd` are the
    caveats that stand above it already: with `kort` those are pointed at, and not said once more.
    """
    if not rapport.cijfers:
        yield Zin(f"Van het rapport ‘{shortened(rapport.arena.titel, 80)}’ is nog geen cijfer ingevuld.")
        return
    whole = _totaal(rapport)
    title = f"Uit het rapport ‘{shortened(rapport.arena.titel, 80)}’, dat niet optelt bij de eigen arena's"
    parts = {dimensie: _rijen(rapport, dimensie) for dimensie in DIMENSIES}
    if kort:
        yield Zin(f"{title}: {_regel(whole)} ({DUIZEND.tekst}).")
        yield Opsomming(tuple(_regels(parts)))
    else:
        yield Zin(f"{title}:")
        lines = [whole]
        for dimensie, rows in parts.items():
            lines += [(f"{KOPPEN[dimensie][1]}: {over}", baten, kosten) for over, baten, kosten in rows]
        columns = (f"Uit een rapport ({DUIZEND.tekst})", "Baten", "Kosten waar de baten ontstaan")
        yield Tabel(columns, tuple((Cel(over), baten, kosten) for over, baten, kosten in lines), frozenset({1, 2}))
    told = [anders_zin(one) for one in rapport.cijfers if one.anders]
    told += [
        f"De delen per {dimensie} zijn samen meer dan het totaal; kijk ze na."
        for dimensie in DIMENSIES
        if (verdeeld(rapport.cijfers, dimensie).rest or 0) < 0
    ]
    number, *caveats = rapport_multiplier(rapport.cijfers).regels
    left = [one for one in caveats if one not in gezegd] if kort else caveats
    again = ["Wat hierboven bij de multiplier staat, geldt hier ook."] if len(left) < len(caveats) else []
    yield Zin(" ".join((*told, number, *again, *left)))


def _totaal(rapport: Rapport) -> Rij:
    found = [totaal(rapport.cijfers, soort) for soort in (CijferSoort.BATEN, CijferSoort.KOSTEN)]
    baten, kosten = (Cel(duizend(one.gekozen.waarde), naam_van(one)) if one else Cel(NIET) for one in found)
    return "totaal", baten, kosten


def _rijen(rapport: Rapport, dimensie: str) -> list[Rij]:
    """The figures along a dimension, and what is left of the total."""
    found, name = verdeeld(rapport.cijfers, dimensie), namen_rapport(rapport.arena.id)
    shown, left = verdeeld_getoond(found)
    lasten = _lasten(rapport) if dimensie == "leefdomein" else {}
    rows = [
        (
            one.over,
            Cel(duizend(one.gekozen.waarde, shown[at]), naam_van(one)),
            lasten.pop(one.leefdomein, Cel("")) if one.leefdomein else Cel(""),
        )
        for at, one in enumerate(found.cijfers)
    ]
    rows += [(domein.label, Cel(NIET), cell) for domein, cell in lasten.items()]
    if _heeft_rest(found):
        label = rest_tekst(dimensie, verzwegen=rapport.verzwegen)
        key = name(CijferSoort.BATEN, dimensie, REST) if found.cijfers else name(CijferSoort.BATEN)
        rest = Cel(duizend(found.rest or 0, left), key)
        rows.append((label, Cel("") if found.rest is None else rest, Cel("")))
    return rows


def _heeft_rest(found: Verdeeld) -> bool:
    """Whether something is left to tell: without a total, only when the text divides nothing."""
    return not found.cijfers if found.rest is None else found.rest > 0


def _lasten(rapport: Rapport) -> dict[Leefdomein, Cel]:
    return {
        one.leefdomein: Cel(duizend(one.gekozen.waarde), naam_van(one))
        for one in rapport.cijfers
        if one.soort is CijferSoort.LASTEN and one.leefdomein
    }


def _regel(row: Rij) -> str:
    over, baten, kosten = row
    return f"{over} baten {baten.tekst}, kosten {kosten.tekst}"


def _regels(parts: dict[str, list[Rij]]) -> Iterator[str]:
    """Each dimension as a line, such as "Per groep: overheid 5.722 en niet gepubliceerd in de tekst 3.712."."""
    for dimensie, rows in parts.items():
        told = [
            f"{over} {baten.tekst}{f' (kosten daar {kosten.tekst})' if kosten.tekst else ''}".rstrip()
            for over, baten, kosten in rows
        ]
        if told:
            yield f"{KOPPEN[dimensie][0]}: {opsomming(told)}."
