"""Words and sentences that the four outputs share, so that one thing is told in one way."""

from __future__ import annotations

from collections.abc import Sequence

from frontlijn.domain.blokken import Blok, Kop, Zin
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.summary import KLEIN_AANTAL, KasboekCijfers, aantal_mensen
from frontlijn.domain.values import Bereik

ONBEKEND = "onbekend"

EERDER = "eerder."
"""Before the name of a figure: that of the other period."""


def geteld(aantal: int, een: str, meer: str) -> str:
    """A count with its noun: "1 regel", "1.234 regels"."""
    return f"{format_aantal(aantal)} {een if aantal == 1 else meer}"


def regels(aantal: int) -> str:
    """So many entries."""
    return geteld(aantal, "regel", "regels")


def opsomming(delen: Sequence[str]) -> str:
    """Parts in a sentence: "a, b en c"."""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} en {delen[-1]}"


def genoemd(titel: str) -> str:
    """A title inside a sentence."""
    return f"‘{titel}’"


def als_zin(tekst: str) -> str:
    """Text that somebody typed, on one line and with an end."""
    line = " ".join(tekst.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def hoofdletter(tekst: str) -> str:
    """The text with a capital."""
    return tekst[:1].upper() + tekst[1:]


def verborgen(aantal: int | None, beeld: Beeld) -> bool:
    """Whether a count of people is too small to leave the laptop (domain model, section 9)."""
    return beeld.buiten and aantal is not None and 0 < aantal < KLEIN_AANTAL


def mensen(aantal: int | None, beeld: Beeld) -> str:
    """A count of people as shown."""
    return ONBEKEND if aantal is None else aantal_mensen(aantal, exportable=beeld.buiten)


def deelnames(aantal: int, beeld: Beeld) -> str:
    """So many participations, in words."""
    return f"{mensen(aantal, beeld)} {'deelname' if mensen(aantal, beeld) == '1' else 'deelnames'}"


def periode(beeld: Beeld) -> str:
    """The period of a picture in a sentence."""
    return f"van {beeld.periode}"


def begin(beeld: Beeld, wat: str) -> Kop:
    """The title of a page."""
    return Kop(f"Sociaal kasboek van {beeld.naam}: {wat}", 1)


def staat_er(cijfers: KasboekCijfers, beeld: Beeld) -> str:
    """How many entries there are in the period, as the begin of a sentence."""
    number = regels(cijfers.regels) if cijfers.regels else "geen regels"
    verb = "staat" if cijfers.regels == 1 else "staan"
    return f"{hoofdletter(periode(beeld))} {verb} er {number} in het sociaal kasboek van {beeld.naam}"


def nog_niet_om(beeld: Beeld) -> list[Blok]:
    """That the period is not over."""
    if beeld.blik.tot <= beeld.vandaag:
        return []
    return [Zin(f"De periode is nog niet om: er is geteld tot en met {format_datum(beeld.vandaag)}.")]


def bron(beeld: Beeld, *over: str) -> list[Blok]:
    """Where a page comes from: the last thing on it. `over` says what goes for this page alone."""
    sentences = [f"Bron: het sociaal kasboek in frontlijn, stand van {format_datum(beeld.vandaag)}.", *over]
    if beeld.buiten:
        if beeld.naar is Bereik.OPENBAAR:
            sentences.append("Hier staat alleen wat openbaar mag.")
        sentences += [
            "Wat onder de radar is, staat hier niet.",
            "Een verhaal staat hier alleen met toestemming.",
            "Namen uit de personenlijst en van initiatieven onder de radar staan er als (naam).",
            "Een bijnaam of een voornaam alleen blijft staan.",
        ]
    return [Kop("Waar dit vandaan komt"), Zin(" ".join(sentences))]
