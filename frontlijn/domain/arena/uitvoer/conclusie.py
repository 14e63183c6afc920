"""The conclusion of a page: what it brings, over how long, who collects most, and from when that is more than it costs.

Each sentence follows from one rule, and says "onbekend" where nobody knows.
"""

from __future__ import annotations

from fractions import Fraction

from frontlijn.domain.arena.rekenen import Periode, Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, delen
from frontlijn.domain.kasboek.uitvoer.taal import geteld, hoofdletter, opsomming
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.domain.values import IncasseerderGroep

NIET_BINNEN = "niet binnen deze jaren"
"""What stands for a break-even that does not come within the horizon."""


def conclusie(made: Uitkomst, eenheid: Eenheid) -> str:
    """One to three sentences."""
    if not made.geteld:
        return _zonder_baten(made, eenheid)
    return " ".join((_wat(made, eenheid), *_wie(made), _wanneer(made)))


def _zonder_baten(made: Uitkomst, eenheid: Eenheid) -> str:
    if made.pm:
        verb = "staat" if len(made.pm) == 1 else "staan"
        first = (
            f"In euro is nog onbekend wat dit opbrengt: er {verb} {geteld(len(made.pm), 'effect', 'effecten')} op PM."
        )
    elif made.lasten:
        first = f"Er staan alleen negatieve effecten in: {eenheid.zin(made.negatief)}."
    elif made.kosten or made.natura or made.natura_onbekend:
        first = "Wat dit opbrengt, is onbekend: er staat nog geen effect in."
    else:
        return "Hier is nog niets ingevuld."
    return f"{first} De kosten zijn {eenheid.zin(made.kosten)}." if made.kosten else first


def _wat(made: Uitkomst, eenheid: Eenheid) -> str:
    verb, costs = ("brengt", "kost") if len(made.standen) == 1 else ("brengen", "kosten")
    paid = f", en {costs} {eenheid.zin(made.kosten)}" if made.kosten else "; de kosten zijn onbekend"
    return (
        f"{_onderwerp(made)} {verb} in {format_aantal(len(made.jaren))} jaar ({jaren(made)}) naar schatting "
        f"{eenheid.zin(made.baten)} op{paid}."
    )


def _onderwerp(made: Uitkomst) -> str:
    if len(made.standen) == 1:
        return f"‘{shortened(made.standen[0].arena.titel, 80)}’"
    return f"De {format_aantal(len(made.standen))} arena's samen"


def jaren(made: Uitkomst) -> str:
    """The years that are counted, in words."""
    first, last = made.jaren[0], made.jaren[-1]
    return f"{first} tot en met {last}" if first != last else str(first)


def _wie(made: Uitkomst) -> tuple[str, ...]:
    """Who collects most; nothing when nobody gets anything."""
    amounts: dict[str, Fraction] = {groep.label: amount for groep, amount in made.per_groep.items()}
    shares = delen(list(amounts.values()))
    if shares is None:
        return ()
    most = max(amounts.values())
    named = [label for label, amount in amounts.items() if amount == most]
    part = dict(zip(amounts, shares, strict=True))[named[0]]
    if len(named) > 1:
        return (f"Het meeste komt terecht bij {opsomming(named)} (elk {part}).",)
    if named[0] == IncasseerderGroep.OVERHEID.label:
        return (f"De overheid krijgt het meeste: {part}.",)
    return (f"{hoofdletter(named[0])} krijgen het meeste: {part}.",)


def _wanneer(made: Uitkomst) -> str:
    if not made.kosten:
        return "Vanaf wanneer de baten meer zijn dan de kosten, is onbekend: er zijn geen kosten ingevuld."
    if made.break_even is None:
        return "Binnen deze jaren worden de baten samen niet zo hoog als de kosten."
    return f"Vanaf {made.break_even} zijn de baten samen minstens zo hoog als de kosten."


def break_even_tekst(made: Uitkomst) -> str:
    """The year of the break-even with its period, as shown."""
    if not made.kosten or not made.geteld:
        return f"onbekend: geen {'baten' if made.kosten else 'kosten'} ingevuld"
    if made.break_even is None:
        return NIET_BINNEN
    period: Periode = next(one for one in made.periodes if one.bevat(made.break_even))
    return str(made.break_even) if period.van == period.tot else f"{made.break_even} (in {period.label})"
