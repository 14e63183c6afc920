"""Writing pots: opened, cut, closed."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.pot import Budgetpot as BudgetpotRecord
from frontlijn.domain.handgeld.pot import PotInvoer, check_korting, check_sluiten
from frontlijn.domain.text import clean_text, fold
from frontlijn.domain.values import MutatieSoort
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.boeken import book
from frontlijn.store.write.tables import (
    Budgetpot,
    PotFinancier,
)
from frontlijn.store.write.transaction import transaction


def open_pot(store: Store, invoer: PotInvoer) -> BudgetpotRecord:
    """Opens a pot with its plafond booked on the first day; raises Refused at the field that breaks a rule (V01)."""
    invoer = invoer.checked()
    with transaction(store) as session:
        for existing in read.pots(store):
            if fold(existing.naam) == fold(invoer.naam):
                raise Refused(f"Er is al een pot met de naam {existing.naam}; kies een andere naam.", "naam")
        pot = Budgetpot(uuid=store.new_uuid(), naam=invoer.naam, wijk_id=invoer.wijk_id, van=invoer.van, tot=invoer.tot)
        pot.financiers = [
            PotFinancier(volgorde=number, naam=f.naam, aandeel_bp=f.aandeel_bp)
            for number, f in enumerate(invoer.financiers, start=1)
        ]
        pot_id = session.insert(pot)
        book(session, MutatieSoort.PLAFOND, pot_id, invoer.plafond, invoer.van, reden=invoer.reden)
    return read.pot(store, pot_id)


def close_pot(store: Store, pot_id: int, datum: date) -> BudgetpotRecord:
    """Closes a pot: from now on it only takes betaling, terugontvangst, vrijval and storno (V14)."""
    with transaction(store) as session:
        check_sluiten(read.pot(store, pot_id), datum, store.today())
        pot = session.get_one(Budgetpot, pot_id)
        pot.gesloten_op = datum
        session.count_edit(pot)
    return read.pot(store, pot_id)


def cut_pot(store: Store, pot_id: int, bedrag: int, datum: date, reden: str) -> BudgetpotRecord:
    """Books a korting in cents, at most the plafond that is left.

    It may push what is free below zero; then the pot takes no new toekenningen (domain model, 6).
    """
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        check_korting(read.pot(store, pot_id), bedrag, datum, cleaned, store.today())
        book(session, MutatieSoort.KORTING, pot_id, bedrag, datum, reden=cleaned)
    return read.pot(store, pot_id)
