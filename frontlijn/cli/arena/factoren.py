"""The numbers of an effect from what was typed: each with its source, year and evidence, and what others say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import Text
from frontlijn.cli.values import choice, given, number
from frontlijn.domain.arena.bronwaarde import HEEL, Bronwaarde, format_waarde, parse_aandeel, parse_factor_aandeel
from frontlijn.domain.arena.effect import Groepsdeel
from frontlijn.domain.money import parse_bedrag
from frontlijn.domain.numbers import parse_aantal
from frontlijn.domain.text import fold, printable
from frontlijn.domain.values import Bewijskracht, Factor, IncasseerderGroep

Typed = list[str] | None

ALLE = "alle"
"""What stands for every number, where one source goes for all."""


def parse_waarde(factor: Factor, text: str, option: str) -> tuple[int | None, bool]:
    """The value of a factor as typed, and whether it was in words; an unknown deadweight is None.

    Raises WrongInput.
    """
    if factor.is_aandeel:
        return given(option, lambda one: parse_factor_aandeel(factor, one, option), text or " ") or (None, False)
    parse = parse_aantal if factor is Factor.AANTAL else parse_bedrag
    return given(option, lambda one: parse(one, option), text or " "), False


def typed_factoren(
    numbers: Mapping[Factor, Text],
    *,
    bron: Typed = None,
    jaar: Typed = None,
    bewijs: Typed = None,
    reden: Typed = None,
    anders: Typed = None,
    kies: Typed = None,
    known: Sequence[Bronwaarde] = (),
) -> tuple[Bronwaarde, ...]:
    """The values of all factors: those that are `known`, with what was typed over them. Raises WrongInput.

    A number that was typed keeps the source that stood there, and no longer comes from the kasboek. Naming another
    value of a factor replaces the other values that it had.
    """
    chosen = {one.factor: one for one in known if one.gekozen}
    others = {factor: [one for one in known if one.factor is factor and not one.gekozen] for factor in Factor}
    for factor, text in numbers.items():
        if text is not None:
            value, in_words = parse_waarde(factor, text, f"--{factor.value}")
            before = chosen.get(factor) or Bronwaarde(factor, None)
            chosen[factor] = replace(before, waarde=value, woord=in_words, maat=None, van=None, tot=None)
    _replace_others(others, anders or ())
    _choose(chosen, others, kies or [])
    for factor, text in _pairs("--bron", bron, chosen):
        chosen[factor] = replace(chosen[factor], bron=text or None)
    for factor, text in _pairs("--jaar", jaar, chosen):
        chosen[factor] = replace(chosen[factor], jaar=given("--jaar", lambda one: number(one, "--jaar"), text))
    for factor, text in _pairs("--bewijs", bewijs, chosen):
        chosen[factor] = replace(chosen[factor], bewijskracht=choice(Bewijskracht, text, "--bewijs"))
    for factor, text in _pairs("--reden", reden, chosen):
        chosen[factor] = replace(chosen[factor], reden=text or None)
    values = (one for factor in Factor for one in (chosen.get(factor), *others[factor]))
    return tuple(one for one in values if one is not None)


def typed_groepen(typed: list[str]) -> tuple[Groepsdeel, ...]:
    """Who collects, from "overheid=60: gemeente"; a group without a share gets everything. Raises WrongInput."""
    found = []
    for text in typed:
        before, _, wie = text.partition(":")
        naam, _, aandeel = before.partition("=")
        points = given("--groep", lambda one: parse_aandeel(one, "groepen"), aandeel.strip())
        groep = choice(IncasseerderGroep, naam, "--groep")
        found.append(Groepsdeel(groep, HEEL if points is None else points[0], wie.strip() or None))
    return tuple(found)


def _replace_others(others: dict[Factor, list[Bronwaarde]], typed: Iterable[str]) -> None:
    """Puts what `--anders` says in place of the other values of each factor that it names."""
    named: dict[Factor, list[Bronwaarde]] = {}
    for text in typed:
        parts = split_parts(text)
        if not parts or "" in parts:
            raise WrongInput('--anders: begin met het getal, zoals "waarde=9000; bron=Rapport; jaar=2019".')
        first = next(iter(parts))
        factor = choice(Factor, first, "--anders")
        found = named.setdefault(factor, [])
        if parts[first]:
            found.append(_other(factor, parts[first], {key: parts[key] for key in parts if key != first}))
    others.update({factor: list(dict.fromkeys(found)) for factor, found in named.items()})


def _other(factor: Factor, text: str, parts: Mapping[str, str]) -> Bronwaarde:
    check_parts(parts, ("bron", "jaar", "bewijs"))
    value, in_words = parse_waarde(factor, text, "--anders")
    bewijs = parts.get("bewijs")
    return Bronwaarde(
        factor,
        value,
        parts.get("bron"),
        given("--anders", lambda one: number(one, "jaar"), parts.get("jaar")),
        choice(Bewijskracht, bewijs, "--anders") if bewijs else Bewijskracht.ONBEKEND,
        woord=in_words,
        gekozen=False,
    )


def _choose(chosen: dict[Factor, Bronwaarde], others: Mapping[Factor, list[Bronwaarde]], typed: list[str]) -> None:
    """Shows another of the values of a factor; the one that was shown stays beside it."""
    for factor, text in _pairs("--kies", typed, chosen):
        value, _ = parse_waarde(factor, text, "--kies")
        for number_, other in enumerate(others[factor]):
            if other.waarde == value:
                others[factor][number_] = replace(chosen[factor], gekozen=False, reden=None)
                chosen[factor] = replace(other, gekozen=True)
                break
        else:
            if chosen[factor].waarde != value:
                known = ", ".join(map(format_waarde, (chosen[factor], *others[factor])))
                raise WrongInput(f"--kies: bij {factor.value} staat die waarde niet; er staat {known}.")


def _pairs(option: str, typed: Typed, chosen: Mapping[Factor, Bronwaarde]) -> list[tuple[Factor, str]]:
    """Each GETAL=TEKST of an option; raises WrongInput for a number that the effect has not."""
    found: list[tuple[Factor, str]] = []
    for text in typed or ():
        naam, equals, rest = text.partition("=")
        if not equals:
            raise WrongInput(
                f'{option}: zet ervoor bij welk getal "{printable(text)[:40]}" hoort, zoals waarde=, of alle=.'
            )
        if fold(naam.strip()) == ALLE:
            found += [(factor, rest.strip()) for factor in chosen]
            continue
        factor = choice(Factor, naam, option)
        if factor not in chosen:
            raise WrongInput(f"{option}: dit effect heeft nog geen {factor.value}; noem ook --{factor.value}.")
        found.append((factor, rest.strip()))
    return found


def split_parts(text: str) -> dict[str, str]:
    """The parts of a text such as `waarde=9000; bron=Rapport` by their names; one without a name stands under ""."""
    found = {}
    for part in text.split(";"):
        if part.strip():
            name, equals, value = part.partition("=")
            found[name.strip() if equals else ""] = (value if equals else name).strip()
    return found


def check_parts(parts: Iterable[str], known: Sequence[str]) -> None:
    """Raises WrongInput for a part of `--anders` that is none of these."""
    for name in parts:
        if name not in known:
            raise WrongInput(
                f'--anders: "{printable(name)[:40]}" ken ik niet; kies {", ".join(known[:-1])} of {known[-1]}.'
            )
