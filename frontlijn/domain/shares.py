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
