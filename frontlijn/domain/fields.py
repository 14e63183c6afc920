"""What a worker calls each input field, for the sentences that refuse it."""

from __future__ import annotations

_LABELS = {
    "naam": "de naam",
    "wijk_id": "de wijk",
    "pot_id": "de pot",
    "initiatief_id": "het initiatief",
    "datum": "de datum",
    "van": "de eerste dag",
    "tot": "de laatste dag",
    "ontvangen_op": "de dag van ontvangst",
    "plafond": "het plafond",
    "gevraagd": "het gevraagde bedrag",
    "bedrag": "het bedrag",
    "bestand": "het bestand",
    "zichtbaarheid": "de zichtbaarheid",
    "titel": "de titel",
    "onderwerp": "het onderwerp",
    "aliassen": "een andere naam",
    "aanvrager": "de aanvrager",
    "organisatie": "de organisatie",
    "contact": "de contactpersoon",
    "omschrijving": "de omschrijving",
    "benadering_reden": "de reden van de benadering",
    "verhaal": "het verhaal",
    "wat_werkte": "wat er werkte",
    "wat_niet": "wat er niet werkte",
    "teweeg": "wat het teweegbracht",
    "les": "de les",
    "draagvlak": "het draagvlak",
    "motivering": "de motivering",
    "voorwaarden": "de voorwaarden",
    "naar": "het andere fonds of loket",
    "afwijking_reden": "de reden van de afwijking",
    "reden": "de reden",
    "financiers": "de financier",
    "beslissers": "de beslisser",
    "onthouden": "wie zich onthield",
    "gebied": "het gebied",
    "telefoon": "het telefoonnummer",
    "email": "het e-mailadres",
    "C1": "de reden bij C1",
    "C2": "de reden bij C2",
    "C3": "de reden bij C3",
    "C4": "de reden bij C4",
}


def label(field: str) -> str:
    """The Dutch name of a field with its article, for inside a sentence; any other field by its own name."""
    return _LABELS.get(field) or f"het veld {field.replace('_', ' ')}"
