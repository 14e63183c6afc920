"""One entry of the sociaal kasboek: shown whole, and edited."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.handgeld.namen import note_new_names
from frontlijn.cli.kasboek.gegevens import moment, shown_fields
from frontlijn.cli.kasboek.invoer import typed_regel
from frontlijn.cli.kasboek.opletten import remarks
from frontlijn.cli.kasboek.options import (
    BeeldOption,
    BereikOption,
    DeelnamesOption,
    ExperimentOption,
    InitiatiefOption,
    KernwaardeOption,
    LeefdomeinenOption,
    NietOption,
    NieuwOption,
    PerspectiefOption,
    PseudoniemOption,
    RegelArgument,
    TeweegOption,
    ToestemmingOpOption,
    ToestemmingTotOption,
    ToestemmingVanOption,
    UitkomstOption,
    UitwisselingOption,
    UrenOption,
    VerhaalOption,
    WerkteOption,
)
from frontlijn.cli.oorsprong import UitOption, origin_fields, shown_origin
from frontlijn.cli.session import (
    DatumOption,
    JsonOption,
    LesOption,
    Text,
    WijkOption,
    ZichtOption,
    changes,
    filter_wijk,
    opened,
)
from frontlijn.cli.values import as_fields, number
from frontlijn.domain.kasboek.regel import Kasboekregel
from frontlijn.domain.kasboek.toestemming import toestemming_tot as last_day
from frontlijn.domain.kasboek.toestemming import waarom_niet
from frontlijn.store.read import initiatieven
from frontlijn.store.read import kasboek as read
from frontlijn.store.read.personen import persoon_namen


def show(ctx: typer.Context, *, nummer: RegelArgument, as_json: JsonOption = False) -> None:
    """Toon alles van een kasboekregel."""
    with opened(ctx) as store:
        regel = read.get(store, number(nummer, "NUMMER"))
        today = store.today()
    if as_json:
        output.json(as_fields(regel) | {"gewijzigd_na_uitvoer": regel.gewijzigd_na_uitvoer})
        return
    output.record(
        ("Nummer", regel.id),
        *shown_fields(regel.invoer(), wijk=regel.wijk, initiatief=regel.initiatief, uit=shown_origin(regel)),
        ("Verhaal gaat nu niet mee", waarom_niet(regel, regel.bereik, today)),
        ("Geëxporteerd", _exported(regel)),
    )


def edit(
    ctx: typer.Context,
    *,
    nummer: RegelArgument,
    titel: Annotated[Text, typer.Option("--titel", metavar="TITEL", help="De nieuwe titel.")] = None,
    wijk: WijkOption = None,
    initiatief: InitiatiefOption = None,
    uit: UitOption = None,
    datum: DatumOption = None,
    verhaal: VerhaalOption = None,
    wat_werkte: WerkteOption = None,
    wat_niet: NietOption = None,
    teweeg: TeweegOption = None,
    kernwaarde: KernwaardeOption = None,
    leefdomein: LeefdomeinenOption = None,
    deelnames: DeelnamesOption = None,
    nieuw_bereikt: NieuwOption = None,
    niet_in_beeld: BeeldOption = None,
    uren: UrenOption = None,
    uitwisseling: UitwisselingOption = None,
    perspectief: PerspectiefOption = None,
    experiment: ExperimentOption = None,
    uitkomst: UitkomstOption = None,
    les: LesOption = None,
    zichtbaarheid: ZichtOption = None,
    bereik: BereikOption = None,
    toestemming_op: ToestemmingOpOption = None,
    toestemming_tot: ToestemmingTotOption = None,
    toestemming_van: ToestemmingVanOption = None,
    pseudoniem: PseudoniemOption = None,
) -> None:
    """Wijzig een kasboekregel; wat je niet noemt blijft, en een lege waarde ("") maakt een veld leeg.

    Noem je --leefdomein, --uitwisseling of --perspectief, dan noem je ze allemaal. Elke eerdere versie blijft te zien
    met history.
    """
    with opened(ctx, writes=True) as store:
        fields = typed_regel(
            store.today(), leefdomein=leefdomein, experiment=experiment, uitwisseling=uitwisseling,
            perspectief=perspectief, datum=datum, verhaal=verhaal, wat_werkte=wat_werkte, wat_niet=wat_niet,
            teweeg=teweeg, kernwaarde=kernwaarde, deelnames=deelnames, nieuw_bereikt=nieuw_bereikt,
            niet_in_beeld=niet_in_beeld, vrijwilligersminuten=uren, uitkomst=uitkomst, les=les,
            zichtbaarheid=zichtbaarheid, bereik=bereik, toestemming_op=toestemming_op,
            toestemming_tot=toestemming_tot, toestemming_van=toestemming_van, pseudoniem=pseudoniem,
        )  # fmt: skip
        if titel is not None:
            fields["titel"] = titel
        if wijk is not None:
            fields["wijk_id"] = filter_wijk(store, wijk)
        if initiatief is not None:
            fields["initiatief_id"] = initiatieven.find(store, initiatief).id if initiatief else None
        known = read.get(store, number(nummer, "NUMMER"))
        if uit is not None:
            fields |= origin_fields(store, uit, known.wijk_id, may_empty=True, tot=fields.get("datum") or known.datum)
        if fields.get("toestemming_op") and _ends_by_itself(known):
            fields.setdefault("toestemming_tot", None)  # a year after the new day
        invoer = replace(known.invoer(), **changes(fields))
        persons = persoon_namen(store)
        from frontlijn.store.write.kasboek import change_kasboekregel  # SQLModel: 350 ms

        changed = change_kasboekregel(store, known.id, invoer, known.versie)
        done = "gewijzigd" if changed.versie > known.versie else "was al zo, er is niets gewijzigd"
        output.note(f"Kasboekregel {changed.id} {done}: {changed.titel}.")
        for remark in remarks(store, invoer, fields):
            output.note(remark)
        note_new_names(store, persons)


def _ends_by_itself(regel: Kasboekregel) -> bool:
    """Whether the end of the consent followed from the day on which it was given."""
    return regel.toestemming_op is not None and regel.toestemming_tot == last_day(regel.toestemming_op, None)


def _exported(regel: Kasboekregel) -> str | None:
    if regel.uitgevoerd_op is None:
        return None
    since = ", en daarna gewijzigd" if regel.gewijzigd_na_uitvoer else ""
    return f"{moment(regel.uitgevoerd_op)}, versie {regel.uitgevoerd_versie}{since}"
