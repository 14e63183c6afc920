"""The summary of one period and what the kasboek shows of it, in tabs; each number opens."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from frontlijn.domain.blokken import Blok, Citaat, Kop, Tabel, Zin
from frontlijn.domain.errors import NotFound
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.toestemming import hoe_ver
from frontlijn.domain.kasboek.uitvoer import UITVOER
from frontlijn.domain.kasboek.uitvoer.taal import EERDER, hoofdletter
from frontlijn.domain.kasboek.uitvoer.verhalen import mee_en_hier
from frontlijn.domain.samenvatting.impact import impact_sectie
from frontlijn.domain.samenvatting.samenvatting import Samenvatting
from frontlijn.domain.samenvatting.secties import secties
from frontlijn.domain.summary import PERIODE_DAGEN
from frontlijn.domain.text import printable
from frontlijn.domain.values import Bereik
from frontlijn.screens.arena.bladzij import namen_op
from frontlijn.screens.base import BackScreen, WorkScreen
from frontlijn.screens.context import Context
from frontlijn.screens.details.initiatief import InitiatiefScreen
from frontlijn.screens.filterwords import initiatief_name, period_words
from frontlijn.screens.forms.export import ExportForm
from frontlijn.screens.forms.opbrengst import OpbrengstExportForm
from frontlijn.screens.forms.periode import Perioden, PeriodenForm
from frontlijn.screens.messages import say
from frontlijn.screens.opening import Opener
from frontlijn.screens.pickers import Picker
from frontlijn.screens.reporting import report
from frontlijn.store.read import kasboek, wijken
from frontlijn.store.read.arena import arenas_of
from frontlijn.store.read.herkomst import ArenaCijfer, Cijfer, Vergelijking, cijfers_achter
from frontlijn.store.read.reading import reading
from frontlijn.store.read.summary import rows_behind, samenvatting
from frontlijn.store.store import Store
from frontlijn.widgets.bladzij import Bladzij
from frontlijn.widgets.content import plain
from frontlijn.widgets.modebar import Mode, ModeBar

SAMENVATTING = "samenvatting"

SOORTEN = (
    Mode(SAMENVATTING, "Samenvatting", "a"),
    Mode("cijfers", "Cijfers", "c"),
    Mode("verhalen", "Verhalen", "v"),
    Mode("verslag", "Verslag", "s"),
    Mode("woordbeeld", "Woordbeeld", "b"),
)
"""The summary and the outputs with their keys; each other name is one of UITVOER."""

ANDERS = "Andere periode"
"""The column in which the figures of the other period begin, after as many columns of this one."""

VERSCHIL = "verschil."
"""Before the name of a figure: what it is more or less than in the other period."""

WACHT = Zin("Even geduld, frontlijn leest het kasboek.")

VOOR_JOU = Zin("Wat je hier ziet, is voor jou. In een bestand (x) kan minder staan: alleen wat mag.")

Vraag = tuple[Blik, Blik | None]
"""What is looked at, and beside which other period."""


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What was read: the summaries whole, how many stories may go along in a file, and why others stay."""

    nu: Samenvatting
    toen: Samenvatting | None
    mee: int
    blijven: tuple[tuple[str, int], ...]

    @property
    def beeld(self) -> Beeld:
        """The picture of this period."""
        return self.nu.geheel

    @property
    def eerder(self) -> Beeld | None:
        """The picture of the other period."""
        return self.toen.geheel if self.toen else None


class OpbrengstScreen(Opener, BackScreen):
    """Shows the summary and the four outputs of the chosen wijk, of the city, or of one initiative."""

    help_text: ClassVar[str] = (
        "Eerst de samenvatting: de conclusie, handgeld, initiatieven en kasboek, kansen en opgaven. Daarna wat het "
        "sociaal kasboek laat zien over een periode, op vier manieren: cijfers, verhalen, verslag en woordbeeld. "
        "Met Tab ga je naar de volgende. Ga op een getal staan en druk Enter: dan zie je hoe het "
        "is gemaakt. Bij elk verhaal staat hoe ver het mag gaan. Met p kies je de periode, en een andere om mee te "
        "vergelijken. Met e kijk je naar een gebied, met w weer naar een wijk. Met x zet je wat je ziet in een "
        "bestand; dan gaat alleen mee wat mag."
    )

    DEFAULT_CSS = """
    OpbrengstScreen #waarvan { height: auto; max-height: 3; padding: 0 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "period", "Periode", id="opbrengst.periode", tooltip="Kies de periode, of vergelijk er twee"),
        Binding(
            "e",
            "gebied",
            "Gebied",
            show=False,
            id="opbrengst.gebied",
            tooltip="Kijk naar een gebied: alle wijken die erin liggen",
        ),
        Binding("x", "export", "Export", show=False, id="opbrengst.export", tooltip="Zet wat je ziet in een bestand"),
        *(
            Binding(one.key, f"show('{one.name}')", one.label, show=False, id=f"opbrengst.{one.name}", tooltip=what)
            for one, what in zip(
                SOORTEN,
                (
                    "Toon de samenvatting: alles op een A4",
                    "Toon de cijfers",
                    "Toon de verhalen",
                    "Toon het verslag: wat er gebeurde, in volgorde van tijd",
                    "Toon welke woorden in de verhalen terugkeren",
                ),
                strict=True,
            )
        ),
        Binding("tab", "next(1)", "Volgende", show=False, id="opbrengst.verder", tooltip="Naar de volgende manier"),
        Binding("shift+tab", "next(-1)", "Vorige", show=False, id="opbrengst.terug", tooltip="Naar de vorige manier"),
    ]

    def __init__(self, context: Context, initiatief: Initiatief | None = None) -> None:
        """`initiatief` is the one that is looked at; without it that is the chosen wijk, or the city."""
        super().__init__(context)
        self.initiatief = initiatief
        self.gebied: str | None = None
        """The gebied that is looked at, until another wijk is chosen."""
        self._chosen_at: int | None = None
        self.soort = SOORTEN[0].name
        self.perioden: Perioden | None = None
        """The periods that were asked for; None for the last year up to today."""
        self.gelezen: Gelezen | None = None
        self._read_at: tuple[Vraag, int, date] = (self.vraag, 0, date.min)
        self._reading = False
        self._drawn: dict[str, Gelezen] = {}

    @classmethod
    def from_screen(cls, screen: WorkScreen) -> OpbrengstScreen:
        """What the key for it opens on a screen: that of an initiative shows the initiative."""
        return cls(screen.context, screen.record if isinstance(screen, InitiatiefScreen) else None)

    def body(self) -> ComposeResult:
        yield Static(id="waarvan")
        yield ModeBar(SOORTEN, active=self.soort, id="soorten")
        for one in SOORTEN:
            page = Bladzij(id=one.name)
            page.display = one.name == self.soort
            yield page

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.initiatief.id if self.initiatief else None)

    def selected_wijk(self) -> int | None:
        return self.initiatief.wijk_id if self.initiatief else self.context.wijk_id

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "picture"  # it is in sight already

    @property
    def vraag(self) -> Vraag:
        """What is asked now."""
        today = self.context.store.today()
        shown = self.perioden or Perioden((today - timedelta(days=PERIODE_DAGEN - 1), today))
        van, tot = shown.dagen
        if self.initiatief is not None:
            blik = Blik(van, tot, initiatief_id=self.initiatief.id)
        elif self.gebied is not None:
            blik = Blik(van, tot, gebied=self.gebied)
        else:
            blik = Blik(van, tot, wijk_id=self.context.wijk_id)
        return blik, replace(blik, van=shown.naast[0], tot=shown.naast[1]) if shown.naast else None

    def reload(self) -> None:
        if self.context.wijk_id != self._chosen_at:
            self.gebied = None
        self.query_one("#waarvan", Static).update(plain(self._title()))
        if self.gelezen is not None and self._read_at[0] != self.vraag:
            self.gelezen = None
        self._show()
        if not self._reading:
            self._read()

    def _title(self) -> str:
        blik, naast = self.vraag
        beside = f", naast {period_words(naast.van, naast.tot)}" if naast else ""
        return f"{hoofdletter(self._of_whom())}, {period_words(blik.van, blik.tot)}{beside}"

    def _of_whom(self) -> str:
        if self.initiatief is not None:
            return initiatief_name(self.context.store, self.initiatief.id)
        if self.gebied is not None:
            return self.gebied
        return self.context.wijk.naam if self.context.wijk else kasboek.STAD

    @work(group="beeld", exit_on_error=False)
    async def _read(self) -> None:
        """Reads until what is shown is what is asked, as the store holds it; one reading at a time."""
        store, self._reading = self.context.store, True
        try:
            while self.gelezen is None or self._read_at != self._now:
                asked = self._now
                read = await asyncio.to_thread(_gelezen, store, *asked[0])
                if asked[0] == self.vraag:
                    self.gelezen, self._read_at = read, asked
                    self._show()
        except NotFound as error:
            report(self.app, error)
            self.dismiss(None)
        finally:
            self._reading = False

    @property
    def _now(self) -> tuple[Vraag, int, date]:
        """What is asked, of which version of the store, on which day."""
        return self.vraag, self.context.store.data_version(), self.context.store.today()

    def _show(self) -> None:
        """Draws the output that is in sight, when it was not drawn from this yet."""
        page = self.query_one(f"#{self.soort}", Bladzij)
        read = self.gelezen
        if read is None:
            self._drawn.clear()
            page.replace((WACHT,), {})
        elif self._drawn.get(self.soort) is not read:
            self._drawn[self.soort] = read
            page.replace(tuple(bladzij(read, self.soort)), targets(read, self.soort))

    def action_show(self, soort: str) -> None:
        """Shows one of the outputs, where it was left."""
        self.soort = soort
        self.query_one("#soorten", ModeBar).active = soort
        for page in self.query(Bladzij):
            page.display = page.id == soort
        self._show()
        self.query_one(f"#{soort}", Bladzij).focus()

    def action_next(self, step: int) -> None:
        """Shows the next output, or the one before."""
        names = [one.name for one in SOORTEN]
        self.action_show(names[(names.index(self.soort) + step) % len(names)])

    def action_gebied(self) -> None:
        """Asks for the gebied to look at; says how to fill one in when no wijk lies in any."""
        known = wijken.gebieden(self.context.store)
        if not known:
            say(self.app, wijken.GEEN_GEBIED)
            return
        choices = [(number, naam, "") for number, naam in enumerate(known)]
        self.app.push_screen(Picker("Welk gebied?", choices), partial(self._gebied_chosen, known))

    def _gebied_chosen(self, known: tuple[str, ...], number: int | None) -> None:
        if number is not None:
            self.initiatief, self.gebied, self._chosen_at = None, known[number], self.context.wijk_id
            self.refresh_data()

    def action_period(self) -> None:
        """Asks for the periods."""
        blik, naast = self.vraag
        shown = Perioden((blik.van, blik.tot), (naast.van, naast.tot) if naast else None)
        self.app.push_screen(PeriodenForm(self.context, shown), self._chosen)

    def _chosen(self, perioden: Perioden | None) -> None:
        if perioden is not None:
            self.perioden = perioden
            self.refresh_data()

    def action_export(self) -> None:
        """Writes the summary or the output that is in sight to a file."""
        whom = self._of_whom()
        form = (
            ExportForm(self.context, *self.vraag, whom)
            if self.soort == SAMENVATTING
            else OpbrengstExportForm(self.context, self.soort, *self.vraag, whom)
        )
        self.app.push_screen(form, self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            say(self.app, f"Geschreven: {printable(path)}")

    def on_mode_bar_chosen(self, event: ModeBar.Chosen) -> None:
        if event.mode in {one.name for one in SOORTEN}:
            event.stop()
            self.action_show(event.mode)

    def on_bladzij_opened(self, event: Bladzij.Opened) -> None:
        self.open_target(event.target, event.title)


def _gelezen(store: Store, blik: Blik, naast: Blik | None) -> Gelezen:
    """Reads a summary and the one beside it, of one moment; raises NotFound."""
    with reading(store):
        stories = replace(kasboek.rows_of(blik, Bereik.EXPORT), verhaal=True)
        return Gelezen(
            samenvatting(store, blik, geheel=True),
            None if naast is None else samenvatting(store, naast, geheel=True),
            *kasboek.stories_leaving(store, stories, Bereik.EXPORT),
        )


def bladzij(read: Gelezen, soort: str) -> Iterator[Blok]:
    """The blocks of the summary or of an output for the screen, which tells by itself of whom and of when they are."""
    stories = {regel.id: regel for regel in read.beeld.verhalen}
    conclusion, *rest = _samenvatting(read) if soort == SAMENVATTING else UITVOER[soort](read.beeld, read.eerder)[1:]
    yield conclusion
    yield VOOR_JOU
    if soort == "verhalen" and (read.mee or read.blijven):
        yield Zin(f"In een export: {mee_en_hier(read.mee, read.blijven)}.")
    for block in rest:
        match block:
            case Tabel():
                yield _beide_te_openen(block)
            case Citaat(bij, _, regel_id) if regel_id in stories:
                yield replace(block, bij=f"{bij}\n{hoofdletter(hoe_ver(stories[regel_id], read.beeld.vandaag))}")
            case _:
                yield block


def _samenvatting(read: Gelezen) -> Iterator[Blok]:
    """The sections under each other; the conclusion has no heading."""
    conclusion, *rest = secties(read.nu, read.toen)
    yield from conclusion.blokken
    for sectie in rest:
        yield Kop(sectie.kop)
        yield from sectie.blokken


def targets(read: Gelezen, soort: str) -> dict[str, object]:
    """What opens behind the name of a figure, of this period and of the other one, and behind their difference."""
    now = _cijfers(read.nu, soort)
    then = _cijfers(read.toen, soort) if read.toen else {}
    return {
        **now,
        **{f"{EERDER}{name}": cijfer for name, cijfer in then.items()},
        **{f"{VERSCHIL}{name}": Vergelijking(now[name], then[name]) for name in now.keys() & then.keys()},
        **(_impact(read.nu) if soort == SAMENVATTING else {}),
    }


def _impact(read: Samenvatting) -> dict[str, Cijfer]:
    """The numbers of the arenas, which have years of their own and no period."""
    arenas = arenas_of(read.blik, exportable=read.exportable)
    return {name: ArenaCijfer(name, arenas=arenas) for name in namen_op(impact_sectie(read))}


def _cijfers(read: Samenvatting, soort: str) -> dict[str, Cijfer]:
    if soort == SAMENVATTING:
        return cijfers_achter(rows_behind(read))
    return cijfers_achter(kasboek.behind_beeld(read.geheel), "kasboek")


def _beide_te_openen(tabel: Tabel) -> Tabel:
    """A comparison in which the number of the other period opens too, as the one of this period does, and what they
    differ.
    """
    if ANDERS not in tabel.kolommen:
        return tabel
    begin = tabel.kolommen.index(ANDERS)
    rows = []
    for rij in tabel.rijen:
        now, then, differ = rij[1:begin], rij[begin : 2 * begin - 1], rij[2 * begin - 1 :]
        then = tuple(
            replace(cel, achter=one.achter and f"{EERDER}{one.achter}") for one, cel in zip(now, then, strict=True)
        )
        differ = tuple(replace(cel, achter=now[0].achter and f"{VERSCHIL}{now[0].achter}") for cel in differ)
        rows.append((rij[0], *now, *then, *differ))
    return replace(tabel, rijen=tuple(rows))
