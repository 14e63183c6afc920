"""The course over the years of what is tried, with that of what is kept beside it."""

from __future__ import annotations

from frontlijn.domain.arena.rekenen import Uitkomst
from frontlijn.domain.arena.uitvoer.bedragen import eenheid_van
from frontlijn.domain.arena.uitvoer.conclusie import break_even_tekst
from frontlijn.domain.blokken import Grafiek, Lijn


def verloop_naast(oud: Uitkomst, nieuw: Uitkomst) -> tuple[Grafiek, ...]:
    """The costs so far and the benefits so far, as they are and as they would be, with the break-even of the latter
    marked; nothing without years. Both are of the same arenas.
    """
    if not nieuw.jaren:
        return ()
    eenheid = eenheid_van(oud, nieuw)
    mark = None if nieuw.break_even is None else nieuw.jaren.index(nieuw.break_even)
    chart = Grafiek(
        titel="Baten en kosten tot en met elk jaar, nu en zoals het wordt",
        eenheid=eenheid.tekst,
        plaatsen=tuple(str(jaar) for jaar in nieuw.jaren),
        lijnen=(
            Lijn("baten nu", tuple(eenheid.afgerond(baten) for _, baten, _ in oud.cumulatief)),
            Lijn("baten wordt", tuple(eenheid.afgerond(baten) for _, baten, _ in nieuw.cumulatief)),
            Lijn("kosten", tuple(eenheid.afgerond(kosten) for _, _, kosten in nieuw.cumulatief)),
        ),
        merk=mark,
        merk_tekst=_break_even(*map(_jaar, (oud, nieuw)), komt=nieuw.break_even is not None),
    )
    return (chart,)


def _jaar(made: Uitkomst) -> str:
    return str(made.break_even) if made.break_even else break_even_tekst(made)


def _break_even(oud: str, nieuw: str, *, komt: bool) -> str:
    """What becomes of the break-even, in words; when it comes, the year is marked."""
    if oud == nieuw:
        return "break-even blijft gelijk" if komt else f"Break-even: {nieuw}"
    return f"break-even; dat was {oud}" if komt else f"Break-even: {nieuw}; dat was {oud}"
