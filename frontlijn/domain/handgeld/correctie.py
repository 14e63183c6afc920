"""What must still hold after a row of a pot is corrected: reversed and booked again in one step (V03-V05, V10).

Amounts are integer eurocents.
"""

from __future__ import annotations

from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.besluit import Besluit
from frontlijn.domain.handgeld.pot import Budgetpot, PotMutatie
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import MutatieSoort


def check_correctie_gevolg(
    mutatie: PotMutatie, bedrag: int, datum: date, *, besluit: Besluit | None, pot: Budgetpot, vanaf: date | None
) -> None:
    """Raises Refused at a field when what was booked since is not covered by the corrected amount.

    `besluit` is the decision that stands on the request, `vanaf` the day from which its money may move.
    """
    if vanaf is not None and datum < vanaf:
        raise Refused(
            f"Het besluit is van {format_datum(vanaf)}; een {mutatie.soort.label} kan niet eerder zijn.", "datum"
        )
    if mutatie.soort in (MutatieSoort.PLAFOND, MutatieSoort.KORTING):
        if pot.gesloten_op is not None:
            raise Refused(
                f"De pot {pot.naam} is op {format_datum(pot.gesloten_op)} gesloten; het plafond en de kortingen liggen "
                "dan vast."
            )
        if datum < pot.van:
            raise Refused(
                f"De pot {pot.naam} begint op {format_datum(pot.van)}; een {mutatie.soort.label} kan niet eerder zijn.",
                "datum",
            )
    if mutatie.soort is MutatieSoort.VRIJVAL and besluit is not None and mutatie.besluit_id != besluit.id:
        raise Refused(
            "Over deze aanvraag is later opnieuw besloten; herzie het besluit in plaats van deze vrijval te verbeteren."
        )
    room, what = _room(mutatie, besluit, pot)
    if room is not None and bedrag > room:
        raise Refused(f"Er is hoogstens {format_bedrag(room)} {what}; vul dat in of minder.", "bedrag")
    least, what = _least(mutatie, besluit, pot)
    if bedrag < least:
        raise Refused(f"Er is al {format_bedrag(least)} {what}; vul dat in of meer.", "bedrag")


def _room(mutatie: PotMutatie, besluit: Besluit | None, pot: Budgetpot) -> tuple[int | None, str]:
    """The most that this row can be, and of what."""
    if mutatie.soort is MutatieSoort.KORTING:
        return pot.stand.plafond + mutatie.bedrag, "plafond om op te korten"
    if besluit is None:
        return None, ""
    if mutatie.soort is MutatieSoort.TERUGONTVANGST:
        return besluit.betaald + mutatie.bedrag, "betaald"
    return besluit.openstaand + mutatie.bedrag, "nog te betalen"


def _least(mutatie: PotMutatie, besluit: Besluit | None, pot: Budgetpot) -> tuple[int, str]:
    """The least that this row must be, and because of what."""
    if mutatie.soort in (MutatieSoort.PLAFOND, MutatieSoort.VRIJVAL):
        return mutatie.bedrag - max(pot.stand.vrij, 0), "weer uit deze pot toegezegd"
    if besluit is None:
        return 0, ""
    if mutatie.soort is MutatieSoort.BETALING:
        return mutatie.bedrag - besluit.betaald, "van deze betaling teruggekomen"
    if mutatie.soort is MutatieSoort.TERUGONTVANGST:
        return mutatie.bedrag - besluit.openstaand, "opnieuw betaald of vrijgevallen"
    return 0, ""
