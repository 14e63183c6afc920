"""`sample.db` is what `sample/` says, the same at each build, and shows all that the product can hold."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from frontlijn.domain.handgeld.aanvraag import Aanvraag
from frontlijn.domain.handgeld.antwoord import lange_zinnen
from frontlijn.domain.handgeld.dossier import Dossier
from frontlijn.domain.handgeld.pot import PotToestand
from frontlijn.domain.kasboek.beeld import Beeld, Blik
from frontlijn.domain.kasboek.olievlek import Olievlek
from frontlijn.domain.kasboek.toestemming import waarom_niet
from frontlijn.domain.privacy.aandacht import aandacht
from frontlijn.domain.values import (
    AanvraagStatus,
    Bereik,
    BesluitUitkomst,
    Bewonersrol,
    Criterium,
    Fase,
    Grond,
    InitiatiefType,
    MutatieSoort,
    Openpunt,
    PartijSoort,
    PotSoort,
    Rest,
    Stem,
    Uitkomst,
    Zichtbaarheid,
    Zoeksoort,
)
from frontlijn.domain.wijk import klasse_plafond
from frontlijn.store.check import check
from frontlijn.store.read import handgeld, initiatieven, kasboek, personen, settings
from frontlijn.store.read.handgeld import MutatieFilter
from frontlijn.store.read.settings import Instelling
from frontlijn.store.read.wijken import wijken
from frontlijn.store.store import Store
from scripts.build_sample import ROOT, TARGET, dump
from tests.store.inputs import SELWERD, TODAY

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build by another process, in another time zone, for another user of the computer."""
    path = tmp_path_factory.mktemp("sample") / "sample.db"
    script = "import sys; from pathlib import Path; from scripts.build_sample import build; build(Path(sys.argv[1]))"
    elsewhere = {"TZ": "America/Los_Angeles", "USER": "iemand", "LOGNAME": "iemand", "PYTHONHASHSEED": "7"}
    subprocess.run([sys.executable, "-c", script, str(path)], cwd=ROOT, env={**os.environ, **elsewhere}, check=True)
    return path


def _requests(store: Store) -> tuple[Aanvraag, ...]:
    return handgeld.window(store, handgeld.HandgeldFilter(), 0, -1)


def _dossiers(store: Store) -> list[Dossier]:
    return [handgeld.dossier(store, request.id) for request in _requests(store)]


@pytest.fixture(scope="module")
def sample(fresh: Path) -> Iterator[Store]:
    with closing(Store.open(fresh, clock=lambda: datetime(2026, 11, 21, 10, tzinfo=UTC))) as store:
        yield store


@pytest.fixture(scope="module")
def city(sample: Store) -> Beeld:
    """The kasboek of the whole city in its two years."""
    return kasboek.beeld(sample, Blik(date(2024, 12, 2), TODAY))


@pytest.fixture(scope="module")
def selwerd(sample: Store) -> dict[Bereik, Beeld]:
    """The kasboek of the wijk of the demo in the last year, as far as it may go."""
    blik = Blik(date(2025, 11, 22), TODAY, SELWERD)
    return {naar: kasboek.beeld(sample, blik, naar) for naar in Bereik}


def test_each_build_holds_the_same_and_the_committed_file_is_one(fresh: Path) -> None:
    assert dump(TARGET) == dump(fresh)


def test_the_shipped_file_can_be_read_from_a_folder_that_is_read_only() -> None:
    content = TARGET.read_bytes()
    assert content[:16] == b"SQLite format 3\0"
    assert content[18:20] == b"\1\1"  # the rollback journal; 2 and 2 would be WAL
    assert not Path(f"{TARGET}-wal").exists()
    assert len(content) < 2_500_000


def test_opens_without_a_question(sample: Store) -> None:
    selwerd = next(wijk for wijk in wijken(sample) if wijk.naam == "Selwerd")
    assert settings.get(sample, Instelling.VOORBEELD) == "1"
    assert settings.get(sample, Instelling.GEBRUIKER) == "Hanneke Voorbeeld"
    assert settings.get(sample, Instelling.WIJK) == str(selwerd.id)


def test_keeps_every_rule(sample: Store) -> None:
    assert check(sample) == ()


def test_holds_the_published_wijkbudgetten(sample: Store) -> None:
    """The plafonds by class, half from the gemeente and half from the corporaties (004 §2.2)."""
    published = [pot for pot in handgeld.pots(sample) if pot.soort is PotSoort.WIJKBUDGET]
    assert len(published) == len({pot.wijk_id for pot in published}) == len(wijken(sample)) == 15
    opened = {
        one.pot_id: one for one in handgeld.mutaties(sample, MutatieFilter(soorten=(MutatieSoort.PLAFOND,)), 0, -1)
    }
    plafonds = {pot.wijk: opened[pot.id] for pot in published}
    assert sum(one.bedrag for one in plafonds.values()) == 8_875_000_00
    assert [sum(part) for part in zip(*(one.verdeling for one in plafonds.values()), strict=True)] == [4_437_500_00] * 2
    for wijk in wijken(sample):
        gewoon = klasse_plafond(wijk.grootte, wijk.zwaarte)
        assert plafonds[wijk.naam].bedrag == (100_000_00 if wijk.naam == "Hoogkerk" else gewoon)
    assert plafonds["Hoogkerk"].reden == next(w.plafond_reden for w in wijken(sample) if w.naam == "Hoogkerk")
    assert {pot.stand.toegekend for pot in published} == {0}
    assert {(pot.gesloten_op, pot.rest) for pot in published} == {(date(2014, 12, 31), Rest.VERVALLEN)}
    assert all(pot.rest_reden and "staat niet in de bron" in pot.rest_reden for pot in published)


def test_holds_the_published_korting_to_the_cent(sample: Store) -> None:
    """450.000 over the fifteen wijken, 225.000 per financier, pro rata to the plafond (004 §2.2)."""
    pots = {pot.id: pot for pot in handgeld.pots(sample) if pot.soort is PotSoort.WIJKBUDGET}
    cuts = {
        pots[one.pot_id].wijk: one
        for one in handgeld.mutaties(sample, MutatieFilter(soorten=(MutatieSoort.KORTING,)), 0, -1)
        if one.pot_id in pots
    }
    golden = {90_000_000: 4_563_380, 45_000_000: 2_281_690, 22_500_000: 1_140_846, 10_000_000: 507_042}
    assert {wijk.naam: cuts[wijk.naam].bedrag for wijk in wijken(sample)} == {
        wijk.naam: golden[wijk.plafond or 0] for wijk in wijken(sample)
    }
    assert sum(one.bedrag for one in cuts.values()) == 450_000_00
    assert [sum(part) for part in zip(*(one.verdeling for one in cuts.values()), strict=True)] == [225_000_00] * 2
    assert all(pot.van <= cuts[pot.wijk].datum <= pot.tot for pot in pots.values())


def test_nothing_invented_hangs_on_what_is_published(sample: Store) -> None:
    known = initiatieven.window(sample, initiatieven.InitiatiefFilter(), 0, -1)
    published = [
        one for one in known if one.type is InitiatiefType.WIJKBEDRIJF and "Bron: 000" in (one.omschrijving or "")
    ]
    assert len(published) == 6
    for one in published:
        assert handgeld.count(sample, handgeld.HandgeldFilter(initiatief_id=one.id)) == 0
        assert (one.kasboekregels, one.contact, one.aanjagers, one.fase) in [
            (0, None, None, None),
            (0, None, None, Fase.IN_ONTWIKKELING),
        ]


def test_holds_initiatieven_and_a_kasboek_of_two_years(sample: Store) -> None:
    assert 40 <= initiatieven.count(sample, initiatieven.InitiatiefFilter()) <= 60
    entries = kasboek.window(sample, kasboek.KasboekFilter(), 0, -1)
    assert 300 <= len(entries) <= 500
    assert {entry.wijk for entry in entries} == {wijk.naam for wijk in wijken(sample)}
    assert (max(entry.datum for entry in entries) - min(entry.datum for entry in entries)).days > 600
    assert any(entry.experiment and entry.uitkomst is Uitkomst.MISLUKT and entry.les for entry in entries)
    assert any(
        one.fase is Fase.MISLUKT and one.les
        for one in initiatieven.window(sample, initiatieven.InitiatiefFilter(), 0, -1)
    )


def _trees(wood: Olievlek) -> list[list[tuple[int, str, Zoeksoort]]]:
    """Each tree as the depth, the wijk and the kind of its nodes."""
    found: list[list[tuple[int, str, Zoeksoort]]] = []
    for tak in wood.takken:
        if tak.diepte == 0:
            found.append([])
        found[-1].append((tak.diepte, tak.knoop.wijk, tak.knoop.sleutel[0]))
    return found


def test_the_olievlek_reaches_over_wijken_and_from_entries_to_initiatieven_and_back(city: Beeld) -> None:
    trees = _trees(city.olievlek)
    assert len(trees) >= 3
    assert any(max(tree)[0] >= 4 and len({wijk for _, wijk, _ in tree}) >= 2 for tree in trees)
    came = {tak.knoop.sleutel: tak.knoop.uit for tak in city.olievlek.takken}
    steps = {(above[0], below[0]) for below, above in came.items() if above is not None}
    assert {(Zoeksoort.KASBOEK, Zoeksoort.INITIATIEF), (Zoeksoort.INITIATIEF, Zoeksoort.KASBOEK)} <= steps


def test_holds_who_gave_and_who_received(city: Beeld, selwerd: dict[Bereik, Beeld]) -> None:
    assert {stand.partij.soort for stand in city.wederkerigheid.partijen} == set(PartijSoort)
    year = selwerd[Bereik.INTERN].wederkerigheid
    assert 5 <= year.wederkerig < len(year.partijen)
    assert 5 <= year.nieuwe_banden < year.uitwisselingen
    assert any(stand.minuten_gegeven and stand.gaf_onbekend == 0 for stand in year.partijen)
    assert any(stand.gaf_onbekend for stand in year.partijen)


def test_holds_scores_in_both_voices_that_do_not_always_agree(selwerd: dict[Bereik, Beeld]) -> None:
    scores = selwerd[Bereik.INTERN].perspectieven
    assert 0 < scores.verschillend < scores.beide
    assert all(stem.vooruit and (stem.gelijk or stem.achteruit) for stem in scores.per_stem)
    own, worker = (next(one for one in scores.per_stem if one.stem is stem) for stem in Stem)
    assert own.achteruit
    assert worker.aantal > scores.beide


def test_holds_every_way_in_which_a_story_may_go_or_stays(sample: Store, selwerd: dict[Bereik, Beeld]) -> None:
    stories = kasboek.window(sample, kasboek.KasboekFilter(verhaal=True), 0, -1)
    assert {entry.bereik for entry in stories} == set(Bereik)
    answers = [waarom_niet(entry, naar, TODAY) or "gaat mee" for entry in stories for naar in Bereik]
    reasons = {answer.partition(" op ")[0] for answer in answers}
    assert reasons == {
        "gaat mee",
        "geen toestemming",
        "geen toestemming om het openbaar te maken",
        "onder de radar",
        "toestemming verlopen",
    }
    assert any(entry.toestemming_tot and 0 <= (entry.toestemming_tot - TODAY).days <= 14 for entry in stories)
    assert any(entry.toestemming_van and entry.pseudoniem for entry in stories)
    earlier = [kasboek.versies(sample, entry.id) for entry in stories if entry.bereik is Bereik.INTERN]
    assert any(one.inhoud.bereik is not Bereik.INTERN for each in earlier for one in each), "one was taken back"
    assert selwerd[Bereik.INTERN].verhalen_totaal >= 25
    assert selwerd[Bereik.EXPORT].verhalen_totaal > selwerd[Bereik.INTERN].verhalen_totaal / 2
    assert selwerd[Bereik.OPENBAAR].verhalen_totaal >= 10
    assert all(len(beeld.woorden) >= 5 for beeld in selwerd.values())


def test_the_beeld_of_the_demo_has_something_in_every_part(selwerd: dict[Bereik, Beeld]) -> None:
    beeld = selwerd[Bereik.INTERN]
    assert len(beeld.per_aantal_domeinen) >= 4
    assert len(beeld.maanden) == 13
    assert any(maand.nieuw for maand in beeld.maanden)
    assert beeld.mislukt
    assert all(entry.les for entry in beeld.mislukt)
    assert {outcome for outcome, times in beeld.cijfers.per_uitkomst if times} > {Uitkomst.GELUKT, Uitkomst.DEELS}
    assert beeld.cijfers.deelnames_onbekend
    assert {woord.woord for woord in beeld.woorden} >= {"bank", "soep", "buurman"}


def test_holds_what_happens_to_an_entry_later(sample: Store) -> None:
    changed = kasboek.window(sample, kasboek.KasboekFilter(gewijzigd_na_uitvoer=True), 0, -1)
    assert changed
    assert len(changed) < kasboek.count(sample, kasboek.KasboekFilter(gewijzigd_na_uitvoer=False))
    assert kasboek.count_removed(sample, kasboek.KasboekFilter(wijk_id=SELWERD)) == 1


def test_holds_templates_and_kept_filters_that_find_something(sample: Store) -> None:
    kept = {one.toets: one for one in kasboek.sjablonen(sample, SELWERD) if one.id is not None}
    assert kept.keys() == {1, 2}
    assert [one.weekdag for one in kept.values()] == [1, None]
    assert any(one.id is None for one in kasboek.sjablonen(sample, SELWERD)), "one comes from what happens most"
    assert [kasboek.count(sample, one.filter) > 0 for one in kasboek.filters(sample)] == [True, True]


def test_no_text_of_the_kasboek_tells_too_much_of_somebody(sample: Store) -> None:
    namen = personen.persoon_namen(sample)
    for entry in kasboek.window(sample, kasboek.KasboekFilter(), 0, -1):
        parts = [entry.titel, entry.verhaal, entry.wat_werkte, entry.wat_niet, entry.teweeg, entry.les]
        given = [one.wat for one in entry.uitwisselingen]
        about = [score.over for score in entry.perspectieven]
        text = "\n".join(part for part in (*parts, *given, *about, entry.pseudoniem) if part)
        assert aandacht(text, namen) == (), (entry.datum, entry.titel)


def test_holds_every_outcome_of_handgeld(sample: Store) -> None:
    requests = _requests(sample)
    assert 50 <= len(requests) <= 80
    decisions = [request.besluit for request in requests if request.besluit]
    assert {decision.uitkomst for decision in decisions} == set(BesluitUitkomst)
    assert {decision.grond for decision in decisions} == {None, *Grond}
    assert any(decision.onthouden for decision in decisions)
    assert any(request.besluit is None for request in requests)
    assert all(len(decision.oordelen) == len(Criterium) for decision in decisions)
    kinds = {one.soort for one in handgeld.mutaties(sample, MutatieFilter(), 0, -1)}
    assert kinds == set(MutatieSoort)
    current = [pot for pot in handgeld.pots(sample) if pot.gesloten_op is None]
    assert {pot.stand.toestand for pot in current} == set(PotToestand)


def test_holds_the_life_of_a_pot(sample: Store) -> None:
    pots = [pot for pot in handgeld.pots(sample) if pot.soort is PotSoort.HANDGELD]
    closed = [pot for pot in pots if pot.gesloten_op is not None]
    assert {pot.rest for pot in closed} == {None, *Rest}
    assert all(pot.rest_reden for pot in closed if pot.rest is not None)
    assert any(pot.functie for pot in pots)
    moved = handgeld.mutaties(sample, MutatieFilter(soorten=(MutatieSoort.OVERHEVELING_IN,)), 0, -1)
    rests = {pot.rest_bedrag for pot in closed if pot.rest is Rest.OVERHEVELEN}
    assert any(one.bedrag in rests for one in moved)
    assert any(one.bedrag not in rests for one in moved)  # moved while both were open


def test_holds_each_status_and_how_residents_took_part(sample: Store) -> None:
    requests = _requests(sample)
    assert {request.status for request in requests} == set(AanvraagStatus)
    assert all(request.status_reden for request in requests if request.status is AanvraagStatus.AANGEHOUDEN)
    assert {request.zichtbaarheid for request in requests} == set(Zichtbaarheid)
    assert sum(request.vertrouwelijk_reden is not None for request in requests) >= 4
    roles = [(one.rol_planvorming, one.rol_besluitvorming, one.rol_uitvoering) for one in requests]
    assert {role for row in roles for role in row} == {None, *Bewonersrol}
    assert sum(None not in row for row in roles) > len(requests) / 2
    assert sum(request.buurt_betrokken is not None for request in requests) > len(requests) / 2


def test_holds_interests_guidelines_funds_and_revisions(sample: Store) -> None:
    dossiers = _dossiers(sample)
    decided = [dossier for dossier in dossiers if dossier.aanvraag.besluit]
    declared = [
        (belang.naam, dossier.aanvraag.besluit)
        for dossier in decided
        for belang in dossier.belangen
        if dossier.aanvraag.besluit
    ]
    assert len(declared) >= 5
    assert all(name in decision.onthouden for name, decision in declared)
    guidelines = handgeld.richtlijnen(sample)
    assert len({one.wijk_id for one in guidelines}) == 3
    assert any(one.vervallen_op for one in guidelines)
    judged = {one.richtlijn_id for d in decided if d.aanvraag.besluit for one in d.aanvraag.besluit.richtlijnen}
    assert judged == {one.id for one in guidelines}
    funds = {fund.id: fund for fund in handgeld.fondsen(sample)}
    redirected = [d.aanvraag.besluit for d in decided if d.aanvraag.besluit and d.aanvraag.besluit.naar]
    assert redirected
    assert all(one.fonds_id in funds and funds[one.fonds_id].waarvoor for one in redirected if one.fonds_id)
    steps = [(d.eerdere[-1], d.aanvraag.besluit) for d in decided if d.eerdere and d.aanvraag.besluit]
    assert any(old.uitkomst.kent_toe and new.bedrag > old.bedrag for old, new in steps)
    assert any(old.uitkomst.kent_toe and new.bedrag < old.bedrag for old, new in steps)
    assert any(old.uitkomst is BesluitUitkomst.AFGEWEZEN and new.uitkomst.kent_toe for old, new in steps)
    assert all(new.herziening_reden for _, new in steps)


def test_holds_answers_that_anybody_can_read(sample: Store) -> None:
    decided = [dossier for dossier in _dossiers(sample) if dossier.aanvraag.besluit]
    answers = [dossier.antwoord for dossier in decided if dossier.antwoord]
    sent = [answer for answer in answers if answer.verzonden_op]
    assert 0.9 * len(decided) < len(sent) < len(decided)
    assert any(answer.verzonden_op is None for answer in answers)
    written = [answer for answer in sent if "Bij elke aanvraag stellen wij dezelfde vier vragen." in answer.tekst]
    assert 0 < len(sent) - len(written) < len(written)  # a few were changed by hand
    assert [answer.tekst for answer in answers if lange_zinnen(answer.tekst)] == []


def test_holds_the_account_of_most_money_of_2025(sample: Store) -> None:
    dossiers = _dossiers(sample)
    paid = [d for d in dossiers if any(m.soort is MutatieSoort.BETALING for m in d.aanvraag.mutaties)]
    accounts = [dossier for dossier in paid if dossier.verantwoording]
    of_2025 = [dossier for dossier in paid if dossier.aanvraag.ontvangen_op.year == 2025]
    assert len(of_2025) / 2 < sum(dossier in accounts for dossier in of_2025) < len(of_2025)
    assert {dossier.aanvraag.ontvangen_op.year for dossier in accounts} == {2025, 2026}
    assert any(dossier.regels for dossier in accounts)
    assert {bon.betaling is None for dossier in dossiers for bon in dossier.bonnen} == {True, False}
    kinds = {m.soort for dossier in accounts for m in dossier.aanvraag.mutaties}
    assert MutatieSoort.TERUGONTVANGST in kinds
    corrected = [m for dossier in paid for m in dossier.aanvraag.mutaties if m.corrigeert is not None]
    assert {m.soort for m in corrected} == {MutatieSoort.BETALING}
    assert {one.punt for one in handgeld.openstaand(sample)} == set(Openpunt)


def test_is_dated_by_its_own_days(sample: Store) -> None:
    with closing(sqlite3.connect(sample.path)) as db:
        rows = db.execute("SELECT uuid, op FROM wijziging ORDER BY id").fetchall()
        assert (
            db.execute("SELECT count(*) FROM kasboekregel WHERE substr(geregistreerd_op, 1, 10) <> datum").fetchone()[0]
            < 10
        )
    assert [uuid for uuid, _ in rows] == sorted(uuid for uuid, _ in rows)
    assert [moment for _, moment in rows] == sorted(moment for _, moment in rows)
    assert all(
        re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", uuid) for uuid, _ in rows
    )


def test_names_nobody_real(sample: Store) -> None:
    names = [person.naam for person in personen.personen(sample)]
    assert len(names) >= 30
    assert [name for name in names if not name.endswith(" Voorbeeld")] == []
    assert {person.email.split("@")[1] for person in personen.personen(sample) if person.email} == {"example.org"}
