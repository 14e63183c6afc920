"""Where names stand in a text, in time that does not grow with how many names are known."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from frontlijn.domain.privacy.spelling import WORD, Spelling, Vorm, gevouwen, spellings, words_of

_MAX_GAP = 3
_MAX_MIDDLE = 3
_AROUND = 12
_DOMAIN = re.compile(r"@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,}")
_LOCAL = re.compile(r"[\w.+%-]+\Z")
_MAX_LOCAL = 64
_LETTERS = re.compile(r"[^\W\d_]+")


class Vindplaats(NamedTuple):
    """Where a name stands in a text: from `begin` up to `eind`, without the s of a possessive.

    `alleen_voornaam` says that only the first name stands there.
    """

    begin: int
    eind: int
    naam: str
    alleen_voornaam: bool = False


def namenzoeker(
    namen: Iterable[str], *, keep: Iterable[str] = (), any_word: bool = False, voornamen: bool = False
) -> Callable[[str], tuple[Vindplaats, ...]]:
    """A function that finds where these names stand in a text, in order and never one over another.

    A name of several words is found in any case and in its usual spellings (`spellings`); a name of one word only as it
    is written, or large. One that begins small is then left alone unless `any_word`, so that someone who goes by kok
    does not take away every cook. With `voornamen` a first name alone is found too, for the first of `namen` that has
    it. Where one of `keep` stands, a name that is only a part of it is not found. What reaches furthest counts.
    """
    return _zoeker(tuple(dict.fromkeys(namen)), tuple(dict.fromkeys(keep)), any_word, voornamen)


def vervangen(text: str, plaatsen: Iterable[Vindplaats], instead: Callable[[Vindplaats], str]) -> str:
    """The text with, at each of these places, what `instead` gives for it."""
    pieces: list[str] = []
    done = 0
    for plaats in plaatsen:
        pieces += [text[done : plaats.begin], instead(plaats)]
        done = plaats.eind
    return "".join([*pieces, text[done:]])


@lru_cache(maxsize=8)
def _zoeker(
    namen: tuple[str, ...], keep: tuple[str, ...], any_word: bool, voornamen: bool
) -> Callable[[str], tuple[Vindplaats, ...]]:
    kept = set(keep)
    known = [
        spelling
        for naam in namen
        if naam not in kept
        for spelling in spellings(naam, any_word=any_word, voornamen=voornamen)
    ]
    if not known:
        return lambda _: ()
    standing = [Spelling(tuple(words), Vorm.BEWAARD, naam) for naam in keep if (words := words_of(naam))]
    tree = _tree([*known, *standing])
    in_mail = {"".join(one.woorden): one.naam for one in reversed(known) if one.vorm is not Vorm.VOORNAAM}
    return lambda text: tuple(_found(text, tree, in_mail))


class _Match(NamedTuple):
    """A spelling and the number of the last word of it."""

    last: int
    eind: int
    spelling: Spelling


def _tree(known: Iterable[Spelling]) -> dict[str, Any]:
    """The spellings by their words, one level for each; under "" those that end there, the ones that count first."""
    tree: dict[str, Any] = {}
    for spelling in sorted(known, key=lambda one: one.vorm):
        node = tree
        for word in spelling.woorden:
            node = node.setdefault(word, {})
        node.setdefault("", []).append(spelling)
    return tree


class _Text:
    """A text with its folded words, and where each stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self.places = gevouwen(text)
        self.words = [(match.group(), match.start(), match.end()) for match in WORD.finditer(self.folded)]

    def written(self, start: int, end: int) -> str:
        return self.text[self.places[start] : self.places[end]]

    def fits(self, spelling: Spelling, start: int, end: int) -> bool:
        """Whether the spelling may stand from `start` up to `end` of the folded text."""
        begin, eind = self.places[start], self.places[end]
        around = self.text[max(0, begin - _AROUND) : begin], self.text[eind : eind + 1]
        return spelling.past(self.text[begin:eind], *around)


def _found(text: str, tree: Mapping[str, Any], in_mail: Mapping[str, str]) -> Iterator[Vindplaats]:
    seen = _Text(text)
    mails = deque(_mails(text, in_mail) if "@" in text else ())
    done = 0
    for index, (_, start, _) in enumerate(seen.words):
        begin = seen.places[start]
        while mails and mails[0].eind <= begin:
            mails.popleft()
        if begin < done:
            continue
        mail = mails[0] if mails and mails[0].begin <= begin else None
        if mail and mail.naam:
            done = mail.eind
            yield mail
        elif best := _best(seen, index, tree):
            done = seen.places[best.eind]
            if best.spelling.vorm is Vorm.BEWAARD:
                continue
            for other in mails:
                if other.begin >= done:
                    break
                begin, done = min(begin, other.begin), max(done, other.eind)
            yield Vindplaats(begin, done, best.spelling.naam, best.spelling.vorm is Vorm.VOORNAAM)


def _best(seen: _Text, index: int, tree: Mapping[str, Any]) -> _Match | None:
    """The spelling that reaches furthest of those that begin at this word, initials after the first one passed over."""
    word, start, end = seen.words[index]
    best = None
    for match in _walk(seen, index, tree, start):
        best = _further(best, match)
    node = tree.get(word)
    following = index + 1
    while node and following <= index + _MAX_MIDDLE and _is_middle(seen, following, end):
        end = seen.words[following][2]
        following += 1
        for match in _walk(seen, following, node, start, end):
            best = _further(best, match)
    return best


def _further(best: _Match | None, match: _Match) -> _Match:
    return match if best is None or match.eind > best.eind else best


def _is_middle(seen: _Text, index: int, before: int) -> bool:
    """Whether this word is one large letter, or one with a dot, right behind the word that ends at `before`."""
    if index >= len(seen.words):
        return False
    word, start, end = seen.words[index]
    if len(word) != 1 or not 0 < start - before <= _MAX_GAP:
        return False
    return seen.written(start, end)[:1].isupper() or seen.folded[end : end + 1] == "."


def _walk(seen: _Text, index: int, node: Mapping[str, Any], start: int, before: int | None = None) -> Iterator[_Match]:
    """The spellings under this level of the tree whose words stand from this word on, the first at `start`."""
    for at in range(index, len(seen.words)):
        word, begin, end = seen.words[at]
        if before is not None and not begin - before <= _MAX_GAP:
            return
        for ending, last in ((word, end), (word[:-1], end - 1)) if word[-1] == "s" else ((word, end),):
            for spelling in node.get(ending, {}).get("", ()) if ending else ():
                if seen.fits(spelling, start, last):
                    yield _Match(at, last, spelling)
                    break
        if word not in node:
            return
        node, before = node[word], end


def _mails(text: str, in_mail: Mapping[str, str]) -> Iterator[Vindplaats]:
    """The e-mail addresses, each with the name that it holds or ""."""
    done = 0
    for match in _DOMAIN.finditer(text):
        before = text[max(done, match.start() - _MAX_LOCAL) : match.start()]
        if local := _LOCAL.search(before):
            done = match.end()
            begin = match.start() - len(local.group())
            yield Vindplaats(begin, done, _held(text[begin : match.start()], in_mail))


def _held(local: str, in_mail: Mapping[str, str]) -> str:
    """The name that the part before the @ holds, its dots, digits and inner initials left out; "" without one."""
    written = _LETTERS.findall(gevouwen(local)[0])
    for words in (written, [word for at, word in enumerate(written) if at == 0 or len(word) > 1]):
        for first in range(len(words)):
            joined = ""
            for word in words[first:]:
                joined += word
                if joined in in_mail:
                    return in_mail[joined]
    return ""
