"""The options that several commands of the kasboek share."""

from __future__ import annotations

from typing import Annotated

import typer

from frontlijn.cli.session import Text
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst

RegelArgument = Annotated[str, typer.Argument(metavar="NUMMER", help="Het nummer van de kasboekregel.")]
InitiatiefOption = Annotated[
    Text, typer.Option("--initiatief", metavar="INITIATIEF", help="Het initiatief: een naam of een nummer.")
]
VerhaalOption = Annotated[Text, typer.Option("--verhaal", metavar="TEKST", help="Wat er gebeurde.")]
WerkteOption = Annotated[Text, typer.Option("--wat-werkte", metavar="TEKST", help="Wat er werkte.")]
NietOption = Annotated[Text, typer.Option("--wat-niet", metavar="TEKST", help="Wat er niet werkte.")]
TeweegOption = Annotated[Text, typer.Option("--teweeg", metavar="TEKST", help="Wat het teweegbracht.")]
KernwaardeOption = Annotated[
    Text, typer.Option("--kernwaarde", metavar="WAARDE", help=f"Een van: {', '.join(Kernwaarde)}.")
]
LeefdomeinenOption = Annotated[
    list[str] | None, typer.Option("--leefdomein", metavar="DOMEIN", help=f"Een van: {', '.join(Leefdomein)}.")
]
DeelnamesOption = Annotated[Text, typer.Option("--deelnames", metavar="AANTAL", help="Hoeveel mensen meededen.")]
NieuwOption = Annotated[
    Text, typer.Option("--nieuw-bereikt", metavar="AANTAL", help="Hoeveel van hen er voor het eerst waren.")
]
BeeldOption = Annotated[
    Text, typer.Option("--niet-in-beeld", metavar="AANTAL", help="Hoeveel van hen: nog niet bekend bij de gemeente.")
]
UrenOption = Annotated[
    Text, typer.Option("--uren", metavar="UREN", help="Tijd van vrijwilligers, zoals 2, 1:30, 1u30, 45m of anderhalf.")
]
ExperimentOption = Annotated[
    bool | None, typer.Option("--experiment/--geen-experiment", help="Of het een experiment was.")
]
UitkomstOption = Annotated[
    Text, typer.Option("--uitkomst", metavar="UITKOMST", help=f"Een van: {', '.join(Uitkomst)}.")
]
UitwisselingOption = Annotated[
    list[str] | None,
    typer.Option(
        "--uitwisseling",
        metavar="WIE",
        help='Wie gaf en wie kreeg, zoals "Soepclub > bewoner A: fiets gemaakt, 2 uur".',
    ),
]
PerspectiefOption = Annotated[
    list[str] | None,
    typer.Option(
        "--perspectief",
        metavar="SCORE",
        help='Van 1 tot 5, voor en na, in eigen woorden en die van jou: "bewoner A: eigen 2-4, werker 2-3".',
    ),
]
BereikOption = Annotated[
    Text,
    typer.Option(
        "--bereik",
        metavar="BEREIK",
        help=f"Hoe ver het verhaal mag: {', '.join(f'{one.value} ({one.label})' for one in Bereik)}.",
    ),
]
ToestemmingOpOption = Annotated[
    Text, typer.Option("--toestemming-op", metavar="DATUM", help="De dag waarop iemand ja zei tegen het verhaal.")
]
ToestemmingTotOption = Annotated[
    Text,
    typer.Option("--toestemming-tot", metavar="DATUM", help="De laatste dag van de toestemming; gewoon een jaar erna."),
]
ToestemmingVanOption = Annotated[
    Text, typer.Option("--toestemming-van", metavar="NAAM", help="Wie toestemming gaf; de naam gaat nergens mee.")
]
PseudoniemOption = Annotated[
    Text, typer.Option("--pseudoniem", metavar="NAAM", help="De schuilnaam die in het verhaal staat.")
]
