"""What hangs together in the figures: who gave and received, what came from what, and what people say of themselves."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Tabel, Zin
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.olievlek import Tak
from frontlijn.domain.kasboek.uitvoer.naast import Eenheid, Getal, Naast, verzwijgt
from frontlijn.domain.kasboek.uitvoer.taal import ONBEKEND, geteld, mensen
from frontlijn.domain.kasboek.wederkerigheid import Partij, PartijStand
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import PartijSoort

PARTIJEN = 20
"""So many parties stand by name; the others are one row, so that the columns still add up."""

WORTELS = 5
"""So many origins are named."""

BEWONER = "een bewoner"
"""What every person is called in what leaves, together."""


def wederkerigheid(naast: Naast) -> list[Blok]:
    """Two tallies per party and no balance; who gave and received, and how many bonds are new."""
    beeld, eerder = naast.beeld, naast.eerder
    if not beeld.wederkerigheid.uitwisselingen and not (eerder and eerder.wederkerigheid.uitwisselingen):
        return [Kop("Geven en krijgen"), Zin("Er zijn geen uitwisselingen opgeschreven.")]
    blocks: list[Blok] = [
        Kop("Geven en krijgen"),
        naast.tabel("Wat", _exchanges(beeld), _exchanges(eerder) if eerder else ()),
    ]
    if beeld.wederkerigheid.uitwisselingen:
        blocks += [
            Zin("Wat iemand gaf en wat iemand kreeg, staat naast elkaar: een saldo is er niet."),
            _parties(beeld),
        ]
        if beeld.buiten and any(one.partij.soort is PartijSoort.PERSOON for one in beeld.wederkerigheid.partijen):
            blocks.append(Zin(f"Alle personen samen staan er als {BEWONER}."))
    return blocks


def partijen(beeld: Beeld) -> tuple[PartijStand, ...]:
    """The parties as they may be seen: in what leaves, all persons are one."""
    each = beeld.wederkerigheid.partijen
    people = [one for one in each if one.partij.soort is PartijSoort.PERSOON]
    if not beeld.buiten or not people:
        return each
    together = _summed(people, Partij(PartijSoort.OMSCHRIJVING, None, BEWONER))
    return (*(one for one in each if one.partij.soort is not PartijSoort.PERSOON), together)


def _exchanges(beeld: Beeld) -> list[Getal]:
    seen = partijen(beeld)
    return [
        Getal("uitwisselingen", beeld.wederkerigheid.uitwisselingen, "uitwisselingen"),
        Getal("partijen", len(seen)),
        Getal("waarvan gaf en kreeg", sum(one.wederkerig for one in seen)),
        Getal("nieuwe banden", beeld.wederkerigheid.nieuwe_banden, eenheid=Eenheid.MENSEN),
    ]


def _parties(beeld: Beeld) -> Tabel:
    ordered = sorted(partijen(beeld), key=lambda one: -(one.gaf + one.kreeg))
    shown = ordered if len(ordered) <= PARTIJEN + 1 else ordered[:PARTIJEN]
    rest = ordered[len(shown) :]
    rows = [_party(one.partij.naam, one) for one in shown]
    if rest:
        rows.append(_party(f"nog {format_aantal(len(rest))} partijen", _summed(rest)))
    if len(rows) > 1:
        rows.append(_party("samen", _summed(ordered)))
    return Tabel(("Partij", "Gaf", "Kreeg", "Tijd gegeven", "Tijd gekregen"), tuple(rows), frozenset(range(1, 5)))


def _party(naam: str, stand: PartijStand) -> tuple[Cel, ...]:
    return (
        Cel(naam),
        Cel(format_aantal(stand.gaf)),
        Cel(format_aantal(stand.kreeg)),
        Cel(_tijd(stand.minuten_gegeven, stand.gaf, stand.gaf_onbekend)),
        Cel(_tijd(stand.minuten_ontvangen, stand.kreeg, stand.kreeg_onbekend)),
    )


def _tijd(minuten: int, keer: int, onbekend: int) -> str:
    """The time that is known, and of how many exchanges it is not."""
    if not onbekend:
        return format_minuten(minuten)
    if onbekend == keer:
        return ONBEKEND
    return f"{format_minuten(minuten)} ({ONBEKEND} bij {format_aantal(onbekend)})"


def _summed(standen: list[PartijStand], partij: Partij | None = None) -> PartijStand:
    return PartijStand(
        partij or standen[0].partij,
        gaf=sum(one.gaf for one in standen),
        kreeg=sum(one.kreeg for one in standen),
        minuten_gegeven=sum(one.minuten_gegeven for one in standen),
        minuten_ontvangen=sum(one.minuten_ontvangen for one in standen),
        gaf_onbekend=sum(one.gaf_onbekend for one in standen),
        kreeg_onbekend=sum(one.kreeg_onbekend for one in standen),
    )


def olievlek(naast: Naast) -> list[Blok]:
    """Roots, depth, descendants and how many of those there are per root; only links that were written down."""
    beeld, eerder = naast.beeld, naast.eerder
    if not beeld.olievlek.takken and not (eerder and eerder.olievlek.takken):
        return [Kop("Olievlek"), Zin("Er is niet opgeschreven wat waaruit voortkwam.")]
    blocks: list[Blok] = [
        Kop("Olievlek"),
        naast.tabel("Wat waaruit voortkwam", _wood(beeld), _wood(eerder) if eerder else ()),
    ]
    reach = beeld.olievlek.per_wortel
    if reach is not None:
        blocks.append(Zin(f"Dat is {_per(*reach)} per begin."))
    roots = sorted((tak for tak in beeld.olievlek.takken if not tak.diepte), key=lambda tak: -tak.nakomelingen)
    lines = [f"{_begin(tak)}: {geteld(tak.nakomelingen, 'ding', 'dingen')}" for tak in roots[:WORTELS]]
    if len(roots) > WORTELS:
        lines.append(f"nog {format_aantal(len(roots) - WORTELS)} met elk hoogstens {roots[WORTELS].nakomelingen}")
    if lines:
        blocks.append(Opsomming(tuple(lines)))
    return blocks


def _begin(tak: Tak) -> str:
    return tak.knoop.titel if tak.knoop.binnen else f"{tak.knoop.titel} (van eerder of van elders)"


def _wood(beeld: Beeld) -> list[Getal]:
    wood = beeld.olievlek
    return [
        Getal("waar het begon", wood.wortels),
        Getal("wat daaruit voortkwam", wood.nakomelingen),
        Getal("grootste aantal stappen", wood.diepte),
    ]


def _per(aantal: int, op: int) -> str:
    """A quotient with one decimal, halves up."""
    whole, tenth = divmod((20 * aantal + op) // (2 * op), 10)
    return f"{format_aantal(whole)},{tenth}" if tenth else format_aantal(whole)


def perspectieven(naast: Naast) -> list[Blok]:
    """How many scores went up, stayed or went down in each voice, and where the voices differ; no averages."""
    beeld, eerder = naast.beeld, naast.eerder
    scores = sum(one.aantal for one in beeld.perspectieven.per_stem)
    if not scores and not (eerder and any(one.aantal for one in eerder.perspectieven.per_stem)):
        return [Kop("Perspectief"), Zin("Er zijn geen scores opgeschreven.")]
    blocks: list[Blok] = [
        Kop("Perspectief"),
        Zin("Een score van 1 tot en met 5, voor en na. Beide stemmen tellen even veel."),
    ]
    for index, stem in enumerate(beeld.perspectieven.per_stem):
        now, then = _voice(beeld, index), _voice(eerder, index) if eerder else []
        if verzwijgt(now, beeld) or (eerder is not None and verzwijgt(then, eerder)):
            now, then = now[:-1], then[:-1]
        blocks.append(naast.tabel(stem.stem.label.capitalize(), now, then))
    both, differing = beeld.perspectieven.beide, beeld.perspectieven.verschillend
    if both:
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
    return [Getal(naam, number, eenheid=Eenheid.MENSEN) for naam, number in each]
