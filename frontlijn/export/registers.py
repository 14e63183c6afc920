"""What an export of a register holds: one list of columns per register, and which rows may leave the store.

No persons, in no column; nothing onder de radar, and nothing that hangs on an initiative onder de radar (V22). A story
goes along only within its consent. A format gets the values as they are (`Value`) and decides only how each kind of
value is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.besluit import Besluit, CriteriumOordeel
from frontlijn.domain.handgeld.verantwoording import Verantwoording
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.wederkerigheid import Uitwisseling, UitwisselingInvoer, format_uitwisseling
from frontlijn.domain.summary import KLEIN_AANTAL, aantal_mensen
from frontlijn.domain.text import printable
from frontlijn.domain.values import Bereik, Criterium, PartijSoort, Waarde
from frontlijn.export.persons import anonymous
from frontlijn.export.table import Bedrag, Moment, Table, Value
from frontlijn.store.read import handgeld, initiatieven, kasboek, settings
from frontlijn.store.read.handgeld import HandgeldFilter
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store

WINDOW = 5_000
"""How many rows are in memory at once."""


BEWONER = "een bewoner"
"""What every person is called in what leaves."""

ANDERE_BEWONER = "een andere bewoner"
"""Who receives from a person and is one."""

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """The name that stands above the values in every format, and where a value comes from.

    `mensen` says that it counts people, of whom one to four are "<5" in what everybody may see (section 9).
    """

    naam: str
    waarde: Callable[[R], Value]
    mensen: bool = False


@dataclass(frozen=True, slots=True)
class Register(Generic[R]):
    """A register that can leave the store.

    `window` reads the rows that may leave, of a wijk (None is every wijk), as far as a Bereik, from an offset and at
    most a limit.
    """

    naam: str
    kolommen: tuple[Column[R], ...]
    window: Callable[[Store, int | None, Bereik, int, int], Sequence[R]]


def register_table(
    store: Store, register: Register[Any], wijk_id: int | None = None, naar: Bereik = Bereik.EXPORT
) -> Table:
    """The register as it is at the first row read, without what may not leave the store or not go that far."""
    return Table(
        register.naam,
        tuple(column.naam for column in register.kolommen),
        _rows(store, register, wijk_id, naar),
        store.today(),
        bool(settings.get(store, Instelling.VOORBEELD)),
    )


def _rows(store: Store, register: Register[Any], wijk_id: int | None, naar: Bereik) -> Iterator[tuple[Value, ...]]:
    with reading(store):
        nameless = anonymous(store)
        offset = 0
        while rows := register.window(store, wijk_id, naar, offset, WINDOW):
            offset += len(rows)
            for row in rows:
                yield tuple(
                    _few(column.waarde(row), naar) if column.mensen else _safe(column.waarde(row), nameless)
                    for column in register.kolommen
                )


def _few(value: Value, naar: Bereik) -> Value:
    """A count of people as it may go that far."""
    if not isinstance(value, int) or naar is not Bereik.OPENBAAR or not 0 < value < KLEIN_AANTAL:
        return value
    return aantal_mensen(value, exportable=True)


def _safe(value: Value, nameless: Callable[[str], str]) -> Value:
    """User text without names that may not leave and without control characters; every other value as it is."""
    if isinstance(value, Waarde | Moment) or value is None:
        return value
    if isinstance(value, str):
        return printable(nameless(value), lines=True)
    if isinstance(value, tuple):
        return tuple(v if isinstance(v, Waarde) else printable(nameless(v), lines=True) for v in value)
    return value


def _bedrag(cents: int | None) -> Bedrag | None:
    return None if cents is None else Bedrag(cents)


INITIATIEVEN: Register[Initiatief] = Register(
    "initiatieven",
    (
        Column("nummer", lambda i: i.id),
        Column("naam", lambda i: i.naam),
        Column("andere_namen", lambda i: i.aliassen),
        Column("wijk", lambda i: i.wijk),
        Column("type", lambda i: i.type),
        Column("fase", lambda i: i.fase),
        Column("benadering", lambda i: i.benadering),
        Column("benadering_reden", lambda i: i.benadering_reden),
        Column("omschrijving", lambda i: i.omschrijving),
        Column("startdatum", lambda i: i.startdatum),
        Column("aanjagers", lambda i: i.aanjagers),
        Column("vrijwilligers", lambda i: i.vrijwilligers),
        Column("betaalde_krachten", lambda i: i.betaalde_krachten),
        Column("organisatie", lambda i: i.organisatie),
        Column("laatst_bevestigd_op", lambda i: i.laatst_bevestigd_op),
        Column("les", lambda i: i.les),
        Column("zichtbaarheid", lambda i: i.zichtbaarheid),
        Column("geregistreerd_op", lambda i: Moment(i.geregistreerd_op)),
    ),
    lambda store, wijk_id, _, offset, limit: initiatieven.window(
        store, InitiatiefFilter(wijk_id=wijk_id, exporteerbaar=True), offset, limit
    ),
)


def kasboek_rows(wijk_id: int | None, naar: Bereik) -> KasboekFilter:
    """The entries of the register that may go that far."""
    return KasboekFilter(wijk_id=wijk_id, exporteerbaar=True, openbaar=naar is Bereik.OPENBAAR)


def _kasboek_window(store: Store, wijk_id: int | None, naar: Bereik, offset: int, limit: int) -> Sequence[Kasboekregel]:
    regels = kasboek.window(store, kasboek_rows(wijk_id, naar), offset, limit)
    return kasboek.leaving(store, regels, naar)


def _exchange(one: Uitwisseling) -> str:
    """An exchange as a line that an import reads again, in which a person has no name."""
    gever, ontvanger = (
        BEWONER if partij.soort is PartijSoort.PERSOON else partij.naam for partij in (one.gever, one.ontvanger)
    )
    if gever == ontvanger == BEWONER:
        ontvanger = ANDERE_BEWONER  # nobody gives to themselves
    return format_uitwisseling(UitwisselingInvoer(gever, ontvanger, one.wat, one.minuten))


KASBOEK: Register[Kasboekregel] = Register(
    "kasboek",
    (
        Column("nummer", lambda k: k.id),
        Column("datum", lambda k: k.datum),
        Column("wijk", lambda k: k.wijk),
        Column("initiatief_nummer", lambda k: k.initiatief_id),
        Column("initiatief", lambda k: k.initiatief),
        Column("titel", lambda k: k.titel),
        Column("verhaal", lambda k: k.verhaal),
        Column("wat_werkte", lambda k: k.wat_werkte),
        Column("wat_niet", lambda k: k.wat_niet),
        Column("teweeg", lambda k: k.teweeg),
        Column("kernwaarde", lambda k: k.kernwaarde),
        Column("leefdomeinen", lambda k: k.leefdomeinen),
        Column("deelnames", lambda k: k.deelnames, mensen=True),
        Column("nieuw_bereikt", lambda k: k.nieuw_bereikt, mensen=True),
        Column("niet_in_beeld", lambda k: k.niet_in_beeld, mensen=True),
        Column("vrijwilligersminuten", lambda k: k.vrijwilligersminuten),
        Column("experiment", lambda k: k.experiment),
        Column("uitkomst", lambda k: k.uitkomst),
        Column("les", lambda k: k.les),
        Column("zichtbaarheid", lambda k: k.zichtbaarheid),
        Column("geregistreerd_op", lambda k: Moment(k.geregistreerd_op)),
        Column("bereik", lambda k: k.bereik),
        Column("toestemming_tot", lambda k: k.toestemming_tot),
        Column("pseudoniem", lambda k: k.pseudoniem),
        Column("uit", lambda k: k.uit),
        Column("uitwisselingen", lambda k: "\n".join(map(_exchange, k.uitwisselingen)) or None),
    ),
    _kasboek_window,
)


@dataclass(frozen=True, slots=True)
class HandgeldRij:
    """A request with its account, if there is one."""

    aanvraag: Aanvraag
    verantwoording: Verantwoording | None


def _handgeld_window(store: Store, wijk_id: int | None, _: Bereik, offset: int, limit: int) -> Sequence[HandgeldRij]:
    aanvragen = handgeld.window(store, HandgeldFilter(wijk_id=wijk_id, exporteerbaar=True), offset, limit)
    accounts = handgeld.verantwoordingen(store, (aanvraag.id for aanvraag in aanvragen))
    return [HandgeldRij(aanvraag, accounts.get(aanvraag.id)) for aanvraag in aanvragen]


def _asked(waarde: Callable[[Aanvraag], Value]) -> Callable[[HandgeldRij], Value]:
    """A value of the request."""
    return lambda rij: waarde(rij.aanvraag)


def _decided(waarde: Callable[[Besluit], Value]) -> Callable[[HandgeldRij], Value]:
    """A value of the decision that stands; unknown while there is none."""
    return lambda rij: None if rij.aanvraag.besluit is None else waarde(rij.aanvraag.besluit)


def _accounted(waarde: Callable[[Verantwoording], Value]) -> Callable[[HandgeldRij], Value]:
    """A value of the account; unknown while there is none."""
    return lambda rij: None if rij.verantwoording is None else waarde(rij.verantwoording)


def _criterium_columns(criterium: Criterium) -> tuple[Column[HandgeldRij], Column[HandgeldRij]]:
    """The judgement on one criterion and its reason."""

    def given(besluit: Besluit) -> list[CriteriumOordeel]:
        return [oordeel for oordeel in besluit.oordelen if oordeel.criterium is criterium]

    return (
        Column(criterium.value, _decided(lambda b: next((o.oordeel for o in given(b)), None))),
        Column(f"{criterium.value}_reden", _decided(lambda b: next((o.reden for o in given(b)), None))),
    )


HANDGELD: Register[HandgeldRij] = Register(
    "handgeld",
    (
        Column("nummer", _asked(lambda a: a.id)),
        Column("ontvangen_op", _asked(lambda a: a.ontvangen_op)),
        Column("wijk", _asked(lambda a: a.wijk)),
        Column("pot", _asked(lambda a: a.pot)),
        Column("initiatief_nummer", _asked(lambda a: a.initiatief_id)),
        Column("initiatief", _asked(lambda a: a.initiatief)),
        Column("organisatie", _asked(lambda a: a.organisatie)),
        Column("onderwerp", _asked(lambda a: a.onderwerp)),
        Column("gevraagd", _asked(lambda a: _bedrag(a.gevraagd))),
        Column("begroting", _asked(lambda a: _bedrag(a.begroting))),
        Column("eigen_bijdrage", _asked(lambda a: _bedrag(a.eigen_bijdrage))),
        Column("cofinanciering", _asked(lambda a: _bedrag(a.cofinanciering))),
        Column("cofinanciering_zeker", _asked(lambda a: a.cofinanciering_zeker)),
        Column("draagvlak", _asked(lambda a: a.draagvlak)),
        Column("uitkomst", _decided(lambda b: b.uitkomst)),
        Column("besloten_op", _decided(lambda b: b.datum)),
        Column("beslisvorm", _decided(lambda b: b.beslisvorm)),
        *(column for criterium in Criterium for column in _criterium_columns(criterium)),
        Column("grond", _decided(lambda b: b.grond)),
        Column("motivering", _decided(lambda b: b.motivering)),
        Column("voorwaarden", _decided(lambda b: b.voorwaarden)),
        Column("doorverwezen_naar", _decided(lambda b: b.naar)),
        Column("afwijking_reden", _decided(lambda b: b.afwijking_reden)),
        Column("toegekend", _decided(lambda b: _bedrag(b.bedrag))),
        Column(
            "teruggedraaid", _asked(lambda a: a.teruggedraaid if a.besluit and a.besluit.uitkomst.kent_toe else None)
        ),
        Column("toegekend_na_vrijval", _decided(lambda b: _bedrag(b.toegekend_netto))),
        Column("betaald", _decided(lambda b: _bedrag(b.betaald))),
        Column("openstaand", _decided(lambda b: _bedrag(b.openstaand))),
        Column("zichtbaarheid", _asked(lambda a: a.zichtbaarheid)),
        Column("geregistreerd_op", _asked(lambda a: Moment(a.geregistreerd_op))),
        Column("status", _asked(lambda a: a.status)),
        Column("status_op", _asked(lambda a: a.status_op)),
        Column("status_reden", _asked(lambda a: a.status_reden)),
        Column("buurt_betrokken", _asked(lambda a: a.buurt_betrokken)),
        Column("rol_planvorming", _asked(lambda a: a.rol_planvorming)),
        Column("rol_besluitvorming", _asked(lambda a: a.rol_besluitvorming)),
        Column("rol_uitvoering", _asked(lambda a: a.rol_uitvoering)),
        Column("herzien", _decided(lambda b: b.vervangt_id is not None)),
        Column("herziening_reden", _decided(lambda b: b.herziening_reden)),
        Column(
            "richtlijnen",
            _decided(lambda b: tuple(f"{o.tekst}: {o.oordeel.label} ({o.reden})" for o in b.richtlijnen)),
        ),
        Column("verantwoord_op", _accounted(lambda v: v.datum)),
        Column("wat_gebeurde", _accounted(lambda v: v.wat_gebeurde)),
        Column("draagvlak_achteraf", _accounted(lambda v: v.draagvlak_achteraf)),
        Column("besteed", _accounted(lambda v: _bedrag(v.besteed))),
        Column("over", _accounted(lambda v: _bedrag(v.over))),
    ),
    _handgeld_window,
)

REGISTERS: dict[str, Register[Any]] = {register.naam: register for register in (INITIATIEVEN, KASBOEK, HANDGELD)}
"""The registers that can be exported, by name."""
