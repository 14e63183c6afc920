"""Blocks drawn as markdown. It has no charts: what stands in one goes as a table with the same numbers."""

from __future__ import annotations

from collections.abc import Sequence

from frontlijn.domain.blokken import Blok, Citaat, Grafiek, Kop, Opsomming, Staven, Tabel, Tornado, Zin
from frontlijn.domain.grafieken import grafiek_tabel, merk_zin, midden_zin, tornado_tabel
from frontlijn.domain.kasboek.kalender import balk
from frontlijn.export.markdown import escape_line, paragraphs, table

BREEDTE = 20
"""So many cells wide is the longest bar."""


def markdown_page(blokken: Sequence[Blok]) -> str:
    """The blocks under each other, with a blank line between them; every text in it is data."""
    return "\n".join("\n".join(markdown_lines(block)) + "\n" for block in blokken)


def markdown_lines(block: Blok) -> list[str]:
    """The lines of one block, without a blank line around it."""
    match block:
        case Kop(tekst, niveau):
            return [f"{'#' * niveau} {escape_line(tekst)}"]
        case Zin(tekst):
            return [escape_line(tekst)]
        case Opsomming(regels):
            return [f"- {escape_line(regel)}" for regel in regels]
        case Citaat(bij, tekst):
            quoted = "\n\n".join(paragraphs(tekst)).split("\n")
            return [f"**{escape_line(bij)}**", "", *(f"> {line}".rstrip() for line in quoted)]
        case Tabel():
            return _table(block)
        case Staven(staven):
            highest = max((staaf.aantal for staaf in staven), default=0)
            rows = [(staaf.label, balk(staaf.aantal, highest, BREEDTE), staaf.tekst) for staaf in staven]
            return table(("Wat", "Staaf", "Aantal"), rows, numbers=(2,))
        case Grafiek():
            mark = merk_zin(block)
            told = [f"**{escape_line(block.titel)}**", "", *_table(grafiek_tabel(block))]
            return [*told, "", escape_line(mark)] if mark else told
        case Tornado():
            return [escape_line(midden_zin(block)), "", *_table(tornado_tabel(block))]


def _table(tabel: Tabel) -> list[str]:
    rows = ([cel.tekst for cel in rij] for rij in tabel.rijen)
    return table(tabel.kolommen, rows, numbers=sorted(tabel.getallen))
