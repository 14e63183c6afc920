"""Log an entry in the sociaal kasboek: a title and Enter is a complete entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from frontlijn.domain.dates import format_datum
from frontlijn.domain.duration import format_invoer, format_minuten
from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.initiatief import Initiatief
from frontlijn.domain.kasboek.herkennen import Herkend, herken
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.kasboek.perspectief import format_perspectieven
from frontlijn.domain.kasboek.regel import KasboekInvoer, Kasboekregel
from frontlijn.domain.kasboek.sjabloon import SjabloonInvoer
from frontlijn.domain.kasboek.wederkerigheid import format_uitwisselingen
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid, Zoeksoort
from frontlijn.screens.context import Context
from frontlijn.screens.forms.base import NEW, StoreForm, typed
from frontlijn.screens.forms.choices import InitiatiefField, initiatief_names, wijk_choices
from frontlijn.screens.forms.kasboekvelden import (
    BereikField,
    PerspectievenField,
    ReeksField,
    UitField,
    UitwisselingenField,
    bekende_partijen,
    partij_namen,
)
from frontlijn.screens.forms.sjabloon import SjabloonForm
from frontlijn.screens.messages import say
from frontlijn.screens.sjablonen import SjablonenScreen
from frontlijn.store.read import initiatieven
from frontlijn.widgets.fields import (
    ChoiceField,
    CountField,
    DateField,
    DurationField,
    Field,
    LongTextField,
    MultiChoiceField,
    TextField,
    ToggleField,
)
from frontlijn.widgets.form import AnyField, Section

Gelogd = Kasboekregel | tuple[Kasboekregel, ...]
"""What comes of the form: an entry, or the entries of a series."""

NIET_IN_BEELD = "nog niet bekend bij de gemeente"

LAATSTE_DAG = (
    *("deelnames", "nieuw_bereikt", "niet_in_beeld", "verhaal", "wat_werkte", "wat_niet", "teweeg", "uitkomst", "les"),
    *("uitwisselingen", "perspectieven", "bereik"),
)
"""What goes with the last day of a series only: it is of that one day."""


class KasboekForm(StoreForm[KasboekInvoer, Gelogd]):
    """Asks for an entry; with `record` it changes that one."""

    form_name: ClassVar[str] = "kasboek"
    help_text: ClassVar[str] = (
        "Typ wat er gebeurde en druk Enter: dat is een hele kasboekregel. "
        "Met “Koffie, 12 mensen, 2 uur” en Ctrl+E staan de getallen meteen in hun veld. "
        "De datum mag ook gisteren, ma of 3-4 zijn. Tijd van vrijwilligers schrijf je in uren: 2, 1,5 of 1:30. "
        "Leefdomeinen kies je met een cijfer. Ctrl+T vult een nieuwe regel uit een sjabloon. "
        "Wie gaf, wie kreeg: op elke regel wie > wie: wat, tijd, zoals Soepclub > bewoner A: fiets gemaakt, 2 uur. "
        "Scores zijn van 1 tot 5, voor en na: bewoner A: eigen 2-4, werker 2-3; eigen is de stem van die persoon zelf. "
        "Een reeks logt hetzelfde op meer dagen: elke di vanaf 1-9, of 4 weken. "
        "Een verhaal gaat pas mee als iemand ja zei: kies hoe ver het mag, wanneer dat was en van wie."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+e",
            "take_over",
            "Overnemen",
            key_display="Ctrl+E",
            show=False,
            priority=True,  # in the title it would go to the end of the line
            id="formulier.overnemen",
            tooltip="Neem over wat in de titel is herkend, of zet het terug",
        ),
        Binding(
            "ctrl+t",
            "templates",
            "Sjabloon",
            key_display="Ctrl+T",
            show=False,
            id="formulier.sjabloon",
            tooltip="Vul een lege regel uit een sjabloon",
        ),
        Binding(
            "f7",
            "keep_template",
            "Als sjabloon",
            key_display="F7",
            show=False,
            id="formulier.als_sjabloon",
            tooltip="Bewaar wat hier staat als sjabloon",
        ),
    ]

    def __init__(
        self,
        context: Context,
        *,
        wijk_id: int | None = None,
        initiatief: Initiatief | None = None,
        record: Kasboekregel | None = None,
        invoer: KasboekInvoer | None = None,
        uit: Sleutel | None = None,
    ) -> None:
        """`initiatief` is the one the entry starts with, for a changed entry the one it has.

        A new entry is filled in from `invoer`, and comes from `uit`.
        """
        super().__init__(context, NEW if record is None else str(record.id))
        self.record = record
        self.versie = record.versie if record else None
        self.wijk_id = record.wijk_id if record else invoer.wijk_id if invoer else wijk_id
        self.initiatief = initiatief
        self.invoer = record.invoer() if record else invoer
        self.uit = uit or (_origin(self.invoer) if self.invoer else None)
        self._herkend: Herkend | None = None
        self._taken: tuple[str, dict[str, str]] | None = None
        """The title after what it held was taken over, and the texts from before."""

    @classmethod
    def starting(cls, context: Context, selected: Initiatief | None, wijk_id: int | None) -> KasboekForm:
        """A form for a new entry: on the selected initiative, else on the last one when that is of this wijk."""
        if selected is not None:
            return cls(context, wijk_id=selected.wijk_id, initiatief=selected)
        last = _existing(context, context.last_initiatief)
        if last is not None and wijk_id in (None, last.wijk_id):
            return cls(context, wijk_id=last.wijk_id, initiatief=last)
        return cls(context, wijk_id=wijk_id)

    @classmethod
    def filled_in(cls, context: Context, invoer: KasboekInvoer) -> KasboekForm:
        """A form for a new entry that needs no more than Enter: from a template, or the last one again."""
        return cls(context, invoer=invoer, initiatief=_existing(context, invoer.initiatief_id))

    @classmethod
    def changing(cls, context: Context, record: Kasboekregel) -> KasboekForm:
        """A form that changes an entry."""
        return cls(context, record=record, initiatief=_existing(context, record.initiatief_id))

    def form_title(self) -> str:
        return "Kasboekregel wijzigen" if self.record else "Nieuwe kasboekregel"

    def compose_fields(self) -> Iterable[Widget]:
        store = self.context.store
        today = store.today()
        start = self.invoer or KasboekInvoer("", self.wijk_id or 0, today)
        texts = texts_of(start)
        namen = initiatief_names(store, self.wijk_id)
        self.initiatief_field = InitiatiefField(store, self.wijk_id, self.initiatief)
        yield TextField("titel", "Wat gebeurde er", text=texts["titel"], required=True)
        yield DateField("datum", "Datum", today=today, text=texts["datum"], required=True)
        yield ChoiceField("wijk_id", "Wijk", wijk_choices(store), text=str(self.wijk_id or ""), required=True)
        yield self.initiatief_field
        yield Section(
            "Meer: leefdomeinen, aantallen, het verhaal",
            MultiChoiceField("leefdomeinen", "Leefdomeinen", Leefdomein, text=texts["leefdomeinen"], numbered=True),
            CountField("deelnames", "Deelnames", text=typed(start.deelnames), hint="hoeveel mensen deden mee"),
            DurationField("vrijwilligersminuten", "Vrijwilligersuren", text=texts["vrijwilligersminuten"]),
            LongTextField("verhaal", "Verhaal", text=start.verhaal or ""),
            ChoiceField("kernwaarde", "Kernwaarde", Kernwaarde, text=texts["kernwaarde"]),
            CountField("nieuw_bereikt", "Nieuw bereikt", text=typed(start.nieuw_bereikt), hint="voor het eerst"),
            CountField("niet_in_beeld", "Niet in beeld", text=typed(start.niet_in_beeld), hint=NIET_IN_BEELD),
            LongTextField("wat_werkte", "Wat werkte", text=start.wat_werkte or ""),
            LongTextField("wat_niet", "Wat werkte niet", text=start.wat_niet or ""),
            LongTextField("teweeg", "Bracht teweeg", text=start.teweeg or ""),
            ToggleField("experiment", "Experiment", on=start.experiment),
            ChoiceField("uitkomst", "Uitkomst", Uitkomst, text=start.uitkomst or ""),
            LongTextField("les", "Les", text=start.les or "", hint="gaat mee in een verslag; noem geen mensen"),
            ChoiceField(
                "zichtbaarheid",
                "Zichtbaar",
                Zichtbaarheid,
                text=start.zichtbaarheid,
                required=True,
                blank=Zichtbaarheid.INTERN,
            ),
        )
        yield Section(
            "Wie gaf, wie kreeg",
            UitwisselingenField(
                lambda: partij_namen(store, self._wijk()),
                lambda: bekende_partijen(store),
                text=format_uitwisselingen(start.uitwisselingen),
            ),
        )
        yield Section("Perspectief", PerspectievenField(text=format_perspectieven(start.perspectieven)))
        yield Section("Waar kwam het uit voort", UitField(store, self._wijk, namen, self.uit, self._datum))
        yield Section(
            "Verhaal delen",
            BereikField(start.bereik),
            DateField(
                "toestemming_op",
                "Toestemming gegeven",
                today=today,
                text=format_datum(start.toestemming_op) if start.toestemming_op else "",
            ),
            DateField(
                "toestemming_tot",
                "Toestemming tot",
                today=today,
                text=format_datum(start.toestemming_tot) if start.toestemming_tot else "",
                hint="leeg: een jaar later",
                vooruit=True,
            ),
            TextField("toestemming_van", "Van wie", text=start.toestemming_van or "", suggestions=self.known_names()),
            TextField("pseudoniem", "Schuilnaam", text=start.pseudoniem or "", hint="zo heet iemand in het verhaal"),
        )
        if self.record is None:
            yield Section("Reeks: hetzelfde op meer dagen", ReeksField(self._datum, self._each_day, today))

    def first_field(self) -> AnyField | None:
        # What was filled in beforehand lacks only what belongs to the day itself.
        return self.fields["deelnames"] if self.invoer and not self.record else super().first_field()

    def on_field_changed(self, event: Field.Changed) -> None:
        if event.field.key == "titel":
            self._recognise()
        self._tell()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        self._recognise()
        self._tell()
        self._tell_parties()

    def _tell(self) -> None:
        """Says under the fields what is meant by what stands in the form, and what is odd about the consent."""
        for field in self.fields.values():
            if isinstance(field, BereikField | ReeksField):
                field.tell()
        shared = self.fields["bereik"].text != Bereik.INTERN
        no_story = shared and not (self.fields["verhaal"].text.strip() or self.fields["teweeg"].text.strip())
        self.fields["bereik"].show_remark("Er staat nog geen verhaal in deze regel." if no_story else "")
        tot = self._day("toestemming_tot")
        over = tot is not None and tot < self.context.store.today()
        remark = "Deze toestemming is al voorbij; het verhaal blijft hier." if over else ""
        self.fields["toestemming_tot"].show_remark(remark)

    def look(self) -> None:
        super().look()
        self._tell_parties()

    def _tell_parties(self) -> None:
        field = self.fields["uitwisselingen"]
        if isinstance(field, UitwisselingenField):
            field.tell()

    def _each_day(self) -> tuple[str, str]:
        """What a series repeats on each day, and what goes with the last day only; both empty when there is nothing."""
        titel = self.fields["titel"].text.strip()
        each = [titel, *(self._words(name) for name in ("leefdomeinen", "vrijwilligersminuten"))]
        last = [field.label.casefold() for name, field in self.fields.items() if name in LAATSTE_DAG and field.filled]
        return ", ".join(filter(None, each)), ", ".join(last)

    def _words(self, name: str) -> str:
        """The leefdomeinen or the hours in the form as they are read; empty when there are none."""
        try:
            value: tuple[Leefdomein, ...] | int | None = self.fields[name].value()
        except Refused:
            return ""
        if isinstance(value, tuple):
            return ", ".join(one.label for one in value)
        return "" if value is None else f"{format_minuten(value)} vrijwilligers"

    def _wijk(self) -> int | None:
        """The wijk that is chosen in the form."""
        return int(self.fields["wijk_id"].text or 0) or None

    def _datum(self) -> date | None:
        return self._day("datum")

    def _day(self, name: str) -> date | None:
        """The day in a field, None when it cannot be read."""
        try:
            found: date | None = self.fields[name].value()
        except Refused:
            return None
        return found

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "take_over":
                focused = self.focused
                in_title = focused is not None and self.fields["titel"] in focused.ancestors
                return in_title and (self._herkend is not None or self._taken is not None)
            case "templates":
                return self.record is None and not self.is_changed
        return super().check_action(action, parameters)

    def _recognise(self) -> None:
        """Says under the title what stands in it beside a title."""
        field = self.fields["titel"]
        if self._taken is not None and field.text == self._taken[0]:
            return
        self._taken = None
        herkend = herken(field.text, self.context.store.today())
        self._herkend = herkend if herkend.gezien else None
        field.show_seen(f"Herkend: {', '.join(herkend.gezien)}. Ctrl+E neemt het over." if herkend.gezien else "")

    def action_take_over(self) -> None:
        """Puts what was recognised in the title in its fields; once more puts back what stood there."""
        if self._taken is not None:
            _, before = self._taken
            self._taken = None
            self._type(before)
            self._recognise()
        elif self._herkend is not None:
            wanted = self._wanted(self._herkend)
            before = {name: self.fields[name].text for name in wanted}
            self._taken = (wanted["titel"], before)
            self._type(wanted)
            self.fields["titel"].show_seen(f"Overgenomen: {', '.join(self._herkend.gezien)}. Ctrl+E zet het terug.")

    def _wanted(self, herkend: Herkend) -> dict[str, str]:
        """The texts of the fields that what was recognised goes to."""
        texts = {"titel": herkend.titel, "deelnames": typed(herkend.deelnames)}
        texts["nieuw_bereikt"] = typed(herkend.nieuw_bereikt)
        if herkend.vrijwilligersminuten is not None:
            texts["vrijwilligersminuten"] = format_invoer(herkend.vrijwilligersminuten)
        if herkend.datum is not None:
            texts["datum"] = format_datum(herkend.datum)
        if herkend.leefdomeinen:
            texts["leefdomeinen"] = ";".join((self.fields["leefdomeinen"].text, *herkend.leefdomeinen))
        texts["kernwaarde"] = herkend.kernwaarde or ""
        texts["experiment"] = "ja" if herkend.experiment else ""
        return {name: text for name, text in texts.items() if text}

    def _type(self, texts: Mapping[str, str]) -> None:
        for name, text in texts.items():
            self.fields[name].type_over(text)
        for section in self.sections:
            section.unfold(section.is_open or section.filled)

    def action_templates(self) -> None:
        """Chooses a template for an entry in which nothing is typed yet."""
        wijk_id = self._wijk()
        if wijk_id is None:
            self.show_problem(Refused("Kies eerst de wijk; elke wijk heeft eigen sjablonen.", "wijk_id"))
        else:
            self.app.push_screen(SjablonenScreen(self.context, wijk_id), self._fill_in)

    def _fill_in(self, invoer: KasboekInvoer | None) -> None:
        if invoer is not None:
            self.initiatief_field.record = _existing(self.context, invoer.initiatief_id)
            record = self.initiatief_field.record
            self.restore(texts_of(invoer) | {"initiatief_id": record.naam if record else ""})
            self.opened_as_it_stands()
            self.show_field(self.fields["deelnames"])

    def action_keep_template(self) -> None:
        """Keeps what stands in the form as a template."""
        try:
            invoer = self.build()
        except Refused as error:
            self.show_problem(error)
            return
        sjabloon = SjabloonInvoer(
            titel=invoer.titel,
            wijk_id=invoer.wijk_id,
            toets=1,
            initiatief_id=invoer.initiatief_id,
            leefdomeinen=invoer.leefdomeinen,
            kernwaarde=invoer.kernwaarde,
            vrijwilligersminuten=invoer.vrijwilligersminuten,
        )
        self.app.push_screen(SjabloonForm.on_a_free_key(self.context, sjabloon), self._template_kept)

    def _template_kept(self, text: str | None) -> None:
        if text is not None:
            say(self.app, text)

    def build(self) -> KasboekInvoer:
        store = self.context.store
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        values["titel"] = self.fields["titel"].needed()
        values["datum"] = self.fields["datum"].needed()
        values["wijk_id"] = int(self.fields["wijk_id"].needed())
        values["initiatief_id"] = self.initiatief_field.number(values["wijk_id"])
        soort, number = values.pop("uit") or (None, None)
        values["uit_regel_id"] = number if soort is Zoeksoort.KASBOEK else None
        values["uit_initiatief_id"] = number if soort is Zoeksoort.INITIATIEF else None
        values.pop("reeks", None)
        return KasboekInvoer(**values).checked(store.today())

    async def submit(self, invoer: KasboekInvoer) -> Gelogd | None:
        from frontlijn.store.write.kasboek import change_kasboekregel, log_kasboekregel, log_reeks

        store, record = self.context.store, self.record
        if record is not None:
            return await self.in_store(change_kasboekregel, store, record.id, invoer, self.versie or record.versie)
        days: tuple[date, ...] | None = self.fields["reeks"].value()
        if days is None:
            return await self.in_store(log_kasboekregel, store, invoer)
        # What belongs to one day goes with the last one, so that nothing that was typed falls between the days.
        return await self.in_store(log_reeks, store, replace(invoer, datum=days[-1]), days)


def texts_of(invoer: KasboekInvoer) -> dict[str, str]:
    """What would be typed for an entry, in the fields that a template or a repeated entry fills."""
    minuten = invoer.vrijwilligersminuten
    return {
        "titel": invoer.titel,
        "datum": format_datum(invoer.datum),
        "wijk_id": str(invoer.wijk_id or ""),
        "leefdomeinen": ";".join(invoer.leefdomeinen),
        "vrijwilligersminuten": "" if minuten is None else format_invoer(minuten),
        "kernwaarde": invoer.kernwaarde or "",
        "experiment": "ja" if invoer.experiment else "nee",
        "zichtbaarheid": invoer.zichtbaarheid,
    }


def _origin(invoer: KasboekInvoer) -> Sleutel | None:
    """What an entry came from, None when that is not known."""
    if invoer.uit_regel_id is not None:
        return Zoeksoort.KASBOEK, invoer.uit_regel_id
    return None if invoer.uit_initiatief_id is None else (Zoeksoort.INITIATIEF, invoer.uit_initiatief_id)


def _existing(context: Context, number: int | None) -> Initiatief | None:
    """The initiative with this number, None when there is none (any more)."""
    try:
        return None if number is None else initiatieven.get(context.store, number)
    except NotFound:
        return None
