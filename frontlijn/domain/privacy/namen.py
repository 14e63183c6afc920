"""Names of known people in free text, and a schuilnaam where they stand (domain model, section 14).

A name is found in its usual spellings, in any case, with or without its accents, and with the s of a possessive behind
it. A nickname or a slip of the pen is not a known name and stays. A first name alone may be that of somebody else: it
gets a remark of its own, and a schuilnaam with the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import count
from string import ascii_uppercase

from frontlijn.domain.privacy.spelling import NIET_EIGEN, gevouwen, words_of
from frontlijn.domain.privacy.zoeker import Vindplaats, namenzoeker, vervangen

_SHORTEST_PART = 3


def namen_in(text: str, namen: Iterable[str]) -> tuple[str, ...]:
    """Which of these names stand in a text (as `namenzoeker` finds them), as they are known, each once, in order."""
    return tuple(dict.fromkeys(plaats.naam for plaats in namenzoeker(namen)(text)))


def voornamen_in(text: str, namen: Iterable[str]) -> tuple[str, ...]:
    """The first names of these that stand alone in a text, each once, in order; not that of somebody named there."""
    found = namenzoeker(namen, voornamen=True)(text)
    named = {_first_name(plaats) for plaats in found if not plaats.alleen_voornaam}
    return tuple(dict.fromkeys(name for plaats in found if (name := _first_name(plaats)) not in named))


def over_pseudoniem(pseudoniem: str, namen: Iterable[str]) -> str | None:
    """A remark when a schuilnaam shares a word with one of these names; None otherwise."""
    parts = _own_words(pseudoniem)
    if parts and any(parts & _own_words(naam) for naam in namen):
        return "Deze schuilnaam is een deel van de naam van iemand die je kent: kies liever een andere."
    return None


def schuilnamen(teksten: Iterable[str], namen: Iterable[str], pseudoniem: str | None = None) -> dict[str, str]:
    """A schuilnaam for each of these names that stands in the texts, in order: the fields of one story share it.

    The first is called `pseudoniem` when that is given; the others bewoner A, bewoner B, and after Z bewoner AA. A
    letter that a text already has, or that is itself a known name, is passed over, so that two people never become one.
    """
    texts, known = tuple(teksten), tuple(namen)
    search = namenzoeker(known)
    whole = [plaats.naam for text in texts for plaats in search(text)]
    with_first = namenzoeker([*whole, *known], voornamen=True)
    found = dict.fromkeys(plaats.naam for text in texts for plaats in with_first(text))
    if not found:
        return {}
    taken = {match for text in texts for match in re.findall(r"\bbewoner ([a-z]+)\b", gevouwen(text)[0])}
    free = (f"bewoner {code}" for code in map(_letters, count(1)) if code.lower() not in taken)
    names = (name for name in free if not with_first(name))
    return {naam: pseudoniem if pseudoniem and at == 0 else next(names) for at, naam in enumerate(found)}


def vervang_namen(text: str, schuil: Mapping[str, str]) -> str:
    """The text with each name replaced by its schuilnaam, as `schuilnamen` gives them; a possessive s gets its '."""

    def instead(plaats: Vindplaats) -> str:
        possessive = text[plaats.eind : plaats.eind + 1] in ("s", "S")
        return schuil[plaats.naam] + ("'" if possessive else "")

    return vervangen(text, namenzoeker(schuil, voornamen=True)(text), instead)


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


def _first_name(plaats: Vindplaats) -> str:
    return plaats.naam.split()[0]


def _own_words(naam: str) -> set[str]:
    """The words of a name that point at somebody."""
    return {word for word in words_of(naam) if len(word) >= _SHORTEST_PART and word not in NIET_EIGEN}
