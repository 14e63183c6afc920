"""The rules of a decision that need the request, the decision and the pot together (domain model, V03, V08-V10, V14).

Amounts are integer eurocents.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import Aanvraag, AanvraagInvoer, nodig
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.pot import Budgetpot, check_open
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import (
    BesluitUitkomst,
)

GEBRUIKELIJK_TOT = 1_000_00
"""Above this amount in cents the form asks a soft question, never a block (003 names 700 to 1.000 euro)."""


def check_toekenning(
    aanvraag: AanvraagInvoer | Aanvraag, besluit: BesluitInvoer, pot: Budgetpot, *, vrij: int | None = None
) -> None:
    """Raises Refused when an award breaks V03, V09, V10 or V14.

    `vrij` overrides the pot's vrij besteedbaar in cents, for a caller that has just read it in its transaction.
    """
    free = pot.stand.vrij if vrij is None else vrij
    if besluit.datum < aanvraag.ontvangen_op:
        raise Refused(
            f"Het besluit ({format_datum(besluit.datum)}) ligt voor de ontvangst van de aanvraag "
            f"({format_datum(aanvraag.ontvangen_op)}); kies een latere datum.",
            "datum",
        )
    if not besluit.uitkomst.kent_toe:
        return
    check_open(pot, "pot_id")
    if not pot.van <= besluit.datum <= pot.tot:
        raise Refused(
            f"De pot {pot.naam} loopt van {format_datum(pot.van)} tot en met {format_datum(pot.tot)}; "
            f"{format_datum(besluit.datum)} valt daarbuiten.",
            "datum",
        )
    if besluit.bedrag > aanvraag.gevraagd:
        raise Refused(
            f"Er is {format_bedrag(aanvraag.gevraagd)} gevraagd; meer toekennen kan niet.",
            "bedrag",
        )
    if besluit.uitkomst is BesluitUitkomst.TOEGEKEND and besluit.bedrag < aanvraag.gevraagd:
        raise Refused(
            f'Dit is minder dan de gevraagde {format_bedrag(aanvraag.gevraagd)}; kies dan "deels toegekend".',
            "uitkomst",
        )
    if besluit.uitkomst is BesluitUitkomst.DEELS_TOEGEKEND and besluit.bedrag == aanvraag.gevraagd:
        raise Refused('Dit is het hele gevraagde bedrag; kies dan "toegekend".', "uitkomst")
    need = nodig(aanvraag)
    if need is not None and besluit.bedrag > need and not besluit.afwijking_reden:
        raise Refused(
            f"Volgens de begroting is {format_bedrag(max(need, 0))} nodig na eigen bijdrage en zekere "
            "cofinanciering; ken niet meer toe, of vul bij afwijking in waarom.",
            "bedrag",
        )
    if besluit.bedrag > free:
        raise Refused(
            f"In de pot is {format_bedrag(free)} vrij besteedbaar, "
            f"{format_bedrag(besluit.bedrag - free)} te weinig; ken minder toe of kies een andere pot.",
            "bedrag",
        )


def check_nog_open(aanvraag: Aanvraag) -> None:
    """Raises Refused when this request was decided already."""
    if aanvraag.besluit is not None:
        raise Refused(
            f"Over deze aanvraag is op {format_datum(aanvraag.besluit.datum)} al besloten: "
            f"{aanvraag.besluit.uitkomst.label}."
        )


def check_belang(deciders: Mapping[int, str], abstainers: Collection[int], interested: Collection[int]) -> None:
    """Raises Refused when somebody decides who abstains or has an interest (V08; 004 §2.2).

    `deciders` holds names by the number of the person; `interested` are the applicant and the contact of the
    initiative.
    """
    for number, naam in deciders.items():
        if number in abstainers:
            raise Refused(f"{naam} onthoudt zich; vul in wie er dan beslist.", "beslissers")
        if number in interested:
            raise Refused(
                f"{naam} vraagt dit zelf aan of is contact van het initiatief, en beslist dus niet mee; "
                "laat een ander beslissen.",
                "beslissers",
            )
