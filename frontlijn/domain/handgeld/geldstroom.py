"""The rules of money after a decision: payment, vrijval, money returned, storno (domain model, V04, V05, V10, V12).

Amounts in cents. The store applies these inside the write transaction; the database guards the same invariants once
more.
"""

from __future__ import annotations

from datetime import date

from frontlijn.domain.dates import format_datum, refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit, BesluitInvoer
from frontlijn.domain.handgeld.pot import Budgetpot, PotMutatie, effect
from frontlijn.domain.money import check_bedrag, format_bedrag
from frontlijn.domain.values import MutatieSoort


def check_betaald_op(besluit: BesluitInvoer, betaald_op: date, today: date) -> None:
    """Raises Refused when a decision cannot be paid on this day, at once with the decision (V10)."""
    if not besluit.uitkomst.kent_toe:
        raise Refused("Zonder toekenning is er niets te betalen; laat dit veld leeg.", "betaald_op")
    refuse_future(betaald_op, today, "betaald_op")
    if betaald_op < besluit.datum:
        raise Refused(
            f"Het besluit is van {format_datum(besluit.datum)}; een betaling kan niet eerder zijn.",
            "betaald_op",
        )


def check_geldstroom(  # noqa: PLR0917 as every check: what is checked, then the days that bound it
    aanvraag: Aanvraag, soort: MutatieSoort, bedrag: int, datum: date, today: date, vanaf: date | None = None
) -> Besluit:
    """The decision that this payment, vrijval or return belongs to; raises Refused at the field that breaks a rule.

    `vanaf` is the day from which money may move: of a revised decision the day of the earliest one that awarded. None
    is the day of the decision that stands.
    """
    besluit = aanvraag.besluit
    if besluit is None:
        raise Refused("Over deze aanvraag is nog niet besloten; neem eerst een besluit.")
    if not besluit.uitkomst.kent_toe:
        raise Refused(f"Deze aanvraag is {besluit.uitkomst.label}; er hoort geen geld bij.")
    check_bedrag(bedrag, "bedrag")
    refuse_future(datum, today, "datum")
    first = besluit.datum if vanaf is None else vanaf
    if datum < first:
        raise Refused(
            f"Het besluit is van {format_datum(first)}; een {soort.label} kan niet eerder zijn.",
            "datum",
        )
    if soort in (MutatieSoort.BETALING, MutatieSoort.VRIJVAL) and bedrag > besluit.openstaand:
        raise Refused(
            f"Er staat nog {format_bedrag(besluit.openstaand)} open "
            f"(toegekend {format_bedrag(besluit.toegekend_netto)}, betaald {format_bedrag(besluit.betaald)}); "
            f"een {soort.label} van {format_bedrag(bedrag)} is te veel.",
            "bedrag",
        )
    if soort is MutatieSoort.BETALING:
        _check_toen(aanvraag, bedrag, datum)
    if soort is MutatieSoort.TERUGONTVANGST and bedrag > besluit.betaald:
        raise Refused(f"Er is {format_bedrag(besluit.betaald)} betaald; meer kan er niet terugkomen.", "bedrag")
    return besluit


def _check_toen(aanvraag: Aanvraag, bedrag: int, datum: date) -> None:
    """V04 on the day itself: a payment is not of before the decision that awarded the money for it."""
    done = [row for row in aanvraag.mutaties if row.datum <= datum and row.storno_door is None]
    awarded = sum(effect(row.soort).toegekend * row.bedrag for row in done if row.soort is not MutatieSoort.STORNO)
    paid = sum(effect(row.soort).betaald * row.bedrag for row in done if row.soort is not MutatieSoort.STORNO)
    if paid + bedrag > awarded:
        raise Refused(
            f"Op {format_datum(datum)} was er {format_bedrag(awarded)} toegekend en {format_bedrag(paid)} betaald; "
            f"voor een betaling van {format_bedrag(bedrag)} kies je een latere dag.",
            "datum",
        )


def check_storno(mutatie: PotMutatie, datum: date, reden: str | None, today: date) -> None:
    """Raises Refused when this row of a pot cannot be reversed, or not on this date (V12)."""
    _check_nog_geldig(mutatie)
    if mutatie.soort is MutatieSoort.PLAFOND:
        raise Refused("Een pot heeft een plafond; klopt het bedrag niet, verbeter het dan.")
    if not reden:
        raise Refused("Waarom draai je dit terug? Vul een reden in.", "reden")
    refuse_future(datum, today, "datum")
    if datum < mutatie.datum:
        raise Refused(f"De boeking is van {format_datum(mutatie.datum)}; een storno kan niet eerder zijn.", "datum")


def check_correctie(mutatie: PotMutatie, bedrag: int, datum: date, reden: str | None, today: date) -> None:
    """Raises Refused when this row cannot be replaced by one of this amount, in cents, on this day.

    A correction is a storno and a new row in one step; an award or an overheveling does not change that way (V12, V13).
    """
    _check_nog_geldig(mutatie)
    if mutatie.soort is MutatieSoort.TOEKENNING:
        raise Refused("Een toegekend bedrag verander je met een nieuw besluit: herzie het besluit.")
    if mutatie.soort in (MutatieSoort.OVERHEVELING_IN, MutatieSoort.OVERHEVELING_UIT):
        raise Refused("Een overheveling staat in twee potten: draai de overheveling terug en boek haar opnieuw.")
    check_bedrag(bedrag, "bedrag")
    if mutatie.soort is MutatieSoort.PLAFOND and datum != mutatie.datum:
        raise Refused("Het plafond geldt vanaf de eerste dag van de pot; verander alleen het bedrag.", "datum")
    if datum != mutatie.datum:
        refuse_future(datum, today, "datum")
    if (bedrag, datum) == (mutatie.bedrag, mutatie.datum):
        raise Refused("Er verandert niets; vul een ander bedrag of een andere datum in.", "bedrag")
    if not reden:
        raise Refused("Waarom verander je dit? Vul een reden in.", "reden")


def check_storno_gevolg(
    mutatie: PotMutatie, besluit: Besluit | None, pot: Budgetpot, *, van_herziening: bool = False
) -> None:
    """Raises Refused when what was booked after this row would no longer be covered without it (V03, V04, V05).

    `besluit` is the decision that stands. What was awarded or fell free under an earlier one is fixed by it, and so is
    the row that it booked itself as a revision, which `van_herziening` tells.
    """
    if besluit is not None and _ligt_vast(mutatie, besluit, van_herziening=van_herziening):
        raise Refused(
            "Over deze aanvraag is later opnieuw besloten; "
            "herzie het besluit in plaats van deze boeking terug te draaien."
        )
    if mutatie.soort in (MutatieSoort.OVERHEVELING_IN, MutatieSoort.OVERHEVELING_UIT) and pot.gesloten_op is not None:
        raise Refused(
            f"De pot {pot.naam} is op {format_datum(pot.gesloten_op)} gesloten; wat is overgeheveld, blijft zo."
        )
    if mutatie.soort in (MutatieSoort.PLAFOND, MutatieSoort.OVERHEVELING_IN, MutatieSoort.VRIJVAL):
        if pot.stand.vrij < mutatie.bedrag:
            raise Refused(
                f"In de pot is nog {format_bedrag(pot.stand.vrij)} vrij besteedbaar, "
                f"te weinig om {format_bedrag(mutatie.bedrag)} terug te draaien."
            )
    elif besluit is not None:
        _check_gevolg_op_besluit(mutatie, besluit)


def _check_gevolg_op_besluit(mutatie: PotMutatie, besluit: Besluit) -> None:
    if mutatie.soort is MutatieSoort.TOEKENNING:
        if besluit.betaald:
            raise Refused(f"Hiervan is al {format_bedrag(besluit.betaald)} betaald; draai eerst de betaling terug.")
        if besluit.toegekend_netto < mutatie.bedrag:
            raise Refused("Hiervan is al een deel vrijgevallen; draai eerst de vrijval terug.")
    elif mutatie.soort is MutatieSoort.BETALING and besluit.betaald < mutatie.bedrag:
        raise Refused("Van deze betaling is al geld teruggekomen; draai eerst de terugontvangst terug.")
    elif mutatie.soort is MutatieSoort.TERUGONTVANGST and besluit.openstaand < mutatie.bedrag:
        if besluit.vervangt_id is not None or not besluit.toegekend_netto:
            raise Refused(
                f"Er is nog {format_bedrag(besluit.openstaand)} toegekend en niet betaald; "
                f"herzie eerst het besluit als die {format_bedrag(mutatie.bedrag)} toch is uitgegeven."
            )
        raise Refused("Wat terugkwam is al opnieuw betaald of vrijgevallen; draai eerst dat terug.")


def _check_nog_geldig(mutatie: PotMutatie) -> None:
    """Raises Refused when a row is a storno or was reversed already (V12)."""
    if mutatie.soort is MutatieSoort.STORNO:
        raise Refused("Een storno draai je niet terug; boek het bedrag opnieuw.")
    if mutatie.storno_door is not None:
        raise Refused(f"Boeking {mutatie.id} is al teruggedraaid (met boeking {mutatie.storno_door}).")


def _ligt_vast(mutatie: PotMutatie, besluit: Besluit, *, van_herziening: bool) -> bool:
    """Whether a revision rests on this row, so that only a new decision changes it."""
    if mutatie.soort is MutatieSoort.TOEKENNING:
        return van_herziening or besluit.vervangt_id is not None or mutatie.besluit_id != besluit.id
    return mutatie.soort is MutatieSoort.VRIJVAL and (van_herziening or mutatie.besluit_id != besluit.id)
