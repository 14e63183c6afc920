"""The page of a report: what its text publishes, with one row for what it leaves unsaid; nothing is invented (000)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from frontlijn.domain.afronden import reeks
from frontlijn.domain.arena.gepubliceerd import (
    DIMENSIES,
    NIET_GEPUBLICEERD,
    Cijfer,
    Publicatie,
    Verdeeld,
    berekende_lasten,
    multiplier_tekst,
    rest_tekst,
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


def rapport_blokken(titel: str, cijfers: Sequence[Cijfer], *, verzwegen: bool = False) -> tuple[Blok, ...]:
    """The page of a report, in x € 1.000; `verzwegen` says that figures of initiatives were left out."""
    return tuple(_blokken(titel, tuple(cijfers), verzwegen=verzwegen))


def _blokken(titel: str, cijfers: tuple[Cijfer, ...], *, verzwegen: bool) -> Iterator[Blok]:
    yield Kop(titel, 1)
    if not cijfers:
        yield Zin("Van dit rapport is nog geen cijfer ingevuld.")
        return
    yield Zin(conclusie(cijfers))
    yield _totalen(cijfers)
    yield Kop("Multiplier")
    yield Opsomming(rapport_multiplier(cijfers).regels)
    for dimensie in DIMENSIES:
        yield from _verdeeld(verdeeld(cijfers, dimensie), rest_tekst(dimensie, verzwegen=verzwegen))
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
        return multiplier_tekst(one.waarde)
    return duizend(one.waarde)


def duizend(cents: int, shown: int | None = None) -> str:
    """An amount of cents in thousands of euros, as rounded or as `shown`; what is something is never told as zero."""
    number = DUIZEND.afgerond(cents) if shown is None else shown
    return "<1" if cents > 0 and not number else format_aantal(number)


def waarde_zin(cijfer: Cijfer, one: Publicatie) -> str:
    """A published value in a sentence."""
    if cijfer.soort is CijferSoort.MULTIPLIER:
        return waarde_tekst(cijfer, one)
    return format_bedrag(one.waarde).removesuffix(",00")


def bron(one: Publicatie) -> str:
    """A source with its year."""
    return f"{one.bron}, {one.jaar}" if one.jaar is not None else one.bron


def verdeeld_getoond(found: Verdeeld) -> tuple[tuple[int, ...], int]:
    """The figures along a dimension and the rest in thousands, adding up to the total; no rest when there is none, and
    when the parts are more than the total.
    """
    rest = max(found.rest or 0, 0)
    *shown, left = DUIZEND.reeks([*(Fraction(one.gekozen.waarde) for one in found.cijfers), Fraction(rest)])
    return tuple(shown), left


def _verdeeld(found: Verdeeld, rest_naam: str) -> Iterator[Blok]:
    kop, column = KOPPEN[found.dimensie]
    yield Kop(kop)
    if not found.cijfers:
        yield Zin(f"{hoofdletter(rest_naam)}.")
        return
    shown, left = verdeeld_getoond(found)
    amounts = [Fraction(one.gekozen.waarde) for one in found.cijfers]
    fits = found.rest is not None and found.rest >= 0
    parts = delen([*amounts, Fraction(found.rest or 0)]) if fits else None
    rows = [
        (
            Cel(one.over),
            Cel(duizend(one.gekozen.waarde, shown[row]), naam_van(one)),
            Cel(parts[row] if parts else ""),
            Cel(bron(one.gekozen)),
        )
        for row, one in enumerate(found.cijfers)
    ]
    name = namen_rapport(found.cijfers[0].arena_id)
    if fits and found.rest:
        key = name(CijferSoort.BATEN, found.dimensie, REST)
        rows.append((Cel(rest_naam), Cel(duizend(found.rest, left), key), Cel(parts[-1] if parts else ""), Cel("")))
    if fits:
        whole = Cel(format_aantal(sum(shown) + left), name(CijferSoort.BATEN))
        rows.append((Cel("totaal"), whole, Cel("100 %" if parts else ""), Cel("")))
    yield Tabel((column, f"Baten ({DUIZEND.tekst})", "Deel", "Bron"), tuple(rows), frozenset({1, 2}))
    yield from _bij(found)


def _bij(found: Verdeeld) -> Iterator[Blok]:
    """What must be said of the rest."""
    if found.rest is None:
        yield Zin("Het totaal is niet gepubliceerd; wat er nog bij hoort, is onbekend.")
    elif found.rest < 0:
        yield Zin("De delen zijn samen meer dan het totaal, dus er staat geen totaal bij; kijk de cijfers na.")
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
    name, whole = namen_rapport(cijfers[0].arena_id), totaal(cijfers, CijferSoort.KOSTEN)
    rest = Fraction(whole.gekozen.waarde) - sum(computed.values()) if whole and computed else None
    fits = rest is not None and rest >= 0
    # Hundredths of a thousand: ten euros.
    *shown, left = reeks([*computed.values(), Fraction(rest or 0) if fits else Fraction()], DUIZEND.cents // 100)
    recomputed = dict(zip(computed, shown, strict=True))
    rows = []
    for domein in (one for one in Leefdomein if one in published or one in computed):
        told = published.get(domein)
        key = name(CijferSoort.LASTEN, "leefdomein", domein)
        again = Cel(_honderdsten(recomputed[domein]), key) if domein in recomputed else Cel("")
        first = Cel(duizend(told.gekozen.waarde), key) if told else Cel(NIET_GEPUBLICEERD)
        rows.append((Cel(domein.label), first, again))
    if whole and fits:
        if rest:
            rows.append((Cel("de andere leefdomeinen"), Cel(NIET_GEPUBLICEERD), Cel(_honderdsten(left))))
        key = name(CijferSoort.KOSTEN)
        total = Cel(_honderdsten(sum(shown) + left), key)
        rows.append((Cel("totaal"), Cel(duizend(whole.gekozen.waarde), key), total))
    yield Tabel((f"Leefdomein ({DUIZEND.tekst})", "Volgens het rapport", "Nagerekend"), tuple(rows), frozenset({1, 2}))
    if computed:
        yield Zin(f"Nagerekend is met de hele getallen, niet met de afgeronde multiplier{_klopt(published, computed)}")
    yield Opsomming(VOORBEHOUDEN)


def _klopt(published: Mapping[Leefdomein, Cijfer], computed: Mapping[Leefdomein, Fraction]) -> str:
    """How a sentence ends that says how the lasten were computed again: whether the published ones come out."""
    both = [domein for domein in published if domein in computed]
    wrong = [
        domein.label
        for domein in both
        if DUIZEND.afgerond(published[domein].gekozen.waarde) != DUIZEND.afgerond(computed[domein])
    ]
    if wrong:
        return f". Bij {opsomming(wrong)} komt er iets anders uit dan het rapport zegt."
    return ": dan klopt het." if both else "."


def _honderdsten(hundredths: int) -> str:
    """Hundredths of thousands of euros as thousands with two decimals: "698,84"."""
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
