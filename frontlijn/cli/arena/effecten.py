"""The effects of an arena: what an activity brings about, how that is counted, and who collects it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from frontlijn.cli import output
from frontlijn.cli.arena.arenas import told_change, told_removed
from frontlijn.cli.arena.factoren import Typed, typed_factoren, typed_groepen
from frontlijn.cli.arena.options import (
    AantalOption,
    ActiviteitOption,
    AndersOption,
    ArenaOption,
    BewijsOption,
    CurveOption,
    DeadweightOption,
    DropoffOption,
    EenheidOption,
    FactorBronOption,
    FactorJaarOption,
    GroepOption,
    KasboekOption,
    LastOption,
    LeefdomeinOption,
    LooptijdOption,
    NummerArgument,
    OpeisbaarOption,
    PerOption,
    PmOption,
    RedenOption,
    SlagingskansOption,
    StartOption,
    ToelichtingOption,
    ToerekeningOption,
    VerdringingOption,
    WaardeOption,
)
from frontlijn.cli.arena.velden import at_option
from frontlijn.cli.arena.vinden import asked_activiteit, asked_arena, asked_part, check_eigen
from frontlijn.cli.dutch import missing
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.session import (
    JsonOption,
    PeriodeOption,
    Text,
    TotOption,
    VanOption,
    asked_days,
    changes,
    opened,
)
from frontlijn.cli.values import as_fields, choice, given, number, typed_fields
from frontlijn.domain.arena.arena import Arena
from frontlijn.domain.arena.bronwaarde import Bronwaarde, format_bron, format_waarde, parse_aandeel
from frontlijn.domain.arena.effect import Effect, EffectInvoer
from frontlijn.domain.arena.uitvoer.effecten import wie_tekst
from frontlijn.domain.dates import format_datum
from frontlijn.domain.numbers import format_aantal, format_procent
from frontlijn.domain.text import printable
from frontlijn.domain.values import (
    Factor,
    KasboekMaat,
    Kwantificering,
    Leefdomein,
    Teken,
    Verloopcurve,
    WaardePer,
)
from frontlijn.store.read import arena as read
from frontlijn.store.read import kasboek
from frontlijn.store.store import Store

Numbers = dict[Factor, Text]


def effect_add(
    ctx: typer.Context,
    *,
    naam: Annotated[str, typer.Argument(metavar="NAAM", help="Het effect, zoals Minder schulden.")],
    arena: ArenaOption = None,
    activiteit: ActiviteitOption = None,
    leefdomein: LeefdomeinOption = None,
    groep: GroepOption = None,
    aantal: AantalOption = None,
    kasboek: KasboekOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    slagingskans: SlagingskansOption = None,
    toerekening: ToerekeningOption = None,
    deadweight: DeadweightOption = None,
    verdringing: VerdringingOption = None,
    waarde: WaardeOption = None,
    bron: FactorBronOption = None,
    jaar: FactorJaarOption = None,
    bewijs: BewijsOption = None,
    anders: AndersOption = None,
    reden: RedenOption = None,
    start: StartOption = None,
    looptijd: LooptijdOption = None,
    curve: CurveOption = None,
    dropoff: DropoffOption = None,
    per: PerOption = None,
    last: LastOption = None,
    pm: PmOption = None,
    opeisbaar: OpeisbaarOption = None,
    eenheid: EenheidOption = None,
    toelichting: ToelichtingOption = None,
) -> None:
    """Zet een effect in een arena: wat een activiteit teweegbrengt, hoe het telt, en wie het krijgt.

    Het bedrag per jaar is aantal × slagingskans × toerekening × (1 - deadweight) × (1 - verdringing) × waarde. Een
    effect dat niet in geld kan, zet je erin met --pm.
    """
    if leefdomein is None or groep is None:
        lacking = [name for name, value in (("--leefdomein", leefdomein), ("--groep", groep)) if value is None]
        raise WrongInput(f"{missing(lacking)}; zie {ctx.command_path} --help.")
    numbers: Numbers = {
        Factor.AANTAL: aantal, Factor.SLAGINGSKANS: slagingskans, Factor.TOEREKENING: toerekening,
        Factor.DEADWEIGHT: deadweight, Factor.VERDRINGING: verdringing, Factor.WAARDE: waarde,
    }  # fmt: skip
    with opened(ctx, writes=True) as store:
        known = asked_arena(store, arena)
        check_eigen(known)
        fields = _typed(
            leefdomein=leefdomein, groep=groep, start=start, looptijd=looptijd, curve=curve, dropoff=dropoff, per=per,
            last=last, pm=pm, opeisbaar=opeisbaar, eenheid=eenheid, toelichting=toelichting,
        )  # fmt: skip
        if not pm:
            _usual(numbers, fields, known)
        values = _factoren(
            store, known, numbers, kasboek, asked_days(store.today(), van, tot, periode), bron=bron, jaar=jaar,
            bewijs=bewijs, reden=reden, anders=anders,
        )  # fmt: skip
        of = asked_activiteit(read.stand(store, known.id), activiteit)
        from frontlijn.store.write.arena import add_effect  # SQLModel: 350 ms

        with at_option(naam="NAAM"):
            made = add_effect(store, known.id, EffectInvoer(of.id, naam, factoren=values, **fields))
    output.saved(str(made.id), told=f"Effect {made.id} toegevoegd aan {known.titel}: {made.naam}.")


def effect_edit(
    ctx: typer.Context,
    *,
    nummer: NummerArgument,
    naam: Annotated[Text, typer.Option("--naam", metavar="NAAM", help="De nieuwe naam.")] = None,
    activiteit: ActiviteitOption = None,
    leefdomein: LeefdomeinOption = None,
    groep: GroepOption = None,
    aantal: AantalOption = None,
    kasboek: KasboekOption = None,
    van: VanOption = None,
    tot: TotOption = None,
    periode: PeriodeOption = None,
    slagingskans: SlagingskansOption = None,
    toerekening: ToerekeningOption = None,
    deadweight: DeadweightOption = None,
    verdringing: VerdringingOption = None,
    waarde: WaardeOption = None,
    bron: FactorBronOption = None,
    jaar: FactorJaarOption = None,
    bewijs: BewijsOption = None,
    anders: AndersOption = None,
    kies: Annotated[
        list[str] | None,
        typer.Option("--kies", metavar="GETAL=WAARDE", help="Reken met een van de andere waarden die er staan."),
    ] = None,
    reden: RedenOption = None,
    start: StartOption = None,
    looptijd: LooptijdOption = None,
    curve: CurveOption = None,
    dropoff: DropoffOption = None,
    per: PerOption = None,
    last: LastOption = None,
    pm: PmOption = None,
    opeisbaar: OpeisbaarOption = None,
    eenheid: EenheidOption = None,
    toelichting: ToelichtingOption = None,
) -> None:
    """Wijzig een effect; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg.

    Noem je --groep, dan noem je ze allemaal. Een getal houdt zijn bron tot je een andere noemt. Met --anders noem je
    alle andere waarden van dat getal; --anders "waarde=" haalt ze weg.
    """
    numbers: Numbers = {
        Factor.AANTAL: aantal, Factor.SLAGINGSKANS: slagingskans, Factor.TOEREKENING: toerekening,
        Factor.DEADWEIGHT: deadweight, Factor.VERDRINGING: verdringing, Factor.WAARDE: waarde,
    }  # fmt: skip
    with opened(ctx, writes=True) as store:
        fields = _typed(
            naam=naam, leefdomein=leefdomein, groep=groep, start=start, looptijd=looptijd, curve=curve,
            dropoff=dropoff, per=per, last=last, pm=pm, opeisbaar=opeisbaar, eenheid=eenheid, toelichting=toelichting,
        )  # fmt: skip
        stand, known = asked_part(store, Effect, nummer)
        if activiteit is not None:
            fields["activiteit_id"] = asked_activiteit(stand, activiteit).id
        if pm is False and not known.in_euro:
            _usual(numbers, fields, stand.arena)
        values = _factoren(
            store, stand.arena, numbers, kasboek, asked_days(store.today(), van, tot, periode), bron=bron, jaar=jaar,
            bewijs=bewijs, reden=reden, anders=anders, kies=kies, known=() if pm else known.factoren,
        )  # fmt: skip
        if pm or values != known.factoren:
            fields["factoren"] = values
        invoer = replace(known.invoer, **changes(fields))
        from frontlijn.store.write.arena import change_effect  # SQLModel: 350 ms

        with at_option(naam="--naam"):
            changed = change_effect(store, known.id, invoer, known.versie)
    output.note(told_change("Effect", changed.id, changed.naam, is_new=changed.versie > known.versie))
    if known.in_euro and not changed.in_euro:
        output.note(f"{len(known.factoren)} getallen met hun bronnen zijn weg; frontlijn undo haalt ze terug.")
    for sentence in _kept_sources(known, changed):
        output.note(sentence)


def effect_remove(ctx: typer.Context, *, nummer: NummerArgument) -> None:
    """Haal een effect weg."""
    with opened(ctx, writes=True) as store:
        _, known = asked_part(store, Effect, nummer)
        from frontlijn.store.write.arena import remove_effect  # SQLModel: 350 ms

        remove_effect(store, known.id, known.versie)
    output.note(told_removed("Effect", known.id, known.naam))


def effect_show(ctx: typer.Context, *, nummer: NummerArgument, as_json: JsonOption = False) -> None:
    """Toon alles van een effect: elk getal met zijn bron, andere waarden, en wat er nu in het kasboek staat."""
    with opened(ctx) as store:
        stand, one = asked_part(store, Effect, nummer)
        now = {value.factor: read.nu_in_kasboek(store, stand.arena, value) for value in one.factoren if value.gekozen}
    if as_json:
        measured = {factor.value: found.aantal for factor, found in now.items() if found is not None}
        output.json(as_fields(one) | {"nu_in_kasboek": measured})
        return
    activiteit = next((known.naam for known in stand.activiteiten if known.id == one.activiteit_id), None)
    output.record(
        ("Nummer", one.id),
        ("Effect", one.naam),
        ("Arena", stand.arena.titel),
        ("Activiteit", activiteit),
        ("Leefdomein", one.leefdomein),
        ("Baat of last", one.teken),
        ("In geld", one.kwantificering),
        ("Opeisbaar", one.opeisbaar),
        ("Wie het krijgt", wie_tekst(one)),
        ("Eenheid", one.eenheid),
    )
    for value in one.factoren:
        output.record(*_shown_factor(value))
        found = now[value.factor] if value.gekozen else None
        if found is not None:
            counted = "onbekend" if found.aantal is None else format_aantal(found.aantal)
            output.record(("    Nu in het kasboek", counted))
    if one.in_euro:
        output.record(
            ("Waarde is", one.waarde_per),
            ("Begint in", one.start),
            ("Looptijd in jaren", one.looptijd),
            ("Verloop", one.curve),
            ("Elk jaar eraf", None if one.dropoff is None else format_procent(one.dropoff)),
        )
    output.record(("Toelichting", one.toelichting))


def _shown_factor(value: Bronwaarde) -> Iterator[tuple[str, object]]:
    name = value.factor.label
    if value.gekozen:
        yield name[0].upper() + name[1:], f"{format_waarde(value)} ({format_bron(value)})"
        yield f"    Reden bij {name}", value.reden
    else:
        yield f"    Andere waarde van {name}", f"{format_waarde(value)} ({format_bron(value)})"


def _typed(
    *, groep: Typed, last: bool | None, pm: bool | None, opeisbaar: bool | None, per: Text, **typed: Text
) -> dict[str, Any]:
    """The fields of an EffectInvoer that were typed, but its numbers."""
    parse: dict[str, Any] = {
        "leefdomein": lambda text: choice(Leefdomein, text, "--leefdomein"),
        "start": lambda text: number(text, "--start"),
        "looptijd": lambda text: number(text, "--looptijd"),
        "curve": lambda text: choice(Verloopcurve, text, "--curve"),
        "dropoff": lambda text: (given("--dropoff", lambda one: parse_aandeel(one, "dropoff"), text) or (None,))[0],
    }
    fields = typed_fields(typed, parse, {"naam", "leefdomein", "start", "looptijd", "curve"})
    if groep is not None:
        fields["groepen"] = typed_groepen(groep)
    if last is not None:
        fields["teken"] = Teken.LAST if last else Teken.BAAT
    if pm is not None:
        fields["kwantificering"] = Kwantificering.PM if pm else Kwantificering.EURO
    if opeisbaar is not None:
        fields["opeisbaar"] = opeisbaar
    if per is not None:
        fields["waarde_per"] = choice(WaardePer, per, "--per")
    return fields


def _usual(numbers: Numbers, fields: dict[str, Any], arena: Arena) -> None:
    """What stands for an effect that begins in euros and was not typed: nothing displaced, from the first year on."""
    if numbers[Factor.VERDRINGING] is None:
        numbers[Factor.VERDRINGING] = "0"
    fields.setdefault("start", arena.startjaar)


def _factoren(
    store: Store, arena: Arena, numbers: Numbers, maat: Text, days: Mapping[str, date], **more: Any
) -> tuple[Bronwaarde, ...]:
    """The numbers as typed, of which the first may come from the kasboek."""
    if maat is None:
        if days:
            raise WrongInput("Een periode hoort bij --kasboek; noem ook welk getal uit het kasboek je wilt.")
        return typed_factoren(numbers, **more)
    if numbers[Factor.AANTAL] is not None:
        raise WrongInput("Noem --aantal of --kasboek; niet allebei.")
    measured = _measured(store, arena, choice(KasboekMaat, maat, "--kasboek"), days)
    values = typed_factoren(numbers | {Factor.AANTAL: str(measured.waarde)}, **more)
    return tuple(
        replace(one, maat=measured.maat, van=measured.van, tot=measured.tot)
        if one.factor is Factor.AANTAL and one.gekozen
        else one
        for one in values
    )


def _measured(store: Store, arena: Arena, maat: KasboekMaat, days: Mapping[str, date]) -> Bronwaarde:
    """The number that the kasboek gives, told with how many entries it rests on; raises WrongInput without one."""
    if len(days) < 2:
        raise WrongInput("Over welke dagen telt het kasboek? Noem --periode, of --van en --tot.")
    if arena.initiatief_id is None:
        raise WrongInput(f"{printable(arena.titel)} is niet van één initiatief; noem zelf een --aantal.")
    van, tot = days["van"], days["tot"]
    found = read.meting(store, arena.initiatief_id, maat, van, tot)
    entries = kasboek.count(store, found.regels)
    period = f"van {format_datum(van)} tot en met {format_datum(tot)}"
    if found.aantal is None or not entries:
        raise WrongInput(f"In het kasboek staat geen getal voor {maat.label} {period}; noem zelf een --aantal.")
    regels = "1 regel" if entries == 1 else f"{format_aantal(entries)} regels"
    unknown = f", in {format_aantal(found.onbekend)} is het onbekend" if found.onbekend else ""
    without = ", zonder wat onder de radar is" if found.regels.exporteerbaar else ""
    output.note(f"Uit het kasboek {period}: {maat.label} {format_aantal(found.aantal)} ({regels}{unknown}){without}.")
    return Bronwaarde(Factor.AANTAL, found.aantal, maat=maat, van=van, tot=tot)


def _kept_sources(before: Effect, after: Effect) -> Iterator[str]:
    """For each number that became another one while its source stayed, a line to look at it."""
    if not (before.in_euro and after.in_euro):
        return
    for factor in Factor:
        old, new = before.factor(factor), after.factor(factor)
        if old.waarde != new.waarde and new.bron and new.bron == old.bron:
            yield (
                f"De bron bij {factor.value} bleef: {new.bron}. "
                f"Klopt die niet meer, noem dan --bron {factor.value}=TEKST."
            )
