"""Which keys the script presses and which texts of the app it goes by: what changes when the app changes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FormKeys:
    """How a form is opened, and what it says.

    `name` is that of its drafts, `first` the label of its first field, `more` are labels of fields that take text.
    """

    name: str
    opens: str
    title: str
    first: str
    more: tuple[str, ...]


LOG = FormKeys(
    "kasboek", "k", "Nieuwe kasboekregel", "Wat gebeurde er", ("Verhaal", "Wat werkte", "Bracht teweeg", "Les")
)
REGISTER = FormKeys("initiatief", "i", "Nieuw initiatief", "Naam", ("Omschrijving", "Les"))
# To the list of the kasboek, out of an entry that lies open there, to the newest one, in it, and change it.
EDIT = FormKeys("kasboek", "33\x1b[H\re", "Kasboekregel wijzigen", "Wat gebeurde er", ())

ENTER = "\r"
SAVE = "\x13"
NEXT_FIELD = "\t"
MORE_FIELDS = "\x0f"
END_OF_LINE = "\x1b[F"
LEAVE = "\x1b"
KEEP_AS_DRAFT = "c"
DRAFT_ON = "o"
DRAFT_LATER = "l"
PASTE = ("\x1b[200~", "\x1b[201~")

READY = "5 Zoeken"
SAVED = "Opgeslagen:"
DRAFT_WAITS = "Er staat nog een concept"
LEAVING = "Bewaren als concept"
