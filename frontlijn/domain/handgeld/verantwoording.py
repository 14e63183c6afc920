"""What happened with the money of an award: spent, receipts, the remainder, and the kasboekregels that tell of it.

Amounts are integer eurocents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.dates import format_datum, parse_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.money import MAX_BEDRAG, check_bedrag, format_bedrag, format_invoer, parse_bedrag
from frontlijn.domain.text import clean_line, clean_text, fold
from frontlijn.domain.values import MutatieSoort

_VOORBEELD = "12-03-2026 45,50 Bouwmarkt 1234"
_DAG_OF_BEDRAG = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MET_CENTEN = re.compile(r"[0-9.]+,[0-9]{2}")


@dataclass(frozen=True, slots=True)
class BonInvoer:
    """A receipt as noted: `kenmerk` says which one, `bedrag` in cents."""

    kenmerk: str
    datum: date
    bedrag: int

    def checked(self, today: date) -> BonInvoer:
        """The same input with its text cleaned; raises Refused at `bonnen`, the one field for all receipts."""
        kenmerk = clean_line(self.kenmerk, "bonnen")
        if not kenmerk:
            raise Refused(f"Welke bon is dit? Zet er een kenmerk achter, bijvoorbeeld: {_VOORBEELD}.", "bonnen")
        check_bedrag(self.bedrag, "bonnen")
        refuse_future(self.datum, today, "bonnen")
        return replace(self, kenmerk=kenmerk)


@dataclass(frozen=True, slots=True)
class VerantwoordingInvoer:
    """What is asked afterwards; `besteed` in cents, None for the sum of the receipts. `regels` are kasboekregels."""

    datum: date
    wat_gebeurde: str
    besteed: int | None = None
    draagvlak_achteraf: str | None = None
    bonnen: tuple[BonInvoer, ...] = ()
    regels: tuple[int, ...] = ()

    def checked(self, today: date) -> VerantwoordingInvoer:
        """The same input with its text cleaned and `besteed` filled; raises Refused at the field that breaks a rule."""
        wat_gebeurde = clean_text(self.wat_gebeurde, "wat_gebeurde")
        if wat_gebeurde is None:
            raise Refused("Wat gebeurde er met het geld? Schrijf het in een paar woorden op.", "wat_gebeurde")
        bonnen = tuple(bon.checked(today) for bon in self.bonnen)
        check_verschillend(bonnen)
        refuse_future(self.datum, today, "datum")
        return replace(
            self,
            wat_gebeurde=wat_gebeurde,
            draagvlak_achteraf=clean_text(self.draagvlak_achteraf, "draagvlak_achteraf"),
            bonnen=bonnen,
            besteed=_besteed(self.besteed, bonnen),
            regels=tuple(dict.fromkeys(self.regels)),
        )


def _besteed(besteed: int | None, bonnen: Sequence[BonInvoer]) -> int:
    if besteed is None and not bonnen:
        raise Refused("Hoeveel is er uitgegeven? Vul een bedrag in, of noteer de bonnen.", "besteed")
    spent = sum(bon.bedrag for bon in bonnen) if besteed is None else besteed
    if not 0 <= spent <= MAX_BEDRAG:
        raise Refused(f"Dit bedrag kan niet; vul € 0,00 tot {format_bedrag(MAX_BEDRAG)} in.", "besteed")
    return spent


def bon_sleutel(kenmerk: str) -> str:
    """The reference of a receipt as it is compared: its letters and digits, without words that only say what it is."""
    words = re.findall(r"\w+", fold(kenmerk))
    return "".join([word for word in words if word not in ("bon", "nr", "nummer")] or words)


def zelfde_bon(een: BonInvoer, ander: BonInvoer) -> bool:
    """Whether two notes are of one receipt: the same reference, with the same amount or the same day."""
    return bon_sleutel(een.kenmerk) == bon_sleutel(ander.kenmerk) and (
        een.bedrag == ander.bedrag or een.datum == ander.datum
    )


def check_verschillend(bonnen: Sequence[BonInvoer]) -> None:
    """Raises Refused at `bonnen` when one receipt is there twice."""
    for number, bon in enumerate(bonnen):
        if any(zelfde_bon(bon, other) for other in bonnen[:number]):
            raise Refused(
                f"{_naam(bon)} staat er twee keer; laat er één weg, of geef de andere bon een ander kenmerk.", "bonnen"
            )


def bon_bekend(bon: BonInvoer, aanvraag_id: int, onderwerp: str) -> str:
    """The sentence that refuses a receipt that stands at a request already."""
    return (
        f"{_naam(bon)} staat al bij aanvraag {aanvraag_id} ({onderwerp}); "
        "laat hem weg, of geef hem een ander kenmerk als het een andere bon is."
    )


def _naam(bon: BonInvoer) -> str:
    return f"Bon {bon.kenmerk} van {format_bedrag(bon.bedrag)}"


def parse_bon(line: str, today: date) -> BonInvoer:
    """A receipt as typed, "12-03-2026 45,50 Bouwmarkt 1234"; without a date it is of today.

    Raises Refused at `bonnen`. A first word such as 12.03 may be a day or an amount, and so may two amounts in a row
    without a date: both are asked back.
    """
    try:
        return _read_bon(line.strip(), today).checked(today)
    except Refused as error:
        sentence = error.message if _VOORBEELD in error.message else f"{error.message} Zo kan het: {_VOORBEELD}."
        raise Refused(sentence, "bonnen") from error


def parse_bonnen(text: str, today: date) -> tuple[BonInvoer, ...]:
    """A receipt per line, empty lines left out. Raises Refused at `bonnen`, with the number of the line."""
    lines = [line for line in text.splitlines() if line.strip()]
    bonnen = []
    for number, line in enumerate(lines, start=1):
        try:
            bonnen.append(parse_bon(line, today))
        except Refused as error:
            if len(lines) == 1:
                raise
            raise Refused(f"Bon {number}: {error.message}", "bonnen") from error
    return tuple(bonnen)


def format_bon(bon: BonInvoer | Bon) -> str:
    """A receipt as `parse_bon` reads it."""
    return f"{format_datum(bon.datum)} {format_invoer(bon.bedrag)} {bon.kenmerk}"


def _read_bon(line: str, today: date) -> BonInvoer:
    first, _, rest = line.partition(" ")
    datum = None if _DAG_OF_BEDRAG.fullmatch(first) else _datum_or_none(first, today)
    typed = line if datum is None else rest.lstrip()
    amount, _, kenmerk = typed.removeprefix("€").lstrip().partition(" ")
    bedrag = parse_bedrag(amount, "bonnen")
    if datum is None and _MET_CENTEN.fullmatch(kenmerk.strip().partition(" ")[0]):
        raise Refused("Hier staan twee bedragen na elkaar; welke is van de bon?", "bonnen")
    return BonInvoer(kenmerk, datum or today, bedrag)


def _datum_or_none(typed: str, today: date) -> date | None:
    """The day that was typed, None for what is an amount; a day that does not exist is refused."""
    try:
        return parse_datum(typed, today, "bonnen")
    except Refused:
        if re.fullmatch(r"[0-9]+[-/][0-9/-]+|[0-9]+\.[0-9]+\.[0-9]+", typed):
            raise
        return None


@dataclass(frozen=True, slots=True)
class Bon:
    """A receipt as it stands in the store; `betaling` is the number of the payment it came with, if any."""

    id: int
    kenmerk: str
    datum: date
    bedrag: int
    betaling: int | None


@dataclass(frozen=True, slots=True)
class GekoppeldeRegel:
    """A kasboekregel that tells what the money did."""

    id: int
    datum: date
    titel: str


@dataclass(frozen=True, slots=True)
class Verantwoording:
    """The account of one award as it stands in the store; `betaald` and `besteed` in cents."""

    aanvraag_id: int
    versie: int
    datum: date
    wat_gebeurde: str
    besteed: int
    draagvlak_achteraf: str | None
    betaald: int
    wie: str
    geregistreerd_op: str

    @property
    def over(self) -> int:
        """Paid and not spent, in cents; below zero when more was spent than paid."""
        return self.betaald - self.besteed


def check_verantwoording(aanvraag: Aanvraag, invoer: VerantwoordingInvoer) -> None:
    """Raises Refused unless there is something to account for: an award that was paid, before this day."""
    besluit = aanvraag.besluit
    if besluit is None:
        raise Refused("Over deze aanvraag is nog niet besloten; een verantwoording komt na de betaling.")
    paid = [m.datum for m in aanvraag.mutaties if m.soort is MutatieSoort.BETALING and m.storno_door is None]
    if not paid and not besluit.uitkomst.kent_toe:
        raise Refused(f"Deze aanvraag is {besluit.uitkomst.label}; er is niets te verantwoorden.")
    if not paid:
        raise Refused("Er is nog niets betaald; een verantwoording komt na de betaling.")
    if invoer.datum < min(paid):
        raise Refused(
            f"De eerste betaling was op {format_datum(min(paid))}; kies die dag of een latere.",
            "datum",
        )


def bonnen_zin(verantwoording: Verantwoording, bonnen: Sequence[Bon]) -> str:
    """What the receipts add up to when that is not what was spent, "" when it is or when there are none."""
    noted = sum(bon.bedrag for bon in bonnen)
    if not bonnen or noted == verantwoording.besteed:
        return ""
    return f"De bonnen zijn samen {format_bedrag(noted)}, en er is {format_bedrag(verantwoording.besteed)} uitgegeven."


def rest_zin(verantwoording: Verantwoording) -> str:
    """One neutral line on the remainder; the money need not be spent (004)."""
    betaald, over = format_bedrag(verantwoording.betaald), verantwoording.over
    if over > 0:
        return (
            f"Van de {betaald} die betaald is, is {format_bedrag(verantwoording.besteed)} uitgegeven; "
            f"{format_bedrag(over)} is over."
        )
    if over == 0:
        return f"Er is evenveel uitgegeven als betaald: {betaald}."
    return f"Er is {betaald} betaald en {format_bedrag(-over)} meer uitgegeven."
