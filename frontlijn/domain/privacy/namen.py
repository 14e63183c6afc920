"""Finds names of known people in free text, and puts a schuilnaam where they stand (domain model, section 14).

A name is found whole, in any case, with or without its accents, and with the s of a possessive behind it. A nickname, a
first name alone or a slip of the pen is not a known name and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import count
from string import ascii_uppercase
from typing import NamedTuple

from frontlijn.domain.text import fold

_WORD = re.compile(r"\w+")


class Vindplaats(NamedTuple):
    """Where a name stands in a text: from `begin` up to `eind`, without the s of a possessive."""

    begin: int
    eind: int
    naam: str


def namenzoeker(
    namen: Iterable[str], *, keep: Iterable[str] = (), any_word: bool = False
) -> Callable[[str], tuple[Vindplaats, ...]]:
    """A function that finds where these names stand whole in a text, in order and never one over another.

    A name of several words is found in any case; a name of one word only as it is written, but for its accents. One
    that begins small is then left alone unless `any_word`, so that someone who goes by kok does not take away every
    cook. Where one of `keep` stands, a name that is only a part of it is not found. Of two names in one place the
    longest counts.
    """
    kept = dict.fromkeys(keep)
    known = [_Name(name, kept=False) for name in dict.fromkeys(namen) if name not in kept]
    known = [name for name in known if name.words and (any_word or len(name.words) > 1 or name.begins_large)]
    wanted = frozenset(first for name in known for first in name.firsts)
    known += [_Name(name, kept=True) for name in kept] if wanted else []
    by_first: dict[str, list[_Name]] = {}
    for name in sorted(known, key=lambda one: len(one.name), reverse=True):
        for first in name.firsts:
            by_first.setdefault(first, []).append(name)

    def found(text: str) -> Iterator[Vindplaats]:
        folded, places = _folded(text)
        if wanted.isdisjoint(_WORD.findall(folded)):
            return
        seen = 0
        for word in _WORD.finditer(folded):
            start = word.start()
            longest = start >= seen and _longest(by_first.get(word.group(), ()), text, folded, places, start)
            if longest:
                name, seen = longest
                if not name.kept:
                    yield Vindplaats(places[start], places[seen], name.name)

    return lambda text: tuple(found(text)) if wanted else ()


def vervangen(text: str, plaatsen: Iterable[Vindplaats], instead: Callable[[Vindplaats], str]) -> str:
    """The text with, at each of these places, what `instead` gives for it."""
    pieces: list[str] = []
    done = 0
    for plaats in plaatsen:
        pieces += [text[done : plaats.begin], instead(plaats)]
        done = plaats.eind
    return "".join([*pieces, text[done:]])


def namen_in(text: str, namen: Iterable[str]) -> tuple[str, ...]:
    """Which of these names stand in a text (as `namenzoeker` finds them), as they are known, each once, in order."""
    return tuple(dict.fromkeys(plaats.naam for plaats in namenzoeker(namen)(text)))


def schuilnamen(teksten: Iterable[str], namen: Iterable[str], pseudoniem: str | None = None) -> dict[str, str]:
    """A schuilnaam for each of these names that stands in the texts, in order: the fields of one story share it.

    The first is called `pseudoniem` when that is given; the others bewoner A, bewoner B, and after Z bewoner AA. A
    letter that a text already has, or that is itself a known name, is passed over, so that two people never become one.
    """
    texts, known = tuple(teksten), tuple(namen)
    search = namenzoeker(known)
    found = dict.fromkeys(plaats.naam for text in texts for plaats in search(text))
    if not found:
        return {}
    taken = {match for text in texts for match in re.findall(r"\bbewoner ([a-z]+)\b", _folded(text)[0])}
    free = (f"bewoner {code}" for code in map(_letters, count(1)) if code.lower() not in taken)
    names = (name for name in free if not search(name))
    return {naam: pseudoniem if pseudoniem and at == 0 else next(names) for at, naam in enumerate(found)}


def vervang_namen(text: str, schuil: Mapping[str, str]) -> str:
    """The text with each name replaced by its schuilnaam, as `schuilnamen` gives them; a possessive s gets its '."""

    def instead(plaats: Vindplaats) -> str:
        possessive = text[plaats.eind : plaats.eind + 1] in ("s", "S")
        return schuil[plaats.naam] + ("'" if possessive else "")

    return vervangen(text, namenzoeker(schuil)(text), instead)


def met_schuilnamen(text: str, namen: Iterable[str], pseudoniem: str | None = None) -> str:
    """One text with a schuilnaam for each of these names, the same wherever the name stands (`schuilnamen`).

    None of the names is left in it, as long as `pseudoniem` holds none.
    """
    return vervang_namen(text, schuilnamen([text], namen, pseudoniem))


def _letters(number: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    code = ""
    while number:
        number, at = divmod(number - 1, len(ascii_uppercase))
        code = ascii_uppercase[at] + code
    return code


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
    """A name to look for in folded text; one that is `kept` stands in the way of the others."""

    def __init__(self, name: str, *, kept: bool) -> None:
        self.name = name
        self.kept = kept
        self.words = _WORD.findall(_folded(name)[0])
        self.begins_large = any(word[0].isupper() for word in _WORD.findall(name)[:1])
        single = len(self.words) == 1
        self.firsts = (self.words[0], f"{self.words[0]}s") if single else tuple(self.words[:1])
        self._written = _plain("".join(_WORD.findall(name))) if single and not kept else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Made when its first word is met: of all that are known, a text names few."""
        return re.compile(r"\W{1,3}".join(map(re.escape, self.words)) + r"(?=s?(?!\w))")

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
