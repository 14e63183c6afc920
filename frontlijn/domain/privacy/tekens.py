"""Digits as they are meant: numbers are looked for in a text where each digit, space and dash has one form."""

from __future__ import annotations

import unicodedata


class _PlainCharacters(dict[int, str]):
    """What each character becomes, found out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        match unicodedata.category(char):
            case "Nd":
                char = str(unicodedata.decimal(char))
            case "Zs":
                char = " "
            case "Pd":
                char = "-"
            case "Cf":  # joiners, soft hyphens, bidi marks: unseen between two digits
                char = ""
        self[code] = char
        return char


class _RaisedDigits(dict[int, str]):
    """What each character becomes, found out once."""

    def __missing__(self, code: int) -> str:
        self[code] = str(unicodedata.digit(chr(code), chr(code)))
        return self[code]


_PLAIN = _PlainCharacters()
_RAISED = _RaisedDigits()


def plain_digits(text: str) -> str:
    """The text with every decimal digit of Unicode as 0 to 9, every space and dash the plain one, and no unseen marks.

    A raised digit may be a footnote and stays as it is (`raised_digits`).
    """
    return text if text.isascii() else text.translate(_PLAIN)


def raised_digits(text: str) -> str:
    """The text with every raised, lowered and circled digit as 0 to 9."""
    return text if text.isascii() else text.translate(_RAISED)
