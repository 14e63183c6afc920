"""How the amounts of pots were made: which rows of the ledger, with which sign, and which amounts make others.

vrij besteedbaar = plafond - toegekend; toegekend = toekenning - vrijval; betaald = betaling - terugontvangst; and the
plafond moves with kortingen and overheveling (004 §2.2; domain model, 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from frontlijn.domain.handgeld.pot import SOORTEN, Budgetpot
from frontlijn.domain.herkomst import Deel, Herkomst, berekening, optelling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.samenvatting.handgeld import genoemde_potten
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import aanvragen, afschrift
from frontlijn.store.read.herkomst.boekingen import (
    NAMEN,
    STORNO,
    TERUGGEDRAAID,
    bedragen,
    bron,
    financier_van,
    met_teken,
    teken,
    van_wie,
)
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, geteld
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

AFSPRAAK = "004 §2.2"


@dataclass(frozen=True, slots=True)
class Som:
    """An amount that is made of others: what it is, and of which it is made, each with its sign."""

    wat: str
    delen: Mapping[str, int]


SOMMEN = {
    "vrij": Som("vrij besteedbaar", {"plafond": 1, "toegekend": -1, "vervallen": -1}),
    "over": Som("over na wat is toegezegd", {"plafond": 1, "toegekend": -1}),
    "openstaand": Som("toegekend, nog niet betaald", {"toegekend": 1, "betaald": -1}),
    "als_alles": Som("vrij als alles wordt toegekend", {"vrij": 1, "aangevraagd": -1}),
}

BELOFTE = "Het gaat om wat is toegezegd, niet om wat is betaald. Het geld hoeft niet op."


def pot_cijfer(pot_id: int, wat: str, financier: int | None = None) -> Cijfer:
    """The number that is an amount of a pot, or the part of one of its financiers in it."""
    part = "" if financier is None else f".financier.{financier}"
    kinds = (
        SOORTEN[wat] if wat in SOORTEN else tuple(kind for one in SOMMEN[wat].delen for kind in SOORTEN.get(one, ()))
    )
    return Cijfer(f"handgeld.pot.{pot_id}{part}.{wat}", MutatieFilter(pot_id=pot_id, geldig=True, soorten=kinds))


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How an amount of a pot, or of several pots together, was made."""
    base, _, wat = cijfer.naam.rpartition(".")
    with reading(store):
        if base.startswith("handgeld.rest."):
            return _rest(store, cijfer)
        if wat == "aangevraagd" and isinstance(cijfer.rijen, HandgeldFilter):
            return aanvragen.gevraagd(store, cijfer.naam, cijfer.rijen)
        told = base.rpartition(".")[2]
        if told in (afschrift.AFSCHRIFT, afschrift.BEWEEGT) and isinstance(cijfer.rijen, MutatieFilter):
            return afschrift.verklaar(store, cijfer.naam, cijfer.rijen)
        if isinstance(cijfer.rijen, MutatieFilter) and len(cijfer.rijen.soorten) == 1:
            return _van_soort(store, cijfer.naam, cijfer.rijen)
        if wat in SOORTEN and isinstance(cijfer.rijen, MutatieFilter):
            return _per_soort(store, cijfer.naam, wat, cijfer.rijen)
        if wat in SOMMEN and isinstance(cijfer.rijen, MutatieFilter | HandgeldFilter):
            return _som(store, cijfer.naam, SOMMEN[wat], cijfer.rijen)
    return _boekingen(store, cijfer)


def _per_soort(store: Store, naam: str, wat: str, rijen: MutatieFilter) -> Verklaring:
    """Plafond, toegekend or betaald: of several pots out of each pot, of one pot out of each kind of row."""
    rijen = replace(rijen, soorten=SOORTEN[wat])
    financier = financier_van(naam)
    signed = met_teken(wat, bedragen(store, rijen, financier))
    total = sum(signed.values())
    parts = [(soort.label, cents) for soort, cents in signed.items()]
    opens: dict[str, Cijfer] = {}
    delen = _pot_delen(store, wat, rijen, opens)
    if not delen and financier is None:
        for soort, cents in signed.items():
            opens[f"{naam}.{soort.value}"] = Cijfer(f"{naam}.{soort.value}", replace(rijen, soorten=(soort,)))
            delen.append(Deel(soort.label, format_bedrag(cents), f"{naam}.{soort.value}"))
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=van_wie(store, rijen, naam, wat),
            waarde=format_bedrag(total),
            formule=_formule((soort.label, teken(soort, wat)) for soort in SOORTEN[wat]),
            ingevuld=berekening(parts, format_bedrag) if parts else "geen boekingen, dus € 0,00",
            delen=tuple(delen),
            bronnen=(bron(store, rijen),),
            let_op=(TERUGGEDRAAID,),
        ),
        rijen,
        opens,
        total,
    )


def _som(store: Store, naam: str, som: Som, rijen: MutatieFilter | HandgeldFilter) -> Verklaring:
    """An amount that is made of others, each with its own rows."""
    base = naam.rpartition(".")[0]
    ledger = rijen if isinstance(rijen, MutatieFilter) else _boekingen_van(rijen)
    parts = [
        (wat, sign, part)
        for wat, sign in som.delen.items()
        if (part := _deel(store, f"{base}.{wat}", ledger, rijen)) is not None
    ]
    terms = [(NAMEN.get(wat, wat), sign * cents) for wat, sign, (_, cents) in parts]
    total = sum(cents for _, cents in terms)
    opens = {cijfer.naam: cijfer for _, _, (cijfer, _) in parts if cijfer is not None}
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=van_wie(store, ledger, naam, som.wat),
            waarde=format_bedrag(total),
            formule=_formule((NAMEN.get(wat, wat), sign) for wat, sign, _ in parts),
            ingevuld=berekening(terms, format_bedrag),
            delen=tuple(
                Deel(NAMEN.get(wat, wat), format_bedrag(cents), cijfer.naam if cijfer else None)
                for wat, _, (cijfer, cents) in parts
            ),
            bronnen=(*((bron(store, ledger),) if rijen is ledger else ()), f"afspraak: {AFSPRAAK}"),
            let_op=(BELOFTE,) if naam.endswith((".vrij", ".over")) else (),
        ),
        rijen,
        opens,
        total,
    )


def _formule(termen: Iterable[tuple[str, int]]) -> str:
    """Names with their signs: "plafond - toegekend"."""
    return " ".join(
        f"{'' if not number else '+ ' if sign > 0 else '- '}{name}" for number, (name, sign) in enumerate(termen)
    )


def _deel(
    store: Store, naam: str, ledger: MutatieFilter, rijen: MutatieFilter | HandgeldFilter
) -> tuple[Cijfer | None, int] | None:
    """A part of an amount, with what it opens; None when it does not count here."""
    base, _, wat = naam.rpartition(".")
    if wat == "vervallen":
        lapsed = 0 if financier_van(naam) is not None else sum(pot.stand.vervallen for pot in _potten(store, ledger))
        return (None, lapsed) if lapsed else None
    if isinstance(rijen, HandgeldFilter) and wat == "aangevraagd":
        return Cijfer(naam, rijen), handgeld.requested(store, rijen)
    if wat in SOMMEN:
        parts = [(sign, _deel(store, f"{base}.{part}", ledger, ledger)) for part, sign in SOMMEN[wat].delen.items()]
        kinds = tuple(soort for part in SOMMEN[wat].delen for soort in SOORTEN.get(part, ()))
        return Cijfer(naam, replace(ledger, soorten=kinds)), sum(sign * part[1] for sign, part in parts if part)
    rows = replace(ledger, soorten=SOORTEN[wat])
    return Cijfer(naam, rows), sum(met_teken(wat, bedragen(store, rows, financier_van(naam))).values())


def _boekingen_van(rijen: HandgeldFilter) -> MutatieFilter:
    """The rows of the ledger of the pots that these requests go to."""
    return MutatieFilter(
        pot_id=rijen.pot_id,
        wijk_id=rijen.wijk_id,
        gebied=rijen.gebied,
        initiatief_id=rijen.initiatief_id,
        lopend_op=rijen.lopend_op,
        geldig=True,
        exporteerbaar=rijen.exporteerbaar and rijen.initiatief_id is not None,  # a pot is always whole
    )


def _van_soort(store: Store, naam: str, rijen: MutatieFilter) -> Verklaring:
    """The rows of one kind, added up."""
    (soort,) = rijen.soorten
    each = [one.bedrag for one in handgeld.mutaties(store, rijen, 0, -1)]
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=soort.label,
            waarde=format_bedrag(sum(each)),
            formule=f"tel elke boeking {soort.label} bij elkaar op",
            ingevuld=optelling(each, format_bedrag, wat="boekingen"),
            bronnen=(bron(store, rijen),),
            let_op=(TERUGGEDRAAID,) if rijen.geldig else (),
        ),
        rijen,
        getal=sum(each),
    )


def _boekingen(store: Store, cijfer: Cijfer) -> Verklaring:
    """Rows of the ledger that are no amount of a pot by themselves: only how many there are."""
    rijen = cijfer.rijen if isinstance(cijfer.rijen, MutatieFilter) else MutatieFilter()
    number = handgeld.count_mutaties(store, rijen)
    return Verklaring(
        Herkomst(
            naam=cijfer.naam,
            wat="boekingen",
            waarde=geteld(number, "boeking", "boekingen"),
            formule="elke boeking hieronder",
            ingevuld=geteld(number, "boeking", "boekingen"),
            bronnen=(bron(store, rijen),),
            let_op=() if rijen.geldig else (STORNO,),
        ),
        rijen,
        getal=number,
    )


def _rest(store: Store, cijfer: Cijfer) -> Verklaring:
    """An amount of the pots that do not stand by name, such as `handgeld.rest.4.vrij`: all but the largest four."""
    wat = cijfer.naam.rpartition(".")[2]
    rijen = cijfer.rijen
    ledger = _boekingen_van(rijen) if isinstance(rijen, HandgeldFilter) else rijen
    pots = genoemde_potten(_potten(store, ledger))[1] if isinstance(ledger, MutatieFilter) else ()
    exporteerbaar = isinstance(rijen, HandgeldFilter) and rijen.exporteerbaar
    parts = [verklaar(store, _van_pot(pot.id, wat, exporteerbaar=exporteerbaar)) for pot in pots]
    amounts = [part.getal or 0 for part in parts]
    return Verklaring(
        Herkomst(
            naam=cijfer.naam,
            wat=f"{NAMEN.get(wat, wat)} van de andere potten",
            waarde=format_bedrag(sum(amounts)),
            formule="tel de potten hieronder bij elkaar op",
            ingevuld=optelling(amounts, format_bedrag, wat="potten"),
            delen=tuple(
                Deel(pot.naam, part.herkomst.waarde, part.herkomst.naam) for pot, part in zip(pots, parts, strict=True)
            ),
            bronnen=(f"boekingen van handgeld: {geteld(len(pots), 'pot', 'potten')} die nu lopen",),
        ),
        None,
        {
            part.herkomst.naam: _van_pot(pot.id, wat, exporteerbaar=exporteerbaar)
            for pot, part in zip(pots, parts, strict=True)
        },
        sum(amounts),
    )


def _van_pot(pot_id: int, wat: str, *, exporteerbaar: bool) -> Cijfer:
    """The same amount of one pot."""
    if wat == "aangevraagd":
        rows = HandgeldFilter(pot_id=pot_id, alleen_open=True, exporteerbaar=exporteerbaar)
        return Cijfer(f"handgeld.pot.{pot_id}.{wat}", rows)
    return pot_cijfer(pot_id, wat)


def _pot_delen(store: Store, wat: str, rijen: MutatieFilter, opens: dict[str, Cijfer]) -> list[Deel]:
    """What each pot adds, when there are several."""
    pots = _potten(store, rijen) if rijen.pot_id is None else ()
    if len(pots) < 2:
        return []
    delen = []
    for pot in pots:
        part = f"handgeld.pot.{pot.id}.{wat}"
        opens[part] = Cijfer(part, MutatieFilter(pot_id=pot.id, geldig=rijen.geldig, soorten=rijen.soorten))
        delen.append(Deel(pot.naam, format_bedrag(getattr(pot.stand, wat)), part))
    return delen


def _potten(store: Store, rijen: MutatieFilter) -> tuple[Budgetpot, ...]:
    """The pots that these rows are of."""
    if rijen.pot_id is not None:
        return (handgeld.pot(store, rijen.pot_id),)
    if rijen.initiatief_id is not None:
        return ()
    if rijen.lopend_op is not None:
        return handgeld.current_pots(store, rijen.wijk_id, rijen.lopend_op, rijen.gebied)
    return handgeld.pots(store, rijen.wijk_id)
