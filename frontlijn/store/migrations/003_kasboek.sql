-- The sociaal kasboek gives something back: what came from what, who gave and received, scores in two voices, consent for
-- stories, templates, kept filters, what was exported, what was imported, and numbers that somebody stated to be no BSN.

-- Olievlek: an entry or an initiative came from another. One origin each, so that what came from it is a tree.

ALTER TABLE kasboekregel ADD COLUMN uit_regel_id INTEGER REFERENCES kasboekregel (id);
ALTER TABLE kasboekregel ADD COLUMN uit_initiatief_id INTEGER REFERENCES initiatief (id)
  CONSTRAINT "V15: een kasboekregel komt uit één ander ding voort" CHECK (
    (uit_regel_id IS NULL OR uit_initiatief_id IS NULL) AND uit_regel_id IS NOT id);
ALTER TABLE initiatief ADD COLUMN uit_regel_id INTEGER REFERENCES kasboekregel (id);
ALTER TABLE initiatief ADD COLUMN uit_initiatief_id INTEGER REFERENCES initiatief (id)
  CONSTRAINT "V15: een initiatief komt uit één ander ding voort" CHECK (
    (uit_regel_id IS NULL OR uit_initiatief_id IS NULL) AND uit_initiatief_id IS NOT id);

CREATE INDEX kasboekregel_prullenbak ON kasboekregel (verwijderd_op DESC, id DESC) WHERE verwijderd_op IS NOT NULL;
CREATE INDEX kasboekregel_uit_regel ON kasboekregel (uit_regel_id) WHERE uit_regel_id IS NOT NULL;
CREATE INDEX kasboekregel_uit_initiatief ON kasboekregel (uit_initiatief_id) WHERE uit_initiatief_id IS NOT NULL;
CREATE INDEX initiatief_uit_regel ON initiatief (uit_regel_id) WHERE uit_regel_id IS NOT NULL;
CREATE INDEX initiatief_uit_initiatief ON initiatief (uit_initiatief_id) WHERE uit_initiatief_id IS NOT NULL;

-- A story leaves the laptop only with consent: how far it may go, since when, until when, who gave it, and the name in it.

ALTER TABLE kasboekregel ADD COLUMN bereik TEXT NOT NULL DEFAULT 'intern' CHECK (bereik IN ('intern', 'export', 'openbaar'));
ALTER TABLE kasboekregel ADD COLUMN toestemming_op TEXT CHECK (toestemming_op IS date(toestemming_op, '+0 days'));
ALTER TABLE kasboekregel ADD COLUMN toestemming_tot TEXT CHECK (toestemming_tot IS date(toestemming_tot, '+0 days'))
  CONSTRAINT "een verhaal gaat niet mee zonder toestemming met een einddatum" CHECK (
    bereik = 'intern' OR toestemming_op IS NOT NULL AND toestemming_tot IS NOT NULL AND toestemming_tot >= toestemming_op);
ALTER TABLE kasboekregel ADD COLUMN toestemming_persoon_id INTEGER REFERENCES persoon (id);
ALTER TABLE kasboekregel ADD COLUMN pseudoniem TEXT;

-- V15, from both ends: an origin is never later than what came from it, and nothing comes from itself by a detour.

CREATE TRIGGER kasboekregel_uit_insert AFTER INSERT ON kasboekregel
  WHEN NEW.uit_regel_id IS NOT NULL OR NEW.uit_initiatief_id IS NOT NULL BEGIN
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel p WHERE p.id = NEW.uit_regel_id AND p.datum > NEW.datum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief p WHERE p.id = NEW.uit_initiatief_id AND p.startdatum > NEW.datum;
END;
CREATE TRIGGER kasboekregel_uit_update AFTER UPDATE OF datum, uit_regel_id, uit_initiatief_id, verwijderd_op ON kasboekregel BEGIN
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel p WHERE p.id = NEW.uit_regel_id AND p.datum > NEW.datum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief p WHERE p.id = NEW.uit_initiatief_id AND p.startdatum > NEW.datum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel c WHERE c.uit_regel_id = NEW.id AND c.verwijderd_op IS NULL AND c.datum < NEW.datum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief c WHERE c.uit_regel_id = NEW.id AND c.verwijderd_op IS NULL AND c.startdatum < NEW.datum;
  SELECT raise(ABORT, 'V15: hier kwam iets uit voort, dus dit blijft')
   WHERE NEW.verwijderd_op IS NOT NULL AND (
     EXISTS (SELECT 1 FROM kasboekregel c WHERE c.uit_regel_id = NEW.id AND c.verwijderd_op IS NULL)
     OR EXISTS (SELECT 1 FROM initiatief c WHERE c.uit_regel_id = NEW.id AND c.verwijderd_op IS NULL));
END;
CREATE TRIGGER initiatief_uit_insert AFTER INSERT ON initiatief
  WHEN NEW.uit_regel_id IS NOT NULL OR NEW.uit_initiatief_id IS NOT NULL BEGIN
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel p WHERE p.id = NEW.uit_regel_id AND p.datum > NEW.startdatum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief p WHERE p.id = NEW.uit_initiatief_id AND p.startdatum > NEW.startdatum;
END;
CREATE TRIGGER initiatief_uit_update AFTER UPDATE OF startdatum, uit_regel_id, uit_initiatief_id, verwijderd_op ON initiatief BEGIN
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel p WHERE p.id = NEW.uit_regel_id AND p.datum > NEW.startdatum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief p WHERE p.id = NEW.uit_initiatief_id AND p.startdatum > NEW.startdatum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM kasboekregel c WHERE c.uit_initiatief_id = NEW.id AND c.verwijderd_op IS NULL AND c.datum < NEW.startdatum;
  SELECT raise(ABORT, 'V15: waar iets uit voortkwam, is niet van later')
    FROM initiatief c WHERE c.uit_initiatief_id = NEW.id AND c.verwijderd_op IS NULL AND c.startdatum < NEW.startdatum;
  SELECT raise(ABORT, 'V15: hier kwam iets uit voort, dus dit blijft')
   WHERE NEW.verwijderd_op IS NOT NULL AND (
     EXISTS (SELECT 1 FROM kasboekregel c WHERE c.uit_initiatief_id = NEW.id AND c.verwijderd_op IS NULL)
     OR EXISTS (SELECT 1 FROM initiatief c WHERE c.uit_initiatief_id = NEW.id AND c.verwijderd_op IS NULL));
END;

-- Each link from what came of it to its origin, and all origins above one.
CREATE VIEW olievlek_band AS
  SELECT 'kasboek' AS soort, id, 'kasboek' AS uit_soort, uit_regel_id AS uit_id FROM kasboekregel WHERE uit_regel_id IS NOT NULL
  UNION ALL
  SELECT 'kasboek', id, 'initiatief', uit_initiatief_id FROM kasboekregel WHERE uit_initiatief_id IS NOT NULL
  UNION ALL
  SELECT 'initiatief', id, 'kasboek', uit_regel_id FROM initiatief WHERE uit_regel_id IS NOT NULL
  UNION ALL
  SELECT 'initiatief', id, 'initiatief', uit_initiatief_id FROM initiatief WHERE uit_initiatief_id IS NOT NULL;

CREATE TRIGGER kasboekregel_kring AFTER UPDATE OF uit_regel_id, uit_initiatief_id ON kasboekregel
  WHEN NEW.uit_regel_id IS NOT NULL OR NEW.uit_initiatief_id IS NOT NULL BEGIN
  SELECT raise(ABORT, 'V15: iets komt niet uit zichzelf voort, ook niet via een omweg') WHERE EXISTS (
    WITH RECURSIVE boven (soort, id) AS (
      SELECT CASE WHEN NEW.uit_regel_id IS NULL THEN 'initiatief' ELSE 'kasboek' END, coalesce(NEW.uit_regel_id, NEW.uit_initiatief_id)
      UNION
      SELECT CASE WHEN coalesce(k.uit_regel_id, i.uit_regel_id) IS NULL THEN 'initiatief' ELSE 'kasboek' END,
             coalesce(k.uit_regel_id, i.uit_regel_id, k.uit_initiatief_id, i.uit_initiatief_id)
        FROM boven LEFT JOIN kasboekregel k ON boven.soort = 'kasboek' AND k.id = boven.id
             LEFT JOIN initiatief i ON boven.soort = 'initiatief' AND i.id = boven.id
       WHERE coalesce(k.uit_regel_id, i.uit_regel_id, k.uit_initiatief_id, i.uit_initiatief_id) IS NOT NULL)
    SELECT 1 FROM boven WHERE soort = 'kasboek' AND id = NEW.id);
END;
CREATE TRIGGER initiatief_kring AFTER UPDATE OF uit_regel_id, uit_initiatief_id ON initiatief
  WHEN NEW.uit_regel_id IS NOT NULL OR NEW.uit_initiatief_id IS NOT NULL BEGIN
  SELECT raise(ABORT, 'V15: iets komt niet uit zichzelf voort, ook niet via een omweg') WHERE EXISTS (
    WITH RECURSIVE boven (soort, id) AS (
      SELECT CASE WHEN NEW.uit_regel_id IS NULL THEN 'initiatief' ELSE 'kasboek' END, coalesce(NEW.uit_regel_id, NEW.uit_initiatief_id)
      UNION
      SELECT CASE WHEN coalesce(k.uit_regel_id, i.uit_regel_id) IS NULL THEN 'initiatief' ELSE 'kasboek' END,
             coalesce(k.uit_regel_id, i.uit_regel_id, k.uit_initiatief_id, i.uit_initiatief_id)
        FROM boven LEFT JOIN kasboekregel k ON boven.soort = 'kasboek' AND k.id = boven.id
             LEFT JOIN initiatief i ON boven.soort = 'initiatief' AND i.id = boven.id
       WHERE coalesce(k.uit_regel_id, i.uit_regel_id, k.uit_initiatief_id, i.uit_initiatief_id) IS NOT NULL)
    SELECT 1 FROM boven WHERE soort = 'initiatief' AND id = NEW.id);
END;

-- INSERT OR REPLACE would go around all of this.
CREATE TRIGGER kasboekregel_vast_insert BEFORE INSERT ON kasboekregel
  WHEN EXISTS (SELECT 1 FROM kasboekregel WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V15: deze kasboekregel is er al'); END;
CREATE TRIGGER initiatief_vast_insert BEFORE INSERT ON initiatief
  WHEN EXISTS (SELECT 1 FROM initiatief WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V15: dit initiatief is er al'); END;

-- Wederkerigheid: who gave, who received, what, how long. A party is a known person, organisation or initiative, else a
-- description without a name, such as "bewoner A".

CREATE TABLE uitwisseling (
  regel_id                 INTEGER NOT NULL REFERENCES kasboekregel (id) ON DELETE CASCADE,
  volgorde                 INTEGER NOT NULL,
  gever_persoon_id         INTEGER REFERENCES persoon (id),
  gever_organisatie_id     INTEGER REFERENCES organisatie (id),
  gever_initiatief_id      INTEGER REFERENCES initiatief (id),
  gever_omschrijving       TEXT CHECK (length(gever_omschrijving) BETWEEN 1 AND 200),
  ontvanger_persoon_id     INTEGER REFERENCES persoon (id),
  ontvanger_organisatie_id INTEGER REFERENCES organisatie (id),
  ontvanger_initiatief_id  INTEGER REFERENCES initiatief (id),
  ontvanger_omschrijving   TEXT CHECK (length(ontvanger_omschrijving) BETWEEN 1 AND 200),
  wat                      TEXT NOT NULL CHECK (length(wat) BETWEEN 1 AND 200),
  minuten                  INTEGER CHECK (minuten >= 0),
  PRIMARY KEY (regel_id, volgorde),
  CONSTRAINT "een uitwisseling heeft één gever en één ontvanger" CHECK (
    (gever_persoon_id IS NOT NULL) + (gever_organisatie_id IS NOT NULL) + (gever_initiatief_id IS NOT NULL)
      + (gever_omschrijving IS NOT NULL) = 1
    AND (ontvanger_persoon_id IS NOT NULL) + (ontvanger_organisatie_id IS NOT NULL) + (ontvanger_initiatief_id IS NOT NULL)
      + (ontvanger_omschrijving IS NOT NULL) = 1),
  CONSTRAINT "wie geeft en wie ontvangt zijn twee partijen" CHECK (
    gever_persoon_id IS NOT ontvanger_persoon_id OR gever_organisatie_id IS NOT ontvanger_organisatie_id
    OR gever_initiatief_id IS NOT ontvanger_initiatief_id OR gever_omschrijving IS NOT ontvanger_omschrijving)
) STRICT, WITHOUT ROWID;

-- Scores from 1 to 5 before and after, in the person's own voice and the worker's, both kept where they differ.

CREATE TABLE perspectief (
  regel_id INTEGER NOT NULL REFERENCES kasboekregel (id) ON DELETE CASCADE,
  over     TEXT NOT NULL DEFAULT '' CHECK (length(over) <= 200),
  stem     TEXT NOT NULL CHECK (stem IN ('eigen', 'werker')),
  voor     INTEGER NOT NULL CHECK (voor BETWEEN 1 AND 5),
  na       INTEGER NOT NULL CHECK (na BETWEEN 1 AND 5),
  PRIMARY KEY (regel_id, over, stem)
) STRICT, WITHOUT ROWID;

-- Templates on the keys 1 to 9 of a wijk. What is not kept here is filled from what happens there most.

CREATE TABLE sjabloon (
  id                   INTEGER PRIMARY KEY,
  uuid                 TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie               INTEGER NOT NULL DEFAULT 1,
  wijk_id              INTEGER NOT NULL REFERENCES wijk (id),
  toets                INTEGER NOT NULL CHECK (toets BETWEEN 1 AND 9),
  titel                TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 200),
  initiatief_id        INTEGER REFERENCES initiatief (id),
  leefdomeinen         TEXT NOT NULL DEFAULT '',
  kernwaarde           TEXT CHECK (kernwaarde IN ('ontmoet_inspireert', 'doet', 'leert', 'werkt')),
  vrijwilligersminuten INTEGER CHECK (vrijwilligersminuten >= 0),
  weekdag              INTEGER CHECK (weekdag BETWEEN 0 AND 6),
  zichtbaarheid        TEXT NOT NULL DEFAULT 'intern' CHECK (zichtbaarheid IN ('openbaar', 'intern', 'onder_de_radar')),
  verwijderd_op        TEXT
) STRICT;

CREATE UNIQUE INDEX sjabloon_toets ON sjabloon (wijk_id, toets) WHERE verwijderd_op IS NULL;

-- Filters of the kasboek, kept under a name; `inhoud` holds the fields of the filter as JSON.

CREATE TABLE bewaard_filter (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  naam          TEXT NOT NULL COLLATE NOCASE CHECK (length(naam) BETWEEN 1 AND 200),
  inhoud        TEXT NOT NULL CHECK (json_valid(inhoud)),
  verwijderd_op TEXT
) STRICT;

CREATE UNIQUE INDEX bewaard_filter_naam ON bewaard_filter (naam COLLATE NOCASE) WHERE verwijderd_op IS NULL;

-- At which version an entry was last exported: a later version is marked as changed since.

CREATE TABLE kasboek_uitvoer (
  regel_id INTEGER PRIMARY KEY REFERENCES kasboekregel (id),
  versie   INTEGER NOT NULL,
  op       TEXT NOT NULL,
  wat      TEXT NOT NULL
) STRICT;

-- The mark of each imported row, so that a second time imports nothing twice.

CREATE TABLE import_rij (
  sleutel TEXT PRIMARY KEY CHECK (length(sleutel) = 64),
  tabel   TEXT NOT NULL CHECK (tabel IN ('kasboekregel', 'initiatief')),
  rij_id  INTEGER NOT NULL,
  op      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX import_rij_rij ON import_rij (tabel, rij_id);

-- The marks of the drafts that were saved, written together with what they became: a draft that could not be thrown away
-- any more, because the app was killed right then, is never offered again.

CREATE TABLE concept_bewaard (
  sleutel TEXT PRIMARY KEY,
  op      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Somebody stated that a number in a text, which passes the test, is no BSN (V23). The number itself is not kept twice.

CREATE TABLE geen_bsn (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  tabel        TEXT NOT NULL,
  rij_id       INTEGER NOT NULL,
  veld         TEXT NOT NULL,
  vingerafdruk TEXT NOT NULL CHECK (length(vingerafdruk) = 64),
  wie_id       INTEGER NOT NULL REFERENCES persoon (id),
  op           TEXT NOT NULL
) STRICT;

CREATE INDEX geen_bsn_vingerafdruk ON geen_bsn (vingerafdruk);

CREATE TRIGGER geen_bsn_vast_update BEFORE UPDATE ON geen_bsn BEGIN SELECT raise(ABORT, 'V11: een verklaring ligt vast'); END;
CREATE TRIGGER geen_bsn_vast_delete BEFORE DELETE ON geen_bsn BEGIN SELECT raise(ABORT, 'V11: een verklaring ligt vast'); END;
CREATE TRIGGER geen_bsn_vast_insert BEFORE INSERT ON geen_bsn
  WHEN EXISTS (SELECT 1 FROM geen_bsn WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V11: een verklaring ligt vast'); END;
