"""The pots, funds, guidelines and requests of the example, each with all that is written about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BelangInvoer, BesluitInvoer, CriteriumOordeel, RichtlijnOordeel
from frontlijn.domain.handgeld.fonds import FondsInvoer
from frontlijn.domain.handgeld.korting import KortingInvoer
from frontlijn.domain.handgeld.pot import Financier, PotInvoer, PotMutatie
from frontlijn.domain.handgeld.verantwoording import VerantwoordingInvoer, parse_bonnen
from frontlijn.domain.values import (
    AanvraagStatus,
    Beslisvorm,
    BesluitUitkomst,
    Bewonersrol,
    Criterium,
    Grond,
    KortingLezing,
    MutatieSoort,
    Oordeel,
    PotSoort,
    Projectfase,
    Rest,
    Zichtbaarheid,
)
from frontlijn.store.read import handgeld as read
from frontlijn.store.store import Store
from frontlijn.store.write import handgeld
from scripts.sample_events import Event, Known, Rank, Row, event, rows, value


@dataclass(frozen=True)
class Potten:
    """The pots and what happens between them, the other funds, the guidelines of the wijken."""

    store: Store
    source: Path
    known: Known

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for row in rows(self.source / "fondsen.toml", "fonds"):
            yield event(row["vanaf"], Rank.FONDS, self._fonds, row)
            if "vervallen_op" in row:
                yield event(row["vervallen_op"], Rank.VERVAL, self._fonds_vervalt, row)
        for row in rows(self.source / "richtlijnen.toml", "richtlijn"):
            yield event(row["vanaf"], Rank.RICHTLIJN, self._richtlijn, row)
            if "vervallen_op" in row:
                yield event(row["vervallen_op"], Rank.RICHTLIJN, self._richtlijn_vervalt, row)
        for row in self._potten():
            yield event(row["van"], Rank.POT, self._pot, row)
            if "gesloten_op" in row:
                yield event(row["gesloten_op"], Rank.SLUITING, self._sluiting, row)
        for row in rows(self.source / "pots.toml", "korting"):
            yield event(row["datum"], Rank.KORTING, self._korting, row)
        for row in rows(self.source / "pots.toml", "overheveling"):
            yield event(row["datum"], Rank.OVERHEVELING, self._overheveling, row)

    def _potten(self) -> Iterator[Row]:
        """The wijkbudgetten, one for each wijk that a block names, and the pots of handgeld."""
        for block in rows(self.source / "pots.toml", "wijkbudget"):
            for wijk in block["wijken"]:
                naam = f"Wijkbudget {wijk} {block['van'].year}-{block['tot'].year}"
                yield {**block, "wijk": wijk, "naam": naam, "soort": PotSoort.WIJKBUDGET.value}
        yield from rows(self.source / "pots.toml", "pot")

    def _pot(self, row: Row) -> None:
        pot = handgeld.open_pot(
            self.store,
            PotInvoer(
                naam=row["naam"],
                wijk_id=self.known.wijken[row["wijk"]],
                van=row["van"],
                tot=row["tot"],
                plafond=row.get("plafond"),
                soort=PotSoort(row.get("soort", PotSoort.HANDGELD)),
                functie=row.get("functie"),
                financiers=tuple(Financier(**financier) for financier in row["financiers"]),
                reden=row.get("reden"),
            ),
        )
        self.known.potten[row["naam"]] = pot.id

    def _korting(self, row: Row) -> None:
        """A korting on the pots it names, or on all of a kind."""
        named = [self.known.potten[naam] for naam in row.get("potten", ())]
        of_kind = [pot.id for pot in read.pots(self.store) if pot.soort.value == row.get("soort")]
        handgeld.cut_pots(
            self.store,
            KortingInvoer(
                pots=(*named, *of_kind),
                per_financier=tuple(row["per_financier"].items()),
                lezing=KortingLezing(row["lezing"]),
                datum=row["datum"],
                reden=row["reden"],
            ),
        )

    def _overheveling(self, row: Row) -> None:
        van, naar = self.known.potten[row["van"]], self.known.potten[row["naar"]]
        handgeld.move_money(self.store, van, naar, row["bedrag"], datum=row["datum"], reden=row["reden"])

    def _sluiting(self, row: Row) -> None:
        handgeld.close_pot(
            self.store,
            self.known.potten[row["naam"]],
            row["gesloten_op"],
            rest=value(Rest, row.get("rest")),
            naar_pot_id=self.known.potten[row["rest_naar"]] if "rest_naar" in row else None,
            reden=row.get("rest_reden"),
        )

    def _fonds(self, row: Row) -> None:
        fonds = handgeld.add_fonds(self.store, _fonds_invoer(row))
        self.known.fondsen[row["naam"]] = fonds.id

    def _fonds_vervalt(self, row: Row) -> None:
        fonds = read.fonds(self.store, self.known.fondsen[row["naam"]])
        handgeld.change_fonds(self.store, fonds.id, _fonds_invoer(row), fonds.versie, vervallen=True)

    def _richtlijn(self, row: Row) -> None:
        wijk_id = self.known.wijken[row["wijk"]]
        richtlijn = handgeld.add_richtlijn(self.store, wijk_id, row["tekst"], row["vanaf"])
        self.known.richtlijnen[row["sleutel"]] = richtlijn.id

    def _richtlijn_vervalt(self, row: Row) -> None:
        handgeld.end_richtlijn(self.store, self.known.richtlijnen[row["sleutel"]], row["vervallen_op"])


@dataclass(frozen=True)
class Aanvragen:
    """The requests, with their steps, decisions, answers, money and accounts."""

    store: Store
    source: Path
    known: Known

    def events(self) -> Iterator[Event]:
        """All events, not in order yet."""
        for row in rows(self.source / "handgeld.toml", "aanvraag"):
            yield event(row["ontvangen_op"], Rank.AANVRAAG, self._aanvraag, row)
            yield from self._besluiten(row)
            yield from self._stappen(row)

    def _besluiten(self, row: Row) -> Iterator[Event]:
        """The decision and the one that replaces it, which goes by the criteria and the deciders of the first."""
        first, again = row.get("besluit"), row.get("herziening")
        if first is None:
            return
        key = {"sleutel": row["sleutel"]}
        decisions = [(Rank.BESLUIT, self._besluit, key | first)]
        if again is not None:
            kept = {name: first[name] for name in ("beslisvorm", "beslissers", "richtlijnen") if name in first}
            criteria = first["criteria"] | again.get("criteria", {})
            decisions.append((Rank.HERZIENING, self._herziening, key | kept | again | {"criteria": criteria}))
        for rank, write, decision in decisions:
            yield event(decision["datum"], rank, write, decision)
            if "antwoord" in decision:
                day = decision["antwoord"].get("verzonden_op", decision["datum"])
                yield event(day, Rank.ANTWOORD, self._antwoord, key | decision["antwoord"])

    def _stappen(self, row: Row) -> Iterator[Event]:
        steps: dict[str, tuple[Rank, Callable[[Row], None]]] = {
            "belang": (Rank.BELANG, self._belang),
            "status": (Rank.STATUS, self._status),
            "storno": (Rank.STORNO, self._storno),
            "correctie": (Rank.CORRECTIE, self._correctie),
            "terugontvangst": (Rank.TERUGONTVANGST, self._terugontvangst),
            "vrijval": (Rank.VRIJVAL, self._vrijval),
            "betaling": (Rank.BETALING, self._betaling),
            "verantwoording": (Rank.VERANTWOORDING, self._verantwoording),
        }
        for name, (rank, write) in steps.items():
            for step in row.get(name, []):
                yield event(step["datum"], rank, write, {"sleutel": row["sleutel"]} | step)

    def _aanvraag(self, row: Row) -> None:
        rollen = row.get("rollen", {})
        aanvraag = handgeld.request_handgeld(
            self.store,
            AanvraagInvoer(
                pot_id=self.known.potten[row["pot"]],
                onderwerp=row["onderwerp"],
                gevraagd=row["gevraagd"],
                ontvangen_op=row["ontvangen_op"],
                initiatief_id=self.known.initiatief_id(row),
                aanvrager=row.get("aanvrager"),
                organisatie=row.get("organisatie"),
                begroting=row.get("begroting"),
                eigen_bijdrage=row.get("eigen_bijdrage"),
                cofinanciering=row.get("cofinanciering"),
                cofinanciering_zeker=row.get("cofinanciering_zeker", False),
                draagvlak=row.get("draagvlak"),
                buurt_betrokken=row.get("buurt_betrokken"),
                rol_planvorming=value(Bewonersrol, rollen.get(Projectfase.PLANVORMING)),
                rol_besluitvorming=value(Bewonersrol, rollen.get(Projectfase.BESLUITVORMING)),
                rol_uitvoering=value(Bewonersrol, rollen.get(Projectfase.UITVOERING)),
                zichtbaarheid=Zichtbaarheid(row.get("zichtbaarheid", Zichtbaarheid.OPENBAAR)),
                vertrouwelijk_reden=row.get("vertrouwelijk_reden"),
            ),
        )
        self.known.aanvragen[row["sleutel"]] = aanvraag.id

    def _belang(self, row: Row) -> None:
        handgeld.declare_belang(self.store, self._id(row), row["naam"], row["aard"], row["datum"])

    def _status(self, row: Row) -> None:
        status = AanvraagStatus(row["status"])
        handgeld.set_status(self.store, self._id(row), status, row["datum"], row.get("reden"))

    def _besluit(self, row: Row) -> None:
        handgeld.decide(self.store, self._id(row), self._besluit_invoer(row))

    def _herziening(self, row: Row) -> None:
        handgeld.revise(self.store, self._id(row), self._besluit_invoer(row))

    def _besluit_invoer(self, row: Row) -> BesluitInvoer:
        return BesluitInvoer(
            uitkomst=BesluitUitkomst(row["uitkomst"]),
            datum=row["datum"],
            oordelen=tuple(
                CriteriumOordeel(Criterium(code), Oordeel(one["oordeel"]), one["reden"])
                for code, one in row["criteria"].items()
            ),
            bedrag=row.get("bedrag", 0),
            beslisvorm=Beslisvorm(row["beslisvorm"]),
            beslissers=tuple(row["beslissers"]),
            onthouden=tuple(row.get("onthouden", ())),
            motivering=row.get("motivering"),
            voorwaarden=row.get("voorwaarden"),
            grond=value(Grond, row.get("grond")),
            naar=row.get("naar"),
            richtlijnen=tuple(
                RichtlijnOordeel(self.known.richtlijnen[key], Oordeel(one["oordeel"]), one["reden"])
                for key, one in row.get("richtlijnen", {}).items()
            ),
            belangen=tuple(BelangInvoer(**one) for one in row.get("belangen", ())),
            herziening_reden=row.get("herziening_reden"),
        )

    def _antwoord(self, row: Row) -> None:
        """Sends the letter as frontlijn writes it or as somebody changed it; without a day it is kept for later."""
        tekst = row.get("tekst") or read.antwoord_tekst(self.store, read.dossier(self.store, self._id(row)))
        handgeld.answer(self.store, self._id(row), tekst, verzonden_op=row.get("verzonden_op"))

    def _betaling(self, row: Row) -> None:
        handgeld.pay(self.store, self._id(row), row["bedrag"], row["datum"], row.get("reden"), bon=row.get("bon"))

    def _vrijval(self, row: Row) -> None:
        handgeld.release(self.store, self._id(row), row["bedrag"], row["datum"], row.get("reden"))

    def _terugontvangst(self, row: Row) -> None:
        handgeld.receive_back(self.store, self._id(row), row["bedrag"], row["datum"], row.get("reden"))

    def _storno(self, row: Row) -> None:
        handgeld.reverse(self.store, self._booking(row).id, row["datum"], row["reden"])

    def _correctie(self, row: Row) -> None:
        """Books again what was booked wrong, on the day on which it truly happened."""
        wrong = self._booking(row)
        handgeld.correct(self.store, wrong.id, row["bedrag"], row.get("gebeurd_op", wrong.datum), row["reden"])

    def _verantwoording(self, row: Row) -> None:
        invoer = VerantwoordingInvoer(
            datum=row["datum"],
            wat_gebeurde=row["wat_gebeurde"],
            besteed=row.get("besteed"),
            draagvlak_achteraf=row.get("draagvlak_achteraf"),
            bonnen=parse_bonnen("\n".join(row.get("bonnen", ())), row["datum"]),
            regels=tuple(self.known.regels[regel] for regel in row.get("regels", ())),
        )
        handgeld.account(self.store, self._id(row), invoer)

    def _booking(self, row: Row) -> PotMutatie:
        """The booking that `van` names by its kind and its number within the request: "betaling 1"."""
        kind, number = row["van"].split()
        aanvraag = read.get(self.store, self._id(row))
        return [one for one in aanvraag.mutaties if one.soort is MutatieSoort(kind)][int(number) - 1]

    def _id(self, row: Row) -> int:
        return self.known.aanvragen[row["sleutel"]]


def _fonds_invoer(row: Row) -> FondsInvoer:
    return FondsInvoer(row["naam"], row.get("waarvoor"), row.get("hoe"), row.get("hoogstens"))
