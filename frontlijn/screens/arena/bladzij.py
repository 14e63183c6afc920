"""What the pages of an arena share: they are made beside the screen, and each number opens how it was made."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from frontlijn.domain.arena.arena import Arena, ArenaStand
from frontlijn.domain.blokken import Blok, Staven, Tabel, Tornado, Zin
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Modus
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.messages import say_written
from frontlijn.screens.opening import Opener
from frontlijn.screens.reporting import report
from frontlijn.store.read import arena as read_arena
from frontlijn.store.read.herkomst import ArenaCijfer
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.content import plain

V = TypeVar("V")

WACHT = Zin("Even geduld, frontlijn rekent.")


@dataclass(frozen=True, slots=True)
class Gemaakt:
    """A page as it was made: its title, its blocks, and of what its numbers are.

    `kanten` says it of the numbers whose name begins with another word, such as "nu" or "wordt".
    """

    titel: str
    blokken: tuple[Blok, ...]
    van: ArenaCijfer
    kanten: Mapping[str, ArenaCijfer] = field(default_factory=dict)

    @property
    def targets(self) -> dict[str, object]:
        """What opens behind the name of each number on the page."""
        return {naam: self._cijfer(naam) for naam in namen_op(self.blokken)}

    def _cijfer(self, naam: str) -> ArenaCijfer:
        kant, _, rest = naam.partition(".")
        if kant in self.kanten:
            return replace(self.kanten[kant], naam=rest)
        return replace(self.van, naam=naam)


def namen_op(blokken: Iterable[Blok]) -> Iterator[str]:
    """The names of the figures in blocks."""
    for block in blokken:
        match block:
            case Zin(achter=str(naam)):
                yield naam
            case Tabel():
                yield from (cel.achter for rij in block.rijen for cel in rij if cel.achter)
            case Staven():
                yield from (staaf.achter for staaf in block.staven if staaf.achter)
            case Tornado():
                yield from (one.achter for one in block.spreidingen if one.achter)
            case _:
                pass


class ArenaBladzijScreen(Opener, BackScreen, Generic[V]):
    """A page about one arena. A subclass says what is asked (`vraag`) and makes the page (`maak`)."""

    AUTO_FOCUS = "Bladzij"

    DEFAULT_CSS = """
    ArenaBladzijScreen #waarvan { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    """

    def __init__(self, context: Context, arena_id: int) -> None:
        super().__init__(context)
        self.arena_id = arena_id
        self.arena: Arena | None = None
        self._made_of: object = None
        self._making = False

    @property
    def vraag(self) -> V:
        """What is asked of the arena, beside how it stands."""
        raise NotImplementedError

    def maak(self, vraag: V) -> Gemaakt:
        """Makes the page; called in a thread. Raises NotFound."""
        raise NotImplementedError

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield Bladzij()

    def selected_wijk(self) -> int | None:
        return self.arena.wijk_id if self.arena and self.arena.wijk_id else self.context.wijk_id

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.arena.initiatief_id if self.arena else None)

    def reload(self) -> None:
        self.arena = read_arena.get(self.context.store, self.arena_id)
        if self._made_of is None:
            self.show(Gemaakt(self.arena.titel, (WACHT,), van()))
        self.begin()

    def begin(self) -> None:
        """Makes the page again when something else is asked, or the store holds something else."""
        if not self._making and self._made_of != self._now:
            self._making = True
            self._make()

    def refresh_data(self) -> None:
        """As for every screen; an arena that is gone says so and makes place for what lies under it."""
        try:
            super().refresh_data()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)

    @property
    def _now(self) -> tuple[V, int]:
        """What is asked, and of which version of the store."""
        return self.vraag, self.context.store.data_version()

    @work(group="bladzij", exit_on_error=False)
    async def _make(self) -> None:
        """Makes the page until it is what is asked, as the store holds it; one at a time."""
        try:
            while self._made_of != self._now:
                asked = self._now
                made = await asyncio.to_thread(self.maak, asked[0])
                if asked[0] == self.vraag:
                    self._made_of = asked
                    self.show(made)
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)
        finally:
            self._making = False

    def show(self, made: Gemaakt) -> None:
        """Shows a page; the cursor stays on the number where it was."""
        self.query_one("#waarvan", Static).update(plain(made.titel))
        self.query_one(Bladzij).replace(made.blokken, made.targets)

    def export_arena(self, modus: Modus = Modus.RAPPORT) -> None:
        """Asks where the arena goes as a file."""
        from frontlijn.screens.forms.arena.export import ArenaExportForm

        if self.arena is not None:
            self.app.push_screen(ArenaExportForm(self.context, self.arena, modus), self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            say_written(self.app, path)

    def on_bladzij_opened(self, event: Bladzij.Opened) -> None:
        self.open_target(event.target, event.title)


def van(modus: Modus = Modus.RAPPORT, *standen: ArenaStand) -> ArenaCijfer:
    """Of what numbers are: of these states, or without them of the arena as it stands."""
    return ArenaCijfer("", modus=modus, standen=standen or None)
