"""Rows that came from another row of the same file, which has no number yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.text import printable


@dataclass(frozen=True, slots=True)
class Bron:
    """A row that another may have come from: its day, and the number of its record when it stands."""

    rij: int
    titel: str
    datum: date | None
    nummer: int | None


@dataclass(frozen=True, slots=True)
class Vraag:
    """A row that came from another one: its own day, and the rows that have the title that it names."""

    rij: int
    datum: date | None
    bronnen: Sequence[Bron]


def ouders(vragen: Mapping[int, Vraag], kan: Mapping[int, bool]) -> tuple[dict[int, Bron], dict[int, str]]:
    """For each row the row that it came from, those that come first in front; and why for others there is none.

    Of rows with the title the last one that is not later counts. `kan` says of a row whether it can be taken in.
    """
    chosen = {rij: bron for rij, vraag in vragen.items() if (bron := _chosen(vraag)) is not None}
    wrong = {rij: _too_late(vraag) for rij, vraag in vragen.items() if rij not in chosen}
    found: dict[int, Bron] = {}
    for start in chosen:
        chain: dict[int, Bron] = {}
        rij = start
        while rij in chosen and rij not in chain and rij not in found and rij not in wrong:
            chain[rij] = chosen[rij]
            rij = chosen[rij].rij
        if rij in chain:
            wrong |= dict.fromkeys(chain, "Deze rij komt langs een omweg uit zichzelf voort; haal er een uit weg.")
            continue
        for child, bron in reversed(chain.items()):
            if bron.nummer is None and (bron.rij in wrong or not kan.get(bron.rij, False)):
                wrong[child] = f"Rij {bron.rij}, waar deze rij uit voortkwam, kan niet; verbeter die eerst."
            else:
                found[child] = bron
    return found, wrong


def _chosen(vraag: Vraag) -> Bron | None:
    days = [
        (bron.datum or date.min, -bron.rij, bron)
        for bron in vraag.bronnen
        if bron.rij != vraag.rij and not (bron.datum and vraag.datum and bron.datum > vraag.datum)
    ]
    return max(days, key=lambda one: one[:2])[2] if days else None


def _too_late(vraag: Vraag) -> str:
    others = [bron for bron in vraag.bronnen if bron.rij != vraag.rij]
    if not others or others[0].datum is None or vraag.datum is None:
        return "Deze rij kan niet uit zichzelf voortkomen; noem iets anders, of laat de cel leeg."
    first = others[0]
    return (
        f"{printable(first.titel)[:60]} is van {format_datum(others[0].datum)}, later dan {format_datum(vraag.datum)}; "
        "iets komt niet voort uit wat er nog niet was."
    )
