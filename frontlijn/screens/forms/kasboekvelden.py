"""The fields that only a kasboekregel or its template has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from frontlijn.domain.dates import WEEKDAYS, format_datum
from frontlijn.domain.errors import FrontlijnError, NotFound, Refused
from frontlijn.domain.kasboek.olievlek import Sleutel
from frontlijn.domain.kasboek.perspectief import Perspectief, parse_perspectieven
from frontlijn.domain.kasboek.reeks import format_weekdag, parse_reeks, weekdag
from frontlijn.domain.kasboek.wederkerigheid import (
    HOOGSTENS,
    UitwisselingInvoer,
    parse_uitwisselingen,
    parties_named,
)
from frontlijn.domain.names import likely_same
from frontlijn.domain.text import fold
from frontlijn.domain.values import Bereik, PartijSoort, Zoeksoort
from frontlijn.screens.forms.choices import SUGGESTED, initiatief_names
from frontlijn.store.read import initiatieven, kasboek, personen
from frontlijn.store.read.initiatieven import InitiatiefFilter
from frontlijn.store.store import Store
from frontlijn.widgets.fields import AreaField, ChoiceField, LineField, ParsedField, V

Partijen = Mapping[PartijSoort, Sequence[str]]
"""The known names of each kind."""

WORTH_ASKING = 3
"""A shorter name stands in too many others to ask whether one of those is meant."""

LONGEST = 20_000
"""A longer text is no list of exchanges or scores."""

BEREIK_ZEGT = {
    Bereik.INTERN: "Het verhaal blijft op deze laptop; titel en aantallen gaan wel mee in een verslag.",
    Bereik.EXPORT: "Het verhaal mag mee in een verslag, zolang de toestemming loopt.",
    Bereik.OPENBAAR: "Iedereen mag het verhaal lezen, ook op een website, zolang de toestemming loopt.",
}
"""What each choice means for the story."""


class ListField(AreaField[tuple[V, ...]]):
    """One thing on each line; empty when there are none."""

    def value(self) -> tuple[V, ...]:
        """What stands on the lines. Raises Refused at this field."""
        text = self.text.strip()
        if len(text) > LONGEST:
            raise Refused("Dit is te lang voor dit veld; zet het in het verhaal.", self.key)
        return self.parse(text)

    def parse(self, text: str) -> tuple[V, ...]:
        """The things in a text. Raises Refused."""
        raise NotImplementedError


class UitwisselingenField(ListField[UitwisselingInvoer]):
    """Who gave what to whom, an exchange on each line, with known parties to type ahead."""

    asks_names = True

    def __init__(self, namen: Callable[[], Iterable[str]], partijen: Callable[[], Partijen], *, text: str = "") -> None:
        """`namen` is called when the first name is begun, `partijen` when the first line can be read."""
        self._namen = cache(lambda: [(fold(naam), naam) for naam in namen()])
        self._partijen = cache(partijen)
        hint = "bv. Soepclub > bewoner A: fiets gemaakt, 2 uur"
        super().__init__("uitwisselingen", "Wie gaf wie wat", text=text, hint=hint, suggest=self._rest_of_name)

    def parse(self, text: str) -> tuple[UitwisselingInvoer, ...]:
        return parse_uitwisselingen(text, self.key)

    def tell(self) -> None:
        """Says who was recognised and who counts as a description; nothing as long as no line can be read."""
        names: dict[str, None] = {}
        for line in self.text[:LONGEST].splitlines()[:HOOGSTENS]:
            try:
                names |= {naam: None for one in self.parse(line) for naam in (one.gever, one.ontvanger)}
            except Refused:
                continue
        self.show_seen(wie_is_wie(names, self._partijen()) if names else "")

    def _rest_of_name(self, line: str) -> str:
        begun = fold(line.rpartition(">")[2].lstrip())
        if len(begun) < 2 or ":" in line:
            return ""
        return next((naam[len(begun) :] for folded, naam in self._namen() if folded.startswith(begun)), "")


class PerspectievenField(ListField[Perspectief]):
    """Scores before and after, of one person or group on each line."""

    def __init__(self, *, text: str = "") -> None:
        super().__init__("perspectieven", "Van 1 tot 5", text=text, hint="bv. bewoner A: eigen 2-4, werker 2-3")

    def parse(self, text: str) -> tuple[Perspectief, ...]:
        return parse_perspectieven(text, self.key)


class UitField(LineField[Sleutel]):
    """What an entry came from: an initiative, the title of an entry, or `regel 12`; says below it what was found.

    As long as its text stays as it was filled in, it means that very thing, whatever others share its name.
    """

    def __init__(
        self,
        store: Store,
        wijk: Callable[[], int | None],
        namen: Sequence[str],
        uit: Sleutel | None = None,
        dag: Callable[[], date | None] = lambda: None,
    ) -> None:
        """`namen` of initiatives are offered while typing; it starts with `uit`.

        A title means the newest entry up to `dag`, the day of what came from it.
        """
        self.dag = dag
        self.store = store
        self.wijk = wijk
        self.preset: tuple[str, Sleutel] | None = None
        if uit is not None:
            self.preset = (_typed(store, uit), uit)
        hint = "bv. Soepclub, de titel van een regel, of regel 12"
        text = self.preset[0] if self.preset else ""
        super().__init__("uit", "Kwam voort uit", text=text, hint=hint, suggestions=namen)
        if uit is not None:
            self.show_seen(_described(store, uit))

    def parse(self, text: str) -> Sleutel:
        if self.preset is not None and text == self.preset[0]:
            found = self.preset[1]
        else:
            try:
                found = kasboek.find_oorsprong(self.store, text, self.wijk(), self.dag())
            except NotFound as error:
                raise Refused(error.message, self.key) from error
        self.show_seen(_described(self.store, found))
        return found

    def value(self) -> Sleutel | None:
        """What is meant, None when the field is empty. Raises Refused at this field."""
        self.show_seen("")
        return super().value()


def _typed(store: Store, uit: Sleutel) -> str:
    """How an origin is typed so that it is found again."""
    if uit[0] is Zoeksoort.KASBOEK:
        return f"regel {uit[1]}"
    try:
        return initiatieven.get(store, uit[1]).naam
    except NotFound:
        return ""


def _described(store: Store, uit: Sleutel) -> str:
    try:
        if uit[0] is Zoeksoort.INITIATIEF:
            return f"initiatief: {initiatieven.get(store, uit[1]).naam}"
        regel = kasboek.get(store, uit[1])
    except FrontlijnError as error:
        return error.message
    return f"kasboekregel {regel.id} van {format_datum(regel.datum)}: {regel.titel}"


class ReeksField(LineField[tuple[date, ...]]):
    """The days of a series, counted back from the day of the entry; says below it how many entries that makes."""

    def __init__(self, datum: Callable[[], date | None], each_day: Callable[[], tuple[str, str]], today: date) -> None:
        """`each_day` gives what is repeated on each day, and what goes with the last day only."""
        self.datum = datum
        self.each_day = each_day
        self.today = today
        super().__init__("reeks", "Reeks", hint="bv. elke di vanaf 1-9, of 4 weken")

    def parse(self, text: str) -> tuple[date, ...]:
        return parse_reeks(text, self.datum() or self.today, self.today, self.key)

    def tell(self) -> None:
        """Says how many entries it makes; nothing as long as it cannot be read."""
        try:
            days = self.value()
        except Refused:
            days = None
        self.show_seen(_told(days, *self.each_day()) if days else "")


def _told(days: tuple[date, ...], each: str, on_last: str) -> str:
    first, last = (f"{WEEKDAYS[day.weekday()][:2]} {format_datum(day)}" for day in (days[0], days[-1]))
    if len(days) == 1:
        return f"Dit wordt 1 kasboekregel, op {last}."
    return (
        f"Dit worden {len(days)} kasboekregels, van {first} tot en met {last}. "
        + (f"Op elke dag: {each}. " if each else "")
        + f"Alleen op {last}: {on_last or 'verhaal, aantallen mensen, scores, wie gaf en kreeg'}."
    )


class BereikField(ChoiceField[Bereik]):
    """How far the story may go; says below it what the choice means."""

    def __init__(self, bereik: Bereik) -> None:
        super().__init__("bereik", "Mag verder?", Bereik, text=bereik, required=True, blank=Bereik.INTERN)
        self.tell()

    def tell(self) -> None:
        """Says what the choice means."""
        self.show_seen(BEREIK_ZEGT[self.value() or Bereik.INTERN])


class WeekdagField(ParsedField[int]):
    """A day of the week, Monday is 0."""

    def __init__(self, *, weekdag: int | None) -> None:
        text = "" if weekdag is None else WEEKDAYS[weekdag][:2]
        super().__init__("weekdag", "Vaste dag", text=text, hint="di = de afgelopen dinsdag")

    def parse(self, text: str) -> int:
        return weekdag(text, self.key)

    def format(self, value: int) -> str:
        return format_weekdag(value)


def wie_is_wie(names: Iterable[str], partijen: Partijen) -> str:
    """Which of these names are known, as what, and which count as a description, maybe for want of the whole name."""
    known = {soort: {fold(naam): number for number, naam in enumerate(namen)} for soort, namen in partijen.items()}
    recognised: list[str] = []
    described: list[str] = []
    for naam, partij in parties_named(names, known).items():
        if partij.id is None:
            meant = _much_like(naam, partijen)
            described.append(f"{naam} (bedoel je {meant}?)" if meant else naam)
        else:
            recognised.append(f"{partijen[partij.soort][partij.id]} ({partij.soort.label.casefold()})")
    sentences = (("Herkend", recognised), ("Als omschrijving", described))
    return " ".join(f"{what}: {', '.join(dict.fromkeys(who))}." for what, who in sentences if who)


def _much_like(naam: str, partijen: Partijen) -> str | None:
    """A known name in which this one stands as whole words, or that differs by a slip of the finger."""
    wanted = fold(naam)
    for known in (one for namen in partijen.values() for one in namen):
        folded = fold(known)
        if len(wanted) >= WORTH_ASKING and f" {wanted} " in f" {folded} ":
            return known
        alike = folded[:1] == wanted[:1] and abs(len(folded) - len(wanted)) <= 2
        if alike and len(wanted) > WORTH_ASKING and likely_same(naam, known):
            return known
    return None


def bekende_partijen(store: Store) -> Partijen:
    """Everybody that is known by name: who is meant by a name is looked for in the whole city."""
    every = InitiatiefFilter()
    found = initiatieven.window(store, every, 0, initiatieven.count(store, every))
    return {
        PartijSoort.INITIATIEF: tuple(one.naam for one in found),
        PartijSoort.ORGANISATIE: personen.organisatie_namen(store),
        PartijSoort.PERSOON: personen.persoon_namen(store),
    }


def partij_namen(store: Store, wijk_id: int | None) -> tuple[str, ...]:
    """Who can give and receive by name, to type ahead: initiatives first, then organisations and persons."""
    return (
        *initiatief_names(store, wijk_id),
        *personen.organisatie_namen(store)[:SUGGESTED],
        *personen.persoon_namen(store)[:SUGGESTED],
    )
