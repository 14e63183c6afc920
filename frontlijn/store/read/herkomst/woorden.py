"""How the words of the woordbeeld were counted: in which stories they stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.herkomst import Deel, Herkomst, optelling
from frontlijn.domain.kasboek.woordbeeld import keer
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read.herkomst.cijfer import Verklaring, basis, begrensd, geteld, let_op, periode, waarvan
from frontlijn.store.read.kasboek import LISTING, KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


def verklaar(store: Store, naam: str, woord: str, rijen: KasboekFilter) -> Verklaring:
    """How often a word stands in the stories, and in which; each of those opens."""
    condition, values = LISTING.where(store, replace(basis(rijen), verhaal=True))
    sql = f"SELECT k.id, k.datum, k.titel, k.verhaal FROM kasboekregel k WHERE {condition} ORDER BY {LISTING.order}"
    with reading(store) as db:
        stories = db.execute(sql, values).fetchall()
    found = [(row, times) for row in stories if (times := keer(row["verhaal"], woord))]
    number = sum(times for _, times in found)
    held = f"{geteld(len(stories), 'verhaal', 'verhalen')}{periode(rijen.van, rijen.tot)}"
    delen = [
        Deel(f"{format_datum(date.fromisoformat(row['datum']))} {row['titel']}", f"{times} keer", f"regel {row['id']}")
        for row, times in found
    ]
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"keer dat ‘{woord}’ in een verhaal staat",
            waarde=format_aantal(number),
            formule="tel hoe vaak het woord in elk verhaal staat",
            ingevuld=optelling([times for _, times in found], wat="verhalen"),
            delen=begrensd(delen, "verhalen"),
            bronnen=(
                f"sociaal kasboek, {waarvan(store, rijen)}: {held}, het woord staat in {format_aantal(len(found))}",
            ),
            let_op=let_op(rijen, "Hoe vaak een woord terugkomt, zegt niet hoe belangrijk het is."),
        ),
        None,
        {f"regel {row['id']}": (Zoeksoort.KASBOEK, row["id"]) for row, _ in found},
        number,
    )
