"""How the numbers of requests were made: what is counted, the medians, and what is asked for together."""

from __future__ import annotations

from collections.abc import Sequence

from frontlijn.domain.handgeld.aanvraag import ONBEANTWOORD_DAGEN
from frontlijn.domain.herkomst import ONBEKEND, Herkomst, middelste, optelling
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.summary import mediaan
from frontlijn.domain.values import BesluitUitkomst, Criterium
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import AANVRAGEN, HandgeldFilter
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, basis, geteld, let_op, periode, van_de, waarvan
from frontlijn.store.read.herkomst.eenheden import format_dagen
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

WELKE = {
    "besluiten": "waarover in de periode is besloten",
    "open": "zonder besluit, en niet ingetrokken",
    "aangehouden": "die zijn aangehouden",
    "ingetrokken": "die zijn ingetrokken",
    "twijfel_regulier": "die zijn toegekend met twijfel of het regulier beleid is",
    "niet_verantwoord": "waarvan geld is betaald en nog niet is verantwoord",
    "teruggedraaid": "waarvan de toekenning is teruggedraaid",
    "toekenningen": "met een toekenning die staat",
    "besloten": "waarover is besloten",
    "eerste_keer": "van wie niet eerder een aanvraag deed",
    "onbeantwoord": f"die {ONBEANTWOORD_DAGEN} dagen of langer op een besluit wachten",
}


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number of requests was made; one without rows is of all requests."""
    rijen = cijfer.rijen if isinstance(cijfer.rijen, HandgeldFilter) else HandgeldFilter()
    wat = cijfer.naam.partition(".")[2]
    if wat == "periode.toegekend":
        return _toegekend(store, cijfer.naam, rijen)
    if wat in MEDIANEN:
        return _mediaan(store, cijfer.naam, wat, rijen)
    return _aantal(store, cijfer.naam, wat, rijen)


def bron(store: Store, rijen: HandgeldFilter, aantal: int) -> str:
    """Which requests it was made of."""
    when = " aan potten die nu lopen" if rijen.lopend_op else ""
    when += f" met een besluit{period}" if (period := periode(rijen.besloten_van, rijen.besloten_tot)) else ""
    return f"handgeld, {waarvan(store, rijen)}: {geteld(aantal, 'aanvraag', 'aanvragen')}{when}"


def _aantal(store: Store, naam: str, wat: str, rijen: HandgeldFilter) -> Verklaring:
    with reading(store):
        number, total = handgeld.count(store, rijen), handgeld.count(store, basis(rijen))
    which = _welke(wat)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"aanvragen {which}".rstrip(),
            waarde=format_aantal(number),
            formule=f"tel de aanvragen {which}".rstrip(),
            ingevuld=van_de(number, total, "aanvragen"),
            bronnen=(bron(store, rijen, number),),
            let_op=let_op(
                rijen,
                "Eén afwijzing kan om meer criteria zijn: tel deze aantallen niet bij elkaar op."
                if wat.startswith("afgewezen_om.")
                else "",
            ),
        ),
        rijen,
        getal=number,
    )


def _welke(wat: str) -> str:
    """Which requests are counted, behind the word for them; empty for all."""
    family, _, code = wat.removeprefix("periode.").partition(".")
    if family == "uitkomst":
        return f"met besluit {BesluitUitkomst(code).label}, niet teruggedraaid"
    if family == "afgewezen_om":
        return f"die zijn afgewezen met als reden: {Criterium(code).mis}"
    return WELKE.get(wat, WELKE.get(family, ""))


_STANDING = "SELECT b.bedrag FROM aanvraag a JOIN besluit_actueel b ON b.aanvraag_id = a.id WHERE {}"
_WAITED = """
  SELECT julianday(b.datum) - julianday(a.ontvangen_op) FROM aanvraag a
    JOIN besluit b ON b.aanvraag_id = a.id AND b.vervangt_id IS NULL WHERE {}"""

MEDIANEN = {
    "mediaan_toekenning": (_STANDING, format_bedrag, "middelste toekenning", "toekenningen", "het toegekende bedrag"),
    "mediaan_dagen": (
        _WAITED,
        format_dagen,
        "middelste wachttijd tot een besluit",
        "aanvragen",
        "de dagen van ontvangst tot het eerste besluit",
    ),
}
"""The query for the values of a median, how one is shown, what it is, what there are values of, and what they are."""


def _mediaan(store: Store, naam: str, wat: str, rijen: HandgeldFilter) -> Verklaring:
    query, toon, what, rows, values_are = MEDIANEN[wat]
    values = _waarden(store, query, rijen)
    middle = mediaan(values)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=what,
            waarde=ONBEKEND if middle is None else toon(middle),
            formule=f"zet {values_are} op volgorde van laag naar hoog, en neem de middelste",
            ingevuld=middelste(values, toon, wat=rows),
            bronnen=(bron(store, rijen, len(values)),),
            let_op=let_op(rijen, "Tussen twee middelste in; een half gaat naar boven." if len(values) % 2 == 0 else ""),
        ),
        rijen,
        getal=middle,
    )


def _waarden(store: Store, query: str, rijen: HandgeldFilter) -> Sequence[int]:
    condition, values = AANVRAGEN.where(store, rijen)
    with reading(store) as db:
        return [int(row[0]) for row in db.execute(query.format(condition), values)]


def gevraagd(store: Store, naam: str, rijen: HandgeldFilter) -> Verklaring:
    """How what these requests ask for together was made."""
    each = _waarden(store, f"SELECT a.gevraagd FROM aanvraag a WHERE {{}} ORDER BY {AANVRAGEN.order}", rijen)
    return _bedrag(
        store,
        naam,
        rijen,
        each,
        (
            "gevraagd, nog geen besluit",
            "het gevraagde bedrag van de aanvragen zonder besluit",
            "Wat gevraagd is, gaat nog nergens af.",
        ),
    )


def _toegekend(store: Store, naam: str, rijen: HandgeldFilter) -> Verklaring:
    """How what was awarded in a period was made."""
    each = _waarden(store, f"{_STANDING} ORDER BY {AANVRAGEN.order}", rijen)
    told = (
        "toegekend in de periode",
        "het toegekende bedrag van elk besluit dat staat",
        "Een besluit dat is herzien, telt op de dag en met het bedrag van het laatste besluit.",
    )
    return _bedrag(store, naam, rijen, each, told)


def _bedrag(
    store: Store, naam: str, rijen: HandgeldFilter, each: Sequence[int], told: tuple[str, str, str]
) -> Verklaring:
    """Amounts added up; `told` is what it is, what is added up, and what to keep in mind."""
    wat, bedragen, caveat = told
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=wat,
            waarde=format_bedrag(sum(each)),
            formule=f"tel {bedragen} bij elkaar op",
            ingevuld=optelling(each, format_bedrag, wat="aanvragen"),
            bronnen=(bron(store, rijen, len(each)),),
            let_op=let_op(rijen, caveat),
        ),
        rijen,
        getal=sum(each),
    )
