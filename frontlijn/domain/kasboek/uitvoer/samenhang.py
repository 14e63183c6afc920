"""What hangs together in the figures: who gave and received, what came from what, and what people say of themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.olievlek import Tak
from frontlijn.domain.kasboek.uitvoer.naast import Eenheid, Getal, Naast, verzwijgt
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND, geteld, mensen, verborgen
from frontlijn.domain.kasboek.wederkerigheid import Partij, PartijStand
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import fold
from frontlijn.domain.values import PartijSoort

GROEPEN = 20
"""So many groups stand by name; the others are one row, so that the columns still add up."""

WORTELS = 5
"""So many origins are named."""

_GROEP = (PartijSoort.INITIATIEF, PartijSoort.ORGANISATIE)


def wederkerigheid(naast: Naast) -> list[Blok]:
    """Two tallies and no balance; how many gave and received, and how many bonds are new.

    Groups stand by name, in the order of the alphabet; people are one row and are never ranked.
    """
    beeld, eerder = naast.beeld, naast.eerder
    if not beeld.wederkerigheid.uitwisselingen and not (eerder and eerder.wederkerigheid.uitwisselingen):
        return [Kop("Geven en krijgen"), Zin("Er zijn geen uitwisselingen opgeschreven.")]
    blocks: list[Blok] = [
        Kop("Geven en krijgen"),
        naast.tabel("Wat", geven_en_krijgen(beeld), geven_en_krijgen(eerder) if eerder else ()),
    ]
    if beeld.wederkerigheid.uitwisselingen:
        blocks += [
            Zin("Wat iemand gaf en wat iemand kreeg, staat naast elkaar: we trekken het niet van elkaar af."),
            _parties(beeld),
        ]
    return blocks


def groepen(beeld: Beeld) -> list[PartijStand]:
    """The initiatieven and organisaties that gave or received, by name."""
    found = [one for one in beeld.wederkerigheid.partijen if is_groep(one.partij)]
    return sorted(found, key=lambda one: fold(one.partij.naam))


def bewoners(beeld: Beeld) -> list[PartijStand]:
    """The people who gave or received: those who are known and those who are described."""
    return [one for one in beeld.wederkerigheid.partijen if not is_groep(one.partij)]


def is_groep(partij: Partij) -> bool:
    """Whether a party is a group, which may stand by name."""
    return partij.soort in _GROEP


def groep_van(partij: Partij) -> str:
    """The word for a party in the name of a figure, such as `initiatief-3`."""
    return f"{partij.soort.value}-{partij.id}"


def wederkerig(standen: Iterable[PartijStand]) -> int:
    """How many of these both gave and received."""
    return sum(one.wederkerig for one in standen)


def geven_en_krijgen(beeld: Beeld) -> list[Getal]:
    """Groups and people apart, so that a small count of people does not follow from a total."""
    groups, people = groepen(beeld), bewoners(beeld)
    return [
        Getal("uitwisselingen", beeld.wederkerigheid.uitwisselingen, "uitwisselingen"),
        Getal("groepen", len(groups), "groepen"),
        Getal("groepen die gaven en kregen", wederkerig(groups), "groepen_wederkerig"),
        Getal("mensen", len(people), "mensen", Eenheid.MENSEN),
        Getal("mensen die gaven en kregen", wederkerig(people), "mensen_wederkerig", Eenheid.MENSEN),
        Getal("voor het eerst iets met elkaar", beeld.wederkerigheid.nieuwe_banden, "nieuwe_banden", Eenheid.MENSEN),
    ]


def _parties(beeld: Beeld) -> Tabel:
    groups, people = groepen(beeld), bewoners(beeld)
    shown = groups if len(groups) <= GROEPEN + 1 else groups[:GROEPEN]
    rest = groups[len(shown) :]
    rows = [_party(one.partij.naam, [one], groep_van(one.partij)) for one in shown]
    if rest:
        rows.append(_party(f"nog {format_aantal(len(rest))} groepen", rest))
    if people:
        rows.append(_party(f"bewoners ({mensen(len(people), beeld)})", people, "bewoners"))
    if len(rows) > 1:
        rows.append(_party("samen", [*groups, *people], "samen"))
    return Tabel(("Wie", "Gaf", "Kreeg", "Tijd gegeven", "Tijd gekregen"), tuple(rows), frozenset(range(1, 5)))


def _party(naam: str, standen: Sequence[PartijStand], achter: str | None = None) -> tuple[Cel, ...]:
    def cel(maat: str, tekst: str) -> Cel:
        return Cel(tekst, None if achter is None else f"partij.{achter}.{maat}")

    gave, received = sum(one.gaf for one in standen), sum(one.kreeg for one in standen)
    return (
        Cel(naam),
        cel("gaf", format_aantal(gave)),
        cel("kreeg", format_aantal(received)),
        cel(
            "gegeven",
            _tijd(sum(one.minuten_gegeven for one in standen), gave, sum(one.gaf_onbekend for one in standen)),
        ),
        cel(
            "gekregen",
            _tijd(sum(one.minuten_ontvangen for one in standen), received, sum(one.kreeg_onbekend for one in standen)),
        ),
    )


def _tijd(minuten: int, keer: int, onbekend: int) -> str:
    """The time that is known, and of how many exchanges it is not."""
    if not onbekend:
        return format_minuten(minuten)
    if onbekend == keer:
        return ONBEKEND
    return f"{format_minuten(minuten)} ({ONBEKEND} bij {format_aantal(onbekend)})"


def olievlek(naast: Naast) -> list[Blok]:
    """Roots, depth, descendants and how many of those there are per root; only links that were written down."""
    beeld, eerder = naast.beeld, naast.eerder
    if not beeld.olievlek.takken and not (eerder and eerder.olievlek.takken):
        return [Kop("Olievlek"), Zin("Er is niet opgeschreven wat waaruit voortkwam.")]
    blocks: list[Blok] = [
        Kop("Olievlek"),
        naast.tabel("Wat waaruit voortkwam", voortgekomen(beeld), voortgekomen(eerder) if eerder else ()),
    ]
    reach = beeld.olievlek.per_wortel
    if reach is not None:
        average = _per(*reach)
        blocks.append(Zin(f"Dat is gemiddeld {average} {'vervolg' if average == '1' else 'vervolgen'} per begin."))
    roots = sorted((tak for tak in beeld.olievlek.takken if not tak.diepte), key=lambda tak: -tak.nakomelingen)
    lines = [f"{_begin(tak)}: {geteld(tak.nakomelingen, 'ding', 'dingen')}" for tak in roots[:WORTELS]]
    if len(roots) > WORTELS:
        lines.append(f"nog {format_aantal(len(roots) - WORTELS)} met elk hoogstens {roots[WORTELS].nakomelingen}")
    if lines:
        blocks.append(Opsomming(tuple(lines)))
    return blocks


def _begin(tak: Tak) -> str:
    return tak.knoop.titel if tak.knoop.binnen else f"{tak.knoop.titel} (van eerder of van elders)"


def voortgekomen(beeld: Beeld) -> list[Getal]:
    """What began, what came from it, and in how many steps."""
    wood = beeld.olievlek
    return [
        Getal("waar het begon", wood.wortels, "olievlek.wortels"),
        Getal("wat daaruit voortkwam", wood.nakomelingen, "olievlek.nakomelingen"),
        Getal("grootste aantal stappen", wood.diepte, "olievlek.diepte"),
    ]


def _per(aantal: int, op: int) -> str:
    """A quotient with one decimal, halves up."""
    whole, tenth = divmod((20 * aantal + op) // (2 * op), 10)
    return f"{format_aantal(whole)},{tenth}" if tenth else format_aantal(whole)


def perspectieven(naast: Naast) -> list[Blok]:
    """How many scores went up, stayed or went down in each voice, and where the voices differ; no averages.

    A count that is hidden takes every total along: of one voice, of both, and of where they both spoke.
    """
    beeld, eerder = naast.beeld, naast.eerder
    scores = sum(one.aantal for one in beeld.perspectieven.per_stem)
    if not scores and not (eerder and any(one.aantal for one in eerder.perspectieven.per_stem)):
        return [Kop("Perspectief"), Zin("Er zijn geen scores opgeschreven.")]
    voices = [
        (stem.stem.label, _voice(beeld, index), _voice(eerder, index) if eerder else [])
        for index, stem in enumerate(beeld.perspectieven.per_stem)
    ]
    hidden = any(verzwijgt(now, beeld) or (eerder and verzwijgt(then, eerder)) for _, now, then in voices)
    blocks: list[Blok] = [
        Kop("Perspectief"),
        Zin("Een score van 1 tot en met 5, voor en na. Beide stemmen tellen even veel."),
    ]
    for label, now, then in voices:
        last = -1 if hidden else None
        blocks.append(naast.tabel(label.capitalize(), now[:last], then[:last]))
    both, differing = beeld.perspectieven.beide, beeld.perspectieven.verschillend
    if both and not hidden and not any(verborgen(one, beeld) for one in (both, differing, both - differing)):
        blocks.append(
            Zin(
                f"Over {mensen(both, beeld)} mensen of groepen spraken beide stemmen; bij "
                f"{mensen(differing, beeld)} daarvan zeiden ze niet hetzelfde."
            )
        )
    return blocks


def _voice(beeld: Beeld, index: int) -> list[Getal]:
    """The scores of one voice, which are counts of people, with their total last."""
    one = beeld.perspectieven.per_stem[index]
    each = (("vooruit", one.vooruit), ("gelijk", one.gelijk), ("achteruit", one.achteruit), ("samen", one.aantal))
    return [Getal(naam, number, f"perspectief.{one.stem.value}.{naam}", Eenheid.MENSEN) for naam, number in each]
