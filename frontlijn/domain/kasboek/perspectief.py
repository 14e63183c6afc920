"""Perspective scores: 1 to 5 before and after, in the person's own voice and the worker's; both stay."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from frontlijn.domain.errors import Refused
from frontlijn.domain.text import clean_line, fold
from frontlijn.domain.values import Stem

LAAGST, HOOGST = 1, 5

_FIELD = "perspectieven"
_SCORE = re.compile(r"(eigen|werker)\s+([0-9])\s*(?:-|–|>|->|→|naar)\s*([0-9])", re.IGNORECASE)
_EXAMPLE = "bijvoorbeeld: bewoner A: eigen 2-4, werker 2-3"


@dataclass(frozen=True, slots=True)
class Perspectief:
    """One score: about whom (a description, never a name; "" for the group), in whose voice, before and after."""

    over: str
    stem: Stem
    voor: int
    na: int

    @property
    def verschil(self) -> int:
        """How many points the score went up (below zero: down)."""
        return self.na - self.voor


@dataclass(frozen=True, slots=True)
class StemCijfers:
    """Of one voice: how many scores went up, stayed, went down. No average: a score is no measurement."""

    stem: Stem
    vooruit: int
    gelijk: int
    achteruit: int

    @property
    def aantal(self) -> int:
        """How many scores there are in this voice."""
        return self.vooruit + self.gelijk + self.achteruit


@dataclass(frozen=True, slots=True)
class PerspectiefCijfers:
    """The scores of a period per voice; `verschillend` counts where both voices spoke and did not say the same."""

    per_stem: tuple[StemCijfers, ...]
    beide: int
    verschillend: int


def perspectief_cijfers(per_regel: Iterable[tuple[Perspectief, ...]]) -> PerspectiefCijfers:
    """The scores of entries, counted per voice."""
    scores: dict[Stem, list[int]] = {stem: [] for stem in Stem}
    both = differing = 0
    for scores_of_one in per_regel:
        by_whom: dict[str, dict[Stem, Perspectief]] = {}
        for score in scores_of_one:
            scores[score.stem].append(score.verschil)
            by_whom.setdefault(fold(score.over), {})[score.stem] = score
        for voices in by_whom.values():
            if len(voices) == len(Stem):
                both += 1
                differing += len({(score.voor, score.na) for score in voices.values()}) > 1
    return PerspectiefCijfers(
        tuple(
            StemCijfers(stem, sum(n > 0 for n in all_of), sum(n == 0 for n in all_of), sum(n < 0 for n in all_of))
            for stem, all_of in scores.items()
        ),
        both,
        differing,
    )


def parse_perspectieven(text: str, field: str = _FIELD) -> tuple[Perspectief, ...]:
    """The scores in a text with one person or group on each line: `bewoner A: eigen 2-4, werker 2-3`.

    About whom may be left out. Raises Refused at `field` with what would be right.
    """
    return tuple(score for line in text.splitlines() if line.strip() for score in _parse_line(line.strip(), field))


def format_perspectieven(scores: Iterable[Perspectief]) -> str:
    """The text from which `parse_perspectieven` reads these again."""
    per_person: dict[str, list[str]] = {}
    for score in scores:
        per_person.setdefault(score.over, []).append(f"{score.stem.value} {score.voor}-{score.na}")
    return "\n".join(f"{f'{over}: ' if over else ''}{', '.join(each)}" for over, each in per_person.items())


def checked_perspectieven(scores: Iterable[Perspectief]) -> tuple[Perspectief, ...]:
    """The same scores with their text cleaned; raises Refused at `perspectieven`."""
    cleaned: dict[tuple[str, Stem], Perspectief] = {}
    for score in scores:
        over = clean_line(score.over, _FIELD)
        for number in (score.voor, score.na):
            if not LAAGST <= number <= HOOGST:
                raise Refused(
                    f"Een score is een cijfer van {LAAGST} tot en met {HOOGST}, en {number} is dat niet.", _FIELD
                )
        if (fold(over), score.stem) in cleaned:
            raise Refused(
                f"Er staan twee scores ({score.stem.value}) over {over or 'de groep'}; laat er één staan.",
                _FIELD,
            )
        cleaned[fold(over), score.stem] = Perspectief(over, score.stem, score.voor, score.na)
    order = list(Stem)
    return tuple(sorted(cleaned.values(), key=lambda score: (score.over, order.index(score.stem))))


def _parse_line(line: str, field: str) -> list[Perspectief]:
    over, colon, rest = line.rpartition(":")
    found = []
    for part in (rest if colon else line).split(","):
        match = _SCORE.fullmatch(part.strip())
        if match is None:
            raise Refused(f"Deze score kan ik niet lezen; schrijf van wie en van wat naar wat, {_EXAMPLE}.", field)
        found.append(Perspectief(over.strip(), Stem(match[1].lower()), int(match[2]), int(match[3])))
    return found
