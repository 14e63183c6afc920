"""What the script will do in one cycle, all of it drawn beforehand from a seed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from tests.kills.keys import EDIT, LOG, REGISTER, FormKeys

LIFE = 6
"""So many cycles are done on one store."""


class Ending(StrEnum):
    """What ends the app."""

    KILL = "SIGKILL"
    HANG_UP = "SIGHUP"
    WINDOW = "closed window"
    STOP = "SIGTERM"


OTHERS = (Ending.HANG_UP, Ending.STOP, Ending.WINDOW, Ending.HANG_UP, Ending.WINDOW)


class When(StrEnum):
    """What the moment of the end is counted from."""

    START = "the start"
    READY = "the first screen"
    ENTER = "a key that saves"
    SAVED = "the word that it is saved"
    REST = "the last key"


class Typing(StrEnum):
    """How text arrives."""

    BURST = "all at once"
    QUICK = "quickly"
    PASTE = "pasted"


class Finish(StrEnum):
    """How a form is left."""

    SAVE = "saved"
    DRAFT = "kept as a draft"
    STAY = "left open"


@dataclass(frozen=True, slots=True)
class Step:
    """One form: its first field gets `text`, fields with a label from `more` theirs."""

    form: FormKeys
    text: str
    more: tuple[tuple[str, str], ...]
    typing: Typing
    finish: Finish
    waits: bool
    """Whether the script reads the screen before it goes on; else it types ahead."""

    def __str__(self) -> str:
        texts = "; ".join((self.text, *(f"{label}: {text}" for label, text in self.more)))
        return f"{self.form.title} [{texts!r}] typed {self.typing}, {self.finish}{'' if self.waits else ', ahead'}"


LATEST = 2.0
"""Seconds after the first screen when the end comes at the latest, when it is counted from a key."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One cycle: the app ends `seconds` after `when`, at the `count`-th of that kind.

    Of the drafts it is asked about at the start, the one at `resumes` is gone on with, if there is one, with `adds`.
    """

    cycle: int
    ending: Ending
    when: When
    count: int
    seconds: float
    resumes: int
    adds: str
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        steps = "".join(f"\n    {number}. {step}" for number, step in enumerate(self.steps, 1))
        return (
            f"cycle {self.cycle}: {self.ending} {self.seconds:.3f} s after {self.when} ({self.count}); "
            f"goes on with draft {self.resumes}, adding {self.adds!r}{steps}"
        )

    def texts(self, form: str) -> tuple[str, ...]:
        """All that is typed in a field of its own, in forms of this name."""
        steps = [step for step in self.steps if step.form.name == form]
        return tuple(text for step in steps for text in (step.text, *(more for _, more in step.more)))


class Words:
    """Words that are nobody's name and that come once, with everyday words between them."""

    CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
    BETWEEN = ("één", "koffie", "naar", "€", "ging", "über", "met", "de")
    FACTOR = 7_654_321
    """Shares no factor with the number of words there are, so that each number has its own and they look unlike."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._next = rng.randrange(1_000_000)

    def word(self) -> str:
        """Eight letters that were not given before."""
        self._next += 1
        syllables = len(self.CONSONANTS) * len(self.VOWELS)
        number, made = self._next * self.FACTOR % syllables**4, ""
        for _ in range(4):
            number, one = divmod(number, syllables)
            consonant, vowel = divmod(one, len(self.VOWELS))
            made += self.CONSONANTS[consonant] + self.VOWELS[vowel]
        return made

    def text(self, shortest: int, longest: int, lines: bool = False) -> str:
        """So many words, the first and the last of them new."""
        text = self.word()
        for _ in range(self._rng.randint(shortest, longest) - 1):
            text += "\n" if lines and self._rng.random() < 0.15 else " "
            if self._rng.random() < 0.5:
                text += f"{self._rng.choice(self.BETWEEN)} "
            text += self.word()
        return text


def draw_life(seed: int, life: int, cycles: int = LIFE) -> list[Plan]:
    """The plans of one life, the same each time."""
    rng = Random(f"{seed}/{life}")
    words = Words(rng)
    return [_draw(rng, words, life * LIFE + number) for number in range(cycles)]


def _draw(rng: Random, words: Words, cycle: int) -> Plan:
    ending = OTHERS[cycle // 2 % len(OTHERS)] if cycle % 2 else Ending.KILL
    when = rng.choices(tuple(When), (6, 40, 20, 20, 14))[0]
    steps = [_step(rng, words) for _ in range(1 if when is When.REST else 4)]
    if when is When.REST:
        steps = [replace(step, finish=rng.choice((Finish.STAY, Finish.DRAFT))) for step in steps]
    # What types ahead does not look at the screen, so what follows must not need to.
    steps = [
        replace(step, waits=step.waits or step.finish is not Finish.SAVE or bool(after.more) or after.form is EDIT)
        for step, after in zip(steps, [*steps[1:], steps[-1]], strict=True)
    ]
    seconds = {
        When.START: rng.uniform(0.05, 0.7),
        When.READY: rng.uniform(0.1, 1.8),
        When.ENTER: rng.choice((rng.uniform(0, 0.05), rng.uniform(0, 0.4))),
        When.SAVED: rng.uniform(0, 0.1),
        When.REST: rng.uniform(1.02, 1.3),
    }[when]
    resumes = rng.choice((-1, 0, 0, 1))
    return Plan(cycle, ending, when, rng.randint(1, 3), seconds, resumes, words.text(1, 2), tuple(steps))


def _step(rng: Random, words: Words) -> Step:
    form = rng.choices((LOG, REGISTER, EDIT), (6, 2, 2))[0]
    labels = [label for label in form.more[:1] if rng.random() < 0.3] or [
        label for label in form.more[1:] if rng.random() < 0.05
    ]
    finish = rng.choices(tuple(Finish), (7, 1, 2))[0]
    return Step(
        form,
        words.text(1, 2) if form is EDIT else words.text(1, 3),
        tuple((label, words.text(1, 6, lines=True)) for label in labels),
        rng.choice(tuple(Typing)),
        finish,
        rng.random() < 0.8,
    )
