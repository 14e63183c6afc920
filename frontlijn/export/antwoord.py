"""The answer to who asked for handgeld, as a letter in markdown.

It is addressed to somebody, so their name stays: that is what was asked for. Whatever was typed reads as plain text.
"""

from __future__ import annotations

from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.export.markdown import VOORBEELD, escape_line, paragraphs


def antwoord_markdown(dossier: Dossier, tekst: str, vandaag: date, voorbeeld: bool) -> str:
    """The letter with its heading and the day it was sent, today when it was not; line breaks and paragraphs stay."""
    aanvraag, antwoord = dossier.aanvraag, dossier.antwoord
    sent = antwoord.verzonden_op if antwoord else None
    lines = [f"# Uw aanvraag: {escape_line(aanvraag.onderwerp)}", ""]
    if voorbeeld:
        lines += [VOORBEELD, ""]
    lines += [f"{escape_line(aanvraag.wijk)}, {format_datum(sent or vandaag)}", ""]
    for paragraph in paragraphs(tekst):
        lines += [paragraph, ""]
    return "\n".join(lines)
