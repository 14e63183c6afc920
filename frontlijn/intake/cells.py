"""From a cell of a file to a value of the domain, with the sentence of the domain when it cannot be read."""

from __future__ import annotations

import re
from typing import TypeVar

from frontlijn.domain.duration import parse_minuten
from frontlijn.domain.errors import Refused
from frontlijn.domain.numbers import parse_aantal
from frontlijn.domain.text import fold, printable
from frontlijn.domain.values import Waarde, Zichtbaarheid

W = TypeVar("W", bound=Waarde)

_YES = frozenset({"ja", "j", "x", "1", "waar", "true", "yes", "✓", "✔"})
_NO = frozenset({"nee", "n", "0", "onwaar", "false", "no"})
_SECRET = frozenset({"onderderadar", "vertrouwelijk", "geheim", "strengvertrouwelijk"})
_BARE = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_WITH_UNIT = re.compile(r"[:um]|kwartier")


def one_of(kind: type[W], text: str, field: str) -> W:
    """The value with this code or label; case, accents, spaces and punctuation do not count."""
    wanted = _key(text)
    for value in kind:
        if wanted in (_key(value.value), _key(value.label)):
            return value
    *others, last = [value.label for value in kind]
    raise Refused(f'"{printable(text.strip())[:40]}" ken ik niet; kies {", ".join(others)} of {last}.', field)


def zicht(text: str, field: str) -> Zichtbaarheid:
    """Who may see it; what a worker calls vertrouwelijk or geheim is onder de radar."""
    return Zichtbaarheid.ONDER_DE_RADAR if is_secret(text) else one_of(Zichtbaarheid, text, field)


def vertrouwelijk(text: str, field: str) -> Zichtbaarheid:
    """Who may see it, in a column that asks whether it is vertrouwelijk."""
    try:
        return Zichtbaarheid.ONDER_DE_RADAR if yes_or_no(text, field) else Zichtbaarheid.INTERN
    except Refused:
        return zicht(text, field)


def is_secret(text: str) -> bool:
    """Whether a cell says of its row that it is not for others."""
    return _key(text) in _SECRET


def several_of(kind: type[W], text: str, field: str) -> tuple[W, ...]:
    """The values in a cell, with ; , / or a new line between them."""
    return tuple(one_of(kind, part, field) for part in re.split(r"[;,/\n]", text) if part.strip())


def names_in(text: str) -> tuple[str, ...]:
    """The names in a cell, with ; , or a new line between them."""
    return tuple(part.strip() for part in re.split(r"[;,\n]", text) if part.strip())


def yes_or_no(text: str, field: str) -> bool:
    """What stands for yes or no in a list: ja, nee, x, 1, 0, waar, onwaar."""
    typed = fold(text.strip())
    if typed in _YES or typed in _NO:
        return typed in _YES
    raise Refused("Schrijf ja of nee, of laat de cel leeg.", field)


def bare_minutes(text: str, field: str) -> int:
    """Minutes from a column of minutes, where a number without a unit is no hours."""
    typed = text.strip().casefold()
    if _BARE.fullmatch(typed):
        return parse_minuten(f"{parse_aantal(typed, field)} min", field)
    if typed.startswith(("-", "−")) or _WITH_UNIT.search(typed):
        return parse_minuten(typed, field)
    raise Refused("Dit is geen heel getal van minuten; vul minuten in, zoals 90, of een tijd, zoals 1:30.", field)


def _key(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
