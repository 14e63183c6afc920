"""Kasboekregel: what was worth something but is not money. An entry without any number is complete (002)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frontlijn.domain.dates import refuse_future
from frontlijn.domain.errors import Refused
from frontlijn.domain.kasboek.perspectief import Perspectief, checked_perspectieven
from frontlijn.domain.kasboek.toestemming import check_pseudoniem, check_toestemming, toestemming_tot
from frontlijn.domain.kasboek.wederkerigheid import Uitwisseling, UitwisselingInvoer, checked_uitwisselingen
from frontlijn.domain.numbers import check_aantal
from frontlijn.domain.text import clean_line, clean_text
from frontlijn.domain.values import Bereik, Kernwaarde, Leefdomein, Uitkomst, Zichtbaarheid


@dataclass(frozen=True, slots=True)
class KasboekInvoer:
    """What a worker logs: a date, a wijk and a title; the rest is optional. `vrijwilligersminuten` in minutes.

    It came from `uit_regel_id` or `uit_initiatief_id`, or from neither. `toestemming_van` is the name of a person,
    found or kept on saving; without `toestemming_tot` a consent ends a year after `toestemming_op`.
    """

    titel: str
    wijk_id: int
    datum: date
    initiatief_id: int | None = None
    verhaal: str | None = None
    wat_werkte: str | None = None
    wat_niet: str | None = None
    teweeg: str | None = None
    kernwaarde: Kernwaarde | None = None
    leefdomeinen: tuple[Leefdomein, ...] = ()
    deelnames: int | None = None
    nieuw_bereikt: int | None = None
    niet_in_beeld: int | None = None
    vrijwilligersminuten: int | None = None
    experiment: bool = False
    uitkomst: Uitkomst | None = None
    les: str | None = None
    zichtbaarheid: Zichtbaarheid = Zichtbaarheid.INTERN
    uit_regel_id: int | None = None
    uit_initiatief_id: int | None = None
    uitwisselingen: tuple[UitwisselingInvoer, ...] = ()
    perspectieven: tuple[Perspectief, ...] = ()
    bereik: Bereik = Bereik.INTERN
    toestemming_op: date | None = None
    toestemming_tot: date | None = None
    toestemming_van: str | None = None
    pseudoniem: str | None = None

    def checked(self, today: date) -> KasboekInvoer:
        """The same input with its text cleaned; raises Refused at the field that breaks a rule (V16, V21)."""
        cleaned = replace(
            self,
            titel=clean_line(self.titel, "titel", required=True),
            verhaal=clean_text(self.verhaal, "verhaal"),
            wat_werkte=clean_text(self.wat_werkte, "wat_werkte"),
            wat_niet=clean_text(self.wat_niet, "wat_niet"),
            teweeg=clean_text(self.teweeg, "teweeg"),
            les=clean_text(self.les, "les"),
            leefdomeinen=tuple(domein for domein in Leefdomein if domein in self.leefdomeinen),
            uitwisselingen=checked_uitwisselingen(self.uitwisselingen),
            perspectieven=checked_perspectieven(self.perspectieven),
            toestemming_van=clean_line(self.toestemming_van, "toestemming_van") or None,
            pseudoniem=clean_line(self.pseudoniem, "pseudoniem") or None,
        )
        refuse_future(cleaned.datum, today, "datum")
        for field in ("deelnames", "nieuw_bereikt", "niet_in_beeld", "vrijwilligersminuten"):
            number = getattr(cleaned, field)
            if number is not None:
                check_aantal(number, field)
        for field, woord in (("nieuw_bereikt", "nieuw bereikt"), ("niet_in_beeld", "niet in beeld")):
            number = getattr(cleaned, field)
            if number is not None and cleaned.deelnames is not None and number > cleaned.deelnames:
                raise Refused(
                    f"Er deden {cleaned.deelnames} mensen mee, dus {number} {woord} kan niet; "
                    f"vul hoogstens {cleaned.deelnames} in.",
                    field,
                )
        if cleaned.uitkomst is Uitkomst.MISLUKT and not cleaned.les:
            raise Refused("Mislukken mag, maar schrijf erbij wat we ervan leerden: vul de les in.", "les")
        if cleaned.uit_regel_id is not None and cleaned.uit_initiatief_id is not None:
            raise Refused("Een regel komt uit één ander ding voort; kies een regel of een initiatief.", "uit")
        check_pseudoniem(cleaned.pseudoniem, cleaned.toestemming_van)
        op = cleaned.toestemming_op
        check_toestemming(cleaned.bereik, op, cleaned.toestemming_tot, today)
        return replace(cleaned, toestemming_tot=toestemming_tot(op, cleaned.toestemming_tot) if op else None)


@dataclass(frozen=True, slots=True)
class Kasboekregel:
    """An entry as it stands in the store; `wijk`, `initiatief` and `toestemming_van` are names.

    `uit` is the title of what it came from. `uitgevoerd_op` is when it was last exported (UTC), `uitgevoerd_versie` the
    version that was; `verwijderd_op` is when it went to the prullenbak (UTC).
    """

    id: int
    versie: int
    datum: date
    wijk_id: int
    wijk: str
    initiatief_id: int | None
    initiatief: str | None
    titel: str
    verhaal: str | None
    wat_werkte: str | None
    wat_niet: str | None
    teweeg: str | None
    kernwaarde: Kernwaarde | None
    leefdomeinen: tuple[Leefdomein, ...]
    deelnames: int | None
    nieuw_bereikt: int | None
    niet_in_beeld: int | None
    vrijwilligersminuten: int | None
    experiment: bool
    uitkomst: Uitkomst | None
    les: str | None
    zichtbaarheid: Zichtbaarheid
    geregistreerd_op: str
    uit_regel_id: int | None = None
    uit_initiatief_id: int | None = None
    uit: str | None = None
    uitwisselingen: tuple[Uitwisseling, ...] = ()
    perspectieven: tuple[Perspectief, ...] = ()
    bereik: Bereik = Bereik.INTERN
    toestemming_op: date | None = None
    toestemming_tot: date | None = None
    toestemming_van: str | None = None
    pseudoniem: str | None = None
    uitgevoerd_op: str | None = None
    uitgevoerd_versie: int | None = None
    verwijderd_op: str | None = None

    @property
    def gewijzigd_na_uitvoer(self) -> bool:
        """Whether somebody may hold an earlier version of this entry on paper."""
        return self.uitgevoerd_versie is not None and self.uitgevoerd_versie < self.versie

    def invoer(self) -> KasboekInvoer:
        """The input that would make this entry again: what an edit form starts from."""
        return KasboekInvoer(
            titel=self.titel,
            wijk_id=self.wijk_id,
            datum=self.datum,
            initiatief_id=self.initiatief_id,
            verhaal=self.verhaal,
            wat_werkte=self.wat_werkte,
            wat_niet=self.wat_niet,
            teweeg=self.teweeg,
            kernwaarde=self.kernwaarde,
            leefdomeinen=self.leefdomeinen,
            deelnames=self.deelnames,
            nieuw_bereikt=self.nieuw_bereikt,
            niet_in_beeld=self.niet_in_beeld,
            vrijwilligersminuten=self.vrijwilligersminuten,
            experiment=self.experiment,
            uitkomst=self.uitkomst,
            les=self.les,
            zichtbaarheid=self.zichtbaarheid,
            uit_regel_id=self.uit_regel_id,
            uit_initiatief_id=self.uit_initiatief_id,
            uitwisselingen=tuple(one.invoer() for one in self.uitwisselingen),
            perspectieven=self.perspectieven,
            bereik=self.bereik,
            toestemming_op=self.toestemming_op,
            toestemming_tot=self.toestemming_tot,
            toestemming_van=self.toestemming_van,
            pseudoniem=self.pseudoniem,
        )
