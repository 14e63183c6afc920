"""What tells too much of somebody, maybe: remarks that inform, and never block (domain model, section 14)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from frontlijn.domain.privacy.namen import namen_in, voornamen_in
from frontlijn.domain.privacy.tekens import plain_digits
from frontlijn.domain.privacy.woorden import gevoelig_woord
from frontlijn.domain.text import printable

_SHOWN = 3
_LONGEST_WORD = 30

_IBAN = re.compile(r"(?<![0-9A-Za-z])(?=([A-Za-z]{2}[0-9]{2}(?:[ .-]?[0-9A-Za-z]){11,30}))")
_IBAN_LENGTHS = range(15, 35)  # characters, by the standard (ISO 13616)


def _dutch_number(area: str, digits: int) -> str:
    """A number of ten digits: the area code, then so many digits with one kind of separator, or none, among them.

    One kind, because a date with an hour and a pair of times hold ten digits too.
    """
    rest = "|".join(rf"[0-9](?:{separator}?[0-9]){{{digits - 1}}}" for separator in (" ", "-", r"\."))
    return rf"(?:{area}|\({area}\)) ?[-/.]? ?(?:{rest})"


_TELEFOON = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+[1-9]|0031)(?:[ .-]?(?:\(0\)[ .-]?)?[0-9]){8,13}|"
    rf"{_dutch_number('06', 8)}|{_dutch_number('0[1-9][0-9]', 7)}|{_dutch_number('0[1-9][0-9]{2}', 6)})(?![0-9])"
)
_EMAIL = re.compile(r"[\w+-]@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,}")


def aandacht(text: str, namen: Iterable[str] = ()) -> tuple[str, ...]:
    """Short Dutch sentences, at most one of each kind, about what may tell too much of somebody.

    An IBAN, a telephone number in a Dutch notation, an e-mail address, a word about health, care, police or court,
    names of known persons among `namen`, and first names of them that stand alone. Without `namen` nothing is said of
    names: a front end that has no F6 words what `namen_in` and `voornamen_in` find in its own way (`over_voornamen`).
    """
    return tuple(_remarks(text, namen))


def _remarks(text: str, namen: Iterable[str]) -> Iterator[str]:
    plain = plain_digits(text)
    without_ibans = _without_ibans(plain)
    if without_ibans != plain:
        yield "Hier staat een rekeningnummer: haal het weg als het niet nodig is."
    if _TELEFOON.search(without_ibans):
        yield "Hier staat een telefoonnummer: zet dat liever bij de persoon."
    if _EMAIL.search(plain):
        yield "Hier staat een e-mailadres: zet dat liever bij de persoon."
    if found := gevoelig_woord(text):
        word, waarover = found
        yield (f'Het woord "{word[:_LONGEST_WORD]}" kan gaan over {waarover}: laat het weg als iemand te herkennen is.')
    names = tuple(namen)
    if known := namen_in(text, names):
        yield _over_namen(known)
    if first := voornamen_in(text, names):
        yield over_voornamen(first)


def over_voornamen(namen: tuple[str, ...]) -> str:
    """The remark on first names that stand alone: who is meant is not certain."""
    shown = [printable(naam) for naam in namen[:_SHOWN]]
    if len(namen) == 1:
        return f"{shown[0]} kan iemand zijn die je kent."
    if len(namen) > _SHOWN:
        shown.append(f"nog {len(namen) - _SHOWN}")
    return f"{', '.join(shown[:-1])} en {shown[-1]} kunnen mensen zijn die je kent."


def _over_namen(namen: tuple[str, ...]) -> str:
    shown = [printable(naam) for naam in namen[:_SHOWN]]
    if len(namen) == 1:
        return f"In dit stuk staat de naam van iemand die je kent: {shown[0]}. Zet er een schuilnaam voor, met F6."
    if len(namen) > _SHOWN:
        shown.append(f"nog {len(namen) - _SHOWN}")
    names = f"{', '.join(shown[:-1])} en {shown[-1]}"
    return f"In dit stuk staan namen van mensen die je kent: {names}. Zet er schuilnamen voor, met F6."


def _without_ibans(text: str) -> str:
    """The text without its IBANs: their digits look like a telephone number."""
    pieces: list[str] = []
    done = 0
    for match in _IBAN.finditer(text):
        if match.start() >= done and (length := _iban_length(match[1])):
            pieces.append(text[done : match.start()])
            done = match.start() + length
    return " ".join([*pieces, text[done:]])


def _iban_length(candidate: str) -> int:
    """How many characters of text that begins as an IBAN are one, with its separators; 0 when none.

    One is an IBAN when it is 1 modulo 97, with its first four characters last and letters as 10 to 35. The words behind
    an IBAN in groups look like more groups, so each end of a group is tried.
    """
    first = int("".join(str(int(char, 36)) for char in candidate[:4]))
    rest, length = 0, 4
    for group in re.finditer(r"[0-9A-Za-z]+", candidate[4:]):
        for char in group.group():
            value = int(char, 36)
            rest = (rest * (10 if value < 10 else 100) + value) % 97
            length += 1
        if length in _IBAN_LENGTHS and (rest * 1_000_000 + first) % 97 == 1:
            return 4 + group.end()
    return 0
