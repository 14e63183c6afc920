"""Everything that happens with handgeld, told in numbers alone, so that two processes can do the same."""

from __future__ import annotations

from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.handgeld.korting import KortingInvoer, evenredig_bedrag
from frontlijn.domain.handgeld.pot import Financier
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer
from frontlijn.domain.values import AanvraagStatus, BesluitUitkomst, KortingLezing, Rest
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write import handgeld as write
from tests.store.inputs import TODAY, a_pot, aanvraag, afwijzing, toekenning

DRIE = (Financier("gemeente", 3_334), Financier("corporaties", 3_333), Financier("fonds", 3_333))


def open_pot(store: Store, number: int, plafond: int) -> None:
    """A pot that three pay for."""
    a_pot(store, f"Pot {number}", plafond, financiers=DRIE)


def request(store: Store, pot_id: int, gevraagd: int) -> None:
    """A request to a pot."""
    write.request_handgeld(store, aanvraag(pot_id, gevraagd))


def withdraw(store: Store, number: int) -> None:
    """A request is taken back."""
    write.set_status(store, number, AanvraagStatus.INGETROKKEN, TODAY)


def take_up(store: Store, number: int) -> None:
    """A request is worked on, also after it was taken back."""
    write.set_status(store, number, AanvraagStatus.IN_BEHANDELING, TODAY)


def decide(store: Store, number: int, bedrag: int) -> None:
    """The first decision; 0 refuses."""
    write.decide(store, number, _besluit(store, number, bedrag))


def revise(store: Store, number: int, bedrag: int) -> None:
    """A decision that replaces the one that stands; 0 refuses."""
    write.revise(store, number, _besluit(store, number, bedrag, "Nieuwe offerte"))


def _besluit(store: Store, number: int, bedrag: int, herziening_reden: str | None = None) -> BesluitInvoer:
    if not bedrag:
        return afwijzing(datum=TODAY, herziening_reden=herziening_reden)
    whole = bedrag == read.get(store, number).gevraagd
    uitkomst = BesluitUitkomst.TOEGEKEND if whole else BesluitUitkomst.DEELS_TOEGEKEND
    return toekenning(bedrag, uitkomst=uitkomst, datum=TODAY, herziening_reden=herziening_reden)


def pay(store: Store, number: int, bedrag: int, bon: str | None) -> None:
    """A payment, with a receipt or without."""
    write.pay(store, number, bedrag, TODAY, bon=bon)


def release(store: Store, number: int, bedrag: int) -> None:
    """Vrijval."""
    write.release(store, number, bedrag, TODAY)


def receive_back(store: Store, number: int, bedrag: int) -> None:
    """Money that comes back."""
    write.receive_back(store, number, bedrag, TODAY)


def reverse(store: Store, row_id: int) -> None:
    """A storno."""
    write.reverse(store, row_id, TODAY, "Fout")


def correct(store: Store, row_id: int, bedrag: int) -> None:
    """A storno and the row that replaces it, on the day of the row."""
    write.correct(store, row_id, bedrag, read.mutatie(store, row_id).datum, "Fout")


def cut(store: Store, pots: tuple[int, ...], bedrag: int, lezing: str) -> None:
    """A korting, by either reading."""
    reading = KortingLezing(lezing)
    each = evenredig_bedrag(bedrag, [read.pot(store, pot_id) for pot_id in pots], reading)
    write.cut_pots(store, KortingInvoer(pots, each, reading, TODAY, "De raad kort"))


def move(store: Store, van: int, naar: int, bedrag: int) -> None:
    """Overheveling."""
    write.move_money(store, van, naar, bedrag, datum=TODAY, reden="Daar is het nodig")


def close(store: Store, pot_id: int, rest: str | None, naar: int | None) -> None:
    """A pot that closes, with what happens to its rest."""
    write.close_pot(store, pot_id, TODAY, rest=None if rest is None else Rest(rest), naar_pot_id=naar)


def account(store: Store, number: int, besteed: int) -> None:
    """The account of an award, the first or the next."""
    known = read.dossier(store, number).verantwoording
    invoer = VerantwoordingInvoer(TODAY, "Er is geplant", besteed)
    write.account(store, number, invoer, known.versie if known else 0)
