"""The page of a report: what its text publishes, with one row for what it leaves unsaid; nothing is invented (000)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from frontlijn.domain.arena.gepubliceerd import (
    DIMENSIES,
    NIET_GEPUBLICEERD,
    Cijfer,
    Publicatie,
    Verdeeld,
    berekende_lasten,
    multiplier_van,
    totaal,
    verdeeld,
)
from frontlijn.domain.arena.multiplier import rapport_multiplier
from frontlijn.domain.arena.namen import REST, naam_van, namen_rapport
from frontlijn.domain.arena.uitvoer.bedragen import DUIZEND, delen
from frontlijn.domain.arena.uitvoer.lasten import UITLEG, VOORBEHOUDEN
from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.kasboek.uitvoer.taal import als_zin, hoofdletter, opsomming
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import CijferSoort, Leefdomein

KOPPEN = {
    "leefdomein": ("Per leefdomein", "Leefdomein"),
    "groep": ("Wie het krijgt", "Wie"),
    "initiatief": ("Per initiatief", "Initiatief"),
    "periode": ("Per periode", "Periode"),
}
"""What stands above the figures along each dimension, and above its first column."""


def rapport_blokken(titel: str, cijfers: Sequence[Cijfer]) -> tuple[Blok, ...]:
    """The page of a report, in x € 1.000."""
    return tuple(_blokken(titel, tuple(cijfers)))


def _blokken(titel: str, cijfers: tuple[Cijfer, ...]) -> Iterator[Blok]:
    yield Kop(titel, 1)
    if not cijfers:
        yield Zin("Van dit rapport is nog geen cijfer ingevuld.")
        return
    yield Zin(conclusie(cijfers))
    yield _totalen(cijfers)
    yield Kop("Multiplier")
    yield Opsomming(rapport_multiplier(cijfers).regels)
    for dimensie in DIMENSIES:
        yield from _verdeeld(verdeeld(cijfers, dimensie))
    yield from _lasten(cijfers)
    yield from _anders(cijfers)


def conclusie(cijfers: Sequence[Cijfer]) -> str:
    """What the report says, in a sentence."""
    baten, kosten = totaal(cijfers, CijferSoort.BATEN), totaal(cijfers, CijferSoort.KOSTEN)
    brings = f"zijn de baten {DUIZEND.zin(baten.gekozen.waarde)}" if baten else "zijn de baten onbekend"
    costs = f"de kosten {DUIZEND.zin(kosten.gekozen.waarde)}" if kosten else "de kosten onbekend"
    return f"Volgens dit rapport {brings} en {costs}. Het is een schatting van toen, en geen telling van nu."


def _totalen(cijfers: Sequence[Cijfer]) -> Tabel:
    rows = [
        (Cel(hoofdletter(one.soort.label)), Cel(waarde_tekst(one, one.gekozen), naam_van(one)), Cel(bron(one.gekozen)))
        for one in cijfers
        if one.dimensie == "totaal"
    ]
    return Tabel((f"Totaal ({DUIZEND.tekst})", "Volgens het rapport", "Bron"), tuple(rows), frozenset({1}))


def waarde_tekst(cijfer: Cijfer, one: Publicatie) -> str:
    """A published value as it stands in a column."""
    if cijfer.soort is CijferSoort.MULTIPLIER:
        whole, rest = divmod(one.waarde, 1_000)
        return f"circa {format_aantal(whole)}" + (f",{rest:03d}".rstrip("0") if rest else "")
    return DUIZEND.getal(one.waarde)


def waarde_zin(cijfer: Cijfer, one: Publicatie) -> str:
    """A published value in a sentence."""
    if cijfer.soort is CijferSoort.MULTIPLIER:
        return waarde_tekst(cijfer, one)
    return format_bedrag(one.waarde).removesuffix(",00")


def bron(one: Publicatie) -> str:
    """A source with its year."""
    return f"{one.bron}, {one.jaar}" if one.jaar is not None else one.bron


def _verdeeld(found: Verdeeld) -> Iterator[Blok]:
    kop, column = KOPPEN[found.dimensie]
    yield Kop(kop)
    if not found.cijfers:
        yield Zin(f"{hoofdletter(NIET_GEPUBLICEERD)}.")
        return
    amounts = [Fraction(one.gekozen.waarde) for one in found.cijfers]
    rest = found.rest or 0
    shown = DUIZEND.reeks([*amounts, Fraction(rest)])
    parts = delen([*amounts, Fraction(rest)]) if found.rest is not None else None
    rows = [
        (
            Cel(one.over),
            Cel(format_aantal(shown[row]), naam_van(one)),
            Cel(parts[row] if parts else ""),
            Cel(bron(one.gekozen)),
        )
        for row, one in enumerate(found.cijfers)
    ]
    name = namen_rapport(found.cijfers[0].arena_id)
    if rest:
        key = name(CijferSoort.BATEN, found.dimensie, REST)
        rows.append(
            (Cel(NIET_GEPUBLICEERD), Cel(format_aantal(shown[-1]), key), Cel(parts[-1] if parts else ""), Cel(""))
        )
    if found.rest is not None:
        whole = Cel(format_aantal(sum(shown)), name(CijferSoort.BATEN))
        rows.append((Cel("totaal"), whole, Cel("100 %" if parts else ""), Cel("")))
    yield Tabel((column, f"Baten ({DUIZEND.tekst})", "Deel", "Bron"), tuple(rows), frozenset({1, 2}))
    yield from _bij(found)


def _bij(found: Verdeeld) -> Iterator[Blok]:
    """What must be said of the rest."""
    if found.rest is None:
        yield Zin("Het totaal is niet gepubliceerd; wat er nog bij hoort, is onbekend.")
    elif found.rest < 0:
        yield Zin("De delen zijn samen meer dan het totaal; kijk de cijfers na.")
    elif found.dimensie == "leefdomein" and found.rest:
        named = {one.leefdomein for one in found.cijfers}
        without = [domein.label for domein in Leefdomein if domein not in named]
        if without:
            yield Zin(f"Zonder eigen getal in de tekst: {opsomming(without)}. Dat is geen nul.")


def _lasten(cijfers: Sequence[Cijfer]) -> Iterator[Blok]:
    """The lasten as published beside those that follow from the exact totals."""
    published = {one.leefdomein: one for one in cijfers if one.soort is CijferSoort.LASTEN and one.leefdomein}
    computed = berekende_lasten(cijfers)
    if not published and not computed:
        return
    yield Kop("De kosten waar de baten ontstaan")
    yield Zin(UITLEG)
    rows = []
    for domein in Leefdomein:
        if domein in published or domein in computed:
            told, exact = published.get(domein), computed.get(domein)
            key = namen_rapport(cijfers[0].arena_id)(CijferSoort.LASTEN, "leefdomein", domein)
            rows.append(
                (
                    Cel(domein.label),
                    Cel(DUIZEND.getal(told.gekozen.waarde) if told else NIET_GEPUBLICEERD, key if told else None),
                    Cel("" if exact is None else f"{DUIZEND.getal(exact)} ({duizendtallen(exact)})", key),
                )
            )
    yield Tabel((f"Leefdomein ({DUIZEND.tekst})", "Volgens het rapport", "Nagerekend"), tuple(rows), frozenset({1, 2}))
    if computed and multiplier_van(cijfers):
        yield Zin("Nagerekend is met de hele getallen, en niet met de afgeronde multiplier: dan klopt het.")
    yield Opsomming(VOORBEHOUDEN)


def duizendtallen(exact: Fraction) -> str:
    """Cents in thousands of euros with two decimals, half up: "698,84"."""
    hundredths = int(exact * 2 // 1_000 + 1) // 2
    return f"{format_aantal(hundredths // 100)},{hundredths % 100:02d}"


def _anders(cijfers: Sequence[Cijfer]) -> Iterator[Blok]:
    """What other places give, with which value is shown and why."""
    lines = tuple(anders_zin(one) for one in cijfers if one.anders)
    if lines:
        yield Kop("Waar de bronnen elkaar tegenspreken")
        yield Opsomming(lines)


def anders_zin(one: Cijfer) -> str:
    """A figure of which the sources contradict each other, in words."""
    what = f"{one.soort.label} {one.over}".strip()
    others = opsomming([f"{waarde_zin(one, other)} ({bron(other)})" for other in one.anders])
    return (
        f"{hoofdletter(what)}: getoond is {waarde_zin(one, one.gekozen)} ({bron(one.gekozen)}). "
        f"Er staat ook: {others}. Waarom deze: {als_zin(one.gekozen.reden or 'geen reden opgeschreven')}"
    )
