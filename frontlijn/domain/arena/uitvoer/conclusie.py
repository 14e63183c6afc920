"""The conclusion of a page: what it brings, over how long, who collects most, and from when that is more than it costs.

Each sentence follows from one rule, and says "onbekend" where nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from frontlijn.domain.arena.rekenen import Periode, Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, delen
from frontlijn.domain.kasboek.uitvoer.taal import geteld, hoofdletter, opsomming
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import shortened
from frontlijn.domain.values import IncasseerderGroep

NIET_BINNEN = "niet binnen deze jaren"
"""What stands for a break-even that does not come within the horizon."""

GEEN_KOSTEN = "geen kosten in geld"
"""What is lacking where nobody invests money, also when something is given in kind."""


def conclusie(made: Uitkomst, eenheid: Eenheid) -> str:
    """One to three sentences."""
    if not made.geteld:
        return _zonder_baten(made, eenheid)
    return " ".join((_wat(made, eenheid), *_wie(made), _wanneer(made)))


def _zonder_baten(made: Uitkomst, eenheid: Eenheid) -> str:
    burden = _lasten(made, eenheid)
    if made.pm:
        verb = "staat" if len(made.pm) == 1 else "staan"
        first = (
            f"In euro is nog onbekend wat dit opbrengt: er {verb} {geteld(len(made.pm), 'effect', 'effecten')} op PM."
        )
        first += f" Er staan ook negatieve effecten in: {burden}." if made.lasten else ""
    elif made.lasten:
        first = f"Er staan alleen negatieve effecten in: {burden}."
    elif made.kosten or made.natura or made.natura_onbekend:
        first = "Wat dit opbrengt, is onbekend: er staat nog geen effect in."
    else:
        return "Hier is nog niets ingevuld."
    return f"{first} De kosten zijn {eenheid.zin(made.kosten)}." if made.kosten else first


def _lasten(made: Uitkomst, eenheid: Eenheid) -> str:
    """The burdens, inside the horizon and after it."""
    inside = eenheid.zin(made.negatief) if made.negatief or not made.negatief_buiten else ""
    after = f"{eenheid.zin(made.negatief_buiten)} na de gekozen jaren" if made.negatief_buiten else ""
    return " en ".join(filter(None, (inside, after)))


def _wat(made: Uitkomst, eenheid: Eenheid) -> str:
    verb, costs = ("brengt", "kost") if len(made.standen) == 1 else ("brengen", "kosten")
    paid = f", en {costs} {eenheid.zin(made.kosten)}" if made.kosten else "; de kosten zijn onbekend"
    if not made.kosten and (made.natura or made.natura_onbekend):
        paid = f"; er zijn {GEEN_KOSTEN}, en er is in natura gegeven"
    years = f"in {format_aantal(len(made.jaren))} jaar ({jaren(made)})"
    if made.eigen_jaren:
        years = f"van {jaren(made)}, elk over zijn eigen jaren,"
    return f"{_onderwerp(made)} {verb} {years} naar schatting {eenheid.zin(made.baten)} op{paid}."


def _onderwerp(made: Uitkomst) -> str:
    if len(made.standen) == 1:
        return f"‘{shortened(made.standen[0].arena.titel, 80)}’"
    return f"De {format_aantal(len(made.standen))} arena's samen"


def jaren(made: Uitkomst) -> str:
    """The years that are counted, in words."""
    first, last = made.jaren[0], made.jaren[-1]
    return f"{first} tot en met {last}" if first != last else str(first)


def jarenreeks(years: Sequence[int]) -> str:
    """Years in words, those in a row together: "2021-2024 en 2029"."""
    rows: list[tuple[int, int]] = []
    for jaar in years:
        if rows and rows[-1][1] == jaar - 1:
            rows[-1] = (rows[-1][0], jaar)
        else:
            rows.append((jaar, jaar))
    return opsomming([Periode(van, tot).label for van, tot in rows])


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
        return f"Vanaf wanneer de baten meer zijn dan de kosten, is onbekend: er zijn {GEEN_KOSTEN}."
    if made.break_even is None and made.gedekt:
        return f"In {jarenreeks(made.gedekt)} zijn de baten samen minstens zo hoog als de kosten, daarna weer lager."
    if made.break_even is None:
        return "Binnen deze jaren worden de baten samen niet zo hoog als de kosten."
    return f"Vanaf {made.break_even} zijn de baten samen minstens zo hoog als de kosten."


def break_even_tekst(made: Uitkomst) -> str:
    """The year of the break-even with its period, as shown."""
    if not made.kosten or not made.geteld:
        return "onbekend: geen baten in euro" if made.kosten else f"onbekend: {GEEN_KOSTEN}"
    if made.break_even is None:
        return f"wel in {jarenreeks(made.gedekt)}, daarna weer lager" if made.gedekt else NIET_BINNEN
    period: Periode = next(one for one in made.periodes if one.bevat(made.break_even))
    return str(made.break_even) if period.van == period.tot else f"{made.break_even} (in {period.label})"
