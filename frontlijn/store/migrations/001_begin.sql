-- The first schema. Money in integer eurocents, shares in basis points, time in minutes, dates as jjjj-mm-dd, moments in UTC.
-- Codes are those of frontlijn/domain/values.py. `uuid` is the identity two laptops will exchange; `id` is local to this file.
-- A date is compared with itself after '+0 days', since date('2026-02-30') alone gives back 2026-02-30.
-- A message that starts with V and two digits names the invariant of the domain model that it guards.

CREATE TABLE instelling (
  sleutel TEXT PRIMARY KEY,
  waarde  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE wijk (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  naam          TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(naam) BETWEEN 1 AND 200),
  aliassen      TEXT NOT NULL DEFAULT '',
  gebied        TEXT,
  grootte       TEXT NOT NULL DEFAULT 'onbekend' CHECK (grootte IN ('groot', 'klein', 'onbekend')),
  zwaarte       TEXT NOT NULL DEFAULT 'onbekend' CHECK (zwaarte IN ('zwaar', 'licht', 'onbekend')),
  cbs_codes     TEXT,
  plafond       INTEGER CHECK (plafond >= 0),
  plafond_reden TEXT
) STRICT;

CREATE TABLE persoon (
  id                 INTEGER PRIMARY KEY,
  uuid               TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie             INTEGER NOT NULL DEFAULT 1,
  naam               TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  doel               TEXT NOT NULL CHECK (doel IN ('contact', 'aanvrager', 'medewerker')),
  telefoon           TEXT,
  email              TEXT,
  laatste_contact_op TEXT CHECK (laatste_contact_op IS date(laatste_contact_op, '+0 days'))
) STRICT;

CREATE TABLE organisatie (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie       INTEGER NOT NULL DEFAULT 1,
  naam         TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  soort        TEXT NOT NULL DEFAULT 'overig' CHECK (soort IN
                 ('wijkbedrijf', 'bewonersorganisatie', 'corporatie', 'gemeente', 'zorg_welzijn', 'school', 'ondernemer', 'overig')),
  wijk_id      INTEGER REFERENCES wijk (id),
  omschrijving TEXT
) STRICT;

CREATE TABLE initiatief (
  id                     INTEGER PRIMARY KEY,
  uuid                   TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie                 INTEGER NOT NULL DEFAULT 1,
  naam                   TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  aliassen               TEXT NOT NULL DEFAULT '',
  wijk_id                INTEGER NOT NULL REFERENCES wijk (id),
  type                   TEXT CHECK (type IN
                           ('wijkbedrijf', 'bewonersinitiatief', 'bewonersorganisatie', 'sociale_onderneming', 'uitdaging', 'buurthuis', 'overig')),
  fase                   TEXT CHECK (fase IN
                           ('idee', 'startend', 'in_ontwikkeling', 'volwassen', 'slapend', 'gestopt', 'mislukt', 'overgedragen')),
  benadering             TEXT CHECK (benadering IN ('stimuleren', 'faciliteren', 'coproduceren')),
  benadering_reden       TEXT,
  omschrijving           TEXT,
  startdatum             TEXT CHECK (startdatum IS date(startdatum, '+0 days')),
  zichtbaarheid          TEXT NOT NULL DEFAULT 'intern' CHECK (zichtbaarheid IN ('openbaar', 'intern', 'onder_de_radar')),
  aanjagers              INTEGER CHECK (aanjagers >= 0),
  vrijwilligers          INTEGER CHECK (vrijwilligers >= 0),
  betaalde_krachten      INTEGER CHECK (betaalde_krachten >= 0),
  contact_persoon_id     INTEGER REFERENCES persoon (id),
  contact_organisatie_id INTEGER REFERENCES organisatie (id),
  laatst_bevestigd_op    TEXT NOT NULL CHECK (laatst_bevestigd_op IS date(laatst_bevestigd_op, '+0 days')),
  les                    TEXT,
  geregistreerd_op       TEXT NOT NULL,
  verwijderd_op          TEXT,
  CONSTRAINT "V21: een mislukt initiatief heeft een les" CHECK (fase IS NOT 'mislukt' OR length(trim(coalesce(les, ''))) > 0)
) STRICT;

CREATE INDEX initiatief_wijk ON initiatief (wijk_id, naam COLLATE NOCASE, id) WHERE verwijderd_op IS NULL;
CREATE INDEX initiatief_naam ON initiatief (naam COLLATE NOCASE, id) WHERE verwijderd_op IS NULL;

CREATE TABLE kasboekregel (
  id                  INTEGER PRIMARY KEY,
  uuid                TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie              INTEGER NOT NULL DEFAULT 1,
  datum               TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  wijk_id             INTEGER NOT NULL REFERENCES wijk (id),
  initiatief_id       INTEGER REFERENCES initiatief (id),
  titel               TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 200),
  verhaal             TEXT,
  wat_werkte          TEXT,
  wat_niet            TEXT,
  teweeg              TEXT,
  kernwaarde          TEXT CHECK (kernwaarde IN ('ontmoet_inspireert', 'doet', 'leert', 'werkt')),
  deelnames           INTEGER CHECK (deelnames >= 0),
  nieuw_bereikt       INTEGER CHECK (nieuw_bereikt >= 0),
  niet_in_beeld       INTEGER CHECK (niet_in_beeld >= 0),
  vrijwilligersminuten INTEGER CHECK (vrijwilligersminuten >= 0),
  experiment          INTEGER NOT NULL DEFAULT 0 CHECK (experiment IN (0, 1)),
  uitkomst            TEXT CHECK (uitkomst IN ('gelukt', 'deels', 'mislukt', 'nvt')),
  les                 TEXT,
  zichtbaarheid       TEXT NOT NULL DEFAULT 'intern' CHECK (zichtbaarheid IN ('openbaar', 'intern', 'onder_de_radar')),
  geregistreerd_op    TEXT NOT NULL,
  verwijderd_op       TEXT,
  CONSTRAINT "V16: nieuw bereikt is niet meer dan deelnames" CHECK (nieuw_bereikt <= deelnames),
  CONSTRAINT "V16: niet in beeld is niet meer dan deelnames" CHECK (niet_in_beeld <= deelnames),
  CONSTRAINT "V21: wat mislukte heeft een les" CHECK (uitkomst IS NOT 'mislukt' OR length(trim(coalesce(les, ''))) > 0)
) STRICT;

CREATE INDEX kasboekregel_wijk ON kasboekregel (wijk_id, datum DESC, id DESC) WHERE verwijderd_op IS NULL;
CREATE INDEX kasboekregel_datum ON kasboekregel (datum DESC, id DESC) WHERE verwijderd_op IS NULL;
CREATE INDEX kasboekregel_initiatief ON kasboekregel (initiatief_id, datum DESC, id DESC) WHERE verwijderd_op IS NULL;

CREATE TABLE kasboekregel_leefdomein (
  regel_id   INTEGER NOT NULL REFERENCES kasboekregel (id) ON DELETE CASCADE,
  leefdomein TEXT NOT NULL CHECK (leefdomein IN
               ('wonen', 'woonomgeving', 'mobiliteit', 'rondkomen', 'opgroeien', 'gezondheid', 'meedoen', 'voorzieningen', 'samen_leven', 'veiligheid')),
  PRIMARY KEY (regel_id, leefdomein)
) STRICT, WITHOUT ROWID;

CREATE INDEX kasboekregel_per_leefdomein ON kasboekregel_leefdomein (leefdomein, regel_id);

CREATE TABLE budgetpot (
  id          INTEGER PRIMARY KEY,
  uuid        TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie      INTEGER NOT NULL DEFAULT 1,
  naam        TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(naam) BETWEEN 1 AND 200),
  wijk_id     INTEGER NOT NULL REFERENCES wijk (id),
  van         TEXT NOT NULL CHECK (van IS date(van, '+0 days')),
  tot         TEXT NOT NULL CHECK (tot IS date(tot, '+0 days')),
  gesloten_op TEXT CHECK (gesloten_op IS date(gesloten_op, '+0 days')),
  CONSTRAINT "de periode van een pot eindigt na het begin" CHECK (tot >= van)
) STRICT;

CREATE INDEX budgetpot_wijk ON budgetpot (wijk_id, van);

CREATE TABLE pot_financier (
  pot_id     INTEGER NOT NULL REFERENCES budgetpot (id),
  volgorde   INTEGER NOT NULL,
  naam       TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  aandeel_bp INTEGER NOT NULL CHECK (aandeel_bp BETWEEN 0 AND 10000),
  PRIMARY KEY (pot_id, volgorde)
) STRICT, WITHOUT ROWID;

CREATE TABLE aanvraag (
  id                       INTEGER PRIMARY KEY,
  uuid                     TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie                   INTEGER NOT NULL DEFAULT 1,
  pot_id                   INTEGER NOT NULL REFERENCES budgetpot (id),
  initiatief_id            INTEGER REFERENCES initiatief (id),
  aanvrager_persoon_id     INTEGER REFERENCES persoon (id),
  aanvrager_organisatie_id INTEGER REFERENCES organisatie (id),
  onderwerp                TEXT NOT NULL CHECK (length(onderwerp) BETWEEN 1 AND 200),
  gevraagd                 INTEGER NOT NULL CHECK (gevraagd > 0),
  begroting                INTEGER CHECK (begroting >= 0),
  eigen_bijdrage           INTEGER CHECK (eigen_bijdrage >= 0),
  cofinanciering           INTEGER CHECK (cofinanciering >= 0),
  cofinanciering_zeker     INTEGER NOT NULL DEFAULT 0 CHECK (cofinanciering_zeker IN (0, 1)),
  draagvlak                TEXT,
  ontvangen_op             TEXT NOT NULL CHECK (ontvangen_op IS date(ontvangen_op, '+0 days')),
  zichtbaarheid            TEXT NOT NULL DEFAULT 'intern' CHECK (zichtbaarheid IN ('openbaar', 'intern', 'onder_de_radar')),
  geregistreerd_op         TEXT NOT NULL,
  CONSTRAINT "een aanvraag heeft een aanvrager" CHECK (
    coalesce(initiatief_id, aanvrager_persoon_id, aanvrager_organisatie_id) IS NOT NULL)
) STRICT;

CREATE INDEX aanvraag_pot ON aanvraag (pot_id, ontvangen_op DESC, id DESC);
CREATE INDEX aanvraag_datum ON aanvraag (ontvangen_op DESC, id DESC);
CREATE INDEX aanvraag_initiatief ON aanvraag (initiatief_id);

CREATE TABLE besluit (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  aanvraag_id      INTEGER NOT NULL REFERENCES aanvraag (id),
  uitkomst         TEXT NOT NULL CHECK (uitkomst IN ('toegekend', 'deels_toegekend', 'afgewezen', 'doorverwezen')),
  bedrag           INTEGER NOT NULL CHECK (bedrag >= 0),
  datum            TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  beslisvorm       TEXT NOT NULL CHECK (beslisvorm IN ('frontlijnfunctionaris', 'wijkteam', 'wijkstemdag', 'bewonersavond', 'per_financier')),
  motivering       TEXT,
  voorwaarden      TEXT,
  grond            TEXT CHECK (grond IN ('criteria', 'plafond', 'prioritering')),
  naar             TEXT,
  afwijking_reden  TEXT,
  geregistreerd_op TEXT NOT NULL,
  CONSTRAINT "alleen een toekenning heeft een bedrag" CHECK ((uitkomst IN ('toegekend', 'deels_toegekend')) = (bedrag > 0)),
  CONSTRAINT "V07: een afwijzing heeft een grond en een motivering" CHECK (
    (uitkomst = 'afgewezen') = (grond IS NOT NULL) AND (uitkomst <> 'afgewezen' OR length(trim(coalesce(motivering, ''))) > 0)),
  CONSTRAINT "een doorverwijzing noemt het andere fonds" CHECK ((uitkomst = 'doorverwezen') = (length(trim(coalesce(naar, ''))) > 0))
) STRICT;

CREATE UNIQUE INDEX besluit_aanvraag ON besluit (aanvraag_id);

CREATE TABLE besluit_criterium (
  besluit_id INTEGER NOT NULL REFERENCES besluit (id),
  criterium  TEXT NOT NULL CHECK (criterium IN ('C1', 'C2', 'C3', 'C4')),
  oordeel    TEXT NOT NULL CHECK (oordeel IN ('voldoet', 'voldoet_deels', 'voldoet_niet', 'onbekend', 'nvt')),
  reden      TEXT NOT NULL,
  PRIMARY KEY (besluit_id, criterium),
  CONSTRAINT "V06: elk oordeel heeft een reden" CHECK (length(trim(reden)) > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE besluit_persoon (
  besluit_id INTEGER NOT NULL REFERENCES besluit (id),
  persoon_id INTEGER NOT NULL REFERENCES persoon (id),
  rol        TEXT NOT NULL CHECK (rol IN ('beslisser', 'onthouden')),
  reden      TEXT,
  PRIMARY KEY (besluit_id, persoon_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pot_mutatie (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  pot_id           INTEGER NOT NULL REFERENCES budgetpot (id),
  soort            TEXT NOT NULL CHECK (soort IN
                     ('plafond', 'korting', 'overheveling_in', 'overheveling_uit', 'toekenning', 'vrijval', 'betaling', 'terugontvangst', 'storno')),
  bedrag           INTEGER NOT NULL CHECK (bedrag > 0),
  datum            TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  besluit_id       INTEGER REFERENCES besluit (id),
  storno_van       INTEGER REFERENCES pot_mutatie (id),
  reden            TEXT,
  wie_id           INTEGER NOT NULL REFERENCES persoon (id),
  geregistreerd_op TEXT NOT NULL,
  CONSTRAINT "V12: alleen een storno wijst naar een andere mutatie" CHECK ((soort = 'storno') = (storno_van IS NOT NULL)),
  CONSTRAINT "geld voor een aanvraag hoort bij een besluit" CHECK (
    soort = 'storno' OR (soort IN ('toekenning', 'vrijval', 'betaling', 'terugontvangst')) = (besluit_id IS NOT NULL)),
  CONSTRAINT "een storno of korting heeft een reden" CHECK (soort NOT IN ('storno', 'korting') OR length(trim(coalesce(reden, ''))) > 0)
) STRICT;

CREATE INDEX pot_mutatie_pot ON pot_mutatie (pot_id, datum, id);
CREATE INDEX pot_mutatie_besluit ON pot_mutatie (besluit_id);
CREATE UNIQUE INDEX pot_mutatie_storno ON pot_mutatie (storno_van) WHERE storno_van IS NOT NULL;
CREATE UNIQUE INDEX pot_mutatie_toekenning ON pot_mutatie (besluit_id) WHERE soort = 'toekenning';

-- The log: each write leaves who, when, what, old and new. `handeling` groups the rows of one transaction.
CREATE TABLE wijziging (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  handeling    TEXT NOT NULL,
  op           TEXT NOT NULL,
  wie_id       INTEGER NOT NULL REFERENCES persoon (id),
  tabel        TEXT NOT NULL,
  rij_id       INTEGER NOT NULL,
  soort        TEXT NOT NULL CHECK (soort IN ('nieuw', 'gewijzigd', 'ongedaan')),
  oud          TEXT CHECK (oud IS NULL OR json_valid(oud)),
  nieuw        TEXT CHECK (nieuw IS NULL OR json_valid(nieuw)),
  ongedaan_van TEXT
) STRICT;

CREATE INDEX wijziging_rij ON wijziging (tabel, rij_id, id);
CREATE INDEX wijziging_handeling ON wijziging (handeling);
CREATE INDEX wijziging_ongedaan ON wijziging (ongedaan_van) WHERE ongedaan_van IS NOT NULL;

-- What a pot and a besluit stand at. A storno cancels its row.

CREATE VIEW mutatie_geldig AS
  SELECT m.* FROM pot_mutatie m
  WHERE m.soort <> 'storno' AND NOT EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = m.id);

CREATE VIEW pot_stand AS
  SELECT p.id AS pot_id,
         coalesce(sum(CASE m.soort WHEN 'plafond' THEN m.bedrag WHEN 'overheveling_in' THEN m.bedrag
                                   WHEN 'korting' THEN -m.bedrag WHEN 'overheveling_uit' THEN -m.bedrag END), 0) AS plafond,
         coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0) AS toegekend,
         coalesce(sum(CASE m.soort WHEN 'betaling' THEN m.bedrag WHEN 'terugontvangst' THEN -m.bedrag END), 0) AS betaald
  FROM budgetpot p LEFT JOIN mutatie_geldig m ON m.pot_id = p.id
  GROUP BY p.id;

CREATE VIEW besluit_stand AS
  SELECT b.id AS besluit_id,
         coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0) AS toegekend,
         coalesce(sum(CASE m.soort WHEN 'betaling' THEN m.bedrag WHEN 'terugontvangst' THEN -m.bedrag END), 0) AS betaald
  FROM besluit b LEFT JOIN mutatie_geldig m ON m.besluit_id = b.id
  GROUP BY b.id;

-- Append-only (V11). The guards before an insert close the way of INSERT OR REPLACE.

CREATE TRIGGER besluit_vast_update BEFORE UPDATE ON besluit BEGIN SELECT raise(ABORT, 'V11: een besluit ligt vast'); END;
CREATE TRIGGER besluit_vast_delete BEFORE DELETE ON besluit BEGIN SELECT raise(ABORT, 'V11: een besluit ligt vast'); END;
CREATE TRIGGER besluit_vast_insert BEFORE INSERT ON besluit
  WHEN EXISTS (SELECT 1 FROM besluit WHERE id = NEW.id OR uuid = NEW.uuid OR aanvraag_id = NEW.aanvraag_id)
  BEGIN SELECT raise(ABORT, 'V11: over deze aanvraag is al besloten'); END;

CREATE TRIGGER besluit_criterium_vast_update BEFORE UPDATE ON besluit_criterium BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;
CREATE TRIGGER besluit_criterium_vast_delete BEFORE DELETE ON besluit_criterium BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;
CREATE TRIGGER besluit_criterium_vast_insert BEFORE INSERT ON besluit_criterium
  WHEN EXISTS (SELECT 1 FROM besluit_criterium WHERE besluit_id = NEW.besluit_id AND criterium = NEW.criterium)
  BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;

CREATE TRIGGER besluit_persoon_vast_update BEFORE UPDATE ON besluit_persoon BEGIN SELECT raise(ABORT, 'V11: wie besloot ligt vast'); END;
CREATE TRIGGER besluit_persoon_vast_delete BEFORE DELETE ON besluit_persoon BEGIN SELECT raise(ABORT, 'V11: wie besloot ligt vast'); END;
CREATE TRIGGER besluit_persoon_vast_insert BEFORE INSERT ON besluit_persoon
  WHEN EXISTS (SELECT 1 FROM besluit_persoon WHERE besluit_id = NEW.besluit_id AND persoon_id = NEW.persoon_id)
  BEGIN SELECT raise(ABORT, 'V11: wie besloot ligt vast'); END;

CREATE TRIGGER pot_mutatie_vast_update BEFORE UPDATE ON pot_mutatie BEGIN SELECT raise(ABORT, 'V11: een mutatie ligt vast'); END;
CREATE TRIGGER pot_mutatie_vast_delete BEFORE DELETE ON pot_mutatie BEGIN SELECT raise(ABORT, 'V11: een mutatie ligt vast'); END;
CREATE TRIGGER pot_mutatie_vast_insert BEFORE INSERT ON pot_mutatie
  WHEN EXISTS (SELECT 1 FROM pot_mutatie
                WHERE id = NEW.id OR uuid = NEW.uuid
                   OR NEW.soort = 'toekenning' AND soort = 'toekenning' AND besluit_id = NEW.besluit_id)
  BEGIN SELECT raise(ABORT, 'V11: een mutatie ligt vast'); END;

CREATE TRIGGER pot_financier_vast_update BEFORE UPDATE ON pot_financier BEGIN SELECT raise(ABORT, 'V11: de aandelen van een pot liggen vast'); END;
CREATE TRIGGER pot_financier_vast_delete BEFORE DELETE ON pot_financier BEGIN SELECT raise(ABORT, 'V11: de aandelen van een pot liggen vast'); END;
CREATE TRIGGER pot_financier_vast_insert BEFORE INSERT ON pot_financier
  WHEN EXISTS (SELECT 1 FROM pot_financier WHERE pot_id = NEW.pot_id AND volgorde = NEW.volgorde)
    OR EXISTS (SELECT 1 FROM pot_mutatie WHERE pot_id = NEW.pot_id)
  BEGIN SELECT raise(ABORT, 'V11: de aandelen van een pot liggen vast'); END;

CREATE TRIGGER budgetpot_vast BEFORE UPDATE ON budgetpot
  WHEN NEW.wijk_id <> OLD.wijk_id OR NEW.van <> OLD.van OR NEW.tot <> OLD.tot OR OLD.gesloten_op IS NOT NULL
  BEGIN SELECT raise(ABORT, 'V11: de wijk en de periode van een pot liggen vast, en een gesloten pot blijft gesloten'); END;
CREATE TRIGGER budgetpot_vast_delete BEFORE DELETE ON budgetpot BEGIN SELECT raise(ABORT, 'V11: een pot blijft vindbaar'); END;

CREATE TRIGGER wijziging_vast_update BEFORE UPDATE ON wijziging BEGIN SELECT raise(ABORT, 'V11: het logboek ligt vast'); END;
CREATE TRIGGER wijziging_vast_delete BEFORE DELETE ON wijziging BEGIN SELECT raise(ABORT, 'V11: het logboek ligt vast'); END;
CREATE TRIGGER wijziging_vast_insert BEFORE INSERT ON wijziging
  WHEN EXISTS (SELECT 1 FROM wijziging WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V11: het logboek ligt vast'); END;

CREATE TRIGGER aanvraag_besloten BEFORE UPDATE ON aanvraag
  WHEN EXISTS (SELECT 1 FROM besluit WHERE aanvraag_id = OLD.id)
  BEGIN SELECT raise(ABORT, 'V11: over deze aanvraag is al besloten'); END;
CREATE TRIGGER aanvraag_vast_insert BEFORE INSERT ON aanvraag
  WHEN EXISTS (SELECT 1 FROM aanvraag WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V11: een aanvraag blijft vindbaar'); END;
CREATE TRIGGER aanvraag_vast_delete BEFORE DELETE ON aanvraag BEGIN SELECT raise(ABORT, 'V11: een aanvraag blijft vindbaar'); END;

-- Decisions.

CREATE TRIGGER besluit_regels BEFORE INSERT ON besluit BEGIN
  SELECT raise(ABORT, 'V10: een besluit ligt niet voor de ontvangst van de aanvraag')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND NEW.datum < ontvangen_op;
  SELECT raise(ABORT, 'V09: er kan niet meer worden toegekend dan is gevraagd')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND NEW.bedrag > gevraagd;
  SELECT raise(ABORT, 'V09: er is niet meer nodig dan begroting min eigen bijdrage min zekere cofinanciering; een afwijking heeft een reden')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND length(trim(coalesce(NEW.afwijking_reden, ''))) = 0
     AND NEW.bedrag > begroting - coalesce(eigen_bijdrage, 0) - CASE cofinanciering_zeker WHEN 1 THEN coalesce(cofinanciering, 0) ELSE 0 END;
END;

CREATE TRIGGER besluit_persoon_belang BEFORE INSERT ON besluit_persoon WHEN NEW.rol = 'beslisser' BEGIN
  SELECT raise(ABORT, 'V08: wie zelf aanvraagt of contact is van het initiatief, beslist niet mee')
    FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id LEFT JOIN initiatief i ON i.id = a.initiatief_id
   WHERE b.id = NEW.besluit_id AND (a.aanvrager_persoon_id = NEW.persoon_id OR i.contact_persoon_id = NEW.persoon_id);
END;

-- Money.

CREATE TRIGGER pot_mutatie_vooraf BEFORE INSERT ON pot_mutatie BEGIN
  SELECT raise(ABORT, 'V14: deze pot is gesloten')
    FROM budgetpot WHERE id = NEW.pot_id AND gesloten_op IS NOT NULL
     AND NEW.soort NOT IN ('betaling', 'terugontvangst', 'vrijval', 'storno');
  SELECT raise(ABORT, 'V01: de financiers betalen samen precies 100 %')
   WHERE (SELECT coalesce(sum(aandeel_bp), 0) FROM pot_financier WHERE pot_id = NEW.pot_id) <> 10000;
  SELECT raise(ABORT, 'V12: een storno wijst naar een eerdere mutatie van dezelfde pot, met hetzelfde bedrag, en niet naar een storno')
   WHERE NEW.soort = 'storno' AND NOT EXISTS (
     SELECT 1 FROM pot_mutatie o WHERE o.id = NEW.storno_van AND o.soort <> 'storno' AND o.pot_id = NEW.pot_id
        AND o.bedrag = NEW.bedrag AND o.besluit_id IS NEW.besluit_id AND o.datum <= NEW.datum);
  SELECT raise(ABORT, 'V12: deze mutatie is al teruggedraaid')
   WHERE NEW.soort = 'storno' AND EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = NEW.storno_van);
  SELECT raise(ABORT, 'dit geld hoort bij een besluit over een andere pot')
    FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id WHERE b.id = NEW.besluit_id AND a.pot_id <> NEW.pot_id;
  SELECT raise(ABORT, 'een toekenning is precies het bedrag van het besluit')
    FROM besluit b WHERE b.id = NEW.besluit_id AND NEW.soort = 'toekenning' AND b.bedrag <> NEW.bedrag;
  SELECT raise(ABORT, 'V10: een betaling ligt niet voor het besluit')
    FROM besluit b WHERE b.id = NEW.besluit_id AND NEW.datum < b.datum;
  SELECT raise(ABORT, 'V10: een toekenning valt binnen de periode van de pot')
    FROM budgetpot p WHERE p.id = NEW.pot_id AND NEW.soort = 'toekenning' AND NEW.datum NOT BETWEEN p.van AND p.tot;
  SELECT raise(ABORT, 'V06: een toekenning heeft vier oordelen en geen eis waaraan niet is voldaan')
   WHERE NEW.soort = 'toekenning' AND (
     (SELECT count(*) FROM besluit_criterium WHERE besluit_id = NEW.besluit_id) <> 4
     OR EXISTS (SELECT 1 FROM besluit_criterium
                 WHERE besluit_id = NEW.besluit_id AND criterium <> 'C1' AND oordeel = 'voldoet_niet'));
END;

-- Only a korting may push a pot below zero; everything else that lowers what is free must leave zero or more. The plafond
-- itself is never below zero, not by a korting either.
CREATE TRIGGER pot_mutatie_achteraf AFTER INSERT ON pot_mutatie BEGIN
  SELECT raise(ABORT, 'V03: er kan niet meer van een pot af dan het plafond')
    FROM pot_stand s WHERE s.pot_id = NEW.pot_id AND s.plafond < 0;
  SELECT raise(ABORT, 'V03: er is niet genoeg vrij besteedbaar in deze pot')
    FROM pot_stand s WHERE s.pot_id = NEW.pot_id AND s.plafond - s.toegekend < 0
     AND (NEW.soort IN ('toekenning', 'overheveling_uit')
          OR (SELECT o.soort FROM pot_mutatie o WHERE o.id = NEW.storno_van) IN ('plafond', 'overheveling_in', 'vrijval'));
  SELECT raise(ABORT, 'V04: er kan niet meer worden betaald of vrijvallen dan er nog openstaat')
    FROM besluit_stand s WHERE s.besluit_id = NEW.besluit_id AND s.betaald > s.toegekend;
  SELECT raise(ABORT, 'er kan niet meer terugkomen dan er is betaald')
    FROM besluit_stand s WHERE s.besluit_id = NEW.besluit_id AND s.betaald < 0;
END;

-- Search: one document per record, kept by triggers from one view, so that the index can be checked against its source.

CREATE TABLE zoekdoc (
  id      INTEGER PRIMARY KEY,
  soort   TEXT NOT NULL,
  rij_id  INTEGER NOT NULL,
  wijk_id INTEGER,
  datum   TEXT NOT NULL,
  titel   TEXT NOT NULL,
  namen   TEXT NOT NULL,
  tekst   TEXT NOT NULL,
  facet   TEXT NOT NULL,
  UNIQUE (soort, rij_id)
) STRICT;

CREATE VIRTUAL TABLE zoekindex USING fts5 (
  titel, namen, tekst, facet,
  content = 'zoekdoc', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- The texts of a record stand in one column, with a mark between them that is shown too where a text begins or ends.
CREATE VIEW zoekbron AS
  SELECT 'initiatief' AS soort, i.id AS rij_id, i.wijk_id AS wijk_id, substr(i.geregistreerd_op, 1, 10) AS datum, i.naam AS titel,
         i.aliassen AS namen,
         coalesce((SELECT group_concat(value, ' · ') FROM json_each(json_array(i.omschrijving, i.benadering_reden, i.les))
                    WHERE value <> ''), '') AS tekst,
         'fsinitiatief fw' || i.wijk_id AS facet
    FROM initiatief i WHERE i.verwijderd_op IS NULL
  UNION ALL
  SELECT 'kasboek', k.id, k.wijk_id, k.datum, k.titel, '',
         coalesce((SELECT group_concat(value, ' · ') FROM json_each(json_array(k.verhaal, k.wat_werkte, k.wat_niet, k.teweeg, k.les))
                    WHERE value <> ''), ''),
         'fskasboek fw' || k.wijk_id
    FROM kasboekregel k WHERE k.verwijderd_op IS NULL
  UNION ALL
  SELECT 'handgeld', a.id, p.wijk_id, a.ontvangen_op, a.onderwerp, '',
         coalesce((SELECT group_concat(value, ' · ') FROM json_each(json_array(a.draagvlak, b.motivering, b.voorwaarden, b.naar,
                      (SELECT group_concat(c.reden, ' · ') FROM besluit_criterium c WHERE c.besluit_id = b.id)))
                    WHERE value <> ''), ''),
         'fshandgeld fw' || p.wijk_id
    FROM aanvraag a JOIN budgetpot p ON p.id = a.pot_id LEFT JOIN besluit b ON b.aanvraag_id = a.id
  UNION ALL
  SELECT 'organisatie', o.id, o.wijk_id, '', o.naam, '', coalesce(o.omschrijving, ''), 'fsorganisatie fw' || coalesce(o.wijk_id, 0)
    FROM organisatie o
  UNION ALL
  SELECT 'persoon', p.id, NULL, coalesce(p.laatste_contact_op, ''), p.naam, '', '', 'fspersoon fw0'
    FROM persoon p;

CREATE TRIGGER zoekdoc_insert AFTER INSERT ON zoekdoc BEGIN
  INSERT INTO zoekindex (rowid, titel, namen, tekst, facet) VALUES (NEW.id, NEW.titel, NEW.namen, NEW.tekst, NEW.facet);
END;
CREATE TRIGGER zoekdoc_delete AFTER DELETE ON zoekdoc BEGIN
  INSERT INTO zoekindex (zoekindex, rowid, titel, namen, tekst, facet)
    VALUES ('delete', OLD.id, OLD.titel, OLD.namen, OLD.tekst, OLD.facet);
END;

CREATE TRIGGER initiatief_zoek_insert AFTER INSERT ON initiatief BEGIN
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'initiatief' AND rij_id = NEW.id;
END;
CREATE TRIGGER initiatief_zoek_update AFTER UPDATE ON initiatief BEGIN
  DELETE FROM zoekdoc WHERE soort = 'initiatief' AND rij_id = OLD.id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'initiatief' AND rij_id = NEW.id;
END;
CREATE TRIGGER initiatief_zoek_delete AFTER DELETE ON initiatief BEGIN
  DELETE FROM zoekdoc WHERE soort = 'initiatief' AND rij_id = OLD.id;
END;

CREATE TRIGGER kasboekregel_zoek_insert AFTER INSERT ON kasboekregel BEGIN
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'kasboek' AND rij_id = NEW.id;
END;
CREATE TRIGGER kasboekregel_zoek_update AFTER UPDATE ON kasboekregel BEGIN
  DELETE FROM zoekdoc WHERE soort = 'kasboek' AND rij_id = OLD.id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'kasboek' AND rij_id = NEW.id;
END;
CREATE TRIGGER kasboekregel_zoek_delete AFTER DELETE ON kasboekregel BEGIN
  DELETE FROM zoekdoc WHERE soort = 'kasboek' AND rij_id = OLD.id;
END;

CREATE TRIGGER aanvraag_zoek_insert AFTER INSERT ON aanvraag BEGIN
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.id;
END;
CREATE TRIGGER aanvraag_zoek_update AFTER UPDATE ON aanvraag BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = OLD.id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.id;
END;
CREATE TRIGGER besluit_zoek_insert AFTER INSERT ON besluit BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
END;
CREATE TRIGGER besluit_criterium_zoek_insert AFTER INSERT ON besluit_criterium BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = (SELECT aanvraag_id FROM besluit WHERE id = NEW.besluit_id);
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = (SELECT aanvraag_id FROM besluit WHERE id = NEW.besluit_id);
END;

CREATE TRIGGER organisatie_zoek_insert AFTER INSERT ON organisatie BEGIN
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'organisatie' AND rij_id = NEW.id;
END;
CREATE TRIGGER organisatie_zoek_update AFTER UPDATE ON organisatie BEGIN
  DELETE FROM zoekdoc WHERE soort = 'organisatie' AND rij_id = OLD.id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'organisatie' AND rij_id = NEW.id;
END;
CREATE TRIGGER organisatie_zoek_delete AFTER DELETE ON organisatie BEGIN
  DELETE FROM zoekdoc WHERE soort = 'organisatie' AND rij_id = OLD.id;
END;

CREATE TRIGGER persoon_zoek_insert AFTER INSERT ON persoon BEGIN
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'persoon' AND rij_id = NEW.id;
END;
CREATE TRIGGER persoon_zoek_update AFTER UPDATE ON persoon BEGIN
  DELETE FROM zoekdoc WHERE soort = 'persoon' AND rij_id = OLD.id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'persoon' AND rij_id = NEW.id;
END;
CREATE TRIGGER persoon_zoek_delete AFTER DELETE ON persoon BEGIN
  DELETE FROM zoekdoc WHERE soort = 'persoon' AND rij_id = OLD.id;
END;

-- The fifteen wijken of the Nieuw Lokaal Akkoord with their classes and plafonds (004 §2.2). The same identity on every laptop.
INSERT INTO wijk (id, uuid, naam, aliassen, grootte, zwaarte, cbs_codes, plafond, plafond_reden) VALUES
  (1,  '00000000-0000-7000-8000-000000000001', 'Selwerd', '', 'groot', 'zwaar', 'BU00141000', 90000000, NULL),
  (2,  '00000000-0000-7000-8000-000000000002', 'Paddepoel', '', 'groot', 'zwaar', NULL, 90000000, NULL),
  (3,  '00000000-0000-7000-8000-000000000003', 'De Wijert', '', 'groot', 'zwaar', NULL, 90000000, NULL),
  (4,  '00000000-0000-7000-8000-000000000004', 'Beijum', '', 'groot', 'zwaar', NULL, 90000000, NULL),
  (5,  '00000000-0000-7000-8000-000000000005', 'Lewenborg', '', 'groot', 'zwaar', NULL, 90000000, NULL),
  (6,  '00000000-0000-7000-8000-000000000006', 'Oosterpark', 'Oosterparkwijk', 'groot', 'zwaar', NULL, 90000000, NULL),
  (7,  '00000000-0000-7000-8000-000000000007', 'Korrewegwijk', 'Indische Buurt', 'groot', 'zwaar', NULL, 90000000, NULL),
  (8,  '00000000-0000-7000-8000-000000000008', 'De Hoogte', '', 'klein', 'zwaar', NULL, 45000000, NULL),
  (9,  '00000000-0000-7000-8000-000000000009', 'Oosterhoogebrug', '', 'klein', 'zwaar', NULL, 45000000, NULL),
  (10, '00000000-0000-7000-8000-000000000010', 'Vinkhuizen', '', 'groot', 'licht', NULL, 45000000, NULL),
  (11, '00000000-0000-7000-8000-000000000011', 'Corpus den Hoorn', '', 'groot', 'licht', NULL, 45000000, NULL),
  (12, '00000000-0000-7000-8000-000000000012', 'Kostverloren', '', 'klein', 'licht', NULL, 22500000, NULL),
  (13, '00000000-0000-7000-8000-000000000013', 'Grunobuurt', '', 'klein', 'licht', NULL, 22500000, NULL),
  (14, '00000000-0000-7000-8000-000000000014', 'Hoogkerk', '', 'klein', 'licht', NULL, 10000000, 'afwijkend vastgesteld plafond (004 §2.2)'),
  (15, '00000000-0000-7000-8000-000000000015', 'Tuinwijk', '', 'klein', 'licht', NULL, 22500000, NULL);
