"""What an import would do, as a worker reads it before saying yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any, TypeVar

from frontlijn.cli import output
from frontlijn.cli.values import as_fields
from frontlijn.domain.duration import format_minuten
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.kasboek.perspectief import format_perspectieven
from frontlijn.domain.kasboek.regel import KasboekInvoer
from frontlijn.domain.kasboek.wederkerigheid import format_uitwisselingen
from frontlijn.domain.numbers import format_aantal
from frontlijn.domain.text import printable
from frontlijn.intake.plan import Afgekeurd, NieuweRij, Plan
from frontlijn.store.read import initiatieven, wijken
from frontlijn.store.store import Store

I = TypeVar("I", KasboekInvoer, InitiatiefInvoer)  # noqa: E741

SHOWN = 20
"""So many lines of a long list are shown unless all are wanted."""

_FIRST = 3


def show(store: Store, plan: Plan[I], rows: Sequence[NieuweRij[I]], *, everything: bool, without_doubles: bool) -> None:
    """The plan as lines; `rows` are those that would be written, `everything` also shows what makes it long."""
    output.line("Kolommen")
    for header, field in plan.kolommen:
        output.line(f"  {_short(header)} wordt {_shown_field(field)}")
    if plan.ongebruikt:
        output.line(unused(plan))
    if plan.zonder_wijk is not None:
        output.line(f"Rijen zonder wijk komen in {wijken.get(store, plan.zonder_wijk).naam}.")
    for remark in first(plan.opmerkingen, everything):
        output.line(remark)
    output.line("")
    output.record(
        ("In te lezen", format_aantal(len(rows))),
        ("Staat er al", _count(len(plan.aanwezig))),
        ("Lijkt op wat er al staat", _count(len(plan.dubbele))),
        ("Kan niet", _count(len(plan.afgekeurde_rijen))),
    )
    _section("Kan niet", [rejection(one) for one in plan.afgekeurd], everything)
    left_out = ", overgeslagen" if without_doubles else ""
    doubles = [f"Rij {row.rij} lijkt op nummer {row.lijkt_op}{left_out}" for row in plan.dubbele]
    _section("Lijkt op wat er al staat", doubles, everything)
    for row in rows[:_FIRST]:
        output.line("")
        output.line(f"Rij {row.rij} wordt")
        output.record(*((_shown_field(field).capitalize(), value) for field, value in _kept(store, row.invoer).items()))
        if row.uit is not None:
            output.record(("Uit", f"rij {next(one.rij for one in rows if one.sleutel == row.uit)} van dit bestand"))


def _section(title: str, lines: Sequence[str], everything: bool) -> None:
    """The lines under a title, if there are any."""
    if not lines:
        return
    output.line("")
    output.line(title)
    for line in first(lines, everything):
        output.line(f"  {line}")


def first(lines: Sequence[str], everything: bool) -> Iterator[str]:
    """The lines that are shown, and how many more there are."""
    shown = lines if everything else lines[:SHOWN]
    yield from shown
    if len(lines) > len(shown):
        yield f"en nog {format_aantal(len(lines) - len(shown))}; met --alles zie je ze allemaal"


def as_json(store: Store, plan: Plan[I], rows: Sequence[NieuweRij[I]]) -> dict[str, object]:
    """The plan as JSON shows it."""
    return {
        "kolommen": dict(plan.kolommen),
        "niet_gebruikt": plan.ongebruikt,
        "zonder_wijk": plan.zonder_wijk and wijken.get(store, plan.zonder_wijk).naam,
        "opmerkingen": plan.opmerkingen,
        "in_te_lezen": len(rows),
        "staat_er_al": [{"rij": rij, "nummer": number} for rij, number in plan.aanwezig],
        "lijkt_op": [{"rij": row.rij, "nummer": row.lijkt_op} for row in plan.dubbele],
        "kan_niet": plan.afgekeurd,
        "eerste": [{"rij": row.rij, **as_fields(row.invoer)} for row in rows[:_FIRST]],
    }


def _kept(store: Store, invoer: Any) -> dict[str, object]:
    """The fields of an input that hold something, in words."""
    kept = {field.name: value for field in fields(invoer) if (value := getattr(invoer, field.name)) != field.default}
    shown: dict[str, object] = {}
    for name, value in kept.items():
        match name:
            case "wijk_id":
                shown["wijk"] = wijken.get(store, value).naam
            case "initiatief_id":
                shown["initiatief"] = initiatieven.get(store, value).naam
            case "uit_initiatief_id":
                shown["uit"] = initiatieven.get(store, value).naam
            case "uit_regel_id":
                shown["uit"] = f"regel {value}"
            case "vrijwilligersminuten":
                shown["uren"] = format_minuten(value)
            case "uitwisselingen":
                shown[name] = format_uitwisselingen(value)
            case "perspectieven":
                shown[name] = format_perspectieven(value)
            case _:
                shown[name] = value
    return shown


def rejection(one: Afgekeurd) -> str:
    """Why a row cannot be taken in, as a line."""
    where = "" if one.kolom is None else f", kolom {_short(one.kolom)}"
    stated = f"{one.reden.removesuffix('.')}: zet er dan --geen-bsn bij." if one.mogelijk_bsn else one.reden
    return f"Rij {one.rij}{where}: {stated}"


def unused(plan: Plan[I]) -> str:
    """Which columns give nothing."""
    return f"Niet gebruikt: {', '.join(map(_short, plan.ongebruikt))}"


def _shown_field(field: str) -> str:
    return field.replace("_", " ")


def _count(number: int) -> str | None:
    return format_aantal(number) if number else None


def _short(text: str) -> str:
    return printable(text)[:60]
