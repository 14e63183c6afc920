-- The effecten-arena: who invests in which activity, what that brings about, who collects it (000). Amounts in cents, shares in
-- basis points, years as whole numbers. And the published figures of a report, with contradicting values side by side.

CREATE TABLE arena (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie           INTEGER NOT NULL DEFAULT 1,
  titel            TEXT NOT NULL CHECK (length(titel) BETWEEN 1 AND 200),
  soort            TEXT NOT NULL DEFAULT 'eigen' CHECK (soort IN ('eigen', 'rapport')),
  initiatief_id    INTEGER REFERENCES initiatief (id),
  startjaar        INTEGER NOT NULL CHECK (startjaar BETWEEN 1900 AND 2200),
  horizon          INTEGER NOT NULL DEFAULT 20 CHECK (horizon BETWEEN 1 AND 100),
  periode          INTEGER NOT NULL DEFAULT 5
                     CONSTRAINT "een periode is niet langer dan de arena vooruitkijkt" CHECK (periode BETWEEN 1 AND horizon),
  disconto         INTEGER NOT NULL DEFAULT 0
                     CONSTRAINT "V18: een percentage ligt tussen 0 en 100" CHECK (disconto BETWEEN 0 AND 10000),
  prijspeil        INTEGER CHECK (prijspeil BETWEEN 1900 AND 2200),
  status           TEXT NOT NULL DEFAULT 'in_opbouw' CHECK (status IN ('in_opbouw', 'vastgesteld')),
  zichtbaarheid    TEXT NOT NULL DEFAULT 'intern' CHECK (zichtbaarheid IN ('openbaar', 'intern', 'onder_de_radar')),
  toelichting      TEXT,
  geregistreerd_op TEXT NOT NULL,
  verwijderd_op    TEXT,
  CONSTRAINT "een arena is van een initiatief" CHECK (soort = 'rapport' OR initiatief_id IS NOT NULL)
) STRICT;

CREATE INDEX arena_initiatief ON arena (initiatief_id) WHERE verwijderd_op IS NULL;

CREATE TABLE activiteit (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  arena_id      INTEGER NOT NULL REFERENCES arena (id),
  naam          TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  verwijderd_op TEXT
) STRICT;

CREATE UNIQUE INDEX activiteit_naam ON activiteit (arena_id, naam COLLATE NOCASE) WHERE verwijderd_op IS NULL;

CREATE TABLE investering (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  arena_id      INTEGER NOT NULL REFERENCES arena (id),
  activiteit_id INTEGER NOT NULL REFERENCES activiteit (id),
  investeerder  TEXT NOT NULL CHECK (length(investeerder) BETWEEN 1 AND 200),
  jaar          INTEGER NOT NULL CHECK (jaar BETWEEN 1900 AND 2300),
  bedrag        INTEGER CHECK (bedrag > 0),
  in_natura     INTEGER NOT NULL DEFAULT 0 CHECK (in_natura IN (0, 1)),
  omschrijving  TEXT,
  bron          TEXT,
  verwijderd_op TEXT,
  CONSTRAINT "een investering in geld heeft een bedrag" CHECK (in_natura = 1 OR bedrag IS NOT NULL)
) STRICT;

CREATE INDEX investering_arena ON investering (arena_id) WHERE verwijderd_op IS NULL;

CREATE TABLE effect (
  id             INTEGER PRIMARY KEY,
  uuid           TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie         INTEGER NOT NULL DEFAULT 1,
  arena_id       INTEGER NOT NULL REFERENCES arena (id),
  activiteit_id  INTEGER NOT NULL REFERENCES activiteit (id),
  naam           TEXT NOT NULL CHECK (length(naam) BETWEEN 1 AND 200),
  leefdomein     TEXT NOT NULL CHECK (leefdomein IN
                   ('wonen', 'woonomgeving', 'mobiliteit', 'rondkomen', 'opgroeien', 'gezondheid', 'meedoen', 'voorzieningen', 'samen_leven', 'veiligheid')),
  teken          TEXT NOT NULL DEFAULT 'baat' CHECK (teken IN ('baat', 'last')),
  kwantificering TEXT NOT NULL DEFAULT 'euro' CHECK (kwantificering IN ('euro', 'pm')),
  opeisbaar      INTEGER NOT NULL DEFAULT 1 CHECK (opeisbaar IN (0, 1)),
  eenheid        TEXT,
  waarde_per     TEXT NOT NULL DEFAULT 'jaar' CHECK (waarde_per IN ('jaar', 'totaal')),
  start          INTEGER CHECK (start BETWEEN 1900 AND 2300),
  looptijd       INTEGER CHECK (looptijd BETWEEN 1 AND 100),
  curve          TEXT CHECK (curve IN ('eenmalig', 'gelijkmatig', 'aflopend', 'oplopend')),
  dropoff        INTEGER CONSTRAINT "V18: een percentage ligt tussen 0 en 100" CHECK (dropoff BETWEEN 0 AND 10000),
  toelichting    TEXT,
  verwijderd_op  TEXT,
  CONSTRAINT "V17: een effect in euro heeft een begin, een looptijd en een verloop" CHECK (
    kwantificering = 'pm' OR start IS NOT NULL AND looptijd IS NOT NULL AND curve IS NOT NULL),
  CONSTRAINT "V17: een PM-effect heeft geen waarde" CHECK (
    kwantificering = 'euro' OR coalesce(start, looptijd, curve, dropoff) IS NULL),
  CONSTRAINT "V17: wat eenmalig is, duurt een jaar" CHECK (curve IS NOT 'eenmalig' OR looptijd = 1),
  CONSTRAINT "V17: alleen wat afloopt, neemt elk jaar af" CHECK (dropoff IS NULL OR curve IS 'aflopend')
) STRICT;

CREATE INDEX effect_arena ON effect (arena_id) WHERE verwijderd_op IS NULL;
CREATE INDEX effect_activiteit ON effect (activiteit_id) WHERE verwijderd_op IS NULL;

-- The values of the factors of an effect: the one with volgorde 0 is chosen, the others are what other sources say.

CREATE TABLE effect_factor (
  effect_id    INTEGER NOT NULL REFERENCES effect (id) ON DELETE CASCADE,
  factor       TEXT NOT NULL CHECK (factor IN ('aantal', 'slagingskans', 'toerekening', 'deadweight', 'verdringing', 'waarde')),
  volgorde     INTEGER NOT NULL CHECK (volgorde >= 0),
  waarde       INTEGER CHECK (waarde >= 0),
  bron         TEXT,
  jaar         INTEGER CHECK (jaar BETWEEN 1900 AND 2200),
  bewijskracht TEXT NOT NULL DEFAULT 'onbekend' CHECK (bewijskracht IN ('gemeten', 'onderbouwd', 'inschatting', 'onbekend')),
  woord        INTEGER NOT NULL DEFAULT 0 CHECK (woord IN (0, 1)),
  reden        TEXT,
  maat         TEXT CHECK (maat IN ('nieuw_bereikt', 'niet_in_beeld', 'deelnames', 'regels')),
  van          TEXT CHECK (van IS date(van, '+0 days')),
  tot          TEXT CHECK (tot IS date(tot, '+0 days')),
  PRIMARY KEY (effect_id, factor, volgorde),
  CONSTRAINT "V17: een effect in euro heeft al zijn getallen" CHECK (waarde IS NOT NULL OR factor = 'deadweight'),
  CONSTRAINT "V18: een percentage ligt tussen 0 en 100" CHECK (factor IN ('aantal', 'waarde') OR coalesce(waarde, 0) <= 10000),
  CONSTRAINT "V17: een waarde in euro heeft een bron" CHECK (factor <> 'waarde' OR length(trim(coalesce(bron, ''))) > 0),
  CONSTRAINT "alleen het aantal komt uit het kasboek" CHECK (maat IS NULL OR factor = 'aantal'),
  CONSTRAINT "een getal uit het kasboek heeft een periode" CHECK (maat IS NULL OR coalesce(van <= tot, 0))
) STRICT, WITHOUT ROWID;

CREATE TABLE effect_groep (
  effect_id INTEGER NOT NULL REFERENCES effect (id) ON DELETE CASCADE,
  groep     TEXT NOT NULL CHECK (groep IN ('participanten', 'wijkbewoners', 'overheid', 'overig')),
  aandeel   INTEGER NOT NULL CONSTRAINT "V18: een percentage ligt tussen 0 en 100" CHECK (aandeel BETWEEN 1 AND 10000),
  wie       TEXT,
  PRIMARY KEY (effect_id, groep)
) STRICT, WITHOUT ROWID;

-- A session: who sat together and when; `stand` is the arena as it was when this session began, as JSON.

CREATE TABLE sessie (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  arena_id      INTEGER NOT NULL REFERENCES arena (id),
  datum         TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  notities      TEXT,
  stand         TEXT NOT NULL CHECK (json_valid(stand)),
  verwijderd_op TEXT
) STRICT;

CREATE INDEX sessie_arena ON sessie (arena_id, id) WHERE verwijderd_op IS NULL;

CREATE TABLE sessie_deelnemer (
  sessie_id      INTEGER NOT NULL REFERENCES sessie (id) ON DELETE CASCADE,
  volgorde       INTEGER NOT NULL,
  persoon_id     INTEGER REFERENCES persoon (id),
  organisatie_id INTEGER REFERENCES organisatie (id),
  omschrijving   TEXT CHECK (length(omschrijving) BETWEEN 1 AND 200),
  PRIMARY KEY (sessie_id, volgorde),
  CHECK ((persoon_id IS NOT NULL) + (organisatie_id IS NOT NULL) + (omschrijving IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

-- What the text of a report says. A multiplier is in thousandths, the rest in cents. Here too volgorde 0 is the chosen one.

CREATE TABLE cijfer (
  id            INTEGER PRIMARY KEY,
  uuid          TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie        INTEGER NOT NULL DEFAULT 1,
  arena_id      INTEGER NOT NULL REFERENCES arena (id),
  soort         TEXT NOT NULL CHECK (soort IN ('baten', 'kosten', 'multiplier', 'lasten')),
  leefdomein    TEXT CHECK (leefdomein IN
                  ('wonen', 'woonomgeving', 'mobiliteit', 'rondkomen', 'opgroeien', 'gezondheid', 'meedoen', 'voorzieningen', 'samen_leven', 'veiligheid')),
  groep         TEXT CHECK (groep IN ('participanten', 'wijkbewoners', 'overheid', 'overig')),
  initiatief_id INTEGER REFERENCES initiatief (id),
  van           INTEGER CHECK (van BETWEEN 1900 AND 2200),
  tot           INTEGER CHECK (tot BETWEEN 1900 AND 2300),
  verwijderd_op TEXT,
  CONSTRAINT "een cijfer gaat over het geheel of over één ding" CHECK (
    (leefdomein IS NOT NULL) + (groep IS NOT NULL) + (initiatief_id IS NOT NULL) + (van IS NOT NULL) <= 1),
  CONSTRAINT "een periode heeft een eerste en een laatste jaar" CHECK ((van IS NULL) = (tot IS NULL) AND (van IS NULL OR van <= tot))
) STRICT;

CREATE UNIQUE INDEX cijfer_over ON cijfer (
  arena_id, soort, coalesce(leefdomein, ''), coalesce(groep, ''), coalesce(initiatief_id, 0), coalesce(van, 0))
  WHERE verwijderd_op IS NULL;

CREATE TABLE cijfer_waarde (
  cijfer_id INTEGER NOT NULL REFERENCES cijfer (id) ON DELETE CASCADE,
  volgorde  INTEGER NOT NULL CHECK (volgorde >= 0),
  waarde    INTEGER NOT NULL CHECK (waarde >= 0),
  bron      TEXT NOT NULL CHECK (length(trim(bron)) > 0),
  jaar      INTEGER CHECK (jaar BETWEEN 1900 AND 2200),
  reden     TEXT,
  PRIMARY KEY (cijfer_id, volgorde)
) STRICT, WITHOUT ROWID;

-- What one row cannot say of another: an activity stands while something hangs on it, all in one arena and within its years,
-- a report holds published figures and nothing else, and the state that a session began with stays.

CREATE TRIGGER activiteit_nodig BEFORE UPDATE OF verwijderd_op ON activiteit WHEN NEW.verwijderd_op IS NOT NULL BEGIN
  SELECT raise(ABORT, 'aan deze activiteit hangt nog een investering of een effect; haal dat eerst weg') WHERE EXISTS (
    SELECT 1 FROM investering WHERE activiteit_id = NEW.id AND verwijderd_op IS NULL
    UNION ALL SELECT 1 FROM effect WHERE activiteit_id = NEW.id AND verwijderd_op IS NULL);
END;

CREATE TRIGGER investering_arena_insert BEFORE INSERT ON investering BEGIN
  SELECT raise(ABORT, 'een investering hoort bij een activiteit van haar arena') WHERE NOT EXISTS (
    SELECT 1 FROM activiteit WHERE id = NEW.activiteit_id AND arena_id = NEW.arena_id AND verwijderd_op IS NULL);
  SELECT raise(ABORT, 'een investering valt in de jaren van haar arena') FROM arena a
   WHERE a.id = NEW.arena_id AND NEW.jaar NOT BETWEEN a.startjaar AND a.startjaar + a.horizon - 1;
END;
CREATE TRIGGER investering_arena_update BEFORE UPDATE ON investering WHEN NEW.verwijderd_op IS NULL BEGIN
  SELECT raise(ABORT, 'een investering hoort bij een activiteit van haar arena') WHERE NOT EXISTS (
    SELECT 1 FROM activiteit WHERE id = NEW.activiteit_id AND arena_id = NEW.arena_id AND verwijderd_op IS NULL);
  SELECT raise(ABORT, 'een investering valt in de jaren van haar arena') FROM arena a
   WHERE a.id = NEW.arena_id AND NEW.jaar NOT BETWEEN a.startjaar AND a.startjaar + a.horizon - 1;
END;
CREATE TRIGGER effect_arena_insert BEFORE INSERT ON effect BEGIN
  SELECT raise(ABORT, 'een effect hoort bij een activiteit van zijn arena') WHERE NOT EXISTS (
    SELECT 1 FROM activiteit WHERE id = NEW.activiteit_id AND arena_id = NEW.arena_id AND verwijderd_op IS NULL);
  SELECT raise(ABORT, 'een effect begint niet voor zijn arena') FROM arena a WHERE a.id = NEW.arena_id AND NEW.start < a.startjaar;
END;
CREATE TRIGGER effect_arena_update BEFORE UPDATE ON effect WHEN NEW.verwijderd_op IS NULL BEGIN
  SELECT raise(ABORT, 'een effect hoort bij een activiteit van zijn arena') WHERE NOT EXISTS (
    SELECT 1 FROM activiteit WHERE id = NEW.activiteit_id AND arena_id = NEW.arena_id AND verwijderd_op IS NULL);
  SELECT raise(ABORT, 'een effect begint niet voor zijn arena') FROM arena a WHERE a.id = NEW.arena_id AND NEW.start < a.startjaar;
END;
CREATE TRIGGER arena_jaren AFTER UPDATE OF startjaar, horizon ON arena BEGIN
  SELECT raise(ABORT, 'een investering valt in de jaren van haar arena') WHERE EXISTS (
    SELECT 1 FROM investering i WHERE i.arena_id = NEW.id AND i.verwijderd_op IS NULL
       AND i.jaar NOT BETWEEN NEW.startjaar AND NEW.startjaar + NEW.horizon - 1);
  SELECT raise(ABORT, 'een effect begint niet voor zijn arena') WHERE EXISTS (
    SELECT 1 FROM effect e WHERE e.arena_id = NEW.id AND e.verwijderd_op IS NULL AND e.start < NEW.startjaar);
END;
CREATE TRIGGER effect_factor_pm BEFORE INSERT ON effect_factor BEGIN
  SELECT raise(ABORT, 'V17: een PM-effect heeft geen waarde') FROM effect e WHERE e.id = NEW.effect_id AND e.kwantificering = 'pm';
END;

CREATE TRIGGER activiteit_eigen_insert BEFORE INSERT ON activiteit BEGIN
  SELECT raise(ABORT, 'een rapport heeft alleen gepubliceerde cijfers') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort = 'rapport';
END;
CREATE TRIGGER activiteit_eigen_update BEFORE UPDATE ON activiteit WHEN NEW.verwijderd_op IS NULL BEGIN
  SELECT raise(ABORT, 'een rapport heeft alleen gepubliceerde cijfers') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort = 'rapport';
END;
CREATE TRIGGER sessie_eigen_insert BEFORE INSERT ON sessie BEGIN
  SELECT raise(ABORT, 'een rapport heeft alleen gepubliceerde cijfers') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort = 'rapport';
END;
CREATE TRIGGER sessie_eigen_update BEFORE UPDATE ON sessie WHEN NEW.verwijderd_op IS NULL BEGIN
  SELECT raise(ABORT, 'een rapport heeft alleen gepubliceerde cijfers') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort = 'rapport';
END;
CREATE TRIGGER cijfer_rapport_insert BEFORE INSERT ON cijfer BEGIN
  SELECT raise(ABORT, 'een gepubliceerd cijfer hoort bij een rapport') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort <> 'rapport';
END;
CREATE TRIGGER cijfer_rapport_update BEFORE UPDATE ON cijfer WHEN NEW.verwijderd_op IS NULL BEGIN
  SELECT raise(ABORT, 'een gepubliceerd cijfer hoort bij een rapport') FROM arena a
   WHERE a.id = NEW.arena_id AND a.soort <> 'rapport';
END;
CREATE TRIGGER arena_soort BEFORE UPDATE OF soort ON arena WHEN NEW.soort <> OLD.soort BEGIN
  SELECT raise(ABORT, 'een arena met iets erin blijft van dezelfde soort') WHERE EXISTS (
    SELECT 1 FROM activiteit WHERE arena_id = NEW.id AND verwijderd_op IS NULL
    UNION ALL SELECT 1 FROM sessie WHERE arena_id = NEW.id AND verwijderd_op IS NULL
    UNION ALL SELECT 1 FROM cijfer WHERE arena_id = NEW.id AND verwijderd_op IS NULL);
END;
CREATE TRIGGER sessie_stand BEFORE UPDATE OF stand ON sessie WHEN NEW.stand IS NOT OLD.stand BEGIN
  SELECT raise(ABORT, 'V11: de stand bij een sessie blijft zoals hij is bewaard');
END;
