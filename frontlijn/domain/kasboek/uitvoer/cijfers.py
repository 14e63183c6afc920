"""The figures: the conclusion first, the unknown beside every total, and nothing added up that counts double."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from frontlijn.domain.blokken import Blok, Cel, Kop, Opsomming, Staaf, Staven, Tabel, Zin
from frontlijn.domain.dates import format_datum
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.uitvoer import samenhang
from frontlijn.domain.kasboek.uitvoer.naast import VERZWEGEN, Eenheid, Getal, Naast
from frontlijn.domain.kasboek.uitvoer.taal import (
    als_zin,
    begin,
    bron,
    deelnames,
    genoemd,
    geteld,
    hoofdletter,
    nog_niet_om,
    opsomming,
    periode,
    regels,
    staat_er,
)
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.summary import KLEIN_AANTAL, KasboekCijfers
from frontlijn.domain.values import Waarde

VEEL_ONBEKEND = 4
"""When a number is unknown in one of so many entries, a difference may come from that."""

VOOROP = 3
"""At most so many leefdomeinen that are named most share the conclusion."""


def cijfers(beeld: Beeld, eerder: Beeld | None = None) -> tuple[Blok, ...]:
    """The figures of a picture, beside those of another period when that is given."""
    naast = Naast(beeld, eerder)
    blocks: list[Blok] = [begin(beeld, "cijfers"), Zin(_conclusie(naast)), *nog_niet_om(beeld)]
    if eerder is not None:
        blocks.append(Zin(periodes(beeld, eerder)))
    if beeld.cijfers.regels or (eerder is not None and eerder.cijfers.regels):
        blocks += [
            *totalen(naast),
            *veel_onbekend(naast),
            *_leefdomeinen(naast),
            *_kernwaarden(naast),
            *_geprobeerd(naast),
            *samenhang.wederkerigheid(naast),
            *samenhang.olievlek(naast),
            *samenhang.perspectieven(naast),
        ]
    small = [f"Eén tot en met {KLEIN_AANTAL - 1} mensen staat er als <{KLEIN_AANTAL}."] if beeld.buiten else []
    return (*blocks, *bron(beeld, "Onbekend is niet ingevuld, en dus geen nul.", *small))


def _conclusie(naast: Naast) -> str:
    beeld, figures = naast.beeld, naast.beeld.cijfers
    first = staat_er(figures, beeld)
    if not figures.regels:
        return f"{first}."
    if figures.deelnames is None:
        first += "; hoeveel mensen meededen is onbekend"
    elif not deelnames_verzwegen(naast):
        first += f", met {deelnames(figures.deelnames, beeld)}"
        if figures.deelnames_onbekend:
            first += f" (onbekend bij {_of(figures.deelnames_onbekend, figures)})"
    return f"{first}. {meeste_domeinen(beeld)}".rstrip()


def deelnames_verzwegen(naast: Naast) -> bool:
    """Whether the other period would tell a small count, so that the table keeps silent about the participations."""
    number = sommen(naast.beeld.cijfers)[1][0]
    other = sommen(naast.eerder.cijfers)[1][0] if naast.eerder else None
    return naast.cellen(number, other)[0].tekst == VERZWEGEN


def meeste_domeinen(beeld: Beeld) -> str:
    """Which leefdomeinen are named most, as a sentence; "" when that says nothing."""
    most = max((number for _, number in beeld.cijfers.per_leefdomein), default=0)
    named = [domein.label for domein, number in beeld.cijfers.per_leefdomein if number == most]
    if not most or len(named) > VOOROP:
        return ""
    each = "elk " if len(named) > 1 else ""
    return f"Het vaakst gaat het over {opsomming(named)} ({each}{regels(most)})."


def periodes(beeld: Beeld, eerder: Beeld) -> str:
    """Which the other period is, and whether the two are as long."""
    here, there = _dagen(beeld), _dagen(eerder)
    sentence = f"De andere periode is {periode(eerder)}."
    if here == there:
        return f"{sentence} Beide tellen {geteld(here, 'dag', 'dagen')}."
    return (
        f"{sentence} De periodes zijn niet even lang: deze telt {geteld(here, 'dag', 'dagen')}, de andere "
        f"{geteld(there, 'dag', 'dagen')}."
    )


def _dagen(beeld: Beeld) -> int:
    """The days of a period that have been."""
    return max(0, (min(beeld.blik.tot, beeld.vandaag) - beeld.blik.van).days + 1)


def totalen(naast: Naast) -> list[Blok]:
    """The totals of the period, each with in how many entries it is unknown."""
    columns = ["Wat"]
    for column in naast.kolommen:
        columns += [column] if column == "Verschil" else [column, "Onbekend bij"]
    rows = []
    before = sommen(naast.eerder.cijfers) if naast.eerder else ()
    for index, (getal, unknown, name) in enumerate(sommen(naast.beeld.cijfers)):
        cells = naast.cellen(getal, before[index][0] if before else None)
        row = [Cel(getal.naam), cells[0], _unknown(unknown, naast.beeld.cijfers, name)]
        if naast.eerder is not None:
            row += [cells[1], _unknown(before[index][1], naast.eerder.cijfers), cells[2]]
        rows.append(tuple(row))
    return [Tabel(tuple(columns), tuple(rows), frozenset(range(1, len(columns))))]


def sommen(figures: KasboekCijfers) -> tuple[tuple[Getal, int | None, str | None], ...]:
    """Each total, in how many entries it is unknown (None: it cannot be), and the name of those entries."""
    people = Eenheid.MENSEN
    return (
        (Getal("Regels", figures.regels, "regels"), None, None),
        (
            Getal("Deelnames (iemand kan vaker tellen)", figures.deelnames, "deelnames", people),
            figures.deelnames_onbekend,
            "deelnames_onbekend",
        ),
        (
            Getal("Nieuw bereikt", figures.nieuw_bereikt, "nieuw_bereikt", people),
            figures.nieuw_onbekend,
            "nieuw_onbekend",
        ),
        (
            Getal("Nog niet bekend bij de gemeente", figures.niet_in_beeld, "niet_in_beeld", people),
            figures.beeld_onbekend,
            "beeld_onbekend",
        ),
        (
            Getal("Tijd van vrijwilligers", figures.vrijwilligersminuten, "vrijwilligersminuten", Eenheid.MINUTEN),
            figures.minuten_onbekend,
            "minuten_onbekend",
        ),
    )


def veel_onbekend(naast: Naast) -> list[Blok]:
    """That a difference may come from what was filled in, when much was not."""
    for beeld in (naast.beeld, naast.eerder):
        figures = None if naast.eerder is None or beeld is None else beeld.cijfers
        if figures and any(VEEL_ONBEKEND * (unknown or 0) > figures.regels for _, unknown, _ in sommen(figures)):
            return [
                Zin("Niet elke regel is helemaal ingevuld. Een verschil kan komen van wat wel en niet is ingevuld.")
            ]
    return []


def _unknown(aantal: int | None, figures: KasboekCijfers, achter: str | None = None) -> Cel:
    return Cel("") if aantal is None else Cel(_of(aantal, figures), achter)


def _of(aantal: int, figures: KasboekCijfers) -> str:
    return f"{format_aantal(aantal)} van {regels(figures.regels)}"


def per_leefdomein(naast: Naast) -> list[Blok]:
    """The entries per leefdomein, as bars or beside those of the other period."""
    numbers = domeinen(naast.beeld)
    warning = Zin("Een regel kan bij meer leefdomeinen horen. Tel deze aantallen daarom niet op.")
    if naast.eerder is not None:
        return [warning, naast.tabel("Leefdomein", numbers, domeinen(naast.eerder))]
    bars = (Staaf(one.naam, one.waarde or 0, format_aantal(one.waarde or 0), one.achter) for one in numbers)
    return [warning, Staven(tuple(bars))]


def _leefdomeinen(naast: Naast) -> list[Blok]:
    blocks: list[Blok] = [Kop("Leefdomeinen"), *per_leefdomein(naast)]
    spread = verspreiding(naast.beeld, naast.eerder)
    blocks.append(
        naast.tabel("Leefdomeinen per regel", spread, verspreiding(naast.eerder, None) if naast.eerder else ())
    )
    return blocks


def domeinen(beeld: Beeld) -> list[Getal]:
    """How many entries there are per leefdomein, and without one."""
    figures = beeld.cijfers
    each = [Getal(domein.label, number, f"leefdomein.{domein.value}") for domein, number in figures.per_leefdomein]
    return [*each, Getal("geen leefdomein ingevuld", figures.zonder_leefdomein, "zonder_leefdomein")]


def verspreiding(beeld: Beeld, ook: Beeld | None) -> list[Getal]:
    """How many entries have no, one, two ... leefdomeinen: together all of them (V25)."""
    found = dict(beeld.per_aantal_domeinen)
    keys = sorted({*found, *(dict(ook.per_aantal_domeinen) if ook else ())})
    each = [
        Getal(
            format_aantal(key) if key else "geen", found.get(key, 0), f"domeinen.{key}" if key else "zonder_leefdomein"
        )
        for key in keys
    ]
    return [*each, Getal("samen", beeld.cijfers.regels, "regels")]


def _kernwaarden(naast: Naast) -> list[Blok]:
    def numbers(beeld: Beeld) -> list[Getal]:
        each = _per(beeld.cijfers.per_kernwaarde, "kernwaarde", "niet ingevuld")
        return [*each, Getal("samen", beeld.cijfers.regels, "regels")]

    then = numbers(naast.eerder) if naast.eerder else ()
    return [Kop("Kernwaarden"), naast.tabel("Kernwaarde", numbers(naast.beeld), then)]


def _per(counts: Iterable[tuple[Waarde | None, int]], name: str, unknown: str) -> list[Getal]:
    return [
        Getal(waarde.label if waarde else unknown, number, f"{name}.{waarde.value if waarde else 'onbekend'}")
        for waarde, number in counts
    ]


def _geprobeerd(naast: Naast) -> list[Blok]:
    """Experiments are what was tried: none of them is a loss (002; 003)."""
    if not naast.beeld.cijfers.experimenten and not (naast.eerder and naast.eerder.cijfers.experimenten):
        return [Kop("Geprobeerd"), Zin("Er staan geen experimenten in het kasboek."), *_lessen(naast.beeld)]

    def numbers(beeld: Beeld) -> list[Getal]:
        each = _per(beeld.cijfers.per_uitkomst, "uitkomst", "loopt nog")
        return [*each, Getal("samen geprobeerd", beeld.cijfers.experimenten, "experimenten")]

    then = numbers(naast.eerder) if naast.eerder else ()
    blocks: list[Blok] = [Kop("Geprobeerd"), naast.tabel("Uitkomst", numbers(naast.beeld), then)]
    return [*blocks, *_lessen(naast.beeld)]


def _lessen(beeld: Beeld) -> list[Blok]:
    if not beeld.mislukt:
        return []
    lines: Sequence[str] = [
        f"{format_datum(regel.datum)}, {genoemd(regel.titel)}: {als_zin(regel.les or 'geen les opgeschreven')}"
        for regel in beeld.mislukt
    ]
    more = beeld.mislukt_totaal - len(lines)
    if more > 0:
        lines = [*lines, f"En nog {geteld(more, 'les', 'lessen')} van eerder."]
    return [Zin("Wat we leerden van wat mislukte:"), Opsomming(tuple(map(hoofdletter, lines)))]
