"""Any sequence of money: the store allows exactly what a plain replay allows, and so does the database alone."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from frontlijn.domain.errors import Refused
from frontlijn.store.check import check
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, pay, receive_back, release, reverse
from tests.store.inputs import TODAY, a_pot, aanvraag, cut, toekenning

SIGN = {
    "plafond": ("vrij", 1),
    "korting": ("vrij", -1),
    "toekenning": ("toegekend", 1),
    "vrijval": ("toegekend", -1),
    "betaling": ("betaald", 1),
    "terugontvangst": ("betaald", -1),
}
amounts = st.integers(1, 12)
picks = st.integers(0, 30)


@dataclass
class Booked:
    """A row of the ledger, as this test keeps it in its own head."""

    soort: str
    bedrag: int
    award: int | None = None
    reversed: bool = False


class Handgeld(RuleBasedStateMachine):
    """One pot of ten cents to begin with, so that every edge is near. Awards are numbered from 1, as their requests."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "frontlijn.db"
        self.store = Store.open(path, clock=lambda: datetime(2026, 11, 21, 10, 0, tzinfo=UTC))
        self.raw = sqlite3.connect(path, isolation_level=None)
        self.ledger: dict[int, Booked] = {}
        self.awards = 0

    @initialize()
    def open_a_pot(self) -> None:
        a_pot(self.store, plafond=10)
        self._noted(Booked("plafond", 10))

    def _noted(self, booked: Booked) -> None:
        number = self.raw.execute("SELECT max(id) FROM pot_mutatie").fetchone()[0]
        self.ledger[number] = booked

    def _stand(self, award: int | None = None) -> tuple[int, int, int]:
        """Plafond, toegekend and betaald, of the pot or of one award, in cents."""
        sums = {"vrij": 0, "toegekend": 0, "betaald": 0}
        for booked in self.ledger.values():
            if not booked.reversed and (award is None or booked.award == award):
                part, sign = SIGN[booked.soort] if booked.soort != "storno" else ("vrij", 0)
                sums[part] += sign * booked.bedrag
        return sums["vrij"], sums["toegekend"], sums["betaald"]

    def _refuses_raw(self, soort: str, bedrag: int, award: int | None, storno_van: int | None = None) -> None:
        """The database alone refuses this row too, whoever brings it."""
        with pytest.raises(sqlite3.IntegrityError):
            self.raw.execute(
                "INSERT INTO pot_mutatie (uuid, pot_id, soort, bedrag, datum, besluit_id, storno_van, reden, wie_id,"
                " geregistreerd_op) VALUES (lower(hex(randomblob(18))), 1, ?, ?, '2026-11-21', ?, ?, 'x', 1, 'nu')",
                (soort, bedrag, award, storno_van),
            )

    @rule(bedrag=amounts)
    def grant(self, bedrag: int) -> None:
        plafond, toegekend, _ = self._stand()
        if bedrag <= plafond - toegekend:
            grant_handgeld(self.store, aanvraag(1, bedrag), toekenning(bedrag))
            self.awards += 1
            self._noted(Booked("toekenning", bedrag, self.awards))
        else:
            with pytest.raises(Refused) as refusal:
                grant_handgeld(self.store, aanvraag(1, bedrag), toekenning(bedrag))
            assert refusal.value.field == "bedrag"

    @precondition(lambda self: self.awards)
    @rule(pick=picks, bedrag=amounts)
    def pay(self, pick: int, bedrag: int) -> None:
        award = pick % self.awards + 1
        _, toegekend, betaald = self._stand(award)
        if bedrag <= toegekend - betaald:
            pay(self.store, award, bedrag, TODAY)
            self._noted(Booked("betaling", bedrag, award))
        else:
            with pytest.raises(Refused):
                pay(self.store, award, bedrag, TODAY)
            self._refuses_raw("betaling", bedrag, award)

    @precondition(lambda self: self.awards)
    @rule(pick=picks, bedrag=amounts)
    def release(self, pick: int, bedrag: int) -> None:
        award = pick % self.awards + 1
        _, toegekend, betaald = self._stand(award)
        if bedrag <= toegekend - betaald:
            release(self.store, award, bedrag, TODAY)
            self._noted(Booked("vrijval", bedrag, award))
        else:
            with pytest.raises(Refused):
                release(self.store, award, bedrag, TODAY)
            self._refuses_raw("vrijval", bedrag, award)

    @precondition(lambda self: self.awards)
    @rule(pick=picks, bedrag=amounts)
    def receive_back(self, pick: int, bedrag: int) -> None:
        award = pick % self.awards + 1
        if bedrag <= self._stand(award)[2]:
            receive_back(self.store, award, bedrag, TODAY)
            self._noted(Booked("terugontvangst", bedrag, award))
        else:
            with pytest.raises(Refused):
                receive_back(self.store, award, bedrag, TODAY)
            self._refuses_raw("terugontvangst", bedrag, award)

    @rule(bedrag=amounts)
    def cut(self, bedrag: int) -> None:
        if bedrag <= self._stand()[0]:
            cut(self.store, 1, bedrag, TODAY, "De raad kort")
            self._noted(Booked("korting", bedrag))
        else:
            with pytest.raises(Refused) as refusal:
                cut(self.store, 1, bedrag, TODAY, "De raad kort")
            assert refusal.value.field == "bedrag"
            self._refuses_raw("korting", bedrag, None)

    @rule(pick=picks)
    def reverse(self, pick: int) -> None:
        number = sorted(self.ledger)[pick % len(self.ledger)]
        booked = self.ledger[number]
        if booked.soort != "storno" and not booked.reversed and self._covered_without(booked):
            reverse(self.store, number, TODAY, "Fout")
            booked.reversed = True
            self._noted(Booked("storno", booked.bedrag, booked.award))
        else:
            with pytest.raises(Refused):
                reverse(self.store, number, TODAY, "Fout")
            self._refuses_raw("storno", booked.bedrag, booked.award, number)

    def _covered_without(self, booked: Booked) -> bool:
        """Whether what else was booked still holds when this row is reversed."""
        booked.reversed = True
        plafond, toegekend, _ = self._stand()
        _, promised, paid = self._stand(booked.award) if booked.award else (0, 0, 0)
        booked.reversed = False
        pot_holds = plafond >= toegekend or booked.soort not in ("plafond", "vrijval")
        return pot_holds and 0 <= paid <= promised

    @invariant()
    def the_pot_stands_where_a_replay_says(self) -> None:
        if self.ledger:
            stand = read.pot(self.store, 1).stand
            assert (stand.plafond, stand.toegekend, stand.betaald) == self._stand()

    @invariant()
    def each_award_stands_where_a_replay_says(self) -> None:
        for award in range(1, self.awards + 1):
            besluit = read.get(self.store, award).besluit
            assert besluit is not None
            assert (besluit.toegekend_netto, besluit.betaald) == self._stand(award)[1:]

    def teardown(self) -> None:
        assert check(self.store) == ()
        self.raw.close()
        self.store.close()
        self.folder.cleanup()


TestHandgeld = pytest.mark.slow(Handgeld.TestCase)
TestHandgeld.settings = settings(max_examples=15, stateful_step_count=30, deadline=None)
