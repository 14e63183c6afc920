"""How each figure of one or more arenas was made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.arena import ArenaStand, Investering
from frontlijn.domain.arena.bronnen import bronnen
from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.gevoeligheid import gevoeligheid
from frontlijn.domain.arena.herkomst.effect import effect_herkomst
from frontlijn.domain.arena.multiplier import multiplier
from frontlijn.domain.arena.namen import ARENA, IMPACT, Namen, ontleed
from frontlijn.domain.arena.rekenen import NUL, EffectUitkomst, Uitkomst, discount
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag, ratio
from frontlijn.domain.arena.uitvoer.cijfers import PM, alleen_pm
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.arena.uitvoer.effecten import niveau_tekst
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, optelling
from frontlijn.domain.kasboek.uitvoer.taal import geteld, opsomming
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Factor, IncasseerderGroep, Leefdomein, Modus, Teken

AFGEROND = "Op de pagina staat dit afgerond, zo dat alles optelt."

BRONNEN = 10
"""So many sources stand by name; the others are counted."""

Stuk = tuple[str, Fraction, str | None]
"""A part: what it is, its exact amount, and the name of its figure."""


def herkomst(made: Uitkomst, naam: str) -> Herkomst:
    """How a figure of these arenas was made; names as in `namen.py`. Raises KeyError for a name that is none of them.

    It goes for any name, whether the page calls the arenas `arena.<id>` or `impact`.
    """
    first, *rest = naam.split(".")
    if first not in (ARENA, IMPACT):
        raise KeyError(naam)
    voor = Namen(IMPACT if first == IMPACT else ".".join([first, *rest[:1]]))
    soort, *over = ontleed(naam) or ("",)
    teller = _Verteller(made, naam, voor)
    makers: dict[tuple[str, int], Callable[..., Herkomst]] = {
        ("baten", 0): teller.baten,
        ("kosten", 0): teller.kosten,
        ("natura", 0): teller.natura,
        ("buiten_horizon", 0): teller.buiten_horizon,
        ("niet_opeisbaar", 0): teller.niet_opeisbaar,
        ("negatief", 0): teller.negatief,
        ("multiplier", 0): teller.multiplier,
        ("break_even", 0): teller.break_even,
        ("contant", 1): teller.contant,
        ("jaar", 1): teller.jaar,
        ("periode", 1): teller.periode,
        ("leefdomein", 1): teller.leefdomein,
        ("groep", 1): teller.groep,
        ("cel", 2): teller.cel,
        ("lasten", 1): teller.lasten,
        ("effect", 1): teller.effect,
        ("investering", 1): teller.investering,
        ("gevoelig", 2): teller.gevoelig,
    }
    try:
        return makers[soort, len(over)](*over)
    except (KeyError, ValueError):
        raise KeyError(naam) from None


@dataclass(frozen=True, slots=True)
class _Verteller:
    """Tells how the figures of one outcome were made; a method raises KeyError or ValueError for what is not there."""

    made: Uitkomst
    naam: str
    name: Namen

    def baten(self) -> Herkomst:
        made = self.made
        full = made.modus is Modus.VOLLEDIG
        return self._som(
            "baten, met de negatieve effecten eraf" if full else "baten",
            "alle effecten in euro bij elkaar, binnen de jaren van de arena",
            self._stukken((one, one.binnen) for one in made.geteld),
            let_op=self._ook_pm(made.pm),
            bekend=bool(made.geteld),
        )

    def kosten(self) -> Herkomst:
        paid = [(stand, one) for stand, one in self._investeringen() if not one.in_natura]
        return self._som(
            "kosten",
            "alle investeringen in geld bij elkaar; wat in natura is, telt niet mee",
            [(self._investering(*each), Fraction(each[1].bedrag or 0), self._naam(each[1])) for each in paid],
            wat_delen="investeringen",
            bronnen_=[one.bron for _, one in paid if one.bron],
            bekend=bool(paid),
        )

    def natura(self) -> Herkomst:
        kind = [(stand, one) for stand, one in self._investeringen() if one.in_natura]
        known = [one.bedrag for _, one in kind if one.bedrag is not None]
        unknown = len(kind) - len(known)
        return Herkomst(
            self.naam,
            "wat in natura is gegeven",
            format_bedrag(sum(known)) if known or not kind else ONBEKEND,
            "alle investeringen in natura waarvan de waarde bekend is, bij elkaar",
            optelling(known, format_bedrag, wat="bekende waarden"),
            tuple(Deel(self._investering(*each), _bedrag(each[1].bedrag), self._naam(each[1])) for each in kind),
            tuple(dict.fromkeys(one.bron for _, one in kind if one.bron)),
            (
                "Dit telt niet mee in de kosten.",
                *([f"Van {format_aantal(unknown)} is de waarde onbekend."] if unknown else []),
            ),
        )

    def buiten_horizon(self) -> Herkomst:
        return self._som(
            "baten na de gekozen jaren",
            "wat effecten nog opbrengen na het laatste jaar van hun arena; het telt niet mee",
            self._stukken((one, one.buiten) for one in self.made.geteld if one.buiten),
        )

    def niet_opeisbaar(self) -> Herkomst:
        unclaimed = [one for one in self.made.geteld if not one.effect.opeisbaar and one.effect.teken is Teken.BAAT]
        return self._som(
            "baten die niet opeisbaar zijn",
            "alle baten die niemand in handen krijgt, zoals een hogere waarde van woningen",
            self._stukken((one, one.binnen) for one in unclaimed),
            let_op=("Dit is een deel van de baten, en komt er niet bij.",),
        )

    def negatief(self) -> Herkomst:
        counted = self.made.modus is Modus.VOLLEDIG
        return self._som(
            "negatieve effecten",
            "alle negatieve effecten in euro bij elkaar, binnen de jaren van de arena",
            self._stukken((one, one.binnen) for one in self.made.lasten),
            let_op=("Dit is van de baten afgetrokken." if counted else "Zoals in het rapport telt dit niet mee.",),
        )

    def multiplier(self) -> Herkomst:
        made, shown = self.made, multiplier(self.made)
        exact = made.multiplier
        filled = f"{self._baten_tekst()} ÷ {self._kosten_tekst()}"
        made_of = f"{filled} = {ratio(exact)}, getoond als {shown.tekst}" if exact is not None else filled
        return Herkomst(
            self.naam,
            "multiplier: baten voor elke euro kosten",
            shown.tekst,
            "baten ÷ kosten",
            made_of,
            (
                Deel("baten", self._baten_tekst(), self.name("baten")),
                Deel("kosten", self._kosten_tekst(), self.name("kosten")),
            ),
            let_op=shown.voorbehouden,
        )

    def break_even(self) -> Herkomst:
        made = self.made
        rows = made.cumulatief
        year = made.break_even
        around = [row for row in rows if year is not None and row[0] in (year - 1, year)] or rows[-1:]
        return Herkomst(
            self.naam,
            "break-even: vanaf wanneer de baten minstens zo hoog zijn als de kosten",
            break_even_tekst(made),
            "het eerste jaar waarin de baten tot dan toe minstens zo hoog zijn als de kosten tot dan toe, "
            "en daarna niet meer lager worden",
            "; ".join(f"tot en met {jaar}: {_naast(baten, kosten)}" for jaar, baten, kosten in around)
            or "er zijn geen jaren",
            tuple(
                Deel(f"tot en met {jaar}", _naast(baten, kosten), self.name("jaar", jaar))
                for jaar, baten, kosten in rows
            ),
        )

    def contant(self, wat: str) -> Herkomst:
        made = self.made
        if made.contant is None or wat not in ("baten", "kosten"):
            raise KeyError(wat)
        per: dict[int, Fraction] = dict.fromkeys(made.jaren, NUL)
        if wat == "baten":
            for one in made.geteld:
                for jaar, amount in one.per_jaar.items():
                    per[jaar] += amount * discount(one.arena, jaar)
        else:
            for stand, paid in self._investeringen():
                if not paid.in_natura:
                    per[paid.jaar] += (paid.bedrag or 0) * discount(stand.arena, paid.jaar)
        rates = opsomming([format_procent(one) for one in sorted({stand.arena.disconto for stand in made.standen})])
        years = opsomming([str(one) for one in sorted({stand.arena.startjaar for stand in made.standen})])
        return self._som(
            f"{wat}, contant",
            "het bedrag van elk jaar ÷ (1 + disconto) voor elk jaar na het eerste van de arena, bij elkaar",
            [(str(jaar), amount, self.name("jaar", jaar)) for jaar, amount in per.items() if amount],
            wat_delen="jaren",
            let_op=(f"Het disconto is {rates} per jaar, gerekend vanaf {years}.",),
        )

    def jaar(self, jaar: str) -> Herkomst:
        year = int(jaar)
        if year not in self.made.jaren:
            raise KeyError(jaar)
        return self._som(
            f"baten in {year}",
            f"wat elk effect in {year} opbrengt, bij elkaar",
            self._stukken((one, one.per_jaar[year]) for one in self.made.geteld if year in one.per_jaar),
        )

    def periode(self, label: str) -> Herkomst:
        years = self._jaren(label)
        return self._som(
            f"baten in {label}",
            "wat elk effect in deze jaren opbrengt, bij elkaar",
            self._stukken(self._binnen(years, self.made.geteld)),
        )

    def leefdomein(self, code: str) -> Herkomst:
        domein = Leefdomein(code)
        return self._som(
            f"baten in het leefdomein {domein.label}",
            "wat de effecten in dit leefdomein opbrengen, bij elkaar",
            self._stukken((one, one.binnen) for one in self._van(domein)),
            let_op=self._ook_pm(one for one in self.made.pm if one.leefdomein is domein),
            pm=domein in alleen_pm(self.made),
        )

    def cel(self, label: str, code: str) -> Herkomst:
        domein, years = Leefdomein(code), self._jaren(label)
        return self._som(
            f"baten in het leefdomein {domein.label} in {label}",
            "wat de effecten in dit leefdomein in deze jaren opbrengen, bij elkaar",
            self._stukken(self._binnen(years, self._van(domein))),
            let_op=self._ook_pm(one for one in self.made.pm if one.leefdomein is domein),
            pm=domein in alleen_pm(self.made),
        )

    def groep(self, code: str) -> Herkomst:
        groep = IncasseerderGroep(code)
        parts = []
        for one in self.made.geteld:
            share = one.van_groep(groep)
            if share:
                text = f"{self._effect(one)}: {format_procent(int(share * HEEL))} van {exact_bedrag(one.binnen)}"
                parts.append((text, one.binnen * share, self.name("effect", one.effect.id)))
        return self._som(
            f"baten voor {groep.label}", "van elk effect het deel dat deze groep krijgt, bij elkaar", parts
        )

    def lasten(self, code: str) -> Herkomst:
        domein, made = Leefdomein(code), self.made
        landed = made.lasten_verdeling
        benefits = {one: max(amount, NUL) for one, amount in made.per_leefdomein.items()}
        whole = sum(benefits.values(), NUL)
        value = ONBEKEND if landed is None else format_bedrag(landed[domein])
        value = PM if domein in alleen_pm(made) else value
        filled = f"{self._kosten_tekst()} × {exact_bedrag(benefits[domein])} ÷ {exact_bedrag(whole)}"
        if landed is None:
            filled = "niet te verdelen: daarvoor zijn kosten en baten nodig"
        return Herkomst(
            self.naam,
            f"kosten verdeeld naar de baten: {domein.label}",
            value,
            "kosten × baten in dit leefdomein ÷ baten in alle leefdomeinen",
            filled if landed is None or value == PM else f"{filled} = {value}",
            (
                Deel("kosten", self._kosten_tekst(), self.name("kosten")),
                Deel(f"baten in {domein.label}", exact_bedrag(benefits[domein]), self.name("leefdomein", domein)),
                Deel("baten in alle leefdomeinen", exact_bedrag(whole), self.name("baten")),
            ),
            let_op=(
                "Een cent die overblijft, gaat naar waar de breuk het grootst is: samen zijn het precies de kosten.",
                "Dit is een manier van kijken: geen oorzaak en gevolg, en geen rekening.",
                *(
                    ["Een leefdomein met meer negatief dan positief krijgt hier niets."]
                    if any(amount < 0 for amount in made.per_leefdomein.values())
                    else []
                ),
            ),
        )

    def effect(self, number: str) -> Herkomst:
        stand, effect = self._zoek(int(number))
        return effect_herkomst(self.naam, stand.arena, effect, self.made.modus, self.name)

    def investering(self, number: str) -> Herkomst:
        stand, one = next((each for each in self._investeringen() if each[1].id == int(number)), (None, None))
        if stand is None or one is None:
            raise KeyError(number)
        kind = " in natura" if one.in_natura else ""
        return Herkomst(
            self.naam,
            f"investering{kind}: {self._investering(stand, one)}",
            _bedrag(one.bedrag),
            "zo ingevuld bij de arena",
            f"{one.investeerder}, {one.jaar}: {_bedrag(one.bedrag)}{kind}",
            bronnen=(one.bron,) if one.bron else (),
            let_op=(one.omschrijving,) if one.omschrijving else (),
        )

    def gevoelig(self, number: str, code: str) -> Herkomst:
        factor = Factor(code)
        stand, effect = self._zoek(int(number))
        now = effect.factor(factor)
        one = next((each for each in gevoeligheid(self.made, effect_id=effect.id) if each.factor is factor), None)
        if one is None:
            return self._beweegt_niet(stand, effect, factor)
        low, high = sorted((one.baten_laag, one.baten_hoog))
        levels = (
            (one.laag, one.baten_laag, "laag"),
            (Fraction(now.waarde or 0), self.made.baten, "nu"),
            (one.hoog, one.baten_hoog, "hoog"),
        )
        told = [(niveau_tekst(factor, level), exact_bedrag(baten), when) for level, baten, when in levels]
        capped = factor.is_aandeel and one.hoog == HEEL
        return Herkomst(
            self.naam,
            f"{effect.naam}: wat de baten worden als {factor.label} anders is",
            f"{exact_bedrag(low)} tot {exact_bedrag(high)}",
            f"de baten met {factor.label} een kwart lager en een kwart hoger, en al het andere gelijk",
            "; ".join(f"{factor.label} {level} ({when}): {baten}" for level, baten, when in told),
            tuple(
                Deel(f"{when}: {level}", baten, self.name("baten") if when == "nu" else None)
                for level, baten, when in told
            ),
            let_op=("Een percentage is hoogstens 100 %.",) if capped else (),
        )

    def _beweegt_niet(self, stand: ArenaStand, effect: Effect, factor: Factor) -> Herkomst:
        """A factor that does not move the benefits: it is zero, or the effect does not count."""
        if not any(each.effect is effect for each in self.made.geteld):
            why = "dit effect telt niet mee in de baten"
        else:
            why = f"{factor.label} is {niveau_tekst(factor, Fraction(effect.factor(factor).waarde or 0))}"
        return Herkomst(
            self.naam,
            f"{self._naam_effect(stand, effect)}: wat de baten worden als {factor.label} anders is",
            self._baten_tekst(),
            f"de baten met {factor.label} een kwart lager en een kwart hoger, en al het andere gelijk",
            f"de baten veranderen niet: {why}, of iets anders in dit effect is nul",
        )

    def _som(
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
            tuple(_bronnen(self._bronnen_van(stukken) if bronnen_ is None else bronnen_)),
            (*let_op, AFGEROND),
        )

    def _stukken(self, parts: Iterable[tuple[EffectUitkomst, Fraction]]) -> list[Stuk]:
        return [(self._effect(one), amount, self.name("effect", one.effect.id)) for one, amount in parts]

    def _bronnen_van(self, stukken: Sequence[Stuk]) -> list[str]:
        named = {achter for _, _, achter in stukken}
        effects = (one.effect for one in (*self.made.geteld, *self.made.lasten))
        return [bron for bron, _ in bronnen(one for one in effects if self.name("effect", one.id) in named).per_bron]

    def _binnen(self, years: range, parts: Iterable[EffectUitkomst]) -> Iterable[tuple[EffectUitkomst, Fraction]]:
        """What these effects bring in these years, without those that do not run then."""
        for one in parts:
            inside = [amount for jaar, amount in one.per_jaar.items() if jaar in years]
            if inside:
                yield one, sum(inside, NUL)

    def _van(self, domein: Leefdomein) -> list[EffectUitkomst]:
        return [one for one in self.made.geteld if one.effect.leefdomein is domein]

    def _jaren(self, label: str) -> range:
        period = next((one for one in self.made.periodes if one.label == label), None)
        if period is None:
            raise KeyError(label)
        return range(period.van, period.tot + 1)

    def _ook_pm(self, effects: Iterable[Effect]) -> tuple[str, ...]:
        named = [one.naam for one in effects]
        if not named:
            return ()
        shown = [shortened(one) for one in named[:BRONNEN]]
        more = len(named) - len(shown)
        return (f"Op PM, en dus niet in dit bedrag: {opsomming([*shown, *([f'nog {more}'] if more else [])])}.",)

    def _zoek(self, number: int) -> tuple[ArenaStand, Effect]:
        for stand in self.made.standen:
            for effect in stand.effecten:
                if effect.id == number:
                    return stand, effect
        raise KeyError(number)

    def _investeringen(self) -> list[tuple[ArenaStand, Investering]]:
        return [(stand, one) for stand in self.made.standen for one in stand.investeringen]

    def _investering(self, stand: ArenaStand, one: Investering) -> str:
        activity = next((each.naam for each in stand.activiteiten if each.id == one.activiteit_id), ONBEKEND)
        return f"{one.investeerder}, {one.jaar}, {activity}{self._van_arena(stand)}"

    def _naam(self, one: Investering) -> str:
        return self.name("investering", one.id)

    def _effect(self, one: EffectUitkomst) -> str:
        stand = next(each for each in self.made.standen if each.arena is one.arena)
        return self._naam_effect(stand, one.effect)

    def _naam_effect(self, stand: ArenaStand, effect: Effect) -> str:
        return f"{effect.naam}{self._van_arena(stand)}"

    def _van_arena(self, stand: ArenaStand) -> str:
        return f" ({shortened(stand.arena.titel)})" if len(self.made.standen) > 1 else ""

    def _baten_tekst(self) -> str:
        return exact_bedrag(self.made.baten) if self.made.geteld else ONBEKEND

    def _kosten_tekst(self) -> str:
        return format_bedrag(self.made.kosten) if self.made.kosten else ONBEKEND


def _naast(baten: Fraction, kosten: Fraction) -> str:
    return f"baten {exact_bedrag(baten)}, kosten {exact_bedrag(kosten)}"


def _bedrag(cents: int | None) -> str:
    return ONBEKEND if cents is None else format_bedrag(cents)


def _bronnen(named: Sequence[str]) -> list[str]:
    """The sources, each once; of many the first ones."""
    each = list(dict.fromkeys(named))
    more = len(each) - BRONNEN
    return [*each[:BRONNEN], *([f"nog {geteld(more, 'bron', 'bronnen')}"] if more > 0 else [])]
