"""The sociaal kasboek of the example: its entries and what happens to them later, its templates and kept filters."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from frontlijn.domain.kasboek.perspectief import parse_perspectieven
from frontlijn.domain.kasboek.reeks import weekdag
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import parse_uitwisselingen
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.kasboek import KasboekFilter
from frontlijn.store.store import Store
from frontlijn.store.uitvoer import note_export, versions
from frontlijn.store.write import kasboek
from scripts.sample_events import Event, Known, Rank, Row, event, rows, value

_AS_IS = (
    "verhaal",
    "wat_werkte",
    "wat_niet",
    "teweeg",
    "deelnames",
    "nieuw_bereikt",
    "niet_in_beeld",
    "vrijwilligersminuten",
    "experiment",
    "les",
    "toestemming_op",
    "toestemming_tot",
    "toestemming_van",
    "pseudoniem",
)


def _leefdomeinen(codes: list[str]) -> tuple[Leefdomein, ...]:
    return tuple(map(Leefdomein, codes))


_READ: dict[str, Callable[[Any], Any]] = {
    "kernwaarde": Kernwaarde,
    "leefdomeinen": _leefdomeinen,
    "uitkomst": Uitkomst,
    "zichtbaarheid": Zichtbaarheid,
    "bereik": Bereik,
    "uitwisselingen": lambda lines: parse_uitwisselingen("\n".join(lines)),
    "perspectieven": lambda lines: parse_perspectieven("\n".join(lines)),
}


@dataclass(frozen=True)
class Kasboek:
    """The entries of all wijken, their edits, exports and removals, the templates and the kept filters."""

    store: Store
    source: Path
    known: Known

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for row in self._regels():
            yield event(row["datum"], Rank.KASBOEK, self._regel, row)
            for change in row.get("wijziging", ()):
                yield event(change["op"], Rank.WIJZIGING, self._wijziging, {"regel": _key(row), **change})
            if "verwijderd_op" in row:
                yield event(row["verwijderd_op"], Rank.PRULLENBAK, self._verwijdering, row)
        for row in rows(self.source / "uitvoer.toml", "uitvoer"):
            yield event(row["op"], Rank.UITVOER, self._uitvoer, row)
        for row in rows(self.source / "sjablonen.toml", "sjabloon"):
            yield event(row["bewaard_op"], Rank.SJABLOON, self._sjabloon, row)
        for row in rows(self.source / "filters.toml", "filter"):
            yield event(row["bewaard_op"], Rank.FILTER, self._filter, row)

    def _regels(self) -> Iterator[Row]:
        """The entries; a series gives one for each of its dates, with what `dagen` says of that day."""
        for file in sorted((self.source / "kasboek").glob("*.toml")):
            content = tomllib.loads(file.read_text(encoding="utf-8"))
            for row in content.get("regel", []):
                yield {"wijk": content["wijk"], **row}
            for series in content.get("reeks", []):
                stories = series.get("verhalen", {})
                for number, day in enumerate(series["data"]):
                    yield {
                        **series,
                        "wijk": content["wijk"],
                        "datum": day,
                        "verhaal": stories.get(day.isoformat()),
                        "deelnames": series["deelnames"][number],
                        "nieuw_bereikt": series["nieuw_bereikt"][number],
                        **series.get("dagen", {}).get(day.isoformat(), {}),
                    }

    def _regel(self, row: Row) -> None:
        invoer = KasboekInvoer(
            titel=row["titel"],
            wijk_id=self.known.wijken[row["wijk"]],
            datum=row["datum"],
            initiatief_id=self.known.initiatief_id(row),
            **self.known.oorsprong(row),
            **_fields(row),
        )
        self.known.regels[_key(row)] = kasboek.log_kasboekregel(self.store, invoer).id

    def _wijziging(self, row: Row) -> None:
        regel = read.get(self.store, self.known.regels[row["regel"]])
        invoer = replace(regel.invoer(), **_fields(row))
        kasboek.change_kasboekregel(self.store, regel.id, invoer, regel.versie)

    def _verwijdering(self, row: Row) -> None:
        regel = read.get(self.store, self.known.regels[_key(row)])
        kasboek.remove_kasboekregel(self.store, regel.id, regel.versie)

    def _uitvoer(self, row: Row) -> None:
        wanted = KasboekFilter(
            wijk_id=self.known.wijken[row["wijk"]], van=row["van"], tot=row["tot"], exporteerbaar=True
        )
        note_export(self.store, versions(self.store, wanted), row["wat"])

    def _sjabloon(self, row: Row) -> None:
        invoer = SjabloonInvoer(
            titel=row["titel"],
            wijk_id=self.known.wijken[row["wijk"]],
            toets=row["toets"],
            initiatief_id=self.known.initiatief_id(row),
            leefdomeinen=_leefdomeinen(row.get("leefdomeinen", [])),
            kernwaarde=value(Kernwaarde, row.get("kernwaarde")),
            vrijwilligersminuten=row.get("vrijwilligersminuten"),
            weekdag=weekdag(row["weekdag"], "weekdag") if "weekdag" in row else None,
        )
        kasboek.save_sjabloon(self.store, invoer)

    def _filter(self, row: Row) -> None:
        wanted = KasboekFilter(
            wijk_id=self.known.wijken[row["wijk"]] if "wijk" in row else None,
            van=row.get("van"),
            tot=row.get("tot"),
            experiment=row.get("experiment"),
            verhaal=row.get("verhaal"),
        )
        kasboek.save_filter(self.store, row["naam"], wanted)


def _key(row: Row) -> str:
    """What the data calls an entry: its day and its title."""
    return f"{row['datum']} {row['titel']}"


def _fields(row: Row) -> dict[str, Any]:
    """The fields of an entry that a row of the data fills."""
    plain = {name: row[name] for name in _AS_IS if name in row}
    return plain | {name: read_as(row[name]) for name, read_as in _READ.items() if name in row}
