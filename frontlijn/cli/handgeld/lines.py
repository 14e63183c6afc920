"""What the commands print of a request and of money in one line."""

from __future__ import annotations

from frontlijn.cli import output
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.afschrift import Bedragen
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.values import AanvraagStatus


def outcome(aanvraag: Aanvraag) -> str:
    """What was decided, with the amount; without a decision where the request is."""
    besluit = aanvraag.besluit
    if besluit is None:
        return "nog geen besluit" if aanvraag.status is AanvraagStatus.ONTVANGEN else aanvraag.status.label
    if aanvraag.teruggedraaid:
        return f"{besluit.uitkomst.label}, teruggedraaid"
    return f"{besluit.uitkomst.label} {format_bedrag(besluit.bedrag)}" if besluit.bedrag else besluit.uitkomst.label


def days(number: int) -> str:
    """A number of days."""
    return "1 dag" if number == 1 else f"{number} dagen"


def ledger_line(mutatie: PotMutatie) -> str:
    """A change of a pot, with the other half when it is a reversal or reversed, and what it replaces."""
    reversed_by = f"teruggedraaid met {mutatie.storno_door}" if mutatie.storno_door else None
    reverses = f"draait {mutatie.storno_van} terug" if mutatie.storno_van else None
    replaces = f"in plaats van {mutatie.corrigeert}" if mutatie.corrigeert else None
    return output.row(
        mutatie.id,
        mutatie.datum,
        mutatie.soort,
        format_bedrag(mutatie.bedrag),
        mutatie.pot,
        mutatie.onderwerp or mutatie.tegenpot,
        mutatie.reden,
        reversed_by or reverses or replaces,
        mutatie.bon and f"bon {mutatie.bon}",
    )


def amounts_line(bedragen: Bedragen) -> str:
    """The amounts of a pot, or of what one financier has in it, inside a line."""
    return ", ".join(f"{name} {format_bedrag(cents)}" for name, cents in amounts(bedragen).items())


def amounts(bedragen: Bedragen) -> dict[str, int]:
    """The same by name, in cents."""
    return {
        "plafond": bedragen.plafond,
        "toegekend": bedragen.toegekend,
        "vrij": bedragen.vrij,
        "betaald": bedragen.betaald,
        "openstaand": bedragen.openstaand,
    }
