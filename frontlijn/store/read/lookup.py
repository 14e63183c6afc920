"""What a worker means by a typed name or number, and what to say when it is nothing or too much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frontlijn.domain.errors import NotFound, Refused
from frontlijn.domain.names import nearest
from frontlijn.domain.text import clean_line, fold, printable


@dataclass(frozen=True, slots=True)
class Named:
    """Something with a number, a name and other names; `where` tells it from another with the same name."""

    id: int
    naam: str
    aliassen: tuple[str, ...] = ()
    where: str | None = None


def find_named(noun: str, text: str, known: Sequence[Named]) -> int:
    """The id of what is meant: the same name but for case and accents, else another name of it, else its number.

    Raises NotFound with the nearest names, and Refused when more than one has the name, or when it is the number of one
    and the name of another: what is removed by a command must be what was meant.
    """
    wanted = fold(clean_line(text, noun, required=True))
    found = [one for one in known if fold(one.naam) == wanted]
    found = found or [one for one in known if wanted in map(fold, one.aliassen)]
    numbered = [one for one in known if str(one.id) == wanted]
    if found and numbered and numbered[0] not in found:
        raise Refused(
            f"{wanted} is het nummer van {printable(numbered[0].naam)} en een naam van nummer {found[0].id}; "
            f"noem de een bij naam, of de ander bij nummer {found[0].id}.",
            noun,
        )
    found = found or numbered
    if not found:
        near = nearest(wanted, dict.fromkeys(name for one in known for name in (one.naam, *one.aliassen)))
        hint = f"Bedoel je {' of '.join(map(printable, near))}?" if near else "Controleer de naam."
        raise NotFound(f"Er is geen {noun} {printable(text.strip())}. {hint}")
    if len(found) > 1:
        each = ", ".join(f"{one.id} ({printable(one.where)})" if one.where else str(one.id) for one in found[:5])
        raise Refused(f"Er zijn er {len(found)} met deze naam; noem het nummer: {each}.", noun)
    return found[0].id
