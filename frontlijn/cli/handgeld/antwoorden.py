"""The answer to who asked: shown as it would go out, replaced by another text, marked as sent."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Annotated

import typer

from frontlijn.cli import output
from frontlijn.cli.exits import WrongInput
from frontlijn.cli.handgeld.options import AanvraagArgument
from frontlijn.cli.session import Text, opened
from frontlijn.cli.values import day, number
from frontlijn.domain.dates import format_datum
from frontlijn.domain.handgeld.antwoord import LANGSTE_ZIN, lange_zinnen
from frontlijn.domain.numbers import format_aantal
from frontlijn.store.read import handgeld as read

_SHOWN = 60
"""So many characters of a long sentence are enough to find it."""

_LONGEST = 1_000_000
"""So many characters a text may have; the store refuses more as well."""

_READ = _LONGEST + 1_000
"""So many are read: cleaning may take some away, such as the ends of lines."""


def answer(
    ctx: typer.Context,
    *,
    nummer: AanvraagArgument,
    tekst: Annotated[Text, typer.Option("--tekst", metavar="TEKST", help="Bewaar deze tekst als antwoord.")] = None,
    bestand: Annotated[
        Text,
        typer.Option("--bestand", metavar="BESTAND", help="Bewaar de tekst uit dit bestand; - is wat je invoert."),
    ] = None,
    verzonden: Annotated[
        Text, typer.Option("--verzonden", metavar="DATUM", help="Leg vast dat het op die dag is verstuurd.")
    ] = None,
) -> None:
    """Toon het antwoord aan de aanvrager, of bewaar een eigen tekst.

    Zonder eigen tekst schrijft frontlijn het uit de redenen van het besluit. Wat verstuurd is, ligt vast.
    """
    if tekst is not None and bestand is not None:
        raise WrongInput("Noem --tekst of --bestand, niet allebei.")
    own = tekst if bestand is None else _read(bestand)
    writes = own is not None or verzonden is not None
    with opened(ctx, writes=writes) as store:
        dossier = read.dossier(store, number(nummer, "AANVRAAG"))
        sent = None if verzonden is None else day(verzonden, store.today(), "--verzonden")
        if writes:
            from frontlijn.store.write.handgeld import answer as write  # SQLModel: 350 ms

            text = read.antwoord_tekst(store, dossier) if own is None else own
            kept = write(
                store, dossier.aanvraag.id, text, dossier.antwoord.versie if dossier.antwoord else 0, verzonden_op=sent
            )
            text = read.antwoord_tekst(store, kept)
            done = "bewaard" if sent is None else f"verstuurd op {format_datum(sent)}"
            output.note(f"Antwoord op aanvraag {dossier.aanvraag.id} {done}.")
        else:
            text = read.antwoord_tekst(store, dossier)
            for line in text.split("\n"):
                output.line(line)
    for sentence in lange_zinnen(text):
        shown = sentence if len(sentence) <= _SHOWN else f"{sentence[:_SHOWN]}…"
        output.note(f"Deze zin heeft meer dan {LANGSTE_ZIN} woorden: {shown}")


def _read(path: str) -> str:
    """The text in a file, or in stdin when the path is "-"; raises WrongInput. Without end is read no further."""
    try:
        if path == "-":
            text = sys.stdin.read(_READ + 1)
        elif not stat.S_ISREG(Path(path).stat().st_mode):  # a pipe or a device may never end
            raise WrongInput(f"--bestand: {path} is geen gewoon bestand; noem een bestand met tekst.")
        else:
            with Path(path).open(encoding="utf-8") as file:
                text = file.read(_READ + 1)
    except UnicodeDecodeError as error:
        raise WrongInput(f"--bestand: {path} is geen tekst in UTF-8; bewaar het bestand zo.") from error
    except FileNotFoundError as error:
        raise WrongInput(f"--bestand: {path} is er niet; controleer de naam.") from error
    except (OSError, ValueError) as error:
        raise WrongInput(f"--bestand: {path} kan ik niet lezen; noem een bestand met tekst.") from error
    if len(text) > _READ:
        raise WrongInput(f"--bestand: de tekst is te lang; gebruik hoogstens {format_aantal(_LONGEST)} tekens.")
    return text
