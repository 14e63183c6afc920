"""How the numbers of the sociaal kasboek were made: what is counted in its entries, and what is added up."""

from __future__ import annotations

from dataclasses import replace

from frontlijn.domain.herkomst import ONBEKEND, Herkomst, optelling
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst
from frontlijn.store.read import kasboek
from frontlijn.store.read.herkomst import samenhang, woorden
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, basis, geteld, let_op, periode, van_de, waarvan
from frontlijn.store.read.herkomst.eenheden import toon_van
from frontlijn.store.read.kasboek import LISTING, KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

EERSTE = "kasboek"
"""The first word of these names."""

SOMMEN = {
    "deelnames": ("deelnames", "Wie vaker meedeed, telt vaker: deelnames zijn geen unieke mensen."),
    "nieuw_bereikt": ("mensen die voor het eerst kwamen", "Wie in meer regels staat, telt vaker."),
    "niet_in_beeld": ("mensen die de gemeente nog niet kende", "Wie in meer regels staat, telt vaker."),
    "vrijwilligersminuten": ("tijd van vrijwilligers", ""),
}
"""What is added up, by the column it stands in: what it is, and what to keep in mind."""

ONBEKENDEN = {
    "deelnames_onbekend": "hoeveel mensen meededen",
    "nieuw_onbekend": "hoeveel mensen voor het eerst kwamen",
    "beeld_onbekend": "hoeveel mensen de gemeente nog niet kende",
    "minuten_onbekend": "hoeveel tijd vrijwilligers gaven",
}
"""What an entry does not say, by the count of those that do not say it."""

_DE = {"deelnames": "de deelnames", "vrijwilligersminuten": "de tijd van vrijwilligers"}

DUBBEL = "Een regel kan bij meer leefdomeinen horen: tel deze aantallen niet bij elkaar op."


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number of the kasboek was made; one without rows is of the whole kasboek."""
    rijen = _rijen(cijfer)
    wat = cijfer.naam.partition(".")[2]
    if _is_woord(wat):
        return woorden.verklaar(store, cijfer.naam, wat.partition(".")[2], rijen)
    if samenhang.kent(wat):
        return samenhang.verklaar(store, cijfer.naam, wat, rijen)
    return _som(store, cijfer.naam, wat, rijen) if wat in SOMMEN else _aantal(store, cijfer.naam, wat, rijen)


def rijen_vooraf(cijfer: Cijfer) -> KasboekFilter | None:
    """The entries behind a sum or a count of them; None for a number that is made of something else."""
    wat = cijfer.naam.partition(".")[2]
    return None if _is_woord(wat) or samenhang.kent(wat) else _rijen(cijfer)


def _rijen(cijfer: Cijfer) -> KasboekFilter:
    return cijfer.rijen if isinstance(cijfer.rijen, KasboekFilter) else KasboekFilter()


def _is_woord(wat: str) -> bool:
    return wat.partition(".")[0] == "woord"


def bron(store: Store, rijen: KasboekFilter, aantal: int) -> str:
    """Which entries it was made of."""
    period = periode(rijen.van, rijen.tot)
    return f"sociaal kasboek, {waarvan(store, rijen)}: {geteld(aantal, 'regel', 'regels')}{period}"


def _som(store: Store, naam: str, kolom: str, rijen: KasboekFilter) -> Verklaring:
    condition, values = LISTING.where(store, rijen)
    with reading(store) as db:
        sql = f"SELECT k.{kolom} FROM kasboekregel k WHERE {condition} ORDER BY {LISTING.order}"
        each = [row[0] for row in db.execute(sql, values)]
    known = [one for one in each if one is not None]
    toon = toon_van(naam)
    wat, caveat = SOMMEN[kolom]
    unknown = len(each) - len(known)
    nobody_knows = bool(unknown) and not known
    missing = f"Bij {geteld(unknown, 'regel', 'regels')} is dit onbekend; die tellen niet mee." if unknown else ""
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=wat,
            waarde=ONBEKEND if nobody_knows else toon(sum(known)),
            formule=f"tel {_DE.get(kolom, wat)} van alle regels bij elkaar op",
            ingevuld=f"geen enkele regel waarvan het bekend is, dus {ONBEKEND}"
            if nobody_knows
            else optelling(known, toon, wat="regels"),
            bronnen=(bron(store, rijen, len(each)),),
            let_op=let_op(rijen, missing, caveat),
        ),
        rijen,
        getal=None if nobody_knows else sum(known),
    )


def _aantal(store: Store, naam: str, wat: str, rijen: KasboekFilter) -> Verklaring:
    around = basis(rijen)
    if rijen.experiment is not None and rijen.uitkomst is not None:
        around = replace(around, experiment=rijen.experiment)
    with reading(store):
        number, total = kasboek.count(store, rijen), kasboek.count(store, around)
    which = _welke(wat)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"kasboekregels {which}".rstrip(),
            waarde=format_aantal(number),
            formule=f"tel de regels {which}".rstrip(),
            ingevuld=van_de(number, total, "experimenten" if around.experiment else "regels"),
            bronnen=(bron(store, rijen, number),),
            let_op=let_op(rijen, DUBBEL if wat.startswith("leefdomein.") else ""),
        ),
        rijen,
        getal=number,
    )


def _welke(wat: str) -> str:
    """Which entries are counted, behind the word for them; empty for all."""
    family, _, code = wat.partition(".")
    if wat in ONBEKENDEN:
        return f"waarin niet staat {ONBEKENDEN[wat]}"
    if family == "leefdomein":
        return f"over {Leefdomein(code).label}"
    if family == "kernwaarde":
        return f"met kernwaarde {Kernwaarde(code).label}" if code in set(Kernwaarde) else "zonder kernwaarde"
    if family == "uitkomst":
        return f"met uitkomst {Uitkomst(code).label}" if code in set(Uitkomst) else "van proeven die nog lopen"
    if family == "domeinen":
        return f"met {geteld(int(code), 'leefdomein', 'leefdomeinen')}"
    return {"zonder_leefdomein": "zonder leefdomein", "experimenten": "die een experiment zijn"}.get(wat, "")
