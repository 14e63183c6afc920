"""Every version of an entry, whole, one at a time: what it said, and what changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.errors import NotFound
from frontlijn.domain.kasboek.perspectief import format_perspectieven
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import format_uitwisselingen
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.values import Bereik
from frontlijn.screens.base import BackScreen
from frontlijn.screens.context import Context
from frontlijn.screens.details.history import SOORTEN
from frontlijn.screens.filterwords import initiatief_name, wijk_name
from frontlijn.screens.moments import format_moment
from frontlijn.store.read import kasboek
from frontlijn.store.read.kasboek import Versie
from frontlijn.store.store import Store
from frontlijn.widgets.figures import FigureList, Heading, Item, Sentence

TEKSTEN = (
    ("verhaal", "Verhaal"),
    ("wat_werkte", "Wat werkte"),
    ("wat_niet", "Wat werkte niet"),
    ("teweeg", "Wat het teweegbracht"),
    ("les", "Les"),
)
"""The texts of an entry, as they are called on a screen."""

CHANGED, WAS, SAME = "anders >", "    was:", "        "
"""What stands before a line: a sign of the same width for each."""


class VersiesScreen(BackScreen):
    """Shows one version of an entry; the arrows go to the one before and after it."""

    help_text: ClassVar[str] = (
        "Elke versie van deze kasboekregel, helemaal te lezen. Met ← ga je naar een eerdere versie en met → naar een "
        "latere. Waar “anders” voor staat, veranderde toen; eronder staat wat er eerst stond."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go(-1)", "Eerder", id="versies.eerder", tooltip="Naar de versie ervoor"),
        Binding("right", "go(1)", "Later", id="versies.later", tooltip="Naar de versie erna"),
    ]

    def __init__(self, context: Context, regel_id: int) -> None:
        super().__init__(context)
        self.regel_id = regel_id
        self.versies: tuple[Versie, ...] = ()
        self.shown: int | None = None
        """The number of the version in sight, None for the last one, whichever that is."""

    def body(self) -> ComposeResult:
        yield FigureList()

    def reload(self) -> None:
        self.versies = kasboek.versies(self.context.store, self.regel_id)
        self.query_one(FigureList).replace(tuple(self._items()))

    def action_go(self, step: int) -> None:
        """Goes to another version."""
        last = len(self.versies)
        number = max(1, min((self.shown or last) + step, last))
        self.shown = None if number >= last else number
        self.refresh_data()
        self.query_one(FigureList).scroll_to(y=0, animate=False)

    def _items(self) -> Iterator[Item]:
        if not self.versies:
            yield Sentence("Van deze regel is geen versie bewaard. Esc gaat terug.")
            return
        number = min(self.shown or len(self.versies), len(self.versies))
        versie = self.versies[number - 1]
        before = self.versies[number - 2] if number > 1 else None
        now = ", zoals het nu is" if number == len(self.versies) else ""
        yield Heading(f"Versie {format_aantal(number)} van {format_aantal(len(self.versies))}{now}")
        yield Sentence(f"{format_moment(versie.op)}, {versie.wie}: {_done(versie, before)}.")
        yield Sentence("")
        old = dict(_fields(self.context.store, before.inhoud)) if before else {}
        for name, text in _fields(self.context.store, versie.inhoud):
            changed = before is not None and text != old[name]
            if text or changed:
                yield Sentence(f"{name}: {text or 'leeg'}", lead=CHANGED if changed else SAME)
            if changed:
                yield Sentence(old[name] or "leeg", lead=WAS)


def _done(versie: Versie, before: Versie | None) -> str:
    """What this write did, in words."""
    was_removed = before is not None and before.verwijderd
    if versie.verwijderd and not was_removed:
        return "in de prullenbak gelegd"
    if was_removed and not versie.verwijderd:
        return "uit de prullenbak teruggezet"
    if before is None:
        return "geregistreerd"
    return SOORTEN.get(versie.soort, versie.soort)


def _fields(store: Store, invoer: KasboekInvoer) -> Iterator[tuple[str, str]]:
    """Each thing that an entry says, with its name; empty when it says nothing."""
    yield "Wat", invoer.titel
    yield "Datum", format_datum(invoer.datum)
    yield "Wijk", wijk_name(store, invoer.wijk_id)
    yield "Initiatief", initiatief_name(store, invoer.initiatief_id)
    for field, title in TEKSTEN:
        yield title, getattr(invoer, field) or ""
    yield "Leefdomeinen", ", ".join(domein.label for domein in invoer.leefdomeinen)
    yield "Kernwaarde", invoer.kernwaarde.label if invoer.kernwaarde else ""
    yield "Deelnames", _number(invoer.deelnames)
    yield "Nieuw bereikt", _number(invoer.nieuw_bereikt)
    yield "Niet in beeld", _number(invoer.niet_in_beeld)
    minuten = invoer.vrijwilligersminuten
    yield "Vrijwilligerstijd", "" if minuten is None else format_minuten(minuten)
    yield "Experiment", "ja" if invoer.experiment else ""
    yield "Uitkomst", invoer.uitkomst.label if invoer.uitkomst else ""
    yield "Zichtbaar", invoer.zichtbaarheid.label
    yield "Kwam voort uit", _origin(store, invoer)
    yield "Wie gaf, wie kreeg", "; ".join(format_uitwisselingen(invoer.uitwisselingen).splitlines())
    yield "Scores", "; ".join(format_perspectieven(invoer.perspectieven).splitlines())
    stays = invoer.bereik is Bereik.INTERN
    until = format_datum(invoer.toestemming_tot) if invoer.toestemming_tot else ""
    yield "Het verhaal", f"{invoer.bereik.label}{f' tot en met {until}' if until and not stays else ''}"
    yield "Toestemming op", format_datum(invoer.toestemming_op) if invoer.toestemming_op else ""
    yield "Toestemming tot", until if stays else ""
    yield "Toestemming van", invoer.toestemming_van or ""
    yield "Schuilnaam", invoer.pseudoniem or ""


def _number(number: int | None) -> str:
    return "" if number is None else format_aantal(number)


def _origin(store: Store, invoer: KasboekInvoer) -> str:
    if invoer.uit_regel_id is not None:
        try:
            return kasboek.get(store, invoer.uit_regel_id).titel
        except NotFound:
            return f"kasboekregel {invoer.uit_regel_id} (weg)"
    return initiatief_name(store, invoer.uit_initiatief_id)
