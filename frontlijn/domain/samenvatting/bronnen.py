"""Where the numbers of a summary come from, of which day they are, and what to keep in mind (domain model, 9)."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Zin
from frontlijn.domain.dates import format_datum
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.summary import KLEIN_AANTAL


def bronnen_blokken(nu: Samenvatting, kort: bool) -> tuple[Blok, ...]:
    """One paragraph; what leaves the laptop says what was left out of it."""
    today = format_datum(nu.vandaag)
    when = (
        "Uit de registers van frontlijn; besluiten en kasboek van de periode, de rest van vandaag."
        if kort
        else "Bron: de registers van frontlijn. "
        f"Potten, aanvragen en initiatieven zijn die van {today}; besluiten en kasboek zijn van {nu.periode}."
    )
    sentences = [when, "Onbekend is niet ingevuld, en dus geen nul."]
    if nu.exportable:
        small = f"<{KLEIN_AANTAL} is 1 tot en met {KLEIN_AANTAL - 1} mensen"
        sentences += [
            "Wat onder de radar is en verhalen zonder toestemming staan hier niet; de potten zijn heel.",
            f"Namen uit de personenlijst staan er als (naam); een losse voornaam of bijnaam blijft staan; {small}.",
        ]
    return (Zin(" ".join(sentences)),)
