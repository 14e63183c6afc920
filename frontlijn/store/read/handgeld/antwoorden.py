"""The answer to who asked, as it was kept or as it would be written now."""

from __future__ import annotations

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.antwoord import schrijf_antwoord
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.store.read.handgeld.fondsen import fonds
from frontlijn.store.read.personen import medewerker
from frontlijn.store.store import Store


def antwoord_tekst(store: Store, dossier: Dossier) -> str:
    """The letter on the decision that stands: the text that was kept, else written from the decision.

    It may hold anything that users type. Raises Refused while there is no decision.
    """
    if dossier.antwoord is not None:
        return dossier.antwoord.tekst
    besluit = dossier.aanvraag.besluit
    if besluit is None:
        raise Refused("Over deze aanvraag is nog niet besloten; een antwoord komt na het besluit.")
    return schrijf_antwoord(
        dossier.aanvraag,
        besluit,
        None if besluit.fonds_id is None else fonds(store, besluit.fonds_id),
        afzender=medewerker(store),
        vervangt=next((eerder for eerder in dossier.eerdere if eerder.id == besluit.vervangt_id), None),
    )
