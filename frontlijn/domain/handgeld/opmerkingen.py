"""What stands out about a request or an award: notes that inform, and never block (domain model, 6).

Amounts are integer eurocents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from frontlijn.domain.handgeld.besluit import CriteriumOordeel
from frontlijn.domain.handgeld.pot import Budgetpot, PotToestand
from frontlijn.domain.handgeld.toekenning import GEBRUIKELIJK_TOT
from frontlijn.domain.money import format_bedrag
from frontlijn.domain.text import fold
from frontlijn.domain.values import Criterium, Oordeel

VAKER = 3
"""From this grant to one initiative on there is a note: handgeld may go "van gunst naar recht" (004)."""

GEWOON_BELEID = {
    "opbouwwerk*": "opbouwwerk",
    "stips": "Stips",
    "groenonderhoud": "onderhoud van openbaar groen",
    "openbaar groen": "onderhoud van openbaar groen",
    "straatverlichting": "straatverlichting",
    "lantaarnpa*": "straatverlichting",
    "bestrating": "onderhoud van de straat",
    "riool": "onderhoud van het riool",
    "riolering": "onderhoud van het riool",
    "straatonderhoud": "onderhoud van de straat",
    "onderhoud van de straat": "onderhoud van de straat",
    "onderhoud van wegen": "onderhoud van de straat",
    "afvalinzameling": "het ophalen van afval",
    "speeltoestel*": "een speeltoestel in de openbare ruimte",
    "schuldhulp*": "schuldhulp",
    "jeugdzorg": "jeugdzorg",
    "jeugdhulp": "jeugdzorg",
    "wmo": "de Wmo",
    "loonkosten": "loonkosten",
    "salaris*": "loonkosten",
}
"""Words that point at tasks that somebody has already, with what to call them; a word that ends in * may go on.

Opbouwwerk and Stips are named in 004 as policy through the back door; upkeep of streets, the Wmo and jeugdzorg
there as tasks of the municipality. The rest are tasks of the same kind.
"""


def _pattern(woord: str) -> str:
    """Whole words, with any white space between them."""
    whole = r"\s+".join(re.escape(part) for part in woord.removesuffix("*").split())
    return whole + (r"\w*" if woord.endswith("*") else "")


_GEWOON_BELEID = re.compile(rf"\b(?:{'|'.join(f'({_pattern(woord)})' for woord in GEWOON_BELEID)})\b")


def opmerkingen(
    onderwerp: str,
    bedrag: int,
    oordelen: Sequence[CriteriumOordeel],
    *,
    eerdere_toekenningen: int,
    initiatief: str | None,
    pot: Budgetpot | None,
    extra_tekst: str = "",
) -> tuple[str, ...]:
    """Neutral Dutch sentences, each a question or a fact.

    `bedrag` in cents is what is asked or awarded, 0 for neither; `eerdere_toekenningen` counts the awards that the
    initiative had before this one; `extra_tekst` is read with the subject, such as the draagvlak.
    """
    return (
        *_over_bedrag(bedrag),
        *(_over_vaker(initiatief, eerdere_toekenningen + 1) if initiatief and bedrag > 0 else ()),
        *_over_beleid(f"{onderwerp}\n{extra_tekst}", oordelen),
        *_over_pot(pot),
    )


def _over_bedrag(bedrag: int) -> Iterator[str]:
    if bedrag > GEBRUIKELIJK_TOT:
        yield f"{format_bedrag(bedrag)} is groter dan gebruikelijk handgeld: klopt dat?"


def _over_vaker(initiatief: str, keer: int) -> Iterator[str]:
    if keer >= VAKER:
        yield f"{initiatief} krijgt met deze toekenning {keer} keer handgeld: past handgeld hier nog het best?"


def _over_beleid(tekst: str, oordelen: Sequence[CriteriumOordeel]) -> Iterator[str]:
    """C4: what somebody does already is no handgeld (004 §2.2)."""
    if found := _GEWOON_BELEID.search(fold(tekst)):
        beleid = tuple(GEWOON_BELEID.values())[(found.lastindex or 1) - 1]
        yield f"Dit lijkt op {beleid}: is het geen gewoon beleid?"
        return
    for oordeel in oordelen:
        if oordeel.criterium is Criterium.C4 and oordeel.oordeel in (Oordeel.VOLDOET_DEELS, Oordeel.ONBEKEND):
            yield f'{Criterium.C4.label} staat op "{oordeel.oordeel.label}": is het geen gewoon beleid?'


def _over_pot(pot: Budgetpot | None) -> Iterator[str]:
    if pot is not None and pot.stand.toestand is PotToestand.TEKORT:
        yield (
            f"Door een korting staat {pot.naam} op {format_bedrag(pot.stand.vrij)} vrij besteedbaar: "
            "nieuwe toekenningen wachten tot er weer ruimte is."
        )
