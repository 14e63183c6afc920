"""The arenas of the example: their sessions, what was filled in at each, and the published figures of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from frontlijn.domain.arena.arena import ActiviteitInvoer, ArenaInvoer, InvesteringInvoer, SessieInvoer
from frontlijn.domain.arena.bronwaarde import Bronwaarde
from frontlijn.domain.arena.effect import EffectInvoer, Groepsdeel
from frontlijn.domain.arena.gepubliceerd import CijferInvoer, Publicatie
from frontlijn.domain.values import (
    ArenaSoort,
    ArenaStatus,
    Bewijskracht,
    CijferSoort,
    Factor,
    IncasseerderGroep,
    KasboekMaat,
    Kwantificering,
    Leefdomein,
    Teken,
    Verloopcurve,
    WaardePer,
    Zichtbaarheid,
)
from frontlijn.store.read import arena as read
from frontlijn.store.store import Store
from frontlijn.store.write import arena as write
from scripts.sample_events import Event, Known, Rank, Row, event, rows, value

_ARENA: dict[str, Callable[[Any], Any]] = {"status": ArenaStatus, "zichtbaarheid": Zichtbaarheid, "soort": ArenaSoort}
_EFFECT: dict[str, Callable[[Any], Any]] = {
    "leefdomein": Leefdomein,
    "teken": Teken,
    "kwantificering": Kwantificering,
    "curve": Verloopcurve,
    "waarde_per": WaardePer,
}


@dataclass(frozen=True)
class Arenas:
    """The arenas with all that was filled in, each part on the day of its session."""

    store: Store
    source: Path
    known: Known
    _arenas: dict[str, int] = field(default_factory=dict)
    _activiteiten: dict[tuple[str, str], int] = field(default_factory=dict)

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for arena in rows(self.source / "arenas.toml", "arena"):
            yield event(arena["begonnen_op"], Rank.ARENA, self._arena, arena)
            sessions = arena.get("sessie", [])
            for row in sessions:
                yield event(row["datum"], Rank.SESSIE, self._sessie, {"arena": arena["titel"], **row})
            for kind, rank, add in (
                ("activiteit", Rank.ACTIVITEIT, self._activiteit),
                ("investering", Rank.INVESTERING, self._investering),
                ("effect", Rank.EFFECT, self._effect),
            ):
                for row in arena.get(kind, ()):
                    day = sessions[row["sessie"] - 1]["datum"]
                    yield event(day, rank, add, {"arena": arena["titel"], **row})
            for row in arena.get("cijfer", ()):
                yield event(arena["begonnen_op"], Rank.CIJFER, self._cijfer, {"arena": arena["titel"], **row})

    def _arena(self, row: Row) -> None:
        invoer = ArenaInvoer(
            titel=row["titel"],
            initiatief_id=self.known.initiatief_id(row),
            startjaar=row["startjaar"],
            prijspeil=row.get("prijspeil"),
            toelichting=row.get("toelichting"),
            **{name: kind(row[name]) for name, kind in _ARENA.items() if name in row},
        )
        self._arenas[row["titel"]] = write.add_arena(self.store, invoer).id

    def _sessie(self, row: Row) -> None:
        invoer = SessieInvoer(row["datum"], tuple(row["deelnemers"]), row["notities"])
        write.open_sessie(self.store, self._arenas[row["arena"]], invoer)

    def _activiteit(self, row: Row) -> None:
        made = write.add_activiteit(self.store, self._arenas[row["arena"]], ActiviteitInvoer(row["naam"]))
        self._activiteiten[row["arena"], row["naam"]] = made.id

    def _investering(self, row: Row) -> None:
        invoer = InvesteringInvoer(
            activiteit_id=self._activiteiten[row["arena"], row["activiteit"]],
            investeerder=row["investeerder"],
            jaar=row["jaar"],
            bedrag=row.get("bedrag"),
            in_natura=row.get("in_natura", False),
            omschrijving=row.get("omschrijving"),
            bron=row.get("bron"),
        )
        write.add_investering(self.store, self._arenas[row["arena"]], invoer)

    def _effect(self, row: Row) -> None:
        arena_id = self._arenas[row["arena"]]
        who = row.get("wie", {})
        plain = ("eenheid", "opeisbaar", "start", "looptijd", "dropoff", "toelichting")
        invoer = EffectInvoer(
            activiteit_id=self._activiteiten[row["arena"], row["activiteit"]],
            naam=row["naam"],
            groepen=tuple(
                Groepsdeel(IncasseerderGroep(groep), aandeel, who.get(groep))
                for groep, aandeel in row["groepen"].items()
            ),
            factoren=(
                *(self._factor(arena_id, factor, row[factor.value]) for factor in Factor if factor.value in row),
                *(self._factor(arena_id, Factor(one["factor"]), one, gekozen=False) for one in row.get("andere", ())),
            ),
            **{name: row[name] for name in plain if name in row},
            **{name: kind(row[name]) for name, kind in _EFFECT.items() if name in row},
        )
        write.add_effect(self.store, arena_id, invoer)

    def _factor(self, arena_id: int, factor: Factor, row: dict[str, Any], *, gekozen: bool = True) -> Bronwaarde:
        waarde, maat = row.get("waarde"), value(KasboekMaat, row.get("maat"))
        if maat is not None:
            initiatief_id = read.get(self.store, arena_id).initiatief_id or 0
            waarde = read.meting(self.store, initiatief_id, maat, row["van"], row["tot"]).aantal
        return Bronwaarde(
            factor=factor,
            waarde=waarde,
            bron=row.get("bron"),
            jaar=row.get("jaar"),
            bewijskracht=Bewijskracht(row.get("bewijskracht", Bewijskracht.ONBEKEND)),
            woord=row.get("woord", False),
            gekozen=gekozen,
            reden=row.get("reden"),
            maat=maat,
            van=row.get("van"),
            tot=row.get("tot"),
        )

    def _cijfer(self, row: Row) -> None:
        invoer = CijferInvoer(
            soort=CijferSoort(row["soort"]),
            waarden=tuple(
                Publicatie(one["waarde"], one["bron"], one.get("jaar"), number == 0, one.get("reden"))
                for number, one in enumerate(row["waarden"])
            ),
            leefdomein=value(Leefdomein, row.get("leefdomein")),
            groep=value(IncasseerderGroep, row.get("groep")),
            initiatief_id=self.known.initiatief_id(row),
        )
        write.add_cijfer(self.store, self._arenas[row["arena"]], invoer)
