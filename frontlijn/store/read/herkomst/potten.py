"""How the amounts of pots were made: which rows of the ledger, with which sign, and which amounts make others.

vrij besteedbaar = plafond - toegekend; toegekend = toekenning - vrijval; betaald = betaling - terugontvangst; and the
plafond moves with kortingen and overheveling (004 §2.2; domain model, 6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from frontlijn.domain.handgeld.pot import Budgetpot, effect
from frontlijn.domain.herkomst import Deel, Herkomst, berekening, optelling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import MUTATIES, HandgeldFilter, MutatieFilter
from frontlijn.store.read.herkomst import aanvragen
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, geteld, periode, waarvan
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

AFSPRAAK = "004 §2.2"

_KINDS = [soort for soort in MutatieSoort if soort is not MutatieSoort.STORNO]
SOORTEN = {
    "plafond": tuple(soort for soort in _KINDS if effect(soort).plafond),
    "toegekend": tuple(soort for soort in _KINDS if effect(soort).toegekend),
    "betaald": tuple(soort for soort in _KINDS if effect(soort).betaald),
}
"""Which kinds of rows make each amount of a pot."""


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

TERUGGEDRAAID = "Een boeking die is teruggedraaid, telt niet mee."
STORNO = "Een teruggedraaide boeking telt op haar eigen dag, en gaat er op de dag van de storno weer af."
BELOFTE = "Het gaat om wat is toegezegd, niet om wat is betaald. Het geld hoeft niet op."


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How an amount of a pot, or of several pots together, was made."""
    base, _, wat = cijfer.naam.rpartition(".")
    with reading(store):
        if wat == "aangevraagd" and isinstance(cijfer.rijen, HandgeldFilter):
            return aanvragen.gevraagd(store, cijfer.naam, cijfer.rijen)
        if isinstance(cijfer.rijen, MutatieFilter) and len(cijfer.rijen.soorten) == 1:
            return _van_soort(store, cijfer.naam, cijfer.rijen)
        if base.endswith(".afschrift") and isinstance(cijfer.rijen, MutatieFilter):
            return _afschrift(store, cijfer.naam, wat, cijfer.rijen)
        if wat in SOORTEN and isinstance(cijfer.rijen, MutatieFilter):
            return _per_soort(store, cijfer.naam, wat, cijfer.rijen)
        if wat in SOMMEN and cijfer.rijen is not None:
            return _som(store, cijfer.naam, SOMMEN[wat], cijfer.rijen)
    return _boekingen(store, cijfer)


def bedragen(store: Store, rijen: MutatieFilter, financier: int | None = None) -> dict[MutatieSoort, int]:
    """What the rows of each kind come to, in cents, all or the part of one financier; a storno takes its row away."""
    condition, values = MUTATIES.where(store, rijen)
    amount = "m.bedrag" if financier is None else f"json_extract(m.verdeling, '$[{financier}]')"
    sql = f"""
      SELECT coalesce(o.soort, m.soort) AS soort, sum(CASE WHEN o.id IS NULL THEN {amount} ELSE -{amount} END) AS cent
        FROM pot_mutatie m LEFT JOIN pot_mutatie o ON o.id = m.storno_van WHERE {condition} GROUP BY 1"""
    with reading(store) as db:
        found = {MutatieSoort(row["soort"]): int(row["cent"]) for row in db.execute(sql, values)}
    return {soort: found[soort] for soort in MutatieSoort if soort in found}


def met_teken(wat: str, per_soort: Mapping[MutatieSoort, int]) -> dict[MutatieSoort, int]:
    """What each kind does to an amount: with its sign, and only those that touch it."""
    return {soort: cents * getattr(effect(soort), wat) for soort, cents in per_soort.items() if soort in SOORTEN[wat]}


def _per_soort(store: Store, naam: str, wat: str, rijen: MutatieFilter) -> Verklaring:
    """Plafond, toegekend or betaald: of several pots out of each pot, of one pot out of each kind of row."""
    rijen = replace(rijen, soorten=SOORTEN[wat])
    financier = _financier(naam)
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
            wat=_van_wie(store, rijen, financier, wat),
            waarde=format_bedrag(total),
            formule=" ".join(
                f"{'' if not number else '+ ' if getattr(effect(soort), wat) > 0 else '- '}{soort.label}"
                for number, soort in enumerate(SOORTEN[wat])
            ),
            ingevuld=berekening(parts, format_bedrag) if parts else "geen boekingen, dus € 0,00",
            delen=tuple(delen),
            bronnen=(_bron(store, rijen),),
            let_op=(TERUGGEDRAAID,),
        ),
        rijen,
        opens,
        total,
    )


def _som(store: Store, naam: str, som: Som, rijen: object) -> Verklaring:
    """An amount that is made of others, each with its own rows."""
    base = naam.rpartition(".")[0]
    found = {wat: one for wat in som.delen if (one := _deel(store, base, wat, rijen)) is not None}
    values = {wat: cents for wat, (_, cents) in found.items()}
    terms = [(_NAMEN.get(wat, wat), sign * values[wat]) for wat, sign in som.delen.items() if wat in values]
    total = sum(cents for _, cents in terms)
    opens = {f"{base}.{wat}": cijfer for wat, (cijfer, _) in found.items() if cijfer is not None}
    shown = [wat for wat in som.delen if wat in values]
    delen = [
        Deel(_NAMEN.get(wat, wat), format_bedrag(values[wat]), f"{base}.{wat}" if f"{base}.{wat}" in opens else None)
        for wat in shown
    ]
    ledger = rijen if isinstance(rijen, MutatieFilter) else None
    bronnen = (_bron(store, ledger),) if ledger else ()
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=_van_wie(store, ledger, _financier(naam), som.wat),
            waarde=format_bedrag(total),
            formule=" ".join(
                f"{'' if not number else '+ ' if som.delen[wat] > 0 else '- '}{_NAMEN.get(wat, wat)}"
                for number, wat in enumerate(shown)
            ),
            ingevuld=berekening(terms, format_bedrag),
            delen=tuple(delen),
            bronnen=(*bronnen, f"afspraak: {AFSPRAAK}"),
            let_op=(BELOFTE,) if naam.endswith((".vrij", ".over")) else (),
        ),
        rijen if isinstance(rijen, MutatieFilter | HandgeldFilter) else None,
        opens,
        total,
    )


_NAMEN = {"vrij": "vrij besteedbaar", "vervallen": "vervallen bij het sluiten", "aangevraagd": "gevraagd"}


def _deel(store: Store, base: str, wat: str, rijen: object) -> tuple[Cijfer | None, int] | None:
    """A part of an amount, with what it opens; None when it does not count here."""
    ledger = rijen if isinstance(rijen, MutatieFilter) else _boekingen_van(rijen)
    financier = _financier(base)
    if wat == "vervallen":
        lapsed = 0 if financier is not None else sum(pot.stand.vervallen for pot in _potten(store, ledger))
        return (None, lapsed) if lapsed else None
    if wat == "aangevraagd":
        wanted = rijen if isinstance(rijen, HandgeldFilter) else HandgeldFilter(pot_id=ledger.pot_id, alleen_open=True)
        return Cijfer(f"{base}.{wat}", wanted), handgeld.requested(store, wanted)
    if wat == "vrij":
        parts = [_deel(store, base, part, ledger) for part in SOMMEN["vrij"].delen]
        signs = SOMMEN["vrij"].delen.values()
        total = sum(sign * part[1] for sign, part in zip(signs, parts, strict=True) if part is not None)
        return Cijfer(f"{base}.vrij", replace(ledger, soorten=SOORTEN["plafond"] + SOORTEN["toegekend"])), total
    rows = replace(ledger, soorten=SOORTEN[wat])
    return Cijfer(f"{base}.{wat}", rows), sum(met_teken(wat, bedragen(store, rows, financier)).values())


def _boekingen_van(rijen: object) -> MutatieFilter:
    """The rows of the ledger of the pots that these requests go to."""
    if not isinstance(rijen, HandgeldFilter):
        return MutatieFilter(geldig=True)
    return MutatieFilter(
        pot_id=rijen.pot_id,
        wijk_id=rijen.wijk_id,
        gebied=rijen.gebied,
        initiatief_id=rijen.initiatief_id,
        lopend_op=rijen.lopend_op,
        geldig=True,
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
            bronnen=(_bron(store, rijen),),
            let_op=(TERUGGEDRAAID,) if rijen.geldig else (),
        ),
        rijen,
        getal=sum(each),
    )


def _afschrift(store: Store, naam: str, wat: str, rijen: MutatieFilter) -> Verklaring:
    """An amount of a statement: what it was before the period, what the rows of the period did, and the end."""
    before = replace(rijen, van=None, tot=rijen.van - timedelta(days=1)) if rijen.van else None
    begin = _stand(store, wat, before) if before else 0
    moved = _stand(store, wat, rijen)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"{_NAMEN.get(wat, wat)} volgens het afschrift{periode(rijen.van, rijen.tot)}",
            waarde=format_bedrag(begin + moved),
            formule="begin + wat de boekingen hieronder erbij doen of eraf halen = eind",
            ingevuld=berekening([("begin", begin), ("erbij of eraf", moved)], format_bedrag),
            bronnen=(_bron(store, rijen),),
            let_op=(STORNO,),
        ),
        rijen,
        getal=begin + moved,
    )


def _stand(store: Store, wat: str, rijen: MutatieFilter) -> int:
    moved = bedragen(store, rijen)
    if wat in SOORTEN:
        return sum(met_teken(wat, moved).values())
    return sum(met_teken("plafond", moved).values()) - sum(met_teken("toegekend", moved).values())


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
            bronnen=(_bron(store, rijen),),
            let_op=() if rijen.geldig else (STORNO,),
        ),
        rijen,
        getal=number,
    )


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


def _financier(naam: str) -> int | None:
    """The place of the financier that a name tells, as in `handgeld.pot.3.financier.0.plafond`."""
    words = naam.split(".")
    return int(words[words.index("financier") + 1]) if "financier" in words else None


def _van_wie(store: Store, rijen: MutatieFilter | None, financier: int | None, wat: str) -> str:
    if financier is None or rijen is None or rijen.pot_id is None:
        return wat
    return f"{wat}, het deel van {handgeld.pot(store, rijen.pot_id).financiers[financier].naam}"


def _bron(store: Store, rijen: MutatieFilter) -> str:
    number = handgeld.count_mutaties(store, rijen)
    when = " van potten die nu lopen" if rijen.lopend_op else periode(rijen.van, rijen.tot)
    return f"boekingen van handgeld, {waarvan(store, rijen)}: {geteld(number, 'boeking', 'boekingen')}{when}"
