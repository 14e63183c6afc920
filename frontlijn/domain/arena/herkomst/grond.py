"""What a figure of arenas is told from: parts that add up to the cent, and what each part is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.bronnen import bronnen
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.namen import Namen
from frontlijn.domain.arena.rekenen import NUL, EffectUitkomst, Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag
from frontlijn.domain.arena.uitvoer.cijfers import PM
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, optelling
from frontlijn.domain.kasboek.uitvoer.taal import geteld, opsomming
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Leefdomein

AFGEROND = "Op de pagina staat dit afgerond, zo dat alles optelt."

BRONNEN = 10
"""So many sources stand by name; the others are counted."""

Stuk = tuple[str, Fraction, str | None]
"""A part: what it is, its exact amount, and the name of its figure."""


@dataclass(frozen=True, slots=True)
class Grond:
    """An outcome with the name of the figure that is asked, and how its other figures are named."""

    made: Uitkomst
    naam: str
    name: Namen

    def som(
        self,
        wat: str,
        formule: str,
        stukken: Sequence[Stuk],
        *,
        wat_delen: str = "effecten",
        let_op: Iterable[str] = (),
        bronnen_: Sequence[str] | None = None,
        pm: bool = False,
        bekend: bool = True,
    ) -> Herkomst:
        """A sum of amounts, to the cent: the parts add up to the value. Unknown when nothing is known of it."""
        cents = reeks([exact for _, exact, _ in stukken], 1)
        value = format_bedrag(sum(cents)) if bekend else ONBEKEND
        return Herkomst(
            self.naam,
            wat,
            PM if pm else value,
            formule,
            "alleen op PM, en dat is geen nul" if pm else optelling(cents, format_bedrag, wat=wat_delen),
            tuple(
                Deel(text, format_bedrag(amount), achter)
                for (text, _, achter), amount in zip(stukken, cents, strict=True)
            ),
            tuple(_bronnen(self.bronnen_van(stukken) if bronnen_ is None else bronnen_)),
            (*let_op, AFGEROND),
        )

    def stukken(self, parts: Iterable[tuple[EffectUitkomst, Fraction]]) -> list[Stuk]:
        """Effects as parts, each with an amount."""
        return [(self.effect_tekst(one), amount, self.name("effect", one.effect.id)) for one, amount in parts]

    def bronnen_van(self, stukken: Sequence[Stuk]) -> list[str]:
        """The sources of the effects among these parts."""
        named = {achter for _, _, achter in stukken}
        effects = (one.effect for one in (*self.made.geteld, *self.made.lasten))
        return [bron for bron, _ in bronnen(one for one in effects if self.name("effect", one.id) in named).per_bron]

    def binnen(self, years: range, parts: Iterable[EffectUitkomst]) -> Iterable[tuple[EffectUitkomst, Fraction]]:
        """What these effects bring in these years, without those that do not run then."""
        for one in parts:
            inside = [amount for jaar, amount in one.per_jaar.items() if jaar in years]
            if inside:
                yield one, sum(inside, NUL)

    def van(self, domein: Leefdomein) -> list[EffectUitkomst]:
        """The effects that count in a leefdomein."""
        return [one for one in self.made.geteld if one.effect.leefdomein is domein]

    def jaren(self, label: str) -> range:
        """The years of a period by its label; raises KeyError."""
        period = next((one for one in self.made.periodes if one.label == label), None)
        if period is None:
            raise KeyError(label)
        return range(period.van, period.tot + 1)

    def ook_pm(self, effects: Iterable[Effect]) -> tuple[str, ...]:
        """Which effects stand beside an amount as PM."""
        named = [one.naam for one in effects]
        if not named:
            return ()
        shown = [shortened(one) for one in named[:BRONNEN]]
        more = len(named) - len(shown)
        return (f"Op PM, en dus niet in dit bedrag: {opsomming([*shown, *([f'nog {more}'] if more else [])])}.",)

    def zoek(self, number: int) -> tuple[ArenaStand, Effect]:
        """An effect by its number with its arena; raises KeyError."""
        for stand in self.made.standen:
            for effect in stand.effecten:
                if effect.id == number:
                    return stand, effect
        raise KeyError(number)

    def investeringen(self) -> list[tuple[ArenaStand, Investering]]:
        """Every investment with its arena."""
        return [(stand, one) for stand in self.made.standen for one in stand.investeringen]

    def investering_tekst(self, stand: ArenaStand, one: Investering) -> str:
        """Who invests, when and in what."""
        activity = next((each.naam for each in stand.activiteiten if each.id == one.activiteit_id), ONBEKEND)
        return f"{one.investeerder}, {one.jaar}, {activity}{self.van_arena(stand)}"

    def investering_naam(self, one: Investering) -> str:
        """The name of the figure that an investment is."""
        return self.name("investering", one.id)

    def effect_tekst(self, one: EffectUitkomst) -> str:
        """The name of an effect as a part."""
        stand = next(each for each in self.made.standen if each.arena is one.arena)
        return self.effect_naam(stand, one.effect)

    def effect_naam(self, stand: ArenaStand, effect: Effect) -> str:
        """The name of an effect, and of its arena when there are several."""
        return f"{effect.naam}{self.van_arena(stand)}"

    def van_arena(self, stand: ArenaStand) -> str:
        """Of which arena something is, when there are several."""
        return f" ({shortened(stand.arena.titel)})" if len(self.made.standen) > 1 else ""

    def baten_tekst(self) -> str:
        """The benefits as told."""
        return exact_bedrag(self.made.baten) if self.made.geteld else ONBEKEND

    def kosten_tekst(self) -> str:
        """The costs as told."""
        return format_bedrag(self.made.kosten) if self.made.kosten else ONBEKEND


def bedrag(cents: int | None) -> str:
    """An amount of cents that may be unknown."""
    return ONBEKEND if cents is None else format_bedrag(cents)


def _bronnen(named: Sequence[str]) -> list[str]:
    """The sources, each once; of many the first ones."""
    each = list(dict.fromkeys(named))
    more = len(each) - BRONNEN
    return [*each[:BRONNEN], *([f"nog {geteld(more, 'bron', 'bronnen')}"] if more > 0 else [])]
