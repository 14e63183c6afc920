"""Decisions as open data: in the shape of 360Giving, exact to the cent, and only of what is public."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from frontlijn.domain.errors import Refused
from frontlijn.domain.handgeld.aanvraag import AanvraagInvoer
from frontlijn.domain.handgeld.besluit import BesluitInvoer
from frontlijn.domain.initiatief import InitiatiefInvoer
from frontlijn.domain.values import BesluitUitkomst, Grond, Zichtbaarheid
from frontlijn.export.csv import BOM
from frontlijn.export.formats import BESLUITEN_FORMATS, besluiten_export
from frontlijn.store.read.settings import Instelling
from frontlijn.store.store import Store
from frontlijn.store.write.handgeld import grant_handgeld, pay, revise
from frontlijn.store.write.initiatieven import register_initiatief
from frontlijn.store.write.settings import put
from tests.export.conftest import HIDDEN, PADDEPOEL, SELWERD, TODAY, oordelen

GOLDEN = Path(__file__).parent / "golden"
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

REQUIRED = {"id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization"}
KNOWN = {
    *REQUIRED,
    *("amountAppliedFor", "amountDisbursed", "recipientOrganization", "recipientIndividual", "beneficiaryLocation"),
    *("grantProgramme", "classifications", "commitmentTransaction", "dateModified"),
}
"""The names of version 1.4 of the schema of 360Giving that are used here."""

Grants = dict[str, dict[str, Any]]


def written(store: Store, formaat: str = "json", **more: Any) -> str:
    return "".join(besluiten_export(store, formaat, **more))


def grants(store: Store, **more: Any) -> Grants:
    """The grants by title, amounts exact."""
    document = json.loads(written(store, **more), parse_float=Decimal)
    return {grant["title"]: grant for grant in document["grants"]}


def rows(store: Store) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(store, "csv").removeprefix(BOM), newline="")))


def of_one_store(text: str) -> str:
    """The text with its identities numbered in the order in which they occur."""
    seen: dict[str, str] = {}
    return UUID.sub(lambda found: seen.setdefault(found.group(), f"uuid{len(seen) + 1}"), text)


@pytest.mark.parametrize("formaat", BESLUITEN_FORMATS)
def test_open_data_is_what_it_was(shared: Store, formaat: str) -> None:
    """Fields and columns are a promise to everyone who reads them."""
    assert of_one_store(written(shared, formaat)).encode() == (GOLDEN / f"besluiten.{formaat}").read_bytes()


def test_every_grant_has_what_the_standard_asks(shared: Store) -> None:
    """https://standard.threesixtygiving.org: eight fields, and an organisation or an individual, never both."""
    document = json.loads(written(shared))
    assert re.fullmatch(r"\d+\.\d+", document["version"])
    assert len(document["grants"]) == 4
    assert len({grant["id"] for grant in document["grants"]}) == 4
    for grant in document["grants"]:
        assert REQUIRED <= grant.keys() <= KNOWN
        assert ("recipientOrganization" in grant) != ("recipientIndividual" in grant)
        assert grant["currency"] == "EUR"
        assert len(grant["title"]) < 140
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", grant["awardDate"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", grant["dateModified"])
        individual = [grant[name] for name in ("recipientIndividual",) if name in grant]
        for organisation in [*grant.get("recipientOrganization", individual), *grant["fundingOrganization"]]:
            assert organisation["id"].startswith("NL-frontlijn-")
            assert organisation["name"]
        assert all(value not in ([], {}, "", None) for value in grant.values())


def test_both_formats_tell_the_same(shared: Store) -> None:
    for row, grant in zip(rows(shared), json.loads(written(shared), parse_float=str)["grants"], strict=True):
        filled = {title: cell.removeprefix("'") for title, cell in row.items() if cell}
        assert filled["Identifier"] == grant["id"]
        assert filled["Amount Awarded"] == grant["amountAwarded"]
        assert filled["Award Date"] == grant["awardDate"]
        assert filled["Funding Org:0:Name"] == grant["fundingOrganization"][0]["name"]
        assert filled["Beneficiary Location:0:Geographic Code"] == grant["beneficiaryLocation"][0]["geoCode"]
        leaves = re.findall(r'"[a-zA-Z]+": (?:"|[0-9-])', json.dumps(grant))
        assert len(filled) == len(leaves)


def test_an_empty_store_gives_a_valid_file(empty: Store) -> None:
    assert json.loads(written(empty))["grants"] == []
    header = written(empty, "csv").removeprefix(BOM).strip().split(",")
    asked = {"Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date"}
    assert asked | {"Funding Org:0:Identifier", "Recipient Org:0:Name", "Recipient Ind:Name"} <= set(header)


def test_amounts_are_exact_and_each_financier_bears_its_share(shared: Store) -> None:
    grant = grants(shared)["=Bank | <b>voor</b> (naam)"]
    asked, awarded, paid = (grant[f"amount{name}"] for name in ("AppliedFor", "Awarded", "Disbursed"))
    assert [asked, awarded, paid] == [Decimal("100.01"), Decimal("94.46"), Decimal("92.24")]
    shares = grant["commitmentTransaction"]
    assert [share["value"] for share in shares] == [Decimal("31.48"), Decimal("62.98")]
    assert sum(share["value"] for share in shares) == awarded
    assert [share["provider"] for share in shares] == [funder["id"] for funder in grant["fundingOrganization"]]
    assert {share["recipient"] for share in shares} == {grant["recipientIndividual"]["id"]}
    assert "100.01" in written(shared)
    assert "Toegekend was € 100,01; daarvan viel € 5,55 vrij." in grant["description"]


def test_a_refusal_is_there_with_nothing_awarded_and_its_reason(filled: Store) -> None:
    verf = grants(filled)["Verf"]
    assert (verf["amountAppliedFor"], verf["amountAwarded"]) == (Decimal("80.00"), 0)
    assert [one["code"] for one in verf["classifications"]] == ["afgewezen", "frontlijnfunctionaris", "criteria"]
    assert "Er is nog te weinig steun in de straat." in verf["description"]
    assert "Bank" not in grants(filled)  # not decided yet


def test_an_award_that_was_reversed_awards_nothing(shared: Store) -> None:
    grant = grants(shared)["Verkeerd"]
    assert grant["amountAwarded"] == 0
    assert "De toekenning is teruggedraaid." in grant["description"]
    assert "commitmentTransaction" not in grant


@pytest.mark.parametrize("formaat", BESLUITEN_FORMATS)
def test_nobody_is_named_and_only_what_is_public_leaves(shared: Store, formaat: str) -> None:
    text = written(shared, formaat)
    for secret in ("Piet", "piet", "Boer", "Bakker", "Visser", "root", HIDDEN, "Stil", "ziekte", "9.99", "11.11"):
        assert secret not in text
    assert "Particulier, naam niet gepubliceerd" in text


def test_who_asked_twice_as_a_person_cannot_be_told(shared: Store) -> None:
    """No identifier ties the grants of one person together."""
    again = AanvraagInvoer(1, "Nog eens", 10_00, TODAY, aanvrager="Ans Visser")
    for onderwerp in ("Nog eens", "En nog eens"):
        grant_handgeld(shared, replace(again, onderwerp=onderwerp), _besluit(10_00))
    found = grants(shared)
    recipients = {found[title]["recipientIndividual"]["id"] for title in ("Nog eens", "En nog eens")}
    assert len(recipients) == 2


def test_an_initiatief_is_named_only_when_it_is_public(filled: Store) -> None:
    for zicht in (Zichtbaarheid.OPENBAAR, Zichtbaarheid.INTERN, Zichtbaarheid.ONDER_DE_RADAR):
        made = register_initiatief(filled, InitiatiefInvoer(f"Club {zicht.label}", SELWERD, zichtbaarheid=zicht))
        asked = AanvraagInvoer(1, f"Voor {zicht.value}", 10_00, TODAY, initiatief_id=made.id)
        grant_handgeld(filled, asked, replace(_besluit(10_00), motivering="Het is een goede club."))
    found = grants(filled)
    assert found["Voor openbaar"]["recipientOrganization"][0]["name"] == "Club openbaar"
    assert "Het is een goede club." in found["Voor openbaar"]["description"]
    intern = found["Voor intern"]["recipientOrganization"][0]
    assert intern == {"id": f"{found['Voor intern']['id']}-ontvanger", "name": "Initiatief, naam niet gepubliceerd"}
    assert "goede club" not in found["Voor intern"]["description"]
    assert "Voor onder_de_radar" not in found


def test_a_revision_is_the_same_grant_with_what_stands_now(filled: Store) -> None:
    before = grants(filled)["Plantjes"]
    lower = replace(_besluit(60_00, BesluitUitkomst.DEELS_TOEGEKEND), herziening_reden="Er kwam een gift bij.")
    revise(filled, 1, lower)
    pay(filled, 1, 20_00, TODAY)
    after = grants(filled)["Plantjes"]
    assert (before["id"], before["amountAwarded"]) == (after["id"], Decimal("75.00"))
    assert (after["amountAwarded"], after["amountDisbursed"]) == (Decimal("60.00"), Decimal("20.00"))
    assert after["awardDate"] == TODAY.isoformat()
    refused = replace(lower, uitkomst=BesluitUitkomst.AFGEWEZEN, bedrag=0, grond=Grond.PLAFOND, motivering="Nee.")
    with pytest.raises(Refused):
        revise(filled, 1, refused)
    assert len([grant for grant in grants(filled) if grant == "Plantjes"]) == 1


def test_the_code_of_cbs_says_where(filled: Store) -> None:
    place = {"name": "Selwerd", "countryCode": "NL", "geoCode": "BU00141000", "geoCodeType": "CBS buurt"}
    assert grants(filled)["Plantjes"]["beneficiaryLocation"] == [place]


def test_one_wijk_is_one_wijk(filled: Store) -> None:
    assert len(grants(filled, wijk_id=SELWERD)) == 2
    assert grants(filled, wijk_id=PADDEPOEL) == {}


def test_a_publisher_has_a_prefix_of_its_own(filled: Store) -> None:
    for grant in grants(filled, voorvoegsel=" 360G-groningen ").values():
        assert grant["id"].startswith("360G-groningen-")
        assert grant["fundingOrganization"][0]["id"] == "360G-groningen-financier-gemeente"


@pytest.mark.parametrize("prefix", ["", "a b", "-a", "a/b", "=1", "é", "x" * 41, "a\x1b[31m"])
def test_a_prefix_that_cannot_be_is_refused(filled: Store, prefix: str) -> None:
    with pytest.raises(Refused, match="schrijf het zoals NL-frontlijn") as refused:
        besluiten_export(filled, voorvoegsel=prefix)
    assert refused.value.field == "voorvoegsel"


def test_user_text_is_no_formula(shared: Store) -> None:
    assert {row["Funding Org:0:Name"] for row in rows(shared)} == {"gemeente", "'=gemeente"}
    assert "'=Bank | <b>voor</b> (naam)" in {row["Title"] for row in rows(shared)}


def test_example_data_says_so(filled: Store) -> None:
    put(filled, Instelling.VOORBEELD, "ja")
    assert json.loads(written(filled))["description"].startswith("Voorbeeldgegevens")


def test_an_unknown_format_is_refused(filled: Store) -> None:
    with pytest.raises(Refused, match="kies json of csv"):
        besluiten_export(filled, "xlsx")


def test_open_data_left_halfway_holds_no_lock(filled: Store) -> None:
    pieces = besluiten_export(filled)
    next(pieces)
    next(pieces)
    del pieces
    assert not filled.db().in_transaction


def _besluit(bedrag: int, uitkomst: BesluitUitkomst = BesluitUitkomst.TOEGEKEND) -> BesluitInvoer:
    return BesluitInvoer(uitkomst, date(2026, 11, 21), oordelen(), bedrag)
