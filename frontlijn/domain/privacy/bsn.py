"""BSN: no field holds one, and free text neither (V23; domain model, sections 12 and 14)."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from frontlijn.domain.errors import Refused
from frontlijn.domain.fields import label
from frontlijn.domain.privacy.tekens import plain_digits, raised_digits

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_SHOWN = 3
_NEAR = 16  # characters before and after a number in which a currency or a country code would stand

_SEPARATOR = "[ .,/_·-]"
_NINE = re.compile(
    r"(?<![0-9])(?:"
    r"[0-9]{9}"
    rf"|[0-9]{{3}}(?P<three>{_SEPARATOR})[0-9]{{3}}(?P=three)[0-9]{{3}}(?!(?P=three)[0-9])"
    rf"|[0-9]{{4}}(?P<four>{_SEPARATOR})[0-9]{{2}}(?P=four)[0-9]{{3}}(?!(?P=four)[0-9])"
    rf"|[0-9](?P<one>{_SEPARATOR})[0-9](?:(?P=one)[0-9]){{7}}(?!(?P=one)[0-9])"
    r")(?![0-9])"
)
_COUNTRY_CODE = re.compile(r"(?:\+[1-9][0-9]{0,2}|(?<![0-9])0031)[ .-]?(?:\(0\)[ .-]?)?$")
_AMOUNT_BEFORE = re.compile(r"(?:€|\beuro?) ?$", re.IGNORECASE)
_AMOUNT_AFTER = re.compile(r",[0-9-]| ?(?:€|euro?\b)", re.IGNORECASE)


class MogelijkBsn(Refused):
    """Text that may hold a BSN; `nummers` are the nine digits of each, whole, and are not to be shown or logged so."""

    def __init__(self, nummers: tuple[str, ...], field: str) -> None:
        shown = [f"…{nummer[-3:]}" for nummer in nummers[:_SHOWN]]
        if len(nummers) > _SHOWN:
            shown.append(f"nog {len(nummers) - _SHOWN}")
        which = " en ".join([", ".join(shown[:-1]), shown[-1]] if shown[1:] else shown)
        super().__init__(
            f"In {label(field)} staat misschien een BSN ({which}) en dat hoort hier niet: "
            "haal het weg, of geef aan dat het geen BSN is.",
            field,
        )
        self.nummers = nummers


def bsn_in(text: str) -> tuple[str, ...]:
    """Each number in a text that may be a BSN, as nine plain digits, in order and without doubles.

    Nine digits that stand alone, not all zero, whose sum with the weights 9, 8, 7, 6, 5, 4, 3, 2, -1 divides by 11; one
    in 11 of other numbers does too. The digits of every script count, raised and circled ones too, unless they are the
    footnote of another number. They may stand in groups of three, as 1234 56 782 or one by one, each time with the same
    one space or sign between them; such groups are no BSN inside a longer row of groups, nor as an amount in euro. What
    follows a country code such as +31 is a telephone number.
    """
    plain = plain_digits(text)
    found = dict.fromkeys(_found(plain))
    if (with_raised := raised_digits(plain)) != plain:
        found |= dict.fromkeys(_found(with_raised))
    return tuple(found)


def refuse_bsn(text: str | None, field: str, stated: Container[str] = ()) -> None:
    """Raises MogelijkBsn at `field` for what `bsn_in` finds, but for numbers of which it is `stated` that it is no BSN.

    `stated` holds them as nine plain digits.
    """
    if nummers := tuple(nummer for nummer in bsn_in(text or "") if nummer not in stated):
        raise MogelijkBsn(nummers, field)


def _found(plain: str) -> Iterator[str]:
    for match in _NINE.finditer(plain):
        nummer = re.sub(r"[^0-9]", "", match.group())
        if _passes(nummer) and not _is_something_else(plain, match):
            yield nummer


def _passes(nummer: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, nummer, strict=True))
    return total % 11 == 0 and nummer != "000000000"


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    """Whether what stands around the digits makes them part of a telephone number, a longer number or an amount."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    if _COUNTRY_CODE.search(before):
        return True
    separator = match["three"] or match["four"] or match["one"]
    if separator is None:
        return False
    after = text[match.end() : match.end() + _NEAR]
    in_row = before.endswith(separator) and before[-2:-1].isdigit()
    return in_row or _AMOUNT_BEFORE.search(before) is not None or _AMOUNT_AFTER.match(after) is not None
