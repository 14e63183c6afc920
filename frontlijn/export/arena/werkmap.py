"""A workbook with formulas on which an arena is computed a second time, apart from the code that computes it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time

from frontlijn.domain.errors import Refused
from frontlijn.export.arena import bladen
from frontlijn.export.arena.cellen import put_on_paper
from frontlijn.export.arena.uitkomstblad import Uitkomstblad
from frontlijn.export.arena.uitvoer import ArenaUitvoer

_CHANGED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_EARLIEST = 1980
"""A zip archive knows no year before this."""


def arena_xlsx(made: ArenaUitvoer) -> Iterator[bytes]:
    """The workbook; the same data on the same day give the same bytes. Raises Refused at `formaat` for a report."""
    if made.is_rapport:
        raise Refused("Een rapport heeft niets om na te rekenen; kies md, html, csv of json.", "formaat")
    yield _dated(_saved(made), datetime.combine(made.vandaag, time()))


def _saved(made: ArenaUitvoer) -> bytes:
    from openpyxl import Workbook  # 75 ms

    book = Workbook()
    book.remove(book.worksheets[0])
    Uitkomstblad(book.create_sheet(bladen.UITKOMST), made).fill()
    bladen.effecten(book.create_sheet(bladen.EFFECTEN), made.stand)
    bladen.jaren(book.create_sheet(bladen.JAREN), made.stand)
    bladen.kosten(book.create_sheet(bladen.KOSTEN), made.stand)
    bladen.bronnen(book.create_sheet(bladen.BRONNEN), made.stand)
    for sheet in book.worksheets:
        put_on_paper(sheet)
    book.properties.creator = "frontlijn"
    book.calculation.fullCalcOnLoad = True
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _dated(data: bytes, moment: datetime) -> bytes:
    """The same workbook with this moment wherever openpyxl writes that of the clock."""
    stamp = moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = _CHANGED.sub(rb"\g<1>" + stamp + rb"\g<2>", part)
            info = zipfile.ZipInfo(name, (max(moment.year, _EARLIEST), moment.month, moment.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(info, part)
    return packed.getvalue()
