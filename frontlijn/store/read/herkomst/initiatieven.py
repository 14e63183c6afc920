"""How the numbers of the register of initiatieven were made: each counts the rows behind it."""

from __future__ import annotations

from frontlijn.domain.dates import format_datum
from frontlijn.domain.herkomst import ONBEKEND, Herkomst, middelste
from frontlijn.domain.initiatief import BEVESTIGD_DAGEN, KWETSBAAR_TOT
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.summary import GEEN_OORDEEL_JAREN, hele_jaren, mediaan
from frontlijn.domain.values import Benadering, Fase, InitiatiefType
from frontlijn.store.read import initiatieven
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, basis, geteld, let_op, van_de, waarvan
from frontlijn.store.read.herkomst.eenheden import format_jaren
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

EERSTE = "initiatieven"
"""The first word of these names."""

KINDS = {"type": InitiatiefType, "fase": Fase, "benadering": Benadering}

WELKE = {
    "kwetsbaar": f"met {KWETSBAAR_TOT} aanjagers of minder, die nog lopen",
    "jong": f"die minder dan {GEEN_OORDEEL_JAREN} jaar geleden begonnen",
    "gepland": "die nog moeten beginnen",
    "begin_onbekend": "waarvan niet bekend is wanneer ze begonnen",
    "onbevestigd": f"die {BEVESTIGD_DAGEN} dagen of langer niet zijn bevestigd, en nog lopen",
}


def verklaar(store: Store, cijfer: Cijfer) -> Verklaring:
    """How a number of the register was made; one without rows is of the whole register."""
    rijen = cijfer.rijen if isinstance(cijfer.rijen, InitiatiefFilter) else InitiatiefFilter()
    if cijfer.naam == f"{EERSTE}.leeftijd":
        return _leeftijd(store, cijfer.naam, rijen)
    with reading(store):
        number, total = initiatieven.count(store, rijen), initiatieven.count(store, basis(rijen))
    which = _welke(cijfer.naam.partition(".")[2])
    counted = geteld(number, "initiatief", "initiatieven")
    unknown = "Van wie het aantal aanjagers onbekend is, telt niet mee." if cijfer.naam == f"{EERSTE}.kwetsbaar" else ""
    return Verklaring(
        Herkomst(
            naam=cijfer.naam,
            wat=f"initiatieven {which}".rstrip(),
            waarde=format_aantal(number),
            formule=f"tel de initiatieven {which}".rstrip(),
            ingevuld=van_de(number, total, "initiatieven"),
            bronnen=(f"register, {waarvan(store, rijen)}: {counted}, stand van {format_datum(store.today())}",),
            let_op=let_op(rijen, unknown),
        ),
        rijen,
        getal=number,
    )


def _leeftijd(store: Store, naam: str, rijen: InitiatiefFilter) -> Verklaring:
    """The median of the whole years that initiatieven are there."""
    begun = [one.startdatum for one in initiatieven.window(store, rijen, 0, -1)]
    ages = [hele_jaren(one, store.today()) for one in begun if one is not None]
    middle = mediaan(ages)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat="middelste leeftijd van initiatieven, in hele jaren",
            waarde=ONBEKEND if middle is None else format_jaren(middle),
            formule="zet de hele jaren sinds het begin op volgorde van laag naar hoog, en neem de middelste",
            ingevuld=middelste(ages, format_jaren, wat="initiatieven"),
            bronnen=(f"register, {waarvan(store, rijen)}: {geteld(len(ages), 'initiatief', 'initiatieven')}",),
            let_op=let_op(
                rijen,
                "Waarvan het begin onbekend is, telt niet mee.",
                f"Over wat jonger is dan {GEEN_OORDEEL_JAREN} jaar zeggen we niet hoe het ging.",
            ),
        ),
        rijen,
        getal=middle,
    )


def _welke(wat: str) -> str:
    """Which are counted, behind the word for them; empty for all."""
    family, _, code = wat.partition(".")
    if family in KINDS:
        kind = KINDS[family]
        return f"met {family} {kind(code).label}" if code in set(kind) else f"waarvan {family} onbekend is"
    return WELKE.get(wat, "")
