"""The number of an effect taken from the kasboek: what of an initiative was reached in a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.errors import Refused
from frontlijn.domain.values import KasboekMaat, Zichtbaarheid
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.read.reading import reading
from frontlijn.store.store import Store


@dataclass(frozen=True, slots=True)
class Gemeten:
    """What the kasboek says: the number (None: nowhere filled in), in how many entries it is unknown, which ones."""

    aantal: int | None
    onbekend: int
    regels: KasboekFilter


def meting(store: Store, initiatief_id: int, maat: KasboekMaat, van: date, tot: date) -> Gemeten:
    """A figure of the kasboek of an initiative over a period; raises Refused at `tot` when the period has no day.

    Entries onder de radar do not count, since the number goes where the arena goes (V22); only of an initiative that
    is onder de radar itself all of them do: its arena stays here.
    """
    if tot < van:
        raise Refused("De laatste dag ligt voor de eerste; draai ze om.", "tot")
    with reading(store):
        leaves = initiatieven.get(store, initiatief_id).zichtbaarheid is not Zichtbaarheid.ONDER_DE_RADAR
        rows = KasboekFilter(initiatief_id=initiatief_id, van=van, tot=tot, exporteerbaar=leaves)
        read = kasboek.cijfers(store, rows, van, tot)
    aantal, onbekend = {
        KasboekMaat.NIEUW_BEREIKT: (read.nieuw_bereikt, read.nieuw_onbekend),
        KasboekMaat.NIET_IN_BEELD: (read.niet_in_beeld, read.beeld_onbekend),
        KasboekMaat.DEELNAMES: (read.deelnames, read.deelnames_onbekend),
        KasboekMaat.REGELS: (read.regels, 0),
    }[maat]
    return Gemeten(aantal, onbekend, rows)


def nu_in_kasboek(store: Store, arena: Arena, value: Bronwaarde) -> Gemeten | None:
    """What the kasboek says now for a number that was taken from it; None when it was not."""
    if value.maat is None or value.van is None or value.tot is None or arena.initiatief_id is None:
        return None
    return meting(store, arena.initiatief_id, value.maat, value.van, value.tot)
