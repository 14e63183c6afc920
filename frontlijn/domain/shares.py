"""Dividing an amount so that the parts add up to it exactly."""

from __future__ import annotations

from collections.abc import Sequence


def verdeel(totaal: int, gewichten: Sequence[int]) -> tuple[int, ...]:
    """The parts of `totaal`, in any whole unit, pro rata to the weights (domain model, section 7).

    Largest remainder: what is left after rounding down goes to the largest fractions, ties to the lowest index.
    A negative total is the mirror image. Weights that add up to nothing give only zeros: there the total cannot be
    divided, and the caller says so. Raises ValueError on a negative weight.
    """
    if any(weight < 0 for weight in gewichten):
        msg = "a weight is negative"
        raise ValueError(msg)
    whole = sum(gewichten)
    if whole == 0:
        return (0,) * len(gewichten)
    quotas = [divmod(abs(totaal) * weight, whole) for weight in gewichten]
    parts = [floor for floor, _ in quotas]
    left = abs(totaal) - sum(parts)
    for index in sorted(range(len(parts)), key=lambda i: -quotas[i][1])[:left]:
        parts[index] += 1
    return tuple(-part for part in parts) if totaal < 0 else tuple(parts)


def verdeel_volgend(cents: int, weights: Sequence[int], so_far: Sequence[int]) -> tuple[int, ...]:
    """The parts of one more amount after those in `so_far`, in whole cents, so that no cent drifts (domain model, 6).

    Cumulative largest remainder: each part is its exact share rounded down or one cent more. The cents left over go to
    who is furthest behind the exact claim on all that was divided, ties to the lowest index; weight 0 gets nothing.
    As long as nothing in `so_far` was reversed, nobody of up to three is a whole cent away from that claim, and two
    have together exactly what `verdeel` gives of the total. Raises ValueError on a negative amount or weight.
    """
    if cents < 0 or any(weight < 0 for weight in weights):
        msg = "an amount or a weight is negative"
        raise ValueError(msg)
    whole = sum(weights)
    if whole == 0:
        return (0,) * len(weights)
    parts = [cents * weight // whole for weight in weights]
    total = sum(so_far) + cents
    behind = [
        total * weight - (before + part) * whole for weight, before, part in zip(weights, so_far, parts, strict=True)
    ]
    paying = [index for index, weight in enumerate(weights) if weight]
    for index in sorted(paying, key=lambda i: -behind[i])[: cents - sum(parts)]:
        parts[index] += 1
    return tuple(parts)
