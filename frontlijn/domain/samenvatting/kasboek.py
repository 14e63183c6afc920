"""The sociaal kasboek in the summary (domain model, 8): totals with their unknown, domains, bonds, what was tried."""

from __future__ import annotations

from frontlijn.domain.blokken import Blok, Opsomming, Zin
from frontlijn.domain.kasboek.beeld import Beeld
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.toestemming import mag_mee
from frontlijn.domain.kasboek.uitvoer.cijfers import (
    domeinen,
    per_leefdomein,
    periodes,
    sommen,
    totalen,
    veel_onbekend,
    verspreiding,
)
from frontlijn.domain.kasboek.uitvoer.naast import Getal, Naast, shown
from frontlijn.domain.kasboek.uitvoer.samenhang import bewoners, geven_en_krijgen, groepen, voortgekomen, wederkerig
from frontlijn.domain.kasboek.uitvoer.taal import (
    als_zin,
    genoemd,
    geteld,
    hoofdletter,
    mensen,
    nog_niet_om,
    opsomming,
    periode,
    regels,
)
from frontlijn.domain.kasboek.uitvoer.verhalen import citaat
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.samenvatting import tellen
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.values import Bereik

VERHALEN = 3
"""At most so many stories, the newest that may be shared."""

KORT_VERHALEN = 2
"""At most so many when the page has to stay short."""

LENGTE, KORT = 600, 110
"""A story of more characters does not fit, and of more than the second when the page has to stay short."""

WOORDEN = 6
"""So many words that return in the stories are named."""

LESSEN = 2
"""So many lessons of what failed, the newest, are told."""


def kasboek_blokken(nu: Samenvatting, eerder: Samenvatting | None, kort: bool) -> tuple[Blok, ...]:
    """The figures of the period, beside those of another one, and a few stories that may be shared."""
    beeld, before = nu.geheel, eerder.geheel if eerder else None
    naast = Naast(beeld, before)
    short = kort and before is None and beeld.cijfers.regels > 0
    blocks: list[Blok] = [*nog_niet_om(beeld)] if short else [Zin(_telt(beeld)), *nog_niet_om(beeld)]
    if before is not None:
        blocks.append(Zin(periodes(beeld, before)))
    if not beeld.cijfers.regels and not (before and before.cijfers.regels):
        return tuple(blocks)
    blocks += _kort(naast) if short else _ruim(naast)
    blocks += _verhalen(beeld, KORT_VERHALEN, KORT) if kort else _verhalen(beeld, VERHALEN, LENGTE)
    return tuple(tellen.onder("kasboek.", block) for block in blocks)


def _telt(beeld: Beeld) -> str:
    number = beeld.cijfers.regels
    verb = "staat" if number == 1 else "staan"
    return f"{hoofdletter(periode(beeld))} {verb} er {regels(number) if number else 'geen regels'} in het kasboek."


def _kort(naast: Naast) -> list[Blok]:
    """The same in sentences."""
    beeld = naast.beeld
    sums = sommen(beeld.cijfers)
    totals = "; ".join(_som(one, unknown, beeld) for one, unknown, _ in sums)
    domains = ", ".join(f"{one.naam} {format_aantal(one.waarde or 0)}" for one in domeinen(beeld))
    domains = f"Regels per leefdomein (een regel kan er meer hebben: tel niet op): {domains}. {_per_regel(beeld)}"
    return [
        Zin(f"{hoofdletter(totals)}."),
        Opsomming((domains, _geprobeerd(beeld), _wederkerigheid(beeld), _olievlek(beeld), *_woorden(beeld))),
    ]


def _som(getal: Getal, unknown: int | None, beeld: Beeld) -> str:
    """A total with in how many entries it is unknown: "deelnames: 805 (onbekend bij 18)"."""
    name = getal.naam.partition(" (")[0]
    told = f"{name[:1].lower()}{name[1:]}: {shown(getal, beeld)}"
    return f"{told} (onbekend bij {format_aantal(unknown)})" if unknown and getal.waarde is not None else told


def _ruim(naast: Naast) -> list[Blok]:
    """The same as tables, of which each number can be opened, with what was learned."""
    beeld, before = naast.beeld, naast.eerder
    spread = verspreiding(beeld, before)
    blocks = [
        *totalen(naast),
        *veel_onbekend(naast),
        *per_leefdomein(naast),
        naast.tabel("Leefdomeinen per regel", spread, verspreiding(before, None) if before else ()),
        *_experimenten(naast),
    ]
    if beeld.wederkerigheid.uitwisselingen or (before and before.wederkerigheid.uitwisselingen):
        then = geven_en_krijgen(before) if before else ()
        blocks.append(naast.tabel("Geven en krijgen", geven_en_krijgen(beeld), then))
    if beeld.olievlek.takken or (before and before.olievlek.takken):
        then = voortgekomen(before) if before else ()
        blocks.append(naast.tabel("Wat waaruit voortkwam", voortgekomen(beeld), then))
    told = (*map(_les, beeld.mislukt[:LESSEN]), *_woorden(beeld))
    return [*blocks, Opsomming(told)] if told else blocks


def _experimenten(naast: Naast) -> list[Blok]:
    def numbers(beeld: Beeld | None) -> list[Getal]:
        return tellen.per_waarde(beeld.cijfers.per_uitkomst, "uitkomst", "loopt nog") if beeld else []

    def total(beeld: Beeld | None) -> Getal:
        return Getal("samen", beeld.cijfers.experimenten if beeld else 0, "experimenten")

    if not total(naast.beeld).waarde and not total(naast.eerder).waarde:
        return [Zin("Er staan geen experimenten in het kasboek.")]
    if naast.eerder is None:
        return [tellen.overdwars("Geprobeerd", numbers(naast.beeld), total(naast.beeld))]
    now, then = tellen.ergens(numbers(naast.beeld), numbers(naast.eerder))
    return [naast.tabel("Geprobeerd", [*now, total(naast.beeld)], [*then, total(naast.eerder)])]


def _geprobeerd(beeld: Beeld) -> str:
    figures = beeld.cijfers
    ended = tellen.als_zin(tellen.per_waarde(figures.per_uitkomst, "uitkomst", "loopt nog"))
    told = f"Geprobeerd: {geteld(figures.experimenten, 'experiment', 'experimenten')}"
    return f"{told} ({ended})." if ended else f"{told}."


def _les(regel: Kasboekregel) -> str:
    return f"Les van {genoemd(regel.titel)}: {als_zin(regel.les or 'geen les opgeschreven')}"


def _per_regel(beeld: Beeld) -> str:
    """How many leefdomeinen an entry has (meervoudige waarde): together all entries."""
    parts = [
        f"{format_aantal(number)} met {format_aantal(domains) if domains else 'geen'}"
        for domains, number in beeld.per_aantal_domeinen
    ]
    return f"Leefdomeinen per regel: {opsomming(parts)}." if parts else "Leefdomeinen per regel: er zijn geen regels."


def _wederkerigheid(beeld: Beeld) -> str:
    """Two tallies and no balance; groups and people apart, so that no small count follows from a total."""
    if not beeld.wederkerigheid.uitwisselingen:
        return "Geven en krijgen: er zijn geen uitwisselingen opgeschreven."
    groups, people = groepen(beeld), bewoners(beeld)
    return (
        f"Gaven en kregen allebei: {format_aantal(wederkerig(groups))} van {geteld(len(groups), 'groep', 'groepen')}, "
        f"{mensen(wederkerig(people), beeld)} van {mensen(len(people), beeld)} mensen; "
        f"voor het eerst iets met elkaar: {mensen(beeld.wederkerigheid.nieuwe_banden, beeld)}."
    )


def _olievlek(beeld: Beeld) -> str:
    wood = beeld.olievlek
    if not wood.takken:
        return "Olievlek: er is niet opgeschreven wat waaruit voortkwam."
    begins = geteld(wood.wortels, "begin", "keer dat iets begon")
    steps = geteld(wood.diepte, "stap", "stappen")
    came = geteld(wood.nakomelingen, "ding", "dingen")
    verb = "kwam" if wood.nakomelingen == 1 else "kwamen"
    return f"Olievlek: uit {begins} {verb} {came} voort, in hoogstens {steps}."


def _woorden(beeld: Beeld) -> list[str]:
    words = [f"{one.woord} ({format_aantal(one.aantal)})" for one in beeld.woorden[:WOORDEN]]
    return [f"Woorden die terugkeren in de verhalen: {', '.join(words)}."] if words else []


def _verhalen(beeld: Beeld, hoogstens: int, lengte: int) -> list[Blok]:
    """The newest stories that may be shared and fit, each whole; what leaves and what is seen on the screen is one."""
    may = [citaat(one) for one in beeld.verhalen if mag_mee(one, Bereik.EXPORT, beeld.vandaag)]
    fitting = [one for one in may if len(one.tekst) <= lengte][:hoogstens]
    if may and not fitting:
        verb = "is" if len(may) == 1 else "zijn"
        return [Zin(f"{geteld(len(may), 'verhaal mag', 'verhalen mogen')} mee, maar {verb} te lang voor deze pagina.")]
    return list(fitting)
