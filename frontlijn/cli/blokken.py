"""A page of blocks as plain lines, for a screen reader and a pipe: the same numbers as on the screen, undrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frontlijn.cli import output
from frontlijn.domain.blokken import Blok, Citaat, Grafiek, Kop, Opsomming, Staven, Tabel, Tornado, Zin
from frontlijn.domain.grafieken import grafiek_tabel, merk_zin, midden_zin, tornado_tabel


def print_blocks(blokken: Sequence[Blok]) -> None:
    """Prints a page: a blank line before each heading, each row of a table on its own line under its columns."""
    for number, block in enumerate(blokken):
        if number and isinstance(block, Kop):
            output.line("")
        for line in block_lines(block):
            output.line(line)


def block_lines(block: Blok) -> Iterator[str]:
    """The lines of one block."""
    match block:
        case Kop(tekst) | Zin(tekst):
            yield tekst
        case Opsomming(regels):
            yield from (f"- {regel}" for regel in regels)
        case Citaat(bij, tekst):
            yield f"{bij}:"
            yield from (f"    {line}" for line in tekst.split("\n"))
        case Tabel(kolommen, rijen):
            yield output.row(*kolommen)
            yield from (output.row(*(cel.tekst for cel in rij)) for rij in rijen)
        case Staven(staven):
            yield from (f"{staaf.label}: {staaf.tekst}" for staaf in staven)
        case Grafiek():
            yield f"{block.titel}:"
            yield from block_lines(grafiek_tabel(block))
            if mark := merk_zin(block):
                yield mark
        case Tornado():
            yield midden_zin(block)
            yield from block_lines(tornado_tabel(block))
