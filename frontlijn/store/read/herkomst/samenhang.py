"""How the numbers were made of what hangs together in the kasboek: exchanges, what came from what, and scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.herkomst import ONBEKEND, Deel, Herkomst, optelling
from frontlijn.domain.kasboek.olievlek import Olievlek, Sleutel, Tak
from frontlijn.domain.kasboek.perspectief import StemCijfers, perspectief_cijfers
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.uitvoer.samenhang import groep_van, is_groep
from frontlijn.domain.kasboek.wederkerigheid import Partij, PartijStand, Uitwisseling, Wederkerigheid
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Bereik, Stem, Zoeksoort
from frontlijn.store.read import kasboek
from frontlijn.store.read.herkomst.cijfer import Cijfer, Verklaring, basis, begrensd, geteld, let_op, periode, waarvan
from frontlijn.store.read.kasboek import LISTING, KasboekFilter
from frontlijn.store.read.kasboek.partijen import tallies
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store

GETELD = {
    "groepen": ("groepen die gaven of kregen", True, False),
    "groepen_wederkerig": ("groepen die gaven én kregen", True, True),
    "mensen": ("mensen die gaven of kregen", False, False),
    "mensen_wederkerig": ("mensen die gaven én kregen", False, True),
}
"""Counts of parties: what they are, whether those are groups, and whether they have to give and receive."""

MATEN = {
    "gaf": "keer dat er gegeven is",
    "kreeg": "keer dat er iets is gekregen",
    "gegeven": "tijd die gegeven is",
    "gekregen": "tijd die gekregen is",
}
"""What is tallied of a party."""

OLIEVLEK = {
    "wortels": "dingen waaruit iets voortkwam, en die zelf nergens uit voortkwamen",
    "nakomelingen": "dingen die ergens uit voortkwamen",
    "diepte": "stappen van een begin tot het verste dat eruit voortkwam",
}

GEEN_SALDO = "Wat iemand gaf en wat iemand kreeg, trekken we niet van elkaar af."
OPGESCHREVEN = "Alleen wat is opgeschreven, telt."


def kent(wat: str) -> bool:
    """Whether a name, without its first word, is one of these."""
    first = wat.partition(".")[0]
    return wat in ("uitwisselingen", "nieuwe_banden") or wat in GETELD or first in ("partij", "olievlek", "perspectief")


def verklaar(store: Store, naam: str, wat: str, rijen: KasboekFilter) -> Verklaring:
    """How one of these numbers was made."""
    around = basis(rijen)
    first, _, rest = wat.partition(".")
    with reading(store):
        if first == "olievlek":
            return _olievlek(store, naam, rest, around)
        if first == "perspectief":
            return _perspectief(store, naam, rest, around)
        exchanged = replace(around, uitgewisseld=True)
        if first == "partij":
            return _partij(store, naam, rest, exchanged)
        return _uitwisseling(store, naam, wat, exchanged)


def _uitwisseling(store: Store, naam: str, wat: str, rijen: KasboekFilter) -> Verklaring:
    entries = _entries(store, rijen)
    found = _tallies(store, rijen)
    each = [len(regel.uitwisselingen) for regel in entries]
    caveat = GEEN_SALDO
    opens: dict[str, Cijfer | Sleutel] = {}
    delen: list[Deel] = []
    if wat == "uitwisselingen":
        number, what = found.uitwisselingen, "uitwisselingen"
        formule, ingevuld = "tel de uitwisselingen van alle regels bij elkaar op", optelling(each, wat="regels")
    elif wat == "nieuwe_banden":
        number, what = found.nieuwe_banden, "tweetallen die voor het eerst iets met elkaar deden"
        formule = "tel elk tweetal dat in geen eerdere regel samen voorkwam, één keer"
        ingevuld = f"{geteld(number, 'tweetal', 'tweetallen')} uit {_keer(found.uitwisselingen)}"
        caveat = "Er is gekeken in het hele kasboek van voor deze periode, ook in andere wijken."
    else:
        what, groups, both = GETELD[wat]
        those = [one for one in found.partijen if is_groep(one.partij) is groups and (one.wederkerig or not both)]
        number = len(those)
        formule = f"tel de {what}, elk één keer"
        ingevuld = f"{format_aantal(number)} in {_keer(found.uitwisselingen)}"
        if groups:
            delen, opens = _groepen(those, rijen)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=what,
            waarde=format_aantal(number),
            formule=formule,
            ingevuld=ingevuld,
            delen=begrensd(delen, "groepen"),
            bronnen=(_bron(store, rijen, len(entries)),),
            let_op=let_op(rijen, caveat, OPGESCHREVEN),
        ),
        rijen,
        opens,
        number,
    )


def _keer(aantal: int) -> str:
    return geteld(aantal, "uitwisseling", "uitwisselingen")


def _groepen(standen: Sequence[PartijStand], rijen: KasboekFilter) -> tuple[list[Deel], dict[str, Cijfer | Sleutel]]:
    """The groups by name, as in the table of who gave and received; people are never told one by one."""
    opens: dict[str, Cijfer | Sleutel] = {}
    delen = []
    for one in standen:
        part = f"kasboek.partij.{groep_van(one.partij)}.gaf"
        opens[part] = Cijfer(part, rijen)
        delen.append(
            Deel(one.partij.naam, f"gaf {format_aantal(one.gaf)} keer, kreeg {format_aantal(one.kreeg)} keer", part)
        )
    return delen, opens


def _partij(store: Store, naam: str, rest: str, rijen: KasboekFilter) -> Verklaring:
    """What a group, all people, or all of them together gave or received."""
    who, _, maat = rest.rpartition(".")
    gives = maat in ("gaf", "gegeven")
    found = [
        (regel, one) for regel in _entries(store, rijen) for one in regel.uitwisselingen if _hoort(one, who, gives)
    ]
    minutes = [one.minuten for _, one in found if one.minuten is not None]
    unknown = len(found) - len(minutes)
    in_time = maat in ("gegeven", "gekregen")
    number: int | None = len(found)
    if in_time:
        number = None if unknown and not minutes else sum(minutes)
    opens: dict[str, Cijfer | Sleutel] = {f"regel {regel.id}": _regel(regel) for regel, _ in found}
    told = who not in ("bewoners", "samen")  # people are never told one by one
    title = next((_side(one, gives).naam for _, one in found if told), who)
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"{MATEN[maat]}, {title}",
            waarde=ONBEKEND if number is None else format_minuten(number) if in_time else format_aantal(number),
            formule="tel de tijd van deze uitwisselingen bij elkaar op" if in_time else "tel elke uitwisseling",
            ingevuld=(optelling(minutes, format_minuten, wat="uitwisselingen") if number is not None else ONBEKEND)
            if in_time
            else _keer(len(found)),
            delen=begrensd([_deel(regel, one) for regel, one in found], "uitwisselingen") if told else (),
            bronnen=(_bron(store, rijen, len({regel.id for regel, _ in found})),),
            let_op=let_op(
                rijen,
                f"Bij {_keer(unknown)} is de tijd onbekend; die tellen niet mee." if in_time and unknown else "",
                GEEN_SALDO,
            ),
        ),
        None if told else rijen,
        opens if told else {},
        number,
    )


def _hoort(one: Uitwisseling, who: str, gives: bool) -> bool:
    partij = _side(one, gives)
    return who == "samen" or (not is_groep(partij) if who == "bewoners" else groep_van(partij) == who)


def _side(one: Uitwisseling, gives: bool) -> Partij:
    return one.gever if gives else one.ontvanger


def _deel(regel: Kasboekregel, one: Uitwisseling) -> Deel:
    time = ONBEKEND if one.minuten is None else format_minuten(one.minuten)
    what = f"{format_datum(regel.datum)} {one.gever.naam} > {one.ontvanger.naam}: {one.wat}"
    return Deel(what, time, f"regel {regel.id}")


def _regel(regel: Kasboekregel) -> Sleutel:
    return Zoeksoort.KASBOEK, regel.id


def _olievlek(store: Store, naam: str, maat: str, rijen: KasboekFilter) -> Verklaring:
    """Out of what how much came; each of it opens."""
    wood = kasboek.olievlek(store, rijen)
    takken, toon, number, formule = _van_het_bos(wood, maat)
    opens: dict[str, Cijfer | Sleutel] = {_naam(tak): tak.knoop.sleutel for tak in takken}
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=OLIEVLEK[maat],
            waarde=format_aantal(number),
            formule=formule,
            ingevuld=f"{geteld(wood.nakomelingen, 'ding', 'dingen')} uit {format_aantal(wood.wortels)} keer een begin",
            delen=begrensd([Deel(tak.knoop.titel, toon(tak), _naam(tak)) for tak in takken], "dingen"),
            bronnen=(f"sociaal kasboek en register, {waarvan(store, rijen)}{periode(rijen.van, rijen.tot)}",),
            let_op=let_op(rijen, OPGESCHREVEN, "Een begin kan van eerder of van elders zijn."),
        ),
        None,
        opens,
        number,
    )


def _van_het_bos(wood: Olievlek, maat: str) -> tuple[list[Tak], Callable[[Tak], str], int, str]:
    """Of a measure: what it is made of, what is told of each, the number, and how it is made."""
    if maat == "wortels":
        roots = [tak for tak in wood.takken if not tak.diepte]
        return roots, lambda tak: f"bracht {format_aantal(tak.nakomelingen)} voort", wood.wortels, "tel elk begin"
    if maat == "nakomelingen":
        below = [tak for tak in wood.takken if tak.diepte and tak.knoop.binnen]
        return below, _dag, wood.nakomelingen, "tel elk ding dat ergens uit voortkwam, één keer"
    return list(_langste(wood)), _dag, wood.diepte, "tel de stappen van de langste lijn"


def _dag(tak: Tak) -> str:
    return format_datum(tak.knoop.datum) if tak.knoop.datum else ONBEKEND


def _langste(wood: Olievlek) -> Iterator[Tak]:
    """The nodes of the first longest line, from its begin on."""
    path: list[Tak] = []
    for tak in wood.takken:
        del path[tak.diepte :]
        path.append(tak)
        if tak.diepte and tak.diepte == wood.diepte:
            yield from path
            return


def _naam(tak: Tak) -> str:
    soort, number = tak.knoop.sleutel
    return f"{'regel' if soort is Zoeksoort.KASBOEK else soort.value} {number}"


def _perspectief(store: Store, naam: str, rest: str, around: KasboekFilter) -> Verklaring:
    """How many scores in one voice went up, stayed or went down."""
    stem, _, maat = rest.partition(".")
    voice = Stem(stem)
    rijen = replace(around, gescoord=True)
    entries = kasboek.window(store, rijen, 0, -1)
    each = [_scores(regel, voice, maat) for regel in entries]
    what = {"vooruit": "vooruitgingen", "gelijk": "gelijk bleven", "achteruit": "achteruitgingen"}
    which = f" die {what[maat]}" if maat in what else ""
    return Verklaring(
        Herkomst(
            naam=naam,
            wat=f"scores ({voice.label}){which}",
            waarde=format_aantal(sum(each)),
            formule=f"tel van elke regel de scores ({voice.label}){which}",
            ingevuld=optelling(each, wat="regels"),
            bronnen=(_bron(store, rijen, len(entries)),),
            let_op=let_op(rijen, "Een score is geen meting: er is geen gemiddelde."),
        ),
        rijen,
        {},
        sum(each),
    )


def _scores(regel: Kasboekregel, stem: Stem, maat: str) -> int:
    of_voice: StemCijfers = next(one for one in perspectief_cijfers([regel.perspectieven]).per_stem if one.stem is stem)
    counts = {"vooruit": of_voice.vooruit, "gelijk": of_voice.gelijk, "achteruit": of_voice.achteruit}
    return counts.get(maat, of_voice.aantal)


def _entries(store: Store, rijen: KasboekFilter) -> tuple[Kasboekregel, ...]:
    """The entries with what may be told of their exchanges."""
    naar = Bereik.OPENBAAR if rijen.openbaar else Bereik.EXPORT if rijen.exporteerbaar else Bereik.INTERN
    return kasboek.leaving(store, kasboek.window(store, rijen, 0, -1), naar)


def _tallies(store: Store, rijen: KasboekFilter) -> Wederkerigheid:
    condition, values = LISTING.where(store, rijen)
    van = (rijen.van or date.min).isoformat()
    return tallies(store, condition, values, van, exportable=rijen.exporteerbaar)


def _bron(store: Store, rijen: KasboekFilter, aantal: int) -> str:
    period = periode(rijen.van, rijen.tot)
    return f"sociaal kasboek, {waarvan(store, rijen)}: {geteld(aantal, 'regel', 'regels')}{period}"
