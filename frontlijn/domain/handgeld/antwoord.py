"""The answer to who asked for handgeld, made from the reasons of the decision, in plain Dutch.

Every sentence that frontlijn writes itself has at most 20 words (domain model, 6 and 11); the conclusion comes first
(003, I32). Amounts are integer eurocents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.aanvraag import Aanvraag, nodig
from frontlijn.domain.handgeld.besluit import Besluit, CriteriumOordeel
from frontlijn.domain.handgeld.fonds import Fonds
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import Beslisvorm, BesluitUitkomst, Criterium, Grond, Oordeel

LANGSTE_ZIN = 20
"""More words than this make a sentence hard to read (domain model, 11)."""

_VRAGEN = {
    Criterium.C1: "Doen bewoners zelf actief mee?",
    Criterium.C2: "Staan genoeg mensen in de buurt erachter?",
    Criterium.C3: "Past het plan bij wat de wijk nodig heeft?",
    Criterium.C4: "Is het iets anders dan het gewone werk van gemeente of corporatie?",
}
_ANTWOORDEN = {
    Oordeel.VOLDOET: "Ja.",
    Oordeel.VOLDOET_DEELS: "Voor een deel.",
    Oordeel.VOLDOET_NIET: "Nee.",
    Oordeel.ONBEKEND: "Dat weten wij niet zeker.",
    Oordeel.NVT: "Die vraag speelt hier niet.",
}
_RICHTLIJNEN = {
    Oordeel.VOLDOET: "Daar past uw aanvraag bij.",
    Oordeel.VOLDOET_DEELS: "Daar past uw aanvraag voor een deel bij.",
    Oordeel.VOLDOET_NIET: "Daar past uw aanvraag niet bij.",
    Oordeel.ONBEKEND: "Of uw aanvraag daarbij past, weten wij niet zeker.",
    Oordeel.NVT: "Voor uw aanvraag speelt dat niet.",
}
_GRONDEN = {
    Grond.CRITERIA: "Uw aanvraag voldoet niet aan onze eisen.",
    Grond.PLAFOND: "Er is in deze pot niet genoeg geld voor uw aanvraag.",
    Grond.PRIORITERING: "Een andere aanvraag gaat nu voor.",
}
_HULP_BIJ_EIS = {
    Criterium.C2: "Misschien helpt het om met buren te praten en te vragen wie er meedoet.",
    Criterium.C3: "Misschien is er een andere vorm die wel bij de wijk past.",
    Criterium.C4: "Misschien kunnen wij uw vraag brengen bij wie dit werk hoort te doen.",
}
_HULP_BIJ_GROND = {
    Grond.PLAFOND: "Misschien kan het wel met een kleiner bedrag, of met geld van een ander fonds.",
    Grond.PRIORITERING: "Misschien kan het later wel, of met geld van een ander fonds.",
}
_BESLOTEN_DOOR = {
    Beslisvorm.FRONTLIJNFUNCTIONARIS: "De frontlijnfunctionaris van {wijk} nam dit besluit.",
    Beslisvorm.WIJKTEAM: "Het wijkteam van {wijk} nam dit besluit.",
    Beslisvorm.WIJKSTEMDAG: "Bewoners van {wijk} besloten hierover op de wijkstemdag.",
    Beslisvorm.BEWONERSAVOND: "Bewoners van {wijk} besloten hierover op een bewonersavond.",
    Beslisvorm.PER_FINANCIER: "Elke partij die meebetaalt, besloot over haar eigen deel.",
}
_TOEN = {
    BesluitUitkomst.TOEGEKEND: "Toen kreeg u {bedrag}.",
    BesluitUitkomst.DEELS_TOEGEKEND: "Toen kreeg u {bedrag}.",
    BesluitUitkomst.AFGEWEZEN: "Toen wezen wij uw aanvraag af.",
    BesluitUitkomst.DOORVERWEZEN: "Toen verwezen wij u door.",
}
_TELWOORDEN = ("", "Eén", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven", "Acht", "Negen", "Tien")
_ZINSEINDE = re.compile(r"\n+|(?:(?<=[.!?…])|(?<=[.!?…][\"')”’]))\s++(?![a-z])")
_WOORD = re.compile(r"\w[^\s/]*")


@dataclass(frozen=True, slots=True)
class Antwoord:
    """An answer that somebody edited or sent; `versie` counts the edits. Once sent it stays as it is."""

    besluit_id: int
    versie: int
    tekst: str
    verzonden_op: date | None


def schrijf_antwoord(
    aanvraag: Aanvraag, besluit: Besluit, fonds: Fonds | None, *, afzender: str, vervangt: Besluit | None = None
) -> str:
    """The letter to who asked: plain text, a blank line between paragraphs, to be read and changed before it leaves.

    `fonds` is where the request is redirected to, when it stands in the register; `vervangt` the decision that this
    one replaces. Who abstained is a number, never a name.
    """
    return "\n\n".join(
        (
            f"Beste {_aanhef(aanvraag)},",
            *_conclusie(aanvraag, besluit, fonds),
            *_herziening(besluit, vervangt),
            *_waarom(aanvraag, besluit),
            *_fonds(fonds),
            *_afwegingen(besluit),
            *_besloten(aanvraag, besluit),
            *_vervolg(besluit),
            f"Met vriendelijke groet,\n{afzender}",
        )
    )


def lange_zinnen(tekst: str, hoogstens: int = LANGSTE_ZIN) -> tuple[str, ...]:
    """The sentences with more words than this; a line break ends one too, a dot before a small letter does not."""
    return tuple(zin for zin in _ZINSEINDE.split(tekst) if len(_WOORD.findall(zin)) > hoogstens)


def _aanhef(aanvraag: Aanvraag) -> str:
    if aanvraag.aanvrager or aanvraag.organisatie:
        return aanvraag.aanvrager or aanvraag.organisatie or ""
    return f"mensen van {aanvraag.initiatief}" if aanvraag.initiatief else "aanvrager"


def _conclusie(aanvraag: Aanvraag, besluit: Besluit, fonds: Fonds | None) -> Iterator[str]:
    onderwerp = _zin(aanvraag.onderwerp)
    toegekend, gevraagd = format_bedrag(besluit.bedrag), format_bedrag(aanvraag.gevraagd)
    ontvangen = format_datum(aanvraag.ontvangen_op)
    match besluit.uitkomst:
        case BesluitUitkomst.TOEGEKEND:
            yield f"U krijgt {toegekend} handgeld voor: {onderwerp}"
            yield f"Op {ontvangen} kregen wij uw aanvraag. U krijgt het hele bedrag dat u vroeg."
        case BesluitUitkomst.DEELS_TOEGEKEND:
            yield f"U krijgt {toegekend} handgeld voor: {onderwerp}"
            yield f"Op {ontvangen} kregen wij uw aanvraag. U vroeg {gevraagd}, en u krijgt daar een deel van."
        case BesluitUitkomst.AFGEWEZEN:
            yield f"U krijgt geen handgeld voor: {onderwerp}\nWij begrijpen dat dit tegenvalt."
            yield f"Op {ontvangen} kregen wij uw aanvraag. U vroeg {gevraagd}."
        case BesluitUitkomst.DOORVERWEZEN:
            yield f"Voor uw aanvraag verwijzen wij u door naar: {_zin(_fondsnaam(besluit, fonds))}"
            yield f"Op {ontvangen} kregen wij uw aanvraag. U vroeg {gevraagd} voor: {onderwerp}"


def _herziening(besluit: Besluit, vervangt: Besluit | None) -> Iterator[str]:
    if besluit.vervangt_id is None:
        return
    if vervangt is None:
        begin = "Dit besluit vervangt ons eerdere besluit."
    else:
        toen = _TOEN[vervangt.uitkomst].format(bedrag=format_bedrag(vervangt.bedrag))
        begin = f"Dit besluit vervangt ons besluit van {format_datum(vervangt.datum)}. {toen}"
    reden = besluit.herziening_reden
    yield f"{begin}\nDaarom besloten wij opnieuw: {_zin(reden)}" if reden else begin


def _waarom(aanvraag: Aanvraag, besluit: Besluit) -> Iterator[str]:
    """The main reason: the ground of a refusal, why part of the amount, and what the deciders wrote."""
    if besluit.grond is not None:
        yield _GRONDEN[besluit.grond]
    deels = besluit.uitkomst is BesluitUitkomst.DEELS_TOEGEKEND
    need = nodig(aanvraag)
    if deels and need is not None and besluit.bedrag <= need < aanvraag.gevraagd:
        yield f"Volgens uw begroting is {format_bedrag(need)} nodig. Daarom geven wij niet het hele bedrag."
    elif deels and not besluit.motivering:
        yield "Wilt u weten waarom het een deel is? Vraag het ons gerust."
    if besluit.motivering:
        begin = "Waarom het een deel is:\n" if deels else ""
        yield f"{begin}{_zin(besluit.motivering)}"
    elif besluit.uitkomst is BesluitUitkomst.DOORVERWEZEN:
        yield "Wij denken dat u daar beter terechtkunt."
    if besluit.afwijking_reden:
        yield f"Over de hoogte van het bedrag willen wij nog iets uitleggen: {_zin(besluit.afwijking_reden)}"


def _afwegingen(besluit: Besluit) -> Iterator[str]:
    """Each criterion and each guideline with its reason; of a refusal the requirements that were not met come first."""
    yield (
        "Bij elke aanvraag stellen wij dezelfde vier vragen. Doen bewoners zelf mee, dan geeft dat voorrang. "
        "De andere drie zijn eisen."
    )
    oordelen = sorted(besluit.oordelen, key=lambda oordeel: oordeel.criterium.value)
    if besluit.uitkomst is BesluitUitkomst.AFGEWEZEN:
        oordelen.sort(key=lambda oordeel: not _niet_gehaald(oordeel))
    for oordeel in oordelen:
        yield f"{_VRAGEN[oordeel.criterium]} {_ANTWOORDEN[oordeel.oordeel]}\n{_eigen_regel(oordeel.reden)}"
    if besluit.richtlijnen:
        yield "De wijk let ook op eigen richtlijnen. Die sluiten een aanvraag nooit uit."
    for eigen in besluit.richtlijnen:
        yield f"Richtlijn: {_zin(eigen.tekst)} {_RICHTLIJNEN[eigen.oordeel]}\n{_eigen_regel(eigen.reden)}"


def _niet_gehaald(oordeel: CriteriumOordeel) -> bool:
    return oordeel.criterium.is_eis and oordeel.oordeel is Oordeel.VOLDOET_NIET


def _besloten(aanvraag: Aanvraag, besluit: Besluit) -> Iterator[str]:
    zinnen = [
        _BESLOTEN_DOOR[besluit.beslisvorm].format(wijk=aanvraag.wijk),
        f"Het besluit is van {format_datum(besluit.datum)}.",
    ]
    if besluit.beslissers:
        zinnen.append(f"Wie besliste: {_opsomming(besluit.beslissers)}.")
    if len(besluit.onthouden) == 1:
        zinnen.append("Eén persoon besliste niet mee, omdat die er een belang bij heeft.")
    elif besluit.onthouden:
        aantal = len(besluit.onthouden)
        woord = _TELWOORDEN[aantal] if aantal < len(_TELWOORDEN) else str(aantal)
        zinnen.append(f"{woord} personen beslisten niet mee, omdat zij er een belang bij hebben.")
    yield " ".join(zinnen)


def _vervolg(besluit: Besluit) -> Iterator[str]:
    """What happens next, and what somebody can do."""
    if besluit.voorwaarden:
        yield f"Dit spreken wij met u af:\n{_eigen_regel(besluit.voorwaarden)}"
    match besluit.uitkomst:
        case BesluitUitkomst.AFGEWEZEN:
            yield " ".join((*_hulp(besluit), "Wij denken graag met u mee."))
            yield "Hebt u vragen, of ziet u het anders? Bel ons of kom langs. Wij leggen het graag uit."
        case BesluitUitkomst.DOORVERWEZEN:
            yield "Lukt het daar niet, of hebt u vragen? Bel ons of kom langs. Dan kijken wij samen verder."
        case _:
            yield " ".join(_betaling(besluit))
            yield (
                "Vertel ons na afloop wat het de buurt bracht en wat u uitgaf. Bewaar daarom de bonnen. "
                "Het geld hoeft niet op: wat overblijft, mag terugkomen."
            )
            yield "Loopt het anders dan u dacht, of hebt u vragen? Dat kan. Bel ons of kom langs."


def _hulp(besluit: Besluit) -> Iterator[str]:
    if besluit.grond is Grond.CRITERIA:
        for oordeel in besluit.oordelen:
            if _niet_gehaald(oordeel):
                yield _HULP_BIJ_EIS[oordeel.criterium]
    elif besluit.grond is not None:
        yield _HULP_BIJ_GROND[besluit.grond]


def _betaling(besluit: Besluit) -> Iterator[str]:
    if besluit.betaald > 0:
        yield f"Wij hebben al {format_bedrag(besluit.betaald)} betaald."
    if besluit.openstaand > 0:
        if besluit.betaald > 0:
            yield f"Er staat nog {format_bedrag(besluit.openstaand)} voor u klaar."
        yield "Wij spreken met u af hoe en wanneer u het geld krijgt."


def _fonds(fonds: Fonds | None) -> Iterator[str]:
    if fonds is None:
        return
    regels = []
    if fonds.waarvoor:
        regels.append(f"Daar is geld voor: {_zin(fonds.waarvoor)}")
    if fonds.hoogstens is not None:
        regels.append(f"U kunt er hoogstens {format_bedrag(fonds.hoogstens)} krijgen.")
    if fonds.hoe:
        regels.append(f"Zo vraagt u het aan: {_zin(fonds.hoe)}")
    if regels:
        yield "\n".join(regels)


def _fondsnaam(besluit: Besluit, fonds: Fonds | None) -> str:
    return besluit.naar or (fonds.naam if fonds else "")


def _opsomming(namen: tuple[str, ...]) -> str:
    return " en ".join(filter(None, (", ".join(namen[:-1]), namen[-1])))


def _zin(tekst: str | None) -> str:
    """What somebody typed, closed as a sentence."""
    tekst = (tekst or "").rstrip()
    return tekst if not tekst or tekst[-1] in ".!?…:;\"')”’" else f"{tekst}."


def _eigen_regel(tekst: str | None) -> str:
    """What somebody typed as a line of its own: begun and closed as a sentence."""
    line = _zin(tekst)
    return line[:1].upper() + line[1:]
