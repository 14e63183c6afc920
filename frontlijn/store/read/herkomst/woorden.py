"""How the words of the woordbeeld were counted: in which stories they stand."""

from __future__ import annotations

from dataclasses import replace

from frontlijn.domain.dates import format_datum
from frontlijn.domain.herkomst import Deel, Herkomst, optelling
from frontlijn.domain.kasboek.woordbeeld import keer
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Zoeksoort
from frontlijn.store.read import kasboek
from frontlijn.store.read.herkomst.cijfer import Verklaring, basis, geteld, let_op, periode, waarvan
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store


def verklaar(store: Store, naam: str, woord: str, rijen: KasboekFilter) -> Verklaring:
    """How often a word stands in the stories, and in which; each of those opens."""
    stories = kasboek.window(store, replace(basis(rijen), verhaal=True), 0, -1)
    found = [(regel, times) for regel in stories if (times := keer(regel.verhaal or "", woord))]
    number = sum(times for _, times in found)
    held = f"{geteld(len(stories), 'verhaal', 'verhalen')}{periode(rijen.van, rijen.tot)}"
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"keer dat \u2018{woord}\u2019 in een verhaal staat",
            waarde=format_aantal(number),
            formule="tel hoe vaak het woord in elk verhaal staat",
            ingevuld=optelling([times for _, times in found], wat="verhalen"),
            delen=tuple(
                Deel(f"{format_datum(regel.datum)} {regel.titel}", f"{times} keer", f"regel {regel.id}")
                for regel, times in found
            ),
            bronnen=(
                f"sociaal kasboek, {waarvan(store, rijen)}: {held}, het woord staat in {format_aantal(len(found))}",
            ),
            let_op=let_op(rijen, "Hoe vaak een woord terugkomt, zegt niet hoe belangrijk het is."),
        ),
        None,
        {f"regel {regel.id}": (Zoeksoort.KASBOEK, regel.id) for regel, _ in found},
        number,
    )
