"""The ways in which the name of somebody is usually written, and folded text to look for them in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from frontlijn.domain.text import fold

WORD = re.compile(r"[^\W_]+")

_SHORTEST_FIRST = 3
_LONG_ENOUGH = 8
"""From so many letters on a name in one word, such as xandrakwibus, is no ordinary word."""

_NIET_EIGEN = """
    van von der den het des ten ter aan bij uit voor mevrouw mevr meneer mijnheer heer dhr familie fam buurvrouw buurman
    oma opa tante oom zus zuster broer pastor dominee imam dokter juf meester wijkagent
"""
NIET_EIGEN = frozenset(_NIET_EIGEN.split())
"""Words of a name that are not one's own: by themselves they point at nobody."""


class Vorm(IntEnum):
    """How a name is written; of two in one place with the same end the lowest counts."""

    HEEL = 1
    EEN_WOORD = 2
    AANEEN = 3
    GEDRAAID = 4
    VOORLETTER = 5
    VOORNAAM = 6
    BEWAARD = 7


class Spelling(NamedTuple):
    """One way to write a name: its folded words in order; `geschreven` is the case that counts, if any does."""

    woorden: tuple[str, ...]
    vorm: Vorm
    naam: str
    geschreven: str = ""

    def past(self, found: str, before: str, after: str) -> bool:
        """Whether what was found is written so that it is this name, and not a few ordinary words.

        `before` and `after` are what stands around it in the text.
        """
        match self.vorm:
            case Vorm.EEN_WOORD:
                return plain(found) in _cases(self.geschreven)
            case Vorm.AANEEN:
                inside = len(self.geschreven)
                return len(self.woorden[0]) >= _LONG_ENOUGH or plain(found)[inside : inside + 1].isupper()
            case Vorm.GEDRAAID:
                parts = WORD.findall(found)
                return "\n" not in found and ("," in found or (parts[0][0].isupper() and parts[-1][0].isupper()))
            case Vorm.VOORLETTER:
                return _is_initial(self, found, before, after)
            case Vorm.VOORNAAM:
                return found[0].isupper()
        return True


def spellings(naam: str, *, any_word: bool = False, voornamen: bool = False) -> Iterator[Spelling]:
    """The ways to write a name; none of a name of one small word unless `any_word`.

    Of the name of somebody, in several words: Kwibus, Xandra; X. Kwibus; Kwibus, X.; XandraKwibus; with `voornamen`
    also Xandra alone. With `any_word` it may be the name of anything, and only stands as it is or in one word.
    """
    words = tuple(words_of(naam))
    written = [plain(word) for word in WORD.findall(naam)]
    begins_large = naam[:1].isupper() or any(word[0].isupper() for word in written[:1])
    if len(words) < 2:
        if words and (any_word or begins_large):
            yield Spelling(words, Vorm.EEN_WOORD, naam, "".join(written))
        return
    first, *rest = words
    yield Spelling(words, Vorm.HEEL, naam)
    yield Spelling(("".join(words),), Vorm.AANEEN, naam, first)
    if any_word or first in NIET_EIGEN:
        return
    yield Spelling((*rest, first), Vorm.GEDRAAID, naam)
    if len(rest) > 1:
        yield Spelling((rest[-1], first, *rest[:-1]), Vorm.GEDRAAID, naam)
    if len("".join(rest)) >= _SHORTEST_FIRST:
        yield Spelling((first[0], *rest), Vorm.VOORLETTER, naam)
        yield Spelling((*rest, first[0]), Vorm.VOORLETTER, naam)
    if voornamen and len(first) >= _SHORTEST_FIRST and begins_large:
        yield Spelling((first,), Vorm.VOORNAAM, naam)


def words_of(naam: str) -> list[str]:
    """The words of a name, folded."""
    return WORD.findall(gevouwen(naam)[0])


def plain(word: str) -> str:
    """A word without its accents and unseen marks, in its own case."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Me", "Cf"))


def gevouwen(text: str) -> tuple[str, Sequence[int]]:
    """The text without case, accents and unseen marks and, for each character of it and for its end, the place in the
    text.
    """
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    folded = text.translate(_FOLDED)
    if all(len(_FOLDED[ord(char)]) == 1 for char in set(text)):
        return folded, range(len(text) + 1)
    places = [place for place, char in enumerate(text) for _ in _FOLDED[ord(char)]]
    return folded, [*places, len(text)]


def _cases(written: str) -> tuple[str, ...]:
    """A name of one word as it may be written: not small when it begins large, for that may be an ordinary word."""
    if not written[:1].isupper():
        return (written,)
    return written, written.upper(), written[:1] + written[1:].lower()


def _is_initial(spelling: Spelling, found: str, before: str, after: str) -> bool:
    """Whether the single letter at the begin or end is an initial: large, or with a dot; not that of a schuilnaam."""
    if len(spelling.woorden[0]) == 1:
        large = found[0].isupper() or found[1:2] == "."
        return large and not before.endswith(("'", "’", "‘")) and not gevouwen(before)[0].rstrip().endswith("bewoner")
    large = found[-1].isupper() or after[:1] == "."
    return large and "," in found and "\n" not in found


class _FoldedCharacters(dict[int, str]):
    """What each character becomes without case and accents, found out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = "" if unicodedata.category(char) == "Cf" else fold(char)
        return self[code]


_FOLDED = _FoldedCharacters()
