"""Writing pots: opened, cut, moved from one to another, closed."""

from __future__ import annotations

from datetime import date

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.korting import KortingInvoer, PotKorting, check_korting, reden_van, verdeel_korting
from frontlijn.domain.handgeld.pot import Budgetpot as BudgetpotRecord
from frontlijn.domain.handgeld.pot import PotInvoer, check_overheveling, check_sluiten
from frontlijn.domain.shares import verdeel
from frontlijn.domain.text import clean_text, fold
from frontlijn.domain.values import MutatieSoort, Rest
from frontlijn.store.read import handgeld as read
from frontlijn.store.read import wijken
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld.boeken import book
from frontlijn.store.write.tables import Budgetpot, PotFinancier
from frontlijn.store.write.transaction import WriteSession, transaction


def open_pot(store: Store, invoer: PotInvoer) -> BudgetpotRecord:
    """Opens a pot with its plafond booked on the first day; raises Refused at the field that breaks a rule (V01)."""
    invoer = invoer.met_plafond(wijken.get(store, invoer.wijk_id)).checked()
    if invoer.plafond is None:
        raise Refused("Vul een plafond in.", "plafond")
    with transaction(store) as session:
        for existing in read.pots(store):
            if fold(existing.naam) == fold(invoer.naam):
                raise Refused(f"Er is al een pot met de naam {existing.naam}; kies een andere naam.", "naam")
        pot = Budgetpot(
            uuid=store.new_uuid(),
            naam=invoer.naam,
            wijk_id=invoer.wijk_id,
            van=invoer.van,
            tot=invoer.tot,
            soort=invoer.soort.value,
            functie=invoer.functie,
        )
        pot.financiers = [
            PotFinancier(volgorde=number, naam=f.naam, aandeel_bp=f.aandeel_bp)
            for number, f in enumerate(invoer.financiers, start=1)
        ]
        pot_id = session.insert(pot)
        book(session, MutatieSoort.PLAFOND, pot_id, invoer.plafond, invoer.van, reden=invoer.reden)
    return read.pot(store, pot_id)


def close_pot(
    store: Store,
    pot_id: int,
    datum: date,
    *,
    rest: Rest | None = None,
    naar_pot_id: int | None = None,
    reden: str | None = None,
) -> BudgetpotRecord:
    """Closes a pot: from now on it only takes betaling, terugontvangst, vrijval and storno (V14).

    What is vrij besteedbaar goes to another pot or lapses, as `rest` says; raises Refused when that is not said.
    """
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        pot = read.pot(store, pot_id)
        naar = None if naar_pot_id is None else read.pot(store, naar_pot_id)
        check_sluiten(pot, datum, store.today(), rest, naar, cleaned, _last_promise(session, pot_id))
        if rest is Rest.OVERHEVELEN and naar is not None:
            cleaned = cleaned or f"rest van {pot.naam}"
            _move(session, pot, naar, pot.stand.vrij, datum=datum, reden=cleaned)
        row = session.get_one(Budgetpot, pot_id)
        row.gesloten_op = datum
        if rest is not None:
            row.rest, row.rest_bedrag, row.rest_reden = rest.value, pot.stand.vrij, cleaned
        session.count_edit(row)
    return read.pot(store, pot_id)


def move_money(
    store: Store, van_pot_id: int, naar_pot_id: int, bedrag: int, *, datum: date, reden: str
) -> tuple[BudgetpotRecord, BudgetpotRecord]:
    """Moves cents that are vrij besteedbaar from one pot to another: two rows, one transaction (V13)."""
    cleaned = clean_text(reden, "reden")
    with transaction(store) as session:
        van, naar = read.pot(store, van_pot_id), read.pot(store, naar_pot_id)
        check_overheveling(van, naar, bedrag, datum, cleaned, store.today())
        _move(session, van, naar, bedrag, datum=datum, reden=cleaned)
    return read.pot(store, van_pot_id), read.pot(store, naar_pot_id)


def _last_promise(session: WriteSession, pot_id: int) -> date | None:
    """The day of the last row of a pot that a closed pot would not take (V14)."""
    (last,) = session.db.execute(
        "SELECT max(datum) FROM mutatie_geldig WHERE pot_id = ?"
        " AND soort NOT IN ('betaling', 'terugontvangst', 'vrijval')",
        (pot_id,),
    ).fetchone()
    return None if last is None else date.fromisoformat(last)


def _move(
    session: WriteSession,
    van: BudgetpotRecord,
    naar: BudgetpotRecord,
    bedrag: int,
    *,
    datum: date,
    reden: str | None,
) -> None:
    """Books both rows: what leaves is of each financier as it is in the plafond, and arrives as theirs."""
    leaves = verdeel(bedrag, [max(cents, 0) for cents in van.plafonds])
    of_each = {fold(financier.naam): cents for financier, cents in zip(van.financiers, leaves, strict=True)}
    arrives = tuple(of_each.get(fold(financier.naam), 0) for financier in naar.financiers)
    pair = session.store.new_uuid()
    for soort, pot, verdeling in (
        (MutatieSoort.OVERHEVELING_UIT, van, leaves),
        (MutatieSoort.OVERHEVELING_IN, naar, arrives),
    ):
        book(session, soort, pot.id, bedrag, datum, verdeling=verdeling, overheveling=pair, reden=reden)


def cut_pots(
    store: Store, invoer: KortingInvoer, getoond: tuple[PotKorting, ...] | None = None
) -> tuple[PotKorting, ...]:
    """Books a korting on all its pots, or on none, and returns what each lost.

    `getoond` is the preview that somebody agreed to: raises Refused when it would be booked otherwise by now.

    It may push what is free in a pot below zero; then that pot takes no new toekenningen (domain model, 6).
    """
    with transaction(store) as session:
        pots = [read.pot(store, pot_id) for pot_id in invoer.pots]
        check_korting(invoer, pots, store.today())
        cuts = verdeel_korting(pots, invoer.per_financier, invoer.lezing)
        if getoond is not None and cuts != getoond:
            raise Refused("De potten zijn intussen veranderd, en de korting daarmee; bekijk haar opnieuw.")
        reden = clean_text(reden_van(invoer), "reden")
        for cut in cuts:
            if cut.bedrag:
                book(
                    session,
                    MutatieSoort.KORTING,
                    cut.pot_id,
                    cut.bedrag,
                    invoer.datum,
                    verdeling=cut.verdeling,
                    reden=reden,
                )
    return cuts
