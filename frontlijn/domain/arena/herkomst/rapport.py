"""How a figure of a report came here: published, with its source, or computed from what was published."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from frontlijn.domain.arena.gepubliceerd import (
    DIMENSIES,
    NIET_GEPUBLICEERD,
    Cijfer,
    berekende_lasten,
    multiplier_van,
    totaal,
    verdeeld,
)
from frontlijn.domain.arena.multiplier import rapport_multiplier
from frontlijn.domain.arena.namen import REST, naam_van, namen_rapport, ontleed
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag, ratio
from frontlijn.domain.arena.uitvoer.rapport import anders_zin, bron, waarde_zin
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, berekening
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import CijferSoort, Leefdomein

GEPUBLICEERD = "zo gepubliceerd in de tekst van het rapport"


def rapport_herkomst(cijfers: Sequence[Cijfer], naam: str) -> Herkomst:
    """How a figure of a report was made; names as in `namen.py`. Raises KeyError for a name that is none of them."""
    if not cijfers or not naam.startswith(f"{namen_rapport(cijfers[0].arena_id).voor}."):
        raise KeyError(naam)
    parts = ontleed(naam)
    match parts:
        case (CijferSoort.MULTIPLIER,):
            return _multiplier(cijfers, naam)
        case (CijferSoort.BATEN, dimensie, tail) if tail == REST and dimensie in DIMENSIES:
            return _rest(cijfers, naam, dimensie)
        case (CijferSoort.LASTEN, "leefdomein", code) if code in set(Leefdomein):
            return _lasten(cijfers, naam, Leefdomein(code))
    found = _gepubliceerd(cijfers, naam)
    if found is None:
        raise KeyError(naam)
    return _cijfer(cijfers, found, naam)


def _gepubliceerd(cijfers: Sequence[Cijfer], naam: str) -> Cijfer | None:
    return next((one for one in cijfers if naam_van(one) == naam), None)


def _cijfer(cijfers: Sequence[Cijfer], one: Cijfer, naam: str) -> Herkomst:
    caveats = rapport_multiplier(cijfers).voorbehouden if one.soort is CijferSoort.MULTIPLIER else ()
    shown = waarde_zin(one, one.gekozen)
    return Herkomst(
        naam,
        f"{one.soort.label} {one.over}".strip(),
        shown,
        GEPUBLICEERD,
        f"{shown}: {bron(one.gekozen)}",
        tuple(Deel(f"niet gekozen: {bron(other)}", waarde_zin(one, other)) for other in one.anders),
        tuple(dict.fromkeys(bron(each) for each in one.waarden)),
        (*((anders_zin(one),) if one.anders else ()), *caveats),
    )


def _multiplier(cijfers: Sequence[Cijfer], naam: str) -> Herkomst:
    """The exact one from the totals, beside the one that was published."""
    shown = rapport_multiplier(cijfers)
    baten, kosten = totaal(cijfers, CijferSoort.BATEN), totaal(cijfers, CijferSoort.KOSTEN)
    published = _gepubliceerd(cijfers, naam)
    exact = multiplier_van(cijfers)
    if published is None and exact is None:
        raise KeyError(naam)
    told = [f"volgens het rapport {waarde_zin(published, published.gekozen)}"] if published else []
    if exact is not None and baten and kosten:
        made = f"{waarde_zin(baten, baten.gekozen)} ÷ {waarde_zin(kosten, kosten.gekozen)}"
        told.insert(0, f"{made} = {ratio(exact)}, getoond als {shown.tekst}")
    sources = [one for one in (baten, kosten, published) if one]
    return Herkomst(
        naam,
        "multiplier: baten voor elke euro kosten",
        shown.tekst,
        "baten ÷ kosten, met de hele getallen" if exact is not None else GEPUBLICEERD,
        "; ".join(told),
        tuple(Deel(one.soort.label, waarde_zin(one, one.gekozen), naam_van(one)) for one in (baten, kosten) if one),
        tuple(dict.fromkeys(bron(one.gekozen) for one in sources)),
        shown.voorbehouden,
    )


def _rest(cijfers: Sequence[Cijfer], naam: str, dimensie: str) -> Herkomst:
    """What the text does not divide."""
    whole, found = totaal(cijfers, CijferSoort.BATEN), verdeeld(cijfers, dimensie)
    if whole is None or found.rest is None:
        raise KeyError(naam)
    terms = [("baten", whole.gekozen.waarde), *((one.over, -one.gekozen.waarde) for one in found.cijfers)]
    return Herkomst(
        naam,
        f"baten per {dimensie}: {NIET_GEPUBLICEERD}",
        format_bedrag(found.rest),
        f"alle baten − wat per {dimensie} is gepubliceerd",
        berekening(terms, format_bedrag),
        (
            Deel("baten", format_bedrag(whole.gekozen.waarde), naam_van(whole)),
            *(Deel(one.over, format_bedrag(-one.gekozen.waarde), naam_van(one)) for one in found.cijfers),
        ),
        tuple(dict.fromkeys(bron(one.gekozen) for one in (whole, *found.cijfers))),
        ("Hoe dit verdeeld is, staat niet in de tekst. Dat is onbekend, en geen nul.",),
    )


def _lasten(cijfers: Sequence[Cijfer], naam: str, domein: Leefdomein) -> Herkomst:
    """The lasten of a leefdomein as published, beside what follows from the exact totals."""
    published, exact = _gepubliceerd(cijfers, naam), berekende_lasten(cijfers).get(domein)
    if published is None and exact is None:
        raise KeyError(naam)
    baten, kosten = totaal(cijfers, CijferSoort.BATEN), totaal(cijfers, CijferSoort.KOSTEN)
    part = next((one for one in verdeeld(cijfers, "leefdomein").cijfers if one.leefdomein is domein), None)
    used = [one for one in (kosten, part, baten) if one]
    told = [f"volgens het rapport {waarde_zin(published, published.gekozen)}"] if published else []
    if exact is not None:
        values = [waarde_zin(one, one.gekozen) for one in used]
        told.append(f"nagerekend {values[0]} × {values[1]} ÷ {values[2]} = {exact_bedrag(exact)}")
    shown = waarde_zin(published, published.gekozen) if published else exact_bedrag(exact or Fraction())
    return Herkomst(
        naam,
        f"kosten verdeeld naar de baten: {domein.label}",
        shown,
        "kosten × baten in dit leefdomein ÷ alle baten, met de hele getallen",
        "; ".join(told) or ONBEKEND,
        tuple(
            Deel(f"{one.soort.label} {one.over}".strip(), waarde_zin(one, one.gekozen), naam_van(one)) for one in used
        ),
        tuple(dict.fromkeys(bron(one.gekozen) for one in (*([published] if published else []), *used))),
        ("Met de afgeronde multiplier komt er iets anders uit: rond pas aan het eind af.",),
    )
