"""One entry of the sociaal kasboek, with its history."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.perspectief import Perspectief
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.toestemming import hoe_ver, mag_mee
from frontlijn.domain.kasboek.wederkerigheid import format_uitwisseling
from frontlijn.domain.text import shortened
from frontlijn.domain.values import Bereik, Zoeksoort
from frontlijn.screens.details.base import RecordScreen, known
from frontlijn.screens.details.herkomst import herkomst_items, uit_sleutel
from frontlijn.screens.details.history import history_items
from frontlijn.screens.details.versies import TEKSTEN, VersiesScreen
from frontlijn.screens.forms.kasboek import KasboekForm
from frontlijn.screens.messages import UNDO, say
from frontlijn.screens.moments import format_moment
from frontlijn.screens.olievlek import OlievlekScreen
from frontlijn.store.read import kasboek
from frontlijn.store.store import Store
from frontlijn.widgets.figures import Figure, Heading, Item, Sentence


class KasboekregelScreen(RecordScreen[Kasboekregel]):
    """Shows an entry."""

    help_text: ClassVar[str] = (
        "Eén kasboekregel. Een regel zonder getallen is compleet. Met e wijzig je hem, en met v lees je elke eerdere "
        "versie. Met d gooi je hem weg: hij ligt dan in de prullenbak, en Ctrl+Z zet hem meteen terug. Met o zie je "
        "wat uit wat voortkwam, en met n log je wat hieruit voortkwam."
    )

    wide_keys = frozenset({"record.vervolg", "record.versies", "record.olievlek", "record.weggooien"})

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Wijzig", id="record.wijzigen", tooltip="Wijzig deze kasboekregel"),
        Binding("n", "follow_up", "Vervolg", show=False, id="record.vervolg", tooltip="Log wat hieruit voortkwam"),
        Binding("v", "versions", "Versies", show=False, id="record.versies", tooltip="Lees de eerdere versies"),
        Binding("o", "spread", "Olievlek", show=False, id="record.olievlek", tooltip="Toon wat uit wat voortkwam"),
        Binding("d,delete", "remove", "Weg", show=False, id="record.weggooien", tooltip="Gooi deze regel weg"),
    ]

    def read(self) -> Kasboekregel:
        return kasboek.get(self.context.store, self.number)

    def selected_initiatief(self) -> Initiatief | None:
        return self.initiatief_with(self.record.initiatief_id if self.record else None)

    def selected_wijk(self) -> int | None:
        return self.record.wijk_id if self.record else self.context.wijk_id

    def items(self, record: Kasboekregel) -> Iterator[Item]:
        yield from regel_items(self.context.store, record)

    def action_edit(self) -> None:
        """Changes this entry."""
        if self.record is not None:
            self.app.push_screen(KasboekForm.changing(self.context, self.record), self.saved)

    def action_follow_up(self) -> None:
        """Logs an entry that came from this one."""
        origin = (Zoeksoort.KASBOEK, self.number)
        form = KasboekForm(
            self.context, wijk_id=self.selected_wijk(), initiatief=self.selected_initiatief(), uit=origin
        )
        self.app.push_screen(form, self.saved)

    def action_versions(self) -> None:
        """Shows every version of this entry."""
        self.app.push_screen(VersiesScreen(self.context, self.number))

    def action_spread(self) -> None:
        """Shows the tree this entry stands in."""
        self.app.push_screen(OlievlekScreen(self.context, (Zoeksoort.KASBOEK, self.number)))

    def action_remove(self) -> None:
        """Puts this entry in the prullenbak."""
        if self.record is not None:
            self._remove(self.record.versie)

    @work(exit_on_error=False)
    async def _remove(self, versie: int) -> None:
        from frontlijn.store.write.kasboek import remove_kasboekregel

        gone = await asyncio.to_thread(remove_kasboekregel, self.context.store, self.number, versie)
        say(self.app, f"Weggegooid: {shortened(gone.titel, 30)}. {UNDO} Hij ligt in de prullenbak (3, dan p).")
        self.dismiss(None)


def regel_items(store: Store, record: Kasboekregel) -> Iterator[Item]:
    """All that is known of an entry, also of one in the prullenbak."""
    yield Heading(record.titel)
    yield Sentence(f"{format_datum(record.datum)}, {record.wijk}, {record.zichtbaarheid.label}")
    if record.initiatief_id is not None and record.initiatief is not None:
        yield Figure("Initiatief", record.initiatief, (Zoeksoort.INITIATIEF, record.initiatief_id))
    for field, title in TEKSTEN:
        text = getattr(record, field)
        if text:
            yield Sentence("")
            yield Heading(title)
            yield Sentence(text)
    yield from _numbers(record)
    yield from _exchanged(record)
    yield from _scored(record)
    if record.verwijderd_op is None:
        uit = uit_sleutel(record.uit_regel_id, record.uit_initiatief_id)
        yield from herkomst_items(store, (Zoeksoort.KASBOEK, record.id), uit)
    yield from _travels(record, store.today())
    yield from history_items(store, "kasboekregel", record.id, "Geschiedenis (v toont elke versie)")


def _numbers(record: Kasboekregel) -> Iterator[Item]:
    yield Sentence("")
    yield Heading("Wat we weten")
    yield Sentence(f"Leefdomeinen: {', '.join(d.label for d in record.leefdomeinen) or 'geen'}")
    yield Sentence(f"Kernwaarde: {record.kernwaarde.label if record.kernwaarde else 'geen'}")
    yield Sentence(
        f"Deelnames: {known(record.deelnames)}, nieuw bereikt: {known(record.nieuw_bereikt)}, "
        f"niet in beeld: {known(record.niet_in_beeld)}"
    )
    minuten = record.vrijwilligersminuten
    yield Sentence(f"Vrijwilligerstijd: {'onbekend' if minuten is None else format_minuten(minuten)}")
    if record.experiment or record.uitkomst:
        what = "Experiment" if record.experiment else "Uitkomst"
        yield Sentence(f"{what}: {record.uitkomst.label if record.uitkomst else 'loopt nog'}")


def _exchanged(record: Kasboekregel) -> Iterator[Item]:
    if record.uitwisselingen:
        yield Sentence("")
        yield Heading("Wie gaf, wie kreeg")
        for one in record.uitwisselingen:
            yield Sentence(format_uitwisseling(one.invoer()))


def _scored(record: Kasboekregel) -> Iterator[Item]:
    per_person: dict[str, list[Perspectief]] = {}
    for score in record.perspectieven:
        per_person.setdefault(score.over, []).append(score)
    if per_person:
        yield Sentence("")
        yield Heading("Scores van 1 tot 5, ervoor en erna")
    for over, scores in per_person.items():
        voices = ", ".join(f"{one.stem.label} {one.voor} → {one.na}" for one in scores)
        differ = " (verschilt)" if len({(one.voor, one.na) for one in scores}) > 1 else ""
        yield Sentence(f"{over or 'de groep'}: {voices}{differ}")


def _travels(record: Kasboekregel, today: date) -> Iterator[Item]:
    """How far the story may go, and which version left already."""
    lines = []
    if record.verhaal or record.teweeg or record.bereik is not Bereik.INTERN:
        lines.append(f"Het verhaal {_consent(record, today)}.")
    if record.uitgevoerd_op is not None:
        lines.append(
            f"Ging mee in een export op {format_moment(record.uitgevoerd_op)} (versie {record.uitgevoerd_versie})."
        )
    if record.gewijzigd_na_uitvoer:
        lines.append("↻ Daarna gewijzigd: wie die export heeft, leest iets ouds. Met v zie je wat er anders is.")
    if lines:
        yield Sentence("")
        yield Heading("Delen en export")
        yield from map(Sentence, lines)


def _consent(record: Kasboekregel, today: date) -> str:
    """How far the story may go; when it may go, also under which name and by whose consent."""
    said = hoe_ver(record, today)
    if mag_mee(record, Bereik.EXPORT, today):
        name = f", met schuilnaam {record.pseudoniem}" if record.pseudoniem else ""
        by = f", toestemming van {record.toestemming_van}" if record.toestemming_van else ""
        said += f"{name}{by}"
    return said
