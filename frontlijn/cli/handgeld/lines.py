"""What the commands print of a request and of money in one line."""

from __future__ import annotations

from frontlijn.cli import output
from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.pot import PotMutatie
from frontlijn.domain.money import format_bedrag


def outcome(aanvraag: Aanvraag) -> str:
    """What was decided, with the amount."""
    besluit = aanvraag.besluit
    if besluit is None:
        return "nog geen besluit"
    if aanvraag.teruggedraaid:
        return f"{besluit.uitkomst.label}, teruggedraaid"
    return f"{besluit.uitkomst.label} {format_bedrag(besluit.bedrag)}" if besluit.bedrag else besluit.uitkomst.label


def ledger_line(mutatie: PotMutatie) -> str:
    """A change of a pot, with the other half when it is a reversal or reversed."""
    reversed_by = f"teruggedraaid met {mutatie.storno_door}" if mutatie.storno_door else None
    reverses = f"draait {mutatie.storno_van} terug" if mutatie.storno_van else None
    return output.row(
        mutatie.id,
        mutatie.datum,
        mutatie.soort,
        format_bedrag(mutatie.bedrag),
        mutatie.pot,
        mutatie.onderwerp,
        mutatie.reden,
        reversed_by or reverses,
    )
