"""A Beeld as a test wants it: what it does not name is empty, and the sums follow from the entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from frontlijn.domain.blokken import Blok, Citaat, Kop, Opsomming, Staven, Tabel, Zin
from frontlijn.domain.kasboek.beeld import KORT_DAGEN, Beeld, Blik, Maand
from frontlijn.domain.kasboek.olievlek import olievlek
from frontlijn.domain.kasboek.perspectief import perspectief_cijfers
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import Uitwisseling, wederkerigheid
from frontlijn.domain.kasboek.woordbeeld import woordbeeld
from frontlijn.domain.summary import KasboekCijfers
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst, Waarde, Zichtbaarheid

TODAY = date(2026, 11, 21)
JAAR = Blik(date(2026, 1, 1), date(2026, 12, 31), wijk_id=1)

_EMPTY = (
    "initiatief_id", "initiatief", "verhaal", "wat_werkte", "wat_niet", "teweeg", "kernwaarde", "deelnames",
    "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten", "uitkomst", "les",
)  # fmt: skip


def regel(number: int, datum: date, titel: str = "Soep", **more: Any) -> Kasboekregel:
    """An entry in Selwerd."""
    usual: dict[str, Any] = dict.fromkeys(_EMPTY)
    usual |= {"leefdomeinen": (), "experiment": False, "zichtbaarheid": Zichtbaarheid.INTERN}
    usual |= {"id": number, "versie": 1, "datum": datum, "wijk_id": 1, "wijk": "Selwerd", "titel": titel}
    return Kasboekregel(**{**usual, "geregistreerd_op": "2026-11-21T12:00:00.000Z", **more})


def beeld(
    regels: Iterable[Kasboekregel] = (),
    blik: Blik = JAAR,
    naar: Bereik = Bereik.INTERN,
    uitwisselingen: Iterable[Uitwisseling] = (),
    **more: Any,
) -> Beeld:
    """What these entries show, as the store would read it."""
    entries = sorted((one for one in regels if blik.van <= one.datum <= blik.tot), key=lambda one: one.datum)
    stories = tuple(one for one in reversed(entries) if one.verhaal)
    ended = {
        uitkomst: tuple(one for one in entries if one.uitkomst is uitkomst)
        for uitkomst in (Uitkomst.GELUKT, Uitkomst.MISLUKT)
    }
    made: dict[str, Any] = {
        "naam": "Selwerd",
        "blik": blik,
        "vandaag": TODAY,
        "naar": naar,
        "cijfers": cijfers(entries, blik),
        "per_aantal_domeinen": tuple(sorted(Counter(len(one.leefdomeinen) for one in entries).items())),
        "wederkerigheid": wederkerigheid(uitwisselingen),
        "olievlek": olievlek(()),
        "perspectieven": perspectief_cijfers(one.perspectieven for one in entries),
        "mislukt": ended[Uitkomst.MISLUKT],
        "gelukt": ended[Uitkomst.GELUKT],
        "verhalen": stories,
        "verhalen_totaal": len(stories),
        "blijven": (),
        "maanden": tuple(maanden(entries)),
        "woorden": woordbeeld(one.verhaal or "" for one in stories),
        "namen": (),
        "regels": tuple(entries) if blik.dagen <= KORT_DAGEN else (),
    }
    return Beeld(**(made | more))


def cijfers(entries: Sequence[Kasboekregel], blik: Blik) -> KasboekCijfers:
    """The sums of these entries."""

    def total(field: str) -> int | None:
        known = [getattr(one, field) for one in entries if getattr(one, field) is not None]
        return sum(known) if known or not entries else None

    def unknown(field: str) -> int:
        return sum(getattr(one, field) is None for one in entries)

    def per(kind: type[Waarde], values: Iterable[Waarde | None]) -> Any:
        found = Counter(values)
        return tuple((member, found[member]) for member in (*kind, None))

    experiments = [one for one in entries if one.experiment]
    domains = Counter(domein for one in entries for domein in one.leefdomeinen)
    return KasboekCijfers(
        van=blik.van,
        tot=blik.tot,
        regels=len(entries),
        deelnames=total("deelnames"),
        deelnames_onbekend=unknown("deelnames"),
        nieuw_bereikt=total("nieuw_bereikt"),
        nieuw_onbekend=unknown("nieuw_bereikt"),
        niet_in_beeld=total("niet_in_beeld"),
        beeld_onbekend=unknown("niet_in_beeld"),
        vrijwilligersminuten=total("vrijwilligersminuten"),
        minuten_onbekend=unknown("vrijwilligersminuten"),
        per_leefdomein=tuple((domein, domains[domein]) for domein in Leefdomein),
        zonder_leefdomein=sum(not one.leefdomeinen for one in entries),
        per_kernwaarde=per(Kernwaarde, (one.kernwaarde for one in entries)),
        experimenten=len(experiments),
        per_uitkomst=per(Uitkomst, (one.uitkomst for one in experiments)),
        recent=(),
    )


def maanden(entries: Sequence[Kasboekregel]) -> Iterable[Maand]:
    """The months that have an entry."""
    for jaar, maand in sorted({(one.datum.year, one.datum.month) for one in entries}):
        inside = [one for one in entries if (one.datum.year, one.datum.month) == (jaar, maand)]
        sums = cijfers(inside, JAAR)
        yield Maand(
            jaar=jaar,
            maand=maand,
            regels=len(inside),
            deelnames=sums.deelnames,
            deelnames_onbekend=sums.deelnames_onbekend,
            minuten=sums.vrijwilligersminuten,
            minuten_onbekend=sums.minuten_onbekend,
            titels=tuple(Counter(one.titel for one in inside).most_common()),
            nieuw=(),
        )


def table(blocks: Iterable[Blok], header: str) -> dict[str, list[str]]:
    """The table whose first column has this header: the other cells of each row by its first one."""
    (found,) = [block for block in blocks if isinstance(block, Tabel) and block.kolommen[0] == header]
    return {row[0].tekst: [cell.tekst for cell in row[1:]] for row in found.rijen}


def text(blocks: Iterable[Blok]) -> str:
    """All that a reader sees, a block or row on each line."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Kop(tekst) | Zin(tekst):
                lines.append(tekst)
            case Opsomming(regels):
                lines += regels
            case Citaat(bij, tekst):
                lines += [bij, tekst]
            case Tabel(kolommen, rijen):
                lines += [" | ".join(kolommen), *(" | ".join(cell.tekst for cell in row) for row in rijen)]
            case Staven(staven):
                lines += [f"{one.label}: {one.tekst}" for one in staven]
    return "\n".join(lines)
