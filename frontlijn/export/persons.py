"""Takes names out of free text: of known persons, and of what is onder de radar (domain model, section 14; V22)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from frontlijn.domain.privacy.zoeker import namenzoeker, vervangen
from frontlijn.store.read import initiatieven, personen, wijken
from frontlijn.store.store import Store

INSTEAD = "(naam)"
"""What stands where a name stood."""


def anonymous(store: Store) -> Callable[[str], str]:
    """A function that puts "(naam)" for each known person and each initiative onder de radar, as the store is now."""
    names = initiatieven.known_names(store)
    keep = [*names.shown, *(wijk.naam for wijk in wijken.wijken(store))]
    without_hidden = without_names(names.hidden, keep=keep, any_word=True)
    without_persons = without_names(personen.persoon_namen(store))
    return lambda text: without_persons(without_hidden(text))


def without_names(names: Iterable[str], *, keep: Iterable[str] = (), any_word: bool = False) -> Callable[[str], str]:
    """A function that puts "(naam)" for each of these names where it stands whole in a text, as `namenzoeker` does."""
    search = namenzoeker(names, keep=keep, any_word=any_word)
    return lambda text: vervangen(text, search(text), lambda _: INSTEAD)
