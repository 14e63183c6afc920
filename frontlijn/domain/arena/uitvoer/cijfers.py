"""The figures of a page: totals, multiplier, the course over the years, periods by leefdomein, and who collects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from frontlijn.domain.afronden import Afgerond, tabel
from frontlijn.domain.arena.effect import Effect
from frontlijn.domain.arena.multiplier import Multiplier, euros
from frontlijn.domain.arena.namen import Namen
from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import Eenheid, delen
from frontlijn.domain.arena.uitvoer.conclusie import GEEN_KOSTEN, break_even_tekst
from frontlijn.domain.blokken import Blok, Cel, Grafiek, Kop, Lijn, Opsomming, Staaf, Staven, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import IncasseerderGroep, Leefdomein, Modus

PM = "PM"
"""What stands for what is not in money: that is its own state, never zero."""

GEEN_CONTANT = (
    "Contant staat hier niet: deze arena's rekenen niet met hetzelfde eerste jaar en hetzelfde percentage, en dan "
    "tellen contante bedragen niet bij elkaar op."
)

NAAST_ELKAAR = 6
"""So many periods fit beside each other; more of them go in tables under each other."""


def totalen(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """What it brings and costs, and beside it what must not be overlooked; with a discount the present values too."""
    contant = made.contant
    rows = []
    for what, amount, key in _totalen(made):
        cells = [Cel(what), Cel(_totaal(made, eenheid, key, amount), name(key))]
        if contant is not None:
            now = {"baten": contant[0], "kosten": contant[1]}.get(key)
            cells.append(Cel("") if now is None else Cel(eenheid.zin(now), name("contant", key)))
        rows.append(tuple(cells))
    kind = [Cel(_natura(made, eenheid), name("natura"))] if made.natura or made.natura_onbekend else []
    for what, cell in (
        *(("In natura gegeven (telt niet mee in de kosten)", cell) for cell in kind),
        ("Baten zo hoog als de kosten (break-even)", Cel(break_even_tekst(made), name("break_even"))),
    ):
        rows.append((Cel(what), cell, *([Cel("")] if contant is not None else [])))
    columns = ("Wat", "Bedrag", "Contant") if contant is not None else ("Wat", "Bedrag")
    yield Tabel(columns, tuple(rows), frozenset(range(1, len(columns))))
    if contant is not None:
        yield Zin(
            "Contant is wat het waard is in het eerste jaar: wat later komt, telt minder. "
            "Een bedrag in het eerste jaar blijft wat het is. "
            "Alle andere bedragen op deze pagina, en de multiplier, zijn niet contant gerekend."
        )
    elif made.contant_verschilt:
        yield Zin(GEEN_CONTANT)


def _totaal(made: Uitkomst, eenheid: Eenheid, key: str, amount: Fraction) -> str:
    """An amount of the totals; what stands beside the benefits and costs is written as in the caveats."""
    if key not in ("baten", "kosten"):
        return euros(amount)
    return eenheid.zin(amount) if (made.geteld if key == "baten" else made.kosten) else ONBEKEND


def _totalen(made: Uitkomst) -> Iterator[tuple[str, Fraction, str]]:
    full = made.modus is Modus.VOLLEDIG
    yield "Baten, negatieve effecten eraf" if full else "Baten", made.baten, "baten"
    yield "Kosten", Fraction(made.kosten), "kosten"
    if made.negatief:
        yield f"Negatieve effecten ({'telt mee' if full else 'telt niet mee'})", made.negatief, "negatief"
    if made.negatief_buiten and not full:
        what = "Negatieve effecten na de gekozen jaren (telt niet mee)"
        yield what, made.negatief_buiten, "negatief_buiten"
    if made.niet_opeisbaar:
        yield "Deel van de baten dat niet opeisbaar is", made.niet_opeisbaar, "niet_opeisbaar"
    if made.buiten_horizon:
        yield "Na de gekozen jaren (telt niet mee)", made.buiten_horizon, "buiten_horizon"


def _natura(made: Uitkomst, eenheid: Eenheid) -> str:
    unknown = f"{format_aantal(made.natura_onbekend)} keer onbekend" if made.natura_onbekend else ""
    known = eenheid.zin(made.natura) if made.natura else ""
    return ", ".join(filter(None, (known, unknown)))


def multiplier_blokken(shown: Multiplier, name: Namen) -> Iterator[Blok]:
    """The multiplier with all that must be said with it, and a way to see how it is made."""
    yield Kop("Multiplier")
    yield Opsomming(shown.regels)
    yield Tabel(("Wat", "Hoe"), ((Cel("Multiplier"), Cel("baten gedeeld door kosten", name("multiplier"))),))


def verloop(made: Uitkomst, eenheid: Eenheid) -> Iterator[Blok]:
    """Benefits and costs so far, year by year, with the break-even marked."""
    if not made.geteld:
        return
    yield Kop("Baten en kosten bij elkaar, jaar na jaar")
    so_far = made.cumulatief
    mark = None if made.break_even is None else made.jaren.index(made.break_even)
    text = "Binnen deze jaren worden de baten samen niet zo hoog als de kosten"
    if mark is not None:
        text = "vanaf hier zijn de baten samen minstens zo hoog als de kosten"
    elif not made.kosten:
        text = f"Er zijn {GEEN_KOSTEN}"
    elif made.gedekt:
        text = f"Baten zo hoog als de kosten: {break_even_tekst(made)}"
    yield Grafiek(
        titel="Baten en kosten tot en met elk jaar",
        eenheid=eenheid.tekst,
        plaatsen=tuple(str(jaar) for jaar, _, _ in so_far),
        lijnen=(
            Lijn("baten", tuple(eenheid.afgerond(baten) for _, baten, _ in so_far)),
            Lijn("kosten", tuple(eenheid.afgerond(kosten) for _, _, kosten in so_far)),
        ),
        merk=mark,
        merk_tekst=text,
    )


def rooster(made: Uitkomst, eenheid: Eenheid) -> Afgerond:
    """The benefits of each leefdomein (rows) in each period (columns), rounded so that all of it adds up."""
    return tabel([[made.cel(periode, domein) for periode in made.periodes] for domein in Leefdomein], eenheid.cents)


def alleen_pm(made: Uitkomst) -> frozenset[Leefdomein]:
    """The leefdomeinen of which nothing is in money, and something stands as PM."""
    money = {one.effect.leefdomein for one in made.geteld}
    return frozenset(effect.leefdomein for effect in made.pm) - money


def domein_label(made: Uitkomst, domein: Leefdomein) -> str:
    """A leefdomein as it stands before its amounts; that there is PM beside the money is said."""
    also = domein not in alleen_pm(made) and any(effect.leefdomein is domein for effect in made.pm)
    return f"{domein.label} (en PM)" if also else domein.label


def groepen_alleen_pm(made: Uitkomst) -> frozenset[IncasseerderGroep]:
    """The groups that collect nothing in money, and something that stands as PM."""
    return _groepen(made.pm) - _groepen(one.effect for one in made.geteld)


def groep_label(made: Uitkomst, groep: IncasseerderGroep) -> str:
    """A group as it stands before its amounts; that there is PM beside the money is said."""
    also = groep in _groepen(made.pm) and groep not in groepen_alleen_pm(made)
    return f"{groep.label} (en PM)" if also else groep.label


def _groepen(effecten: Iterable[Effect]) -> frozenset[IncasseerderGroep]:
    return frozenset(deel.groep for effect in effecten for deel in effect.groepen if deel.aandeel)


def leefdomeinen(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """Periods by leefdomein as a table that adds up, and a bar for each of the ten."""
    grid, pm = rooster(made, eenheid), alleen_pm(made)
    yield Kop("Per leefdomein en periode")
    if made.pm:
        yield Zin("PM staat bij wat niet in geld is te zeggen: dat is geen nul.")
    for first in range(0, len(made.periodes), NAAST_ELKAAR):
        yield _deeltabel(made, eenheid, name, grid, range(first, min(first + NAAST_ELKAAR, len(made.periodes))))
    yield Staven(
        tuple(
            Staaf(
                domein_label(made, domein),
                0 if domein in pm else max(0, grid.rijen[row]),
                PM if domein in pm else eenheid.zin(grid.rijen[row] * eenheid.cents),
                name("leefdomein", domein),
            )
            for row, domein in enumerate(Leefdomein)
        )
    )


def _deeltabel(made: Uitkomst, eenheid: Eenheid, name: Namen, grid: Afgerond, which: range) -> Tabel:
    """Some of the periods beside each other; the totals stand with the last ones."""
    periods, pm = [made.periodes[column] for column in which], alleen_pm(made)
    whole = which.stop == len(made.periodes)
    rows = []
    for row, domein in enumerate(Leefdomein):
        numbers = [
            (grid.cellen[row][column], name("cel", periode.label, domein))
            for column, periode in zip(which, periods, strict=True)
        ]
        numbers += [(grid.rijen[row], name("leefdomein", domein))] if whole else []
        cells = [Cel(PM if domein in pm else format_aantal(number), key) for number, key in numbers]
        rows.append((Cel(domein_label(made, domein)), *cells))
    sums = [
        (grid.kolommen[column], name("periode", periode.label)) for column, periode in zip(which, periods, strict=True)
    ]
    sums += [(grid.totaal, name("baten"))] if whole else []
    rows.append((Cel("totaal"), *(Cel(format_aantal(number), key) for number, key in sums)))
    total = ["Totaal" if which.start == 0 else "Totaal, alle jaren"] if whole else []
    columns = (f"Leefdomein ({eenheid.tekst})", *(one.label for one in periods), *total)
    return Tabel(columns, tuple(rows), frozenset(range(1, len(columns))))


def incasseerders(made: Uitkomst, eenheid: Eenheid, name: Namen) -> Iterator[Blok]:
    """Who collects: a bar for each of the four groups, and a table with their parts and who that is."""
    amounts = list(made.per_groep.values())
    shown, parts = eenheid.reeks(amounts), delen(amounts)
    pm = groepen_alleen_pm(made)
    yield Kop("Wie het krijgt")
    yield Staven(
        tuple(
            Staaf(
                groep_label(made, groep),
                max(0, number),
                PM if groep in pm else eenheid.zin(number * eenheid.cents),
                name("groep", groep),
            )
            for groep, number in zip(IncasseerderGroep, shown, strict=True)
        )
    )
    rows = [
        (
            Cel(groep_label(made, groep)),
            Cel(PM if groep in pm else format_aantal(number), name("groep", groep)),
            Cel("" if parts is None or groep in pm else parts[row]),
            Cel(_wie(made, groep)),
        )
        for row, (groep, number) in enumerate(zip(IncasseerderGroep, shown, strict=True))
    ]
    whole = Cel("" if parts is None else "100 %")
    rows.append((Cel("totaal"), Cel(format_aantal(sum(shown)), name("baten")), whole, Cel("")))
    yield Tabel(("Wie", f"Baten ({eenheid.tekst})", "Deel", "Wie dat zijn"), tuple(rows), frozenset({1, 2}))


def _wie(made: Uitkomst, groep: IncasseerderGroep) -> str:
    """Who of a group was named, each once."""
    named = (deel.wie for one in made.geteld for deel in one.effect.groepen if deel.groep is groep and deel.wie)
    return ", ".join(dict.fromkeys(named))
