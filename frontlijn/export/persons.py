"""Takes names out of free text: of known persons, and of what is onder de radar (domain model, section 14; V22).

A name is found whole, in any case, with or without its accents, and with the s of a possessive behind it. A nickname, a
first name alone or a slip of the pen is not a known name and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence

from frontlijn.domain.text import fold
from frontlijn.store.read import initiatieven, personen, wijken
from frontlijn.store.store import Store

INSTEAD = "(naam)"
"""What stands where a name stood."""

_WORD = re.compile(r"\w+")


def anonymous(store: Store) -> Callable[[str], str]:
    """A function that puts "(naam)" for each known person and each initiative onder de radar, as the store is now."""
    names = initiatieven.known_names(store)
    keep = [*names.shown, *(wijk.naam for wijk in wijken.wijken(store))]
    without_hidden = without_names(names.hidden, keep=keep, any_word=True)
    without_persons = without_names(personen.persoon_namen(store))
    return lambda text: without_persons(without_hidden(text))


def without_names(names: Iterable[str], *, keep: Iterable[str] = (), any_word: bool = False) -> Callable[[str], str]:
    """A function that puts "(naam)" for each of these names where it stands whole in a text.

    A name of several words is found in any case; a name of one word only as it is written, but for its accents. One
    that begins small is then left alone unless `any_word`, so that someone who goes by kok does not take away every
    cook. Where one of `keep` stands, a name that is only a part of it stays.
    """
    known = [_Name(name, INSTEAD) for name in {*names} - {*keep}]
    known = [name for name in known if name.words and (any_word or len(name.words) > 1 or name.begins_large)]
    masked = frozenset(first for name in known for first in name.firsts)
    if not masked:
        return str
    patterns: dict[str, list[_Name]] = {}
    known += [_Name(name, None) for name in {*keep}]
    for name in sorted(known, key=lambda one: len(one.name), reverse=True):
        for first in name.firsts:
            patterns.setdefault(first, []).append(name)

    def cleaned(text: str) -> str:
        folded, places = _folded(text)
        if masked.isdisjoint(_WORD.findall(folded)):
            return text
        kept: list[str] = []
        done = seen = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            found = start >= seen and _longest(patterns.get(word.group(), ()), text, folded, places, start)
            if found:
                name, seen = found
                if name.instead is not None:
                    kept += [text[done : places[start]], name.instead]
                    done = places[seen]
        return "".join([*kept, text[done:]])

    return cleaned


def _longest(
    names: Iterable[_Name], text: str, folded: str, places: Sequence[int], start: int
) -> tuple[_Name, int] | None:
    """The first of these names, longest first, that stands in the text at `start` of what is folded, and its end."""
    for name in names:
        found = name.pattern.match(folded, start)
        if found and name.fits(text[places[start] : places[found.end()]]):
            return name, found.end()
    return None


class _Name:
    """A name to look for in folded text; without `instead` it stays where it stands."""

    def __init__(self, name: str, instead: str | None) -> None:
        self.name = name
        self.instead = instead
        self.words = _WORD.findall(_folded(name)[0])
        self.begins_large = any(word[0].isupper() for word in _WORD.findall(name)[:1])
        single = len(self.words) == 1
        self.firsts = (self.words[0], f"{self.words[0]}s") if single else tuple(self.words[:1])
        self.pattern = re.compile(r"\W{1,3}".join(map(re.escape, self.words)) + r"(?=s?(?!\w))")
        self._written = _plain("".join(_WORD.findall(name))) if single and instead is not None else None

    def fits(self, found: str) -> bool:
        """Whether what was found is written as the name is, where that counts."""
        return self._written is None or _plain(found) == self._written


def _plain(word: str) -> str:
    """A word without its accents, in its own case."""
    return "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))


class _FoldedCharacters(dict[int, str]):
    """What each character becomes without case and accents, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))
        return self[code]


_FOLDED = _FoldedCharacters()


def _folded(text: str) -> tuple[str, Sequence[int]]:
    """The text without case and accents and, for each character of it and for its end, the place in the text."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = text.translate(_FOLDED)
    if all(len(_FOLDED[ord(char)]) == 1 for char in set(text)):
        return folded, range(len(text) + 1)
    places = [place for place, char in enumerate(text) for _ in _FOLDED[ord(char)]]
    return folded, [*places, len(text)]
