"""The multiplier, which cannot be told without what must be said with it (domain model, section 7; 000)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from frontlijn.domain.arena.bronnen import bronnen
from frontlijn.domain.arena.gepubliceerd import Cijfer, multiplier_tekst, multiplier_van, totaal
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import CijferSoort, Factor, Modus

NVT = "n.v.t."
"""What stands for a multiplier when there are no costs to divide by."""


_ALGEMEEN = (
    "Twee keer zoveel geld geeft niet twee keer zoveel baten: dit getal is niet door te trekken.",
    "Het is een gemiddelde over ongelijke activiteiten.",
    "Het is geen ranglijst: hogere baten zeggen niet dat een initiatief beter is.",
)
_ALGEMEEN_KORT = (
    "Dit getal is niet door te trekken: twee keer zoveel geld geeft niet twee keer zoveel baten. Het is een gemiddelde "
    "over ongelijke activiteiten, en geen ranglijst."
)
_GEEN_KOSTEN = "Er staan geen kosten in geld, dus er is niets om door te delen."
_GEEN_BATEN = "Er staan geen baten in euro, dus er is niets om te delen."
_PM_RAPPORT = "Wat niet in geld is uit te drukken, zit er niet in."
_OPEISBAAR_RAPPORT = "Niet alle baten zijn opeisbaar: een deel krijgt niemand in handen."
_GEEN_PM = "Wat niet in geld is uit te drukken (PM), zit er niet in; hier staat nog niets op PM."
_OPEISBAAR = "Niet opeisbaar is wat niemand in handen krijgt; hier staat alles als opeisbaar."


@dataclass(frozen=True, slots=True)
class Multiplier:
    """Benefits per euro of costs as shown, with its caveats: whoever shows one, shows `regels`."""

    tekst: str
    voorbehouden: tuple[str, ...]

    @property
    def regels(self) -> tuple[str, ...]:
        """The number first, then each caveat."""
        return (f"Multiplier: {self.tekst.removesuffix('.')}.", *self.voorbehouden)

    @property
    def kort(self) -> tuple[str, ...]:
        """The same with what holds for any multiplier in fewer words, for a page that must stay short."""
        first, *rest = self.regels
        own = [one for one in rest if one not in _ALGEMEEN]
        return (first, _ALGEMEEN_KORT, *own) if len(own) + len(_ALGEMEEN) == len(rest) else self.regels


def multiplier(uitkomst: Uitkomst) -> Multiplier:
    """The multiplier of these arenas with all that must be said with it."""
    return Multiplier(format_multiplier(uitkomst.multiplier), voorbehouden(uitkomst))


def rapport_multiplier(cijfers: Sequence[Cijfer]) -> Multiplier:
    """The multiplier of the published totals, from the exact ones where both are known, else as it was published."""
    exact, found = multiplier_van(cijfers), totaal(cijfers, CijferSoort.MULTIPLIER)
    published = None if found is None else multiplier_tekst(found.gekozen.waarde)
    if exact is None and published is not None:
        return Multiplier(published, (*_ALGEMEEN, _PM_RAPPORT, _OPEISBAAR_RAPPORT))
    shown = format_multiplier(exact)
    if exact is None:
        without = _GEEN_KOSTEN if totaal(cijfers, CijferSoort.BATEN) else _GEEN_BATEN
        return Multiplier(shown, (without, *_ALGEMEEN[2:], _PM_RAPPORT, _OPEISBAAR_RAPPORT))
    differs = found is not None and format_multiplier(Fraction(found.gekozen.waarde, 1_000)) != shown
    told = (f"Het rapport zelf noemt {published}; uit de baten en de kosten die het noemt volgt {shown}.",)
    return Multiplier(shown, (*(told if differs else ()), *_ALGEMEEN, _PM_RAPPORT, _OPEISBAAR_RAPPORT))


def format_multiplier(exact: Fraction | None) -> str:
    """With one decimal and "circa", half up: 3,6145 is "circa 3,6". Only for what shows the caveats beside it.

    What would round up to 1 is "net geen 1": the benefits stay below the costs.
    """
    if exact is None:
        return NVT
    if Fraction(19, 20) <= exact < 1:
        return "net geen 1"
    tenths = (abs(exact) * 20 + 1) // 2
    sign = "-" if exact < 0 and tenths else ""
    return f"circa {sign}{format_aantal(tenths // 10)},{tenths % 10}"


def voorbehouden(uitkomst: Uitkomst) -> tuple[str, ...]:
    """What must be known with the figures of these arenas, the general first."""
    if uitkomst.multiplier is None:
        return (_GEEN_BATEN if uitkomst.kosten else _GEEN_KOSTEN, *_ALGEMEEN[2:], *_van_deze(uitkomst))
    return (*_ALGEMEEN, *_van_deze(uitkomst))


def _van_deze(uitkomst: Uitkomst) -> list[str]:
    """The caveats that follow from what was filled in."""
    found = [f"{_effecten(len(uitkomst.pm))} op PM: niet in geld, en wel van waarde." if uitkomst.pm else _GEEN_PM]
    if uitkomst.niet_opeisbaar:
        found.append(
            f"{euros(uitkomst.niet_opeisbaar)} van de baten is niet opeisbaar: niemand krijgt dat geld in handen."
        )
    elif uitkomst.geteld:
        found.append(_OPEISBAAR)
    found += _dubbel(uitkomst)
    each = ", elk over zijn eigen jaren," if uitkomst.eigen_jaren else ""
    if uitkomst.negatief and uitkomst.modus is Modus.RAPPORT:
        found.append(f"Negatieve effecten van {euros(-uitkomst.negatief)} tellen niet mee, zoals in het rapport.")
    if uitkomst.negatief_buiten and uitkomst.modus is Modus.RAPPORT:
        after = euros(-uitkomst.negatief_buiten)
        found.append(f"Negatieve effecten van {after} vallen na de gekozen jaren{each} en tellen niet mee.")
    if uitkomst.buiten_horizon:
        found.append(f"{euros(uitkomst.buiten_horizon)} valt na de gekozen jaren{each} en telt niet mee.")
    if uitkomst.natura or uitkomst.natura_onbekend:
        found.append("Wat in natura werd gegeven, telt niet mee in de kosten.")
    effects = [one.effect for one in uitkomst.geteld]
    unknown = sum(effect.factor(Factor.DEADWEIGHT).waarde is None for effect in effects)
    if unknown:
        found.append(f"Bij {_bij(unknown)} is onbekend wat ook zonder jullie was gebeurd; daar is niets afgetrokken.")
    without = bronnen(effects).zonder
    if without:
        getallen = "1 getal heeft" if without == 1 else f"{format_aantal(without)} getallen hebben"
        found.append(f"{getallen} geen bron.")
    return found


def _dubbel(uitkomst: Uitkomst) -> Iterator[str]:
    """That arenas of one initiative are added, which may count the same twice."""
    per = Counter(stand.arena.initiatief_id for stand in uitkomst.standen if stand.arena.initiatief_id is not None)
    several = [number for number in per.values() if number > 1]
    if several == [2]:
        yield "2 arena's gaan over hetzelfde initiatief; wat in beide staat, telt dubbel."
    elif several:
        together = format_aantal(sum(several))
        yield f"{together} arena's delen een initiatief met een andere arena; wat in meer dan één staat, telt dubbel."


def _effecten(number: int) -> str:
    return "1 effect staat" if number == 1 else f"{format_aantal(number)} effecten staan"


def _bij(number: int) -> str:
    return "1 effect" if number == 1 else f"{format_aantal(number)} effecten"


def euros(cents: Fraction) -> str:
    """An exact amount of cents in whole euros, half up: "€ 76.800"."""
    whole = (abs(cents) * 2 + 100) // 200
    return format_bedrag(int(whole) * 100 * (-1 if cents < 0 else 1)).removesuffix(",00")
