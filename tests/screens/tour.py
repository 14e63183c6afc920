"""A walk past every screen, form and question of the app, on a store that has something in each register."""

from __future__ import annotations

from collections.abc import AsyncIterator

from frontlijn.domain.values import Zoeksoort
from frontlijn.screens.forms.geldstroom import CorrectieForm, StornoForm
from frontlijn.screens.opening import Opener
from frontlijn.store.read import handgeld
from frontlijn.store.read.handgeld import HandgeldFilter, MutatieFilter
from frontlijn.widgets.confirm import Confirm
from tests.screens.driving import Worker

RAPPORT = 1
"""The report of the example."""

BY_KEYS: dict[str, tuple[str, ...]] = {
    "wijk": ("1",),
    "wijk: andere kolom": ("1", "tab", "end"),
    "wijk: rijen achter een cijfer": ("1", "enter"),
    "initiatieven": ("2",),
    "initiatief": ("2", "enter"),
    "initiatief: onderaan": ("2", "enter", "end"),
    "initiatief wijzigen": ("2", "enter", "e", "ctrl+o"),
    "kasboek": ("3",),
    "kasboek filteren": ("3", "f", "ctrl+o"),
    "bewaarde filters": ("3", "F"),
    "kasboek onder een filter": ("3", "F", "1"),
    "kasboek zonder filter": ("3", "escape"),
    "kalender": ("3", "c"),
    "kalender: regels van een week": ("3", "c", "end", "right", "enter"),
    "olievlek": ("3", "o", "end"),
    "prullenbak": ("3", "p"),
    "regel in de prullenbak": ("3", "p", "enter"),
    "kasboekregel": ("3", "enter"),
    "versies van een kasboekregel": ("3", "enter", "v"),
    "olievlek om een kasboekregel": ("3", "enter", "o"),
    "kasboekregel wijzigen": ("3", "enter", "e", "ctrl+o"),
    "handgeld": ("4",),
    "nieuwe pot": ("4", "n"),
    "potten": ("4", "p"),
    "pot": ("4", "p", "enter"),
    "pot: gesloten": ("4", "p", "end", "enter"),
    "afschrift": ("4", "p", "enter", "a"),
    "afschrift: onderaan": ("4", "p", "enter", "a", "end"),
    "afschrift: andere periode": ("4", "p", "enter", "a", "d"),
    "afschrift naar een bestand": ("4", "p", "enter", "a", "m"),
    "overhevelen": ("4", "p", "enter", "o"),
    "pot sluiten": ("4", "p", "enter", "s"),
    "korting": ("4", "p", "minus", "9"),
    "open bij handgeld": ("4", "o"),
    "fondsen": ("4", "f"),
    "fonds wijzigen": ("4", "f", "enter"),
    "richtlijnen": ("4", "r"),
    "nieuwe richtlijn": ("4", "r", "n"),
    "richtlijn beëindigen": ("4", "r", "enter"),
    "zoeken": ("5",),
    "nieuwe kasboekregel": ("1", "k"),
    "nieuwe kasboekregel: alles": ("1", "k", "ctrl+o"),
    "nieuwe kasboekregel: delen en reeks": ("1", "k", *(["ctrl+o"] * 6)),
    "snel loggen": ("1", "t"),
    "snel loggen: ingevuld": ("1", "t", "1"),
    "sjabloon wijzigen": ("1", "t", "e", "1"),
    "laatste nog eens": ("1", "h"),
    "nieuw initiatief": ("1", "i", "ctrl+o"),
    "handgeld vastleggen": ("2", "g"),
    "handgeld vastleggen: alles": ("2", "g", "ctrl+o", "ctrl+o"),
    "formulier met tekst verlaten": ("1", "k", "a", "escape"),
    "export": ("1", "x"),
    "opbrengst: samenvatting": ("1", "b"),
    "opbrengst: samenvatting als bestand": ("1", "b", "x"),
    "opbrengst: cijfers": ("1", "b", "c"),
    "opbrengst: verhalen": ("1", "b", "v"),
    "opbrengst: periode": ("1", "b", "p"),
    "opbrengst: export": ("1", "b", "c", "x"),
    "arena's": ("1", "a"),
    "nieuwe arena": ("1", "a", "n", "ctrl+o"),
    "arena": ("1", "a", "enter", "right", "right"),
    "arena: investering": ("1", "a", "enter", "n", "ctrl+o"),
    "arena: activiteit": ("1", "a", "enter", "right", "enter"),
    "arena: effect": ("1", "a", "enter", "right", "right", "enter", "ctrl+o", "ctrl+o"),
    "arena: wat naar een groep gaat": ("1", "a", "enter", "right", "right", "right", "enter"),
    "arena: wat ze oplevert": ("1", "a", "enter", "u", "end"),
    "arena: wat als": ("1", "a", "enter", "u", "w", "+", "enter"),
    "arena: een sessie": ("1", "a", "enter", "s", "end", "enter"),
    "nieuw rapport": ("1", "a", "r", "ctrl+o"),
    "wijk kiezen": ("1", "w"),
    "opdrachten": ("1", "ctrl+p"),
    "opdrachten: onderaan": ("1", "ctrl+p", *["down"] * 25),
    "hulp bij wijk": ("1", "f1"),
    "hulp bij kasboek": ("3", "f1", "end"),
    "hulp bij een formulier": ("1", "k", "f1"),
    "hulp bij een formulier: onderaan": ("1", "k", "f1", "end"),
    "opnieuw niets ongedaan": ("1", "ctrl+z"),
}


async def tour(worker: Worker) -> AsyncIterator[str]:
    """Goes to each screen in turn and tells its name while it is in sight."""
    for name, keys in BY_KEYS.items():
        await worker.press(*keys)
        yield name
        await home(worker)
    async for name in _records(worker):
        yield name
        await home(worker)


async def home(worker: Worker) -> None:
    """Leaves whatever is open and goes to the screen of a mode."""
    for _ in range(8):
        if len(worker.app.screen_stack) == 1:
            return
        await worker.press(*(["w", "enter"] if worker.at(Confirm) else ["escape"]))
    raise AssertionError(f"there is no way out of {worker.app.screen_stack}")


async def _records(worker: Worker) -> AsyncIterator[str]:
    store = worker.app.store
    requests = handgeld.window(store, HandgeldFilter(), 0, 1000)
    undecided = next(one for one in requests if one.besluit is None)
    promised = next(one for one in requests if one.besluit and one.besluit.openstaand)
    refused = next(one for one in requests if one.besluit and not one.besluit.uitkomst.kent_toe)
    paid = next(one for one in requests if one.besluit and one.besluit.betaald)

    for name, record, keys in (
        ("aanvraag zonder besluit", undecided, ()),
        ("aanvraag afgewezen", refused, ()),
        ("aanvraag betaald", paid, ("end",)),
        ("besluit", undecided, ("b",)),
        ("besluit: alles", undecided, ("b", "ctrl+o")),
        ("betaling", promised, ("p",)),
        ("vrijval", promised, ("v",)),
        ("terugontvangst", paid, ("t",)),
        ("aanvraag wijzigen", undecided, ("e", "ctrl+o")),
        ("status", undecided, ("s",)),
        ("belang melden", undecided, ("m",)),
        ("zichtbaarheid", paid, ("z",)),
        ("herziening", promised, ("h",)),
        ("herziening: alles", promised, ("h", "ctrl+o")),
        ("antwoord", promised, ("a",)),
        ("antwoord naar een bestand", promised, ("a", "f3")),
        ("verantwoording", paid, ("r",)),
    ):
        await worker.press("4")
        opener(worker).open_record(Zoeksoort.HANDGELD, record.id)
        await worker.settle()
        await worker.press(*keys)
        yield name
    for form in (StornoForm, CorrectieForm):
        worker.app.push_screen(form(worker.app.context, promised.mutaties[0]))
        await worker.settle()
        yield form.form_name
        await worker.press("escape")
    opener(worker).open_target(MutatieFilter(pot_id=paid.pot_id), "Pot")
    await worker.settle()
    yield "boekingen van een pot"
    for name, keys in (("rapport", ()), ("cijfer wijzigen", ("e", "ctrl+o"))):
        opener(worker).show_arena(RAPPORT)
        await worker.settle()
        await worker.press(*keys)
        yield name
        await home(worker)
    for kind in (Zoeksoort.ORGANISATIE, Zoeksoort.PERSOON):
        opener(worker).open_record(kind, 1)
        await worker.settle()
        yield kind.label


def opener(worker: Worker) -> Opener:
    """The screen in sight, as one that opens others."""
    assert isinstance(worker.app.screen, Opener)
    return worker.app.screen
