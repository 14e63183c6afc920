"""Ask for which entries the kasboek shows; all that is filled in counts together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontlijn.domain.dates import parse_datum, parse_periode
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.values import Kernwaarde, Leefdomein, Uitkomst, Waarde
from frontlijn.screens.context import Context
from frontlijn.screens.filterwords import ONBEKEND, WEL_OF_NIET, period_words
from frontlijn.screens.forms.base import StoreForm, typed
from frontlijn.screens.forms.choices import initiatief_names
from frontlijn.screens.messages import UNDO, say
from frontlijn.store.read import initiatieven, kasboek
from frontlijn.store.read.kasboek import BewaardFilter, KasboekFilter
from frontlijn.store.read.listing import Leeg
from frontlijn.widgets.fields import ChoiceField, CountField, Field, MultiChoiceField, ParsedField, TextField
from frontlijn.widgets.form import Section

Days = tuple[date | None, date | None]
"""The first and the last day of a period; None where it is open."""

ZONDER = "zonder"
"""The code of the choice for what was never filled in."""

VALUES: dict[str, type[Waarde]] = {"leefdomein": Leefdomein, "kernwaarde": Kernwaarde, "uitkomst": Uitkomst}

YES, NO = "ja", "nee"


@dataclass(frozen=True, slots=True)
class FilterInvoer:
    """A filter, and the name under which it is kept; None for not at all."""

    filter: KasboekFilter
    naam: str | None = None


def parse_days(text: str, today: date, field: str = "periode") -> Days:
    """As `parse_periode`, and also one day, `vanaf 1-9` and `t/m 30-9`. Raises Refused at `field`."""
    typed = " ".join(text.casefold().split())
    if typed.startswith("vanaf "):
        return parse_datum(typed.removeprefix("vanaf "), today, field), None
    for before in ("t/m ", "tot en met "):
        if typed.startswith(before):
            return None, parse_datum(typed.removeprefix(before), today, field)
    try:
        return parse_periode(typed, today, field)
    except Refused as refused:
        try:
            day = parse_datum(typed, today, field)
        except Refused:
            raise refused from None
        return day, day


class DaysField(ParsedField[Days]):
    """A period in one line, such as "maart 2026", "1-9 t/m 30-9" or "vanaf 1-9"."""

    control_width = 26

    def __init__(self, name: str, label: str, *, today: date, text: str = "") -> None:
        self.today = today
        super().__init__(name, label, text=text, hint="maart, k2, vanaf 1-9")

    def parse(self, text: str) -> Days:
        return parse_days(text, self.today, self.key)

    def format(self, value: Days) -> str:
        return period_words(*value)


class FilterForm(StoreForm[FilterInvoer, KasboekFilter]):
    """Asks for a filter and dismisses with it; an empty one shows everything again."""

    form_name: ClassVar[str] = "filter"
    looks: ClassVar[bool] = False
    title_text: ClassVar[str] = "Welke kasboekregels wil je zien?"
    help_text: ClassVar[str] = (
        "Wat je invult telt samen: een regel moet aan alles voldoen. De periode mag maart 2026, k2, vorige maand, "
        "1-9 t/m 30-9 of vanaf 1-9 zijn. Vul bij Bewaar als een naam in, dan kies je dit filter later met F en een "
        "cijfer."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Toon", key_display="Ctrl+S", id="filter.toon", tooltip="Toon wat erdoor komt"),
        Binding(
            "escape", "leave", "Terug", key_display="Esc", id="filter.terug", tooltip="Laat het filter zoals het is"
        ),
        Binding("f4", "wipe", "Wissen", key_display="F4", id="filter.wissen", tooltip="Wis het filter en toon alles"),
    ]

    def __init__(self, context: Context, shown: KasboekFilter) -> None:
        """`shown` is the filter that holds now."""
        super().__init__(context)
        self.shown = shown
        self.kept = kasboek.filters(context.store)
        self.initiatief: Initiatief | None = None

    def how_text(self) -> str:
        return (
            "Enter toont wat erdoor komt, Tab gaat verder. Laat leeg wat niet uitmaakt. "
            "Op een titel met ▸ klapt Enter meer velden uit."
        )

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        texts = self._texts(self.shown)
        if self.kept:
            names = [(str(one.id), one.naam) for one in self.kept]
            yield ChoiceField("bewaard", "Bewaard filter", names, hint="kies met ‹ › of een letter")
        yield DaysField("periode", "Periode", today=store.today(), text=texts["periode"])
        yield TextField("tekst", "Woorden", text=texts["tekst"])
        yield TextField(
            "initiatief_id",
            "Initiatief",
            text=texts["initiatief_id"],
            suggestions=initiatief_names(store, self._wijk_id),
        )
        yield from (self._value(name, name.capitalize(), texts) for name in VALUES)
        yield MultiChoiceField("onbekend", "Onbekend is", list(ONBEKEND.items()), text=texts["onbekend"])
        yield self._has("experiment", "Experiment", texts)
        yield self._has("verhaal", "Verhaal", texts)
        yield self._has("gewijzigd_na_uitvoer", "Na export gewijzigd", texts)
        yield TextField("naam", "Bewaar als")
        yield Section(
            "Meer: voortgekomen, gaf en kreeg, scores, aantal leefdomeinen",
            self._has("voortgekomen", "Voortgekomen", texts),
            self._has("uitgewisseld", "Wie gaf, wie kreeg", texts),
            self._has("gescoord", "Scores", texts),
            CountField("aantal_domeinen", "Aantal leefdomeinen", text=texts["aantal_domeinen"]),
        )

    @staticmethod
    def _value(name: str, label: str, texts: Mapping[str, str]) -> ChoiceField[str]:
        members = [(str(one), one.label) for one in VALUES[name]]
        return ChoiceField(name, label, [(ZONDER, f"zonder {name}"), *members], text=texts[name])

    @staticmethod
    def _has(name: str, label: str, texts: Mapping[str, str]) -> ChoiceField[str]:
        yes, no = WEL_OF_NIET[name]
        return ChoiceField(name, label, [(YES, yes), (NO, no)], text=texts[name])

    @property
    def _wijk_id(self) -> int | None:
        return self.shown.wijk_id or self.context.wijk_id

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.key == "bewaard":
            chosen = next((one for one in self.kept if str(one.id) == event.field.text), None)
            if chosen is not None:
                self._take(chosen)

    def _take(self, kept: BewaardFilter) -> None:
        """Fills the fields with a kept filter, to look at or to change before it shows."""
        self.shown = kept.filter
        self.restore(self._texts(kept.filter))

    def draft_changed(self, values: dict[str, str]) -> None:
        """A filter is nothing to lose: it is kept when it has a name."""

    def action_leave(self) -> None:
        """Leaves the filter as it was."""
        if not self.is_saving:
            self.dismiss(None)

    def action_wipe(self) -> None:
        """Shows everything again."""
        if not self.is_saving:
            self.dismiss(KasboekFilter())

    def build(self) -> FilterInvoer:
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        van, tot = values["periode"] or (None, None)
        asked: dict[str, Any] = {
            "van": van,
            "tot": tot,
            "tekst": values["tekst"],
            "initiatief_id": self._initiatief_id(values["initiatief_id"]),
            "aantal_domeinen": values["aantal_domeinen"],
            **{name: _member(kind, values[name]) for name, kind in VALUES.items()},
            **{name: Leeg.ONBEKEND if name in values["onbekend"] else None for name in ONBEKEND},
            **{name: None if values[name] is None else values[name] == YES for name in WEL_OF_NIET},
        }
        return FilterInvoer(replace(self.shown, **asked), values["naam"])

    async def submit(self, invoer: FilterInvoer) -> KasboekFilter | None:
        store = self.context.store
        await self.in_store(kasboek.count, store, invoer.filter)  # refuses words that cannot be looked for
        if invoer.naam:
            from frontlijn.store.write.kasboek import save_filter

            kept = await self.in_store(save_filter, store, invoer.naam, invoer.filter)
            say(self.app, f"Filter bewaard: {kept.naam}. {UNDO}")
        return invoer.filter

    def _initiatief_id(self, name: str | None) -> int | None:
        """The initiative that is meant: the one that was filled in when its name still stands there."""
        if name is None:
            return None
        if self.initiatief is not None and name == self.initiatief.naam:
            return self.initiatief.id
        try:
            return initiatieven.find(self.context.store, name, self._wijk_id).id
        except (NotFound, Refused) as error:
            raise Refused(error.message, "initiatief_id") from error

    def _texts(self, wanted: KasboekFilter) -> dict[str, str]:
        """The text of each field for a filter."""
        self.initiatief = self._existing(wanted.initiatief_id)
        has = {name: getattr(wanted, name) for name in WEL_OF_NIET}
        return {
            "periode": period_words(wanted.van, wanted.tot),
            "tekst": wanted.tekst or "",
            "initiatief_id": self.initiatief.naam if self.initiatief else "",
            "aantal_domeinen": typed(wanted.aantal_domeinen),
            "onbekend": ";".join(name for name in ONBEKEND if getattr(wanted, name) is not None),
            **{name: _code(getattr(wanted, name)) for name in VALUES},
            **{name: "" if value is None else YES if value else NO for name, value in has.items()},
        }

    def _existing(self, number: int | None) -> Initiatief | None:
        try:
            return None if number is None else initiatieven.get(self.context.store, number)
        except NotFound:
            return None


def _code(value: Waarde | Leeg | None) -> str:
    if value is None:
        return ""
    return ZONDER if isinstance(value, Leeg) else str(value)


def _member(kind: type[Waarde], code: str | None) -> Waarde | Leeg | None:
    if code is None:
        return None
    return Leeg.ONBEKEND if code == ZONDER else kind(code)
