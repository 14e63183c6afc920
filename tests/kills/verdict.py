"""Compares what was typed with what the files hold after the end, and says what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from frontlijn.screens.forms.base import NEW
from frontlijn.store.drafts import Draft
from tests.kills.files import Held, Record
from tests.kills.plan import Ending
from tests.kills.sheets import Ours, Piece, Sheet, mark

KEPT_AFTER = 1.0
"""Seconds after which a text that stood on the screen survives whatever happens."""

Texts = frozenset[str]


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in a cycle: the forms, and the end with its moment in seconds (monotonic)."""

    sheets: list[Sheet]
    ending: Ending
    ended: float


@dataclass(slots=True)
class Verdict:
    """What one cycle showed; `faults` says in words what is missing or wrong."""

    faults: list[str] = field(default_factory=list)
    confirmed: int = 0
    unconfirmed: int = 0
    """A key to save was pressed and the app ended before it said anything."""
    texts: int = 0
    """Texts that had to be in a draft, or in a record when it was saved after all."""
    characters: int = 0
    old_characters: int = 0
    """Characters of those texts that were shown in this cycle, and those of them that were for a second."""
    unseen_lost: int = 0
    """Characters that were sent, and not shown before a signal that the app could hear, and are not in the files."""
    lowest_margin: float = KEPT_AFTER
    """Seconds between the oldest shown character that is gone and the limit; the limit itself when all were kept."""
    left_over: int = 0
    """Drafts that stayed although their record was saved; the next start offers them."""


def judge(done: Done, before: Held, after: Held, ours: Ours) -> Verdict:
    """What is wrong and what was seen. `before` and `after` are the files at the start and after the end."""
    verdict = Verdict(list(after.faults))
    verdict.faults += _records(done.sheets, before, after, ours)
    verdict.faults += _untouched(done.sheets, before.drafts, after.drafts)
    for sheet in done.sheets:
        verdict.confirmed += sheet.confirmed
        verdict.unconfirmed += sheet.entered and not sheet.confirmed
        if not sheet.confirmed:
            _texts(sheet, done, after, ours, verdict)
    known = {(one.form, one.key) for one in before.drafts if _left_over(one, after.records, ours)}
    verdict.left_over = sum(
        _left_over(one, after.records, ours) and (one.form, one.key) not in known for one in after.drafts
    )
    return verdict


def _records(sheets: list[Sheet], before: Held, after: Held, ours: Ours) -> Iterator[str]:
    """Each record is there once, whole, and at least as new as what was confirmed."""
    found: dict[tuple[str, str], Texts] = {}
    for one in after.records:
        name = (one.form, mark(one.title))
        if name in found:
            yield f"twice in the store: {one.title!r}"
        found[name] = frozenset(ours.of(one.form, one.texts))
    allowed = {(one.form, mark(one.title)): [frozenset(ours.of(one.form, one.texts))] for one in before.records}
    certain = dict.fromkeys(allowed, True)
    for sheet in sheets:
        if sheet.entered:
            name = (sheet.form, sheet.mark)
            states = allowed.setdefault(name, [])
            new = _changed(states, sheet) if sheet.changes else [_as_stored(sheet.texts)]
            allowed[name] = new if sheet.confirmed else [*states, *new]
            certain[name] = certain.get(name, False) or sheet.confirmed
    for name, states in allowed.items():
        if name in found and found[name] not in states:
            yield f"not whole: {sorted(found[name])} in the store, and it should be {' or '.join(map(_sorted, states))}"
        if name not in found and certain[name]:
            yield f"not in the store: {_sorted(states[-1])}"
    yield from (f"in the store and never saved: {name[1]!r}" for name in found.keys() - allowed.keys())


def _as_stored(texts: Iterable[str]) -> Texts:
    """The texts as the store keeps them: without the space that a line ends in."""
    return frozenset("\n".join(line.rstrip() for line in text.split("\n")).strip() for text in texts)


def _changed(states: Iterable[Texts], sheet: Sheet) -> list[Texts]:
    """The states a record can have after its first text was changed."""
    new = sheet.texts[0]
    return [frozenset({new, *(text for text in texts if mark(text) != mark(new))}) for texts in states]


def _sorted(texts: Texts) -> str:
    return repr(sorted(texts))


def _untouched(sheets: list[Sheet], before: Iterable[Draft], after: Iterable[Draft]) -> Iterator[str]:
    """Each draft that nobody went on with is as it was."""
    touched = {(sheet.form, sheet.draft) for sheet in sheets}
    held = {(one.form, one.key): one for one in after}
    for one in before:
        if (one.form, one.key) not in touched and held.get((one.form, one.key)) != one:
            yield f"a draft that nobody touched: was {one}, is {held.get((one.form, one.key))}"


def _texts(sheet: Sheet, done: Done, after: Held, ours: Ours, verdict: Verdict) -> None:
    values = [text for one in after.drafts if one.form == sheet.form for text in ours.of(one.form, one.values.values())]
    if sheet.entered or sheet.changes:
        values += [text for one in after.records if one.form == sheet.form for text in ours.of(one.form, one.texts)]
    for piece in sheet.pieces:
        kept = _kept(piece, values)
        ages = [done.ended - moment for moment in piece.shown]
        verdict.texts += bool(ages)
        verdict.characters += sum(age < float("inf") for age in ages)
        verdict.old_characters += sum(KEPT_AFTER < age < float("inf") for age in ages)
        if done.ending is not Ending.KILL:
            verdict.unseen_lost += max(0, piece.sent - max(kept, len(piece.shown)))
        if kept < len(ages):
            if done.ending is Ending.KILL:
                verdict.lowest_margin = min(verdict.lowest_margin, KEPT_AFTER - ages[kept])
            if done.ending is not Ending.KILL or ages[kept] > KEPT_AFTER:
                shown = piece.text[: len(ages)]
                verdict.faults.append(
                    f"lost: of {shown!r} only {shown[:kept]!r} is kept; the first that is gone was shown "
                    f"{ages[kept]:.3f} s before the end"
                )


def _kept(piece: Piece, values: Iterable[str]) -> int:
    """How many characters of a text the files have, from its beginning."""
    return max(
        (
            min(len(text), len(piece.text))
            for text in values
            if text.startswith(piece.text) or piece.text.startswith(text)
        ),
        default=0,
    )


def _left_over(draft: Draft, records: Iterable[Record], ours: Ours) -> bool:
    """Whether all that a draft has is in its record already."""
    texts = frozenset(ours.of(draft.form, draft.values.values()))
    return bool(texts) and any(
        one.form == draft.form and texts <= one.texts and draft.record in (NEW, str(one.number)) for one in records
    )
