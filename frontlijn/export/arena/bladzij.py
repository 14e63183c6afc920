"""An arena as a page for people, in markdown and in HTML, and as data in JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from frontlijn.domain.arena.uitvoer import rapport_blokken, uitkomst_blokken
from frontlijn.domain.blokken import Blok, Kop
from frontlijn.domain.dates import format_datum
from frontlijn.domain.samenvatting.samenvatting import Sectie
from frontlijn.export.arena.document import arena_document, rapport_document
from frontlijn.export.arena.uitvoer import ArenaUitvoer
from frontlijn.export.blokken_markdown import markdown_lines
from frontlijn.export.markdown import voorbeeld_zin
from frontlijn.export.sjabloon import meegeleverd, rendered


def arena_markdown(made: ArenaUitvoer) -> Iterator[str]:
    """The page in markdown, block by block."""
    for number, block in enumerate(_blokken(made)):
        lines = markdown_lines(block)
        if number == 0:
            example = ["", f"**{_voorbeeld(made)}**"] if made.voorbeeld else []
            lines += ["", f"Gemaakt op {format_datum(made.vandaag)}.", *example]
        yield ("\n" if number else "") + "\n".join(lines) + "\n"


def arena_html(made: ArenaUitvoer) -> Iterator[str]:
    """The page in HTML: one file that needs nothing from elsewhere, in the frame of the summary."""
    arena, blocks = made.stand.arena, _blokken(made)
    period = f"{arena.startjaar} tot en met {arena.eindjaar}"
    values = {
        "titel": next(block.tekst for block in blocks if isinstance(block, Kop)),
        "naam": arena.titel,
        "periode": "wat een rapport publiceerde" if made.is_rapport else period,
        "vandaag": format_datum(made.vandaag),
        "voorbeeld": _voorbeeld(made),
    }
    yield rendered(meegeleverd("html"), "html", values, _secties(blocks))


def _voorbeeld(made: ArenaUitvoer) -> str:
    return voorbeeld_zin(rapport=made.is_rapport) if made.voorbeeld else ""


def arena_json(made: ArenaUitvoer) -> Iterator[str]:
    """All that was filled in and all that comes out of it."""
    about = {"datum": made.vandaag.isoformat(), "voorbeeldgegevens": made.voorbeeld}
    found = arena_document(made.uitkomst)
    if made.is_rapport:
        found = rapport_document(made.stand.arena, made.cijfers, verzwegen=made.verzwegen)
    yield f"{json.dumps({**about, **found}, ensure_ascii=False, indent=1)}\n"


def _blokken(made: ArenaUitvoer) -> tuple[Blok, ...]:
    if made.is_rapport:
        return rapport_blokken(made.stand.arena.titel, made.cijfers, verzwegen=made.verzwegen)
    return uitkomst_blokken(made.uitkomst)


def _secties(blokken: tuple[Blok, ...]) -> list[Sectie]:
    """The page in sections: the conclusion under the title, then one for each heading."""
    parts: list[tuple[str, list[Blok]]] = [("", [])]
    for block in blokken:
        match block:
            case Kop(_, 1):
                pass
            case Kop(tekst, 2):
                parts.append((tekst, []))
            case _:
                parts[-1][1].append(block)
    names = ("conclusie", *(f"deel{number}" for number in range(1, len(parts))))
    return [Sectie(name, kop, tuple(blocks)) for name, (kop, blocks) in zip(names, parts, strict=True)]
