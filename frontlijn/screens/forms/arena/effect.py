"""An effect of an arena: in which leefdomein, for whom, and what it is multiplied from, each number with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import AwaitMount, Widget

from frontlijn.domain.arena.arena import ArenaStand
from frontlijn.domain.arena.bronwaarde import HEEL
from frontlijn.domain.arena.effect import Effect, EffectInvoer, Groepsdeel
from frontlijn.domain.arena.uitvoer.bedragen import exact_bedrag
from frontlijn.domain.errors import FrontlijnError, Refused
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.values import (
    Factor,
    IncasseerderGroep,
    Kwantificering,
    Leefdomein,
    Teken,
    Verloopcurve,
    WaardePer,
)
from frontlijn.screens.context import Context
from frontlijn.screens.forms.arena import EFFECT
from frontlijn.screens.forms.arena.getal import BronSection, Getal
from frontlijn.screens.forms.arena.kasboek import MetingForm
from frontlijn.screens.forms.arena.onderdelen import ArenaPartForm
from frontlijn.screens.forms.arena.velden import (
    AantalField,
    ActiviteitField,
    ChosenField,
    DeelField,
    GroepField,
    JaartalField,
    JarenField,
    Koppeling,
    OptionalField,
    PercentageField,
    format_bron_invoer,
    koppeling_text,
)
from frontlijn.store.read import arena as read_arena
from frontlijn.widgets.fields import ChoiceField, Field, LongTextField, TextField, ToggleField
from frontlijn.widgets.form import AnyField, Section

Gevraagd = tuple[str, EffectInvoer]
"""The name of an activity, and an effect of it."""


@dataclass(frozen=True, slots=True)
class Begin:
    """What a new effect starts with: the activity of the box that was selected, and a source to offer."""

    activiteit_id: int | None = None
    bron: str = ""


class EffectForm(ArenaPartForm[Gevraagd, Effect]):
    """Asks for an effect; with `record` it changes that one."""

    form_name: ClassVar[str] = EFFECT
    help_text: ClassVar[str] = (
        "Wat brengt een activiteit teweeg, in één leefdomein? Hoort het bij meer leefdomeinen, splits het dan in "
        "meer effecten. Bij een deel mag 25, 25 %, 12,5 % of 1/4, en wie geen percentage heeft zegt het in woorden: "
        "geen, een kwart, de helft, de meeste of alle. Slagingskans: bij welk deel lukt het? Toerekening: welk deel "
        "komt door jullie, en niet door anderen? Was toch gebeurd: welk deel was er ook zonder jullie? Weet niemand "
        "dat, typ dan onbekend. Verdringing: welk deel verdwijnt ergens anders? Elk getal kan een bron hebben: F2 "
        "opent de bron van het getal waar je staat, en wat andere bronnen zeggen; F5 rekent met die andere. Een bron "
        "is één regel, met een jaar en hoe sterk hij is als je dat weet: Prijslijst van de buurt, 2024, onderbouwd. "
        "Bij de waarde is een bron nodig; de pijl naar rechts neemt over wat grijs staat. Ctrl+K haalt het aantal "
        "uit het kasboek. Kan iets niet in geld, kies dan PM: het staat er dan wel, en telt niet mee."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "source", "Bron", key_display="F2", id="effect.bron", tooltip="Open de bron van dit getal"),
        Binding(
            "f5",
            "choose_other",
            "Kies deze",
            key_display="F5",
            show=False,
            id="effect.kies",
            tooltip="Reken met wat deze andere bron zegt",
        ),
        Binding(
            "ctrl+k",
            "from_kasboek",
            "Kasboek",
            key_display="Ctrl+K",
            priority=True,  # in the number it would wipe what follows the cursor
            id="effect.kasboek",
            tooltip="Haal dit aantal uit het kasboek",
        ),
    ]

    def __init__(
        self, context: Context, stand: ArenaStand, record: Effect | None = None, begin: Begin | None = None
    ) -> None:
        super().__init__(context, stand, record)
        self.record = record
        self.begin = begin or Begin()
        known = record.factoren if record else ()
        sources = [format_bron_invoer(value) for one in stand.effecten for value in one.factoren]
        bekend = [bron for bron in dict.fromkeys([self.begin.bron, *sources]) if bron]
        self.getallen = {factor: Getal(factor, known, bekend) for factor in Factor}

    def form_title(self) -> str:
        return f"Effect wijzigen: {self.record.naam}" if self.record else "Welk effect?"

    def compose_fields(self) -> Iterable[Widget]:
        old = self.record
        yield TextField("naam", "Effect", text=old.naam if old else "", required=True, hint="wat er anders wordt")
        activiteit_id = old.activiteit_id if old else self.begin.activiteit_id
        yield ActiviteitField(self.stand.activiteiten, text=self.activiteit_naam(activiteit_id))
        yield ChoiceField("leefdomein", "Leefdomein", Leefdomein, text=old.leefdomein if old else "", required=True)
        one = old.groepen[0] if old and len(old.groepen) == 1 and not old.groepen[0].wie else None
        yield GroepField(self._divided, text=one.groep if one else "")
        kwantificering = old.kwantificering if old else Kwantificering.EURO
        yield ChoiceField("kwantificering", "In geld?", Kwantificering, text=kwantificering, required=True)
        yield ChoiceField("teken", "Baat of last", Teken, text=old.teken if old else Teken.BAAT, required=True)
        for getal in self.getallen.values():
            yield from getal.widgets()
            self.fields |= {field.key: field for field in getal.section.fields}
        yield from self._course()
        yield Section(
            "Verdelen over de groepen",
            *(DeelField(groep, text=self._deel_text(groep)) for groep in IncasseerderGroep),
        )
        yield Section(
            "Meer: verloop, niet opeisbaar, eenheid",
            *self._more_course(),
            ToggleField("niet_opeisbaar", "Niet opeisbaar", on=old is not None and not old.opeisbaar),
            TextField("eenheid", "Eenheid", text=(old.eenheid or "") if old else "", hint="bv. mensen, gezinnen"),
            LongTextField("toelichting", "Toelichting", text=(old.toelichting or "") if old else ""),
        )

    def _course(self) -> Iterable[Widget]:
        old = self.record
        start = old.start if old and old.start else self.arena.startjaar
        yield JaartalField("start", "Begint in", text=str(start), required=True)
        yield JarenField("looptijd", "Hoeveel jaar", text=str((old.looptijd if old else None) or 1), required=True)

    def _more_course(self) -> Iterable[AnyField]:
        old = self.record
        curve = (old.curve if old else None) or Verloopcurve.GELIJKMATIG
        per = old.waarde_per if old else WaardePer.JAAR
        dropoff = format_procent(old.dropoff) if old and old.dropoff is not None else ""
        yield ChosenField("curve", "Verloop", Verloopcurve, text=curve, required=True, blank=Verloopcurve.GELIJKMATIG)
        hint = "leeg: elk jaar evenveel minder, tot nul"
        yield PercentageField("dropoff", "Elk jaar eraf", text=dropoff, hint=hint)
        yield ChosenField("waarde_per", "De waarde is", WaardePer, text=per, required=True, blank=WaardePer.JAAR)

    def _deel_text(self, groep: IncasseerderGroep) -> str:
        found = [deel for deel in self.record.groepen if deel.groep is groep] if self.record else []
        if not found or (self.record and len(self.record.groepen) == 1 and not found[0].wie):
            return ""
        return f"{format_procent(found[0].aandeel)} {found[0].wie or ''}".strip()

    def on_mount(self) -> None:
        for getal in self.getallen.values():
            getal.fold()
        self._tell()

    def on_field_changed(self, event: Field.Changed) -> None:
        self._tell()

    def restore(self, values: Mapping[str, str]) -> None:
        super().restore(values)
        for getal in self.getallen.values():
            if getal.hides and getal.section.filled:
                self._mount(getal)
        self._tell()

    def _tell(self) -> None:
        """Takes in use what belongs to the choice of euro or PM, and says what the numbers come to."""
        in_euro = self._in_euro
        for field in self.fields.values():
            if isinstance(field, OptionalField):
                field.use(in_euro)
        for getal in self.getallen.values():
            getal.use(in_euro)
        aantal = self._aantal
        aantal.tell()
        aantal.show_remark(self._now_in_kasboek() if in_euro else "")
        self.fields["looptijd"].show_seen(self._result() if in_euro else "")
        self.fields["groepen"].show_seen(self._division())

    @property
    def _aantal(self) -> AantalField:
        field = self.getallen[Factor.AANTAL].veld
        if not isinstance(field, AantalField):
            raise TypeError("a number of people has a field that knows the kasboek")
        return field

    @property
    def _in_euro(self) -> bool:
        return self.fields["kwantificering"].text != Kwantificering.PM

    def _divided(self) -> bool:
        return any(self.fields[f"deel_{groep}"].text.strip() for groep in IncasseerderGroep)

    def _division(self) -> str:
        """How the effect is divided over the groups, with what lacks; empty when it is not, or cannot be read."""
        if not self._divided():
            return ""
        try:
            parts = self._groepen()
        except Refused:
            return ""
        whole = sum(deel.aandeel for deel in parts)
        lacks = "" if whole == HEEL else f"; samen {format_procent(whole)}, maak er 100 % van"
        return "verdeeld: " + ", ".join(f"{one.groep.label} {format_procent(one.aandeel)}" for one in parts) + lacks

    def _result(self) -> str:
        """What the factors come to; empty as long as one of them cannot be read."""
        try:
            product = Fraction(1)
            for getal in self.getallen.values():
                product *= getal.gekozen().exact
            per = self.fields["waarde_per"].needed()
        except Refused:
            return ""
        return f"= {exact_bedrag(product)} {per.label}"

    def _now_in_kasboek(self) -> str:
        """What the kasboek says now, when that is something else than what was taken from it."""
        store, koppeling, number = self.context.store, self._aantal.koppeling, self.arena.initiatief_id
        if koppeling is None or number is None:
            return ""
        try:
            found = read_arena.meting(store, number, koppeling.maat, koppeling.van, koppeling.tot).aantal
        except FrontlijnError:
            return ""
        if found == koppeling.aantal:
            return ""
        return f"nu in het kasboek: {'onbekend' if found is None else format_aantal(found)}. Ctrl+K neemt het over."

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "source":
                return self._in_euro and self._getal_here() is not None
            case "choose_other":
                here = self._getal_here()
                return here is not None and here.anders.has_focus_within
            case "from_kasboek":
                has_kasboek = self.arena.initiatief_id is not None
                return has_kasboek and self._aantal.has_focus_within
        return super().check_action(action, parameters)

    def _getal_here(self) -> Getal | None:
        """The number with the cursor in it, or in its source."""
        return next((getal for getal in self.getallen.values() if getal.has_cursor), None)

    def _mount(self, getal: Getal) -> AwaitMount:
        """Puts the source of a number on the screen."""
        self.sections.append(getal.section)
        return self.query_one("#velden").mount(getal.section, after=getal.above)

    def show_field(self, field: AnyField) -> None:
        hidden = [one for one in self.getallen.values() if one.hides and field in one.section.fields]
        if hidden:
            self.call_later(self._show_hidden, hidden[0], field)
        else:
            super().show_field(field)

    async def _show_hidden(self, getal: Getal, field: AnyField) -> None:
        if getal.hides:
            await self._mount(getal)
        super().show_field(field)

    async def action_source(self) -> None:
        """Opens the source of the number at the cursor; once more closes it, when it is empty, and goes back."""
        getal = self._getal_here()
        if getal is not None:
            if getal.hides:
                await self._mount(getal)
            field = getal.toggled()
            field.focus_control()
            self.call_after_refresh(field.show_whole)

    def action_choose_other(self) -> None:
        """Lets the value on the line of the cursor and the chosen one change places, each with its source."""
        getal = self._getal_here()
        if getal is not None:
            try:
                getal.wissel()
            except Refused as error:
                self.show_problem(error)

    def action_unfold(self) -> None:
        # The sources have a key of their own.
        every, self.sections = self.sections, [one for one in self.sections if not isinstance(one, BronSection)]
        try:
            super().action_unfold()
        finally:
            self.sections = every

    def action_from_kasboek(self) -> None:
        """Asks for a figure of the kasboek of the initiative, and takes it over as the number."""
        number = self.arena.initiatief_id
        if number is not None:
            self.app.push_screen(MetingForm(self.context, number, self._aantal.koppeling), self._measured)

    def _measured(self, found: Koppeling | None) -> None:
        if found is not None:
            self._aantal.type_over(koppeling_text(found))

    def show_problem(self, error: FrontlijnError) -> None:
        if isinstance(error, Refused) and error.field:
            error = Refused(error.message, self._where(error.field))
        super().show_problem(error)

    def _where(self, field: str) -> str:
        """The field of this form where a sentence of the domain belongs."""
        if field == "groepen" and self._divided():
            return next(f"deel_{groep}" for groep in IncasseerderGroep if self.fields[f"deel_{groep}"].text.strip())
        return f"{field.removesuffix('_jaar')}_bron" if field.endswith("_jaar") else field

    def build(self) -> Gevraagd:
        value = {name: field.value() for name, field in self.fields.items()}
        getallen = self.getallen.values() if self._in_euro else ()
        invoer = EffectInvoer(
            activiteit_id=0,
            naam=self.fields["naam"].needed(),
            leefdomein=self.fields["leefdomein"].needed(),
            groepen=self._groepen(),
            teken=self.fields["teken"].needed(),
            kwantificering=self.fields["kwantificering"].needed(),
            opeisbaar=value["niet_opeisbaar"] is not True,
            eenheid=value["eenheid"],
            factoren=tuple(one for getal in getallen for one in getal.waarden()),
            waarde_per=value["waarde_per"] or WaardePer.JAAR,
            start=value["start"],
            looptijd=value["looptijd"],
            curve=value["curve"],
            dropoff=value["dropoff"],
            toelichting=value["toelichting"],
        )
        return self.fields["activiteit_id"].needed(), invoer.checked(self.arena.startjaar)

    def _groepen(self) -> tuple[Groepsdeel, ...]:
        """Who gets which share: all for the group that was chosen, unless shares were typed. Raises Refused."""
        field = self.fields["groepen"]
        parts = {groep: self.fields[f"deel_{groep}"].value() for groep in IncasseerderGroep}
        typed = {groep: deel for groep, deel in parts.items() if deel is not None}
        if not typed:
            return (Groepsdeel(field.needed(), HEEL),)
        if len(typed) == 1:
            # The only group that is named gets all, when no share was typed.
            groep, deel = next(iter(typed.items()))
            return (Groepsdeel(groep, HEEL if deel.aandeel is None else deel.aandeel, deel.wie),)
        for groep, deel in typed.items():
            if deel.aandeel is None:
                raise Refused(f"Vul in welk deel naar {groep.label} gaat, bijvoorbeeld 60 %.", f"deel_{groep}")
        return tuple(Groepsdeel(groep, deel.aandeel or 0, deel.wie) for groep, deel in typed.items())

    async def submit(self, invoer: Gevraagd) -> Effect | None:
        from frontlijn.store.write.arena import add_effect, change_effect

        activiteit, wanted = invoer
        store, record = self.context.store, self.record
        if record is None:
            return await self.in_store(add_effect, store, self.arena.id, wanted, activiteit)
        return await self.in_store(change_effect, store, record.id, wanted, self.versie or record.versie, activiteit)
