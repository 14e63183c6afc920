-- Handgeld that anyone can follow: steps of a request, interests, guidelines, revisions, answers, accounts, overheveling,
-- the share of each financier in each row of money, and a chain of hashes over decisions and money.

-- Pots.

ALTER TABLE budgetpot ADD COLUMN soort TEXT NOT NULL DEFAULT 'handgeld' CHECK (soort IN ('handgeld', 'wijkbudget'));
ALTER TABLE budgetpot ADD COLUMN functie TEXT;
ALTER TABLE budgetpot ADD COLUMN rest TEXT CHECK (rest IN ('overhevelen', 'vervallen'));
ALTER TABLE budgetpot ADD COLUMN rest_bedrag INTEGER CHECK (rest_bedrag > 0)
  CONSTRAINT "een rest is een bedrag in een pot die sluit" CHECK (
    (rest IS NULL) = (rest_bedrag IS NULL) AND (rest IS NULL OR gesloten_op IS NOT NULL));
ALTER TABLE budgetpot ADD COLUMN rest_reden TEXT;

DROP TRIGGER budgetpot_vast;
CREATE TRIGGER budgetpot_vast BEFORE UPDATE ON budgetpot
  WHEN NEW.wijk_id <> OLD.wijk_id OR NEW.van <> OLD.van OR NEW.tot <> OLD.tot OR NEW.soort <> OLD.soort OR OLD.gesloten_op IS NOT NULL
  BEGIN SELECT raise(ABORT, 'V11: de wijk, de soort en de periode van een pot liggen vast, en een gesloten pot blijft gesloten'); END;
CREATE TRIGGER budgetpot_vast_insert BEFORE INSERT ON budgetpot
  WHEN EXISTS (SELECT 1 FROM budgetpot WHERE id = NEW.id OR uuid = NEW.uuid OR naam = NEW.naam COLLATE NOCASE)
  BEGIN SELECT raise(ABORT, 'V11: een pot blijft vindbaar'); END;

-- Requests: how residents take part, why one is confidential, and each step on the way to a decision.

ALTER TABLE aanvraag ADD COLUMN buurt_betrokken TEXT;
ALTER TABLE aanvraag ADD COLUMN rol_planvorming TEXT
  CHECK (rol_planvorming IN ('geen', 'geinformeerd', 'meedenken', 'meebeslissen', 'zelf'));
ALTER TABLE aanvraag ADD COLUMN rol_besluitvorming TEXT
  CHECK (rol_besluitvorming IN ('geen', 'geinformeerd', 'meedenken', 'meebeslissen', 'zelf'));
ALTER TABLE aanvraag ADD COLUMN rol_uitvoering TEXT
  CHECK (rol_uitvoering IN ('geen', 'geinformeerd', 'meedenken', 'meebeslissen', 'zelf'));
ALTER TABLE aanvraag ADD COLUMN vertrouwelijk_reden TEXT;

-- A decided request is fixed, but for who may see it: that can become clear later.
DROP TRIGGER aanvraag_besloten;
CREATE TRIGGER aanvraag_besloten BEFORE UPDATE OF
    uuid, pot_id, initiatief_id, aanvrager_persoon_id, aanvrager_organisatie_id, onderwerp, gevraagd, begroting, eigen_bijdrage,
    cofinanciering, cofinanciering_zeker, draagvlak, buurt_betrokken, rol_planvorming, rol_besluitvorming, rol_uitvoering,
    ontvangen_op, geregistreerd_op ON aanvraag
  WHEN EXISTS (SELECT 1 FROM besluit WHERE aanvraag_id = OLD.id)
  BEGIN SELECT raise(ABORT, 'V11: over deze aanvraag is al besloten'); END;

-- What was written before reasons were asked for stays intern without one.
CREATE TRIGGER aanvraag_vertrouwelijk_insert BEFORE INSERT ON aanvraag
  WHEN (NEW.zichtbaarheid = 'intern') <> (length(trim(coalesce(NEW.vertrouwelijk_reden, ''))) > 0)
  BEGIN SELECT raise(ABORT, 'een vertrouwelijke aanvraag heeft een reden, een andere niet'); END;
CREATE TRIGGER aanvraag_vertrouwelijk_update BEFORE UPDATE OF zichtbaarheid, vertrouwelijk_reden ON aanvraag
  WHEN (NEW.zichtbaarheid = 'intern') <> (length(trim(coalesce(NEW.vertrouwelijk_reden, ''))) > 0)
   AND (NEW.zichtbaarheid <> OLD.zichtbaarheid OR NEW.vertrouwelijk_reden IS NOT OLD.vertrouwelijk_reden)
  BEGIN SELECT raise(ABORT, 'een vertrouwelijke aanvraag heeft een reden, een andere niet'); END;

CREATE TABLE aanvraag_stap (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  aanvraag_id      INTEGER NOT NULL REFERENCES aanvraag (id),
  status           TEXT NOT NULL CHECK (status IN ('in_behandeling', 'aangehouden', 'ingetrokken')),
  datum            TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  reden            TEXT,
  wie_id           INTEGER NOT NULL REFERENCES persoon (id),
  geregistreerd_op TEXT NOT NULL,
  CONSTRAINT "een aangehouden aanvraag heeft een reden" CHECK (status <> 'aangehouden' OR length(trim(coalesce(reden, ''))) > 0)
) STRICT;

CREATE INDEX aanvraag_stap_aanvraag ON aanvraag_stap (aanvraag_id, id);

CREATE TRIGGER aanvraag_stap_vast_update BEFORE UPDATE ON aanvraag_stap BEGIN SELECT raise(ABORT, 'V11: een stap ligt vast'); END;
CREATE TRIGGER aanvraag_stap_vast_delete BEFORE DELETE ON aanvraag_stap BEGIN SELECT raise(ABORT, 'V11: een stap ligt vast'); END;
CREATE TRIGGER aanvraag_stap_vast_insert BEFORE INSERT ON aanvraag_stap
  WHEN EXISTS (SELECT 1 FROM aanvraag_stap WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V11: een stap ligt vast'); END;
CREATE TRIGGER aanvraag_stap_regels BEFORE INSERT ON aanvraag_stap BEGIN
  SELECT raise(ABORT, 'V11: over deze aanvraag is al besloten') FROM besluit WHERE aanvraag_id = NEW.aanvraag_id;
  SELECT raise(ABORT, 'V10: een stap ligt niet voor de ontvangst of voor de stap ervoor') FROM aanvraag a
   WHERE a.id = NEW.aanvraag_id
     AND NEW.datum < max(a.ontvangen_op, coalesce((SELECT max(datum) FROM aanvraag_stap WHERE aanvraag_id = a.id), ''));
END;

-- Where each request is now.
CREATE VIEW aanvraag_nu AS
  SELECT a.id AS aanvraag_id,
         CASE WHEN EXISTS (SELECT 1 FROM besluit b WHERE b.aanvraag_id = a.id) THEN 'besloten' ELSE coalesce(s.status, 'ontvangen') END AS status,
         coalesce((SELECT max(b.datum) FROM besluit b WHERE b.aanvraag_id = a.id), s.datum, a.ontvangen_op) AS status_op,
         CASE WHEN EXISTS (SELECT 1 FROM besluit b WHERE b.aanvraag_id = a.id) THEN NULL ELSE s.reden END AS status_reden
    FROM aanvraag a LEFT JOIN aanvraag_stap s
      ON s.id = (SELECT max(t.id) FROM aanvraag_stap t WHERE t.aanvraag_id = a.id);

CREATE TABLE belang (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  aanvraag_id      INTEGER NOT NULL REFERENCES aanvraag (id),
  persoon_id       INTEGER NOT NULL REFERENCES persoon (id),
  aard             TEXT NOT NULL CHECK (length(trim(aard)) > 0),
  datum            TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  wie_id           INTEGER NOT NULL REFERENCES persoon (id),
  geregistreerd_op TEXT NOT NULL,
  UNIQUE (aanvraag_id, persoon_id)
) STRICT;

CREATE TRIGGER belang_vast_update BEFORE UPDATE ON belang BEGIN SELECT raise(ABORT, 'V11: een gemeld belang ligt vast'); END;
CREATE TRIGGER belang_vast_delete BEFORE DELETE ON belang BEGIN SELECT raise(ABORT, 'V11: een gemeld belang ligt vast'); END;
CREATE TRIGGER belang_vast_insert BEFORE INSERT ON belang
  WHEN EXISTS (SELECT 1 FROM belang WHERE id = NEW.id OR uuid = NEW.uuid
                  OR aanvraag_id = NEW.aanvraag_id AND persoon_id = NEW.persoon_id)
  BEGIN SELECT raise(ABORT, 'V11: een gemeld belang ligt vast'); END;

-- Guidelines of a wijk beside the four criteria. The text never changes: a decision keeps what it was judged by.

CREATE TABLE wijk_richtlijn (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie       INTEGER NOT NULL DEFAULT 1,
  wijk_id      INTEGER NOT NULL REFERENCES wijk (id),
  tekst        TEXT NOT NULL CHECK (length(trim(tekst)) > 0),
  vanaf        TEXT NOT NULL CHECK (vanaf IS date(vanaf, '+0 days')),
  vervallen_op TEXT CHECK (vervallen_op IS date(vervallen_op, '+0 days'))
) STRICT;

CREATE INDEX wijk_richtlijn_wijk ON wijk_richtlijn (wijk_id, id);

CREATE TRIGGER wijk_richtlijn_vast BEFORE UPDATE ON wijk_richtlijn
  WHEN NEW.tekst <> OLD.tekst OR NEW.wijk_id <> OLD.wijk_id OR NEW.vanaf <> OLD.vanaf OR OLD.vervallen_op IS NOT NULL
  BEGIN SELECT raise(ABORT, 'V11: een richtlijn ligt vast'); END;
CREATE TRIGGER wijk_richtlijn_vast_delete BEFORE DELETE ON wijk_richtlijn
  BEGIN SELECT raise(ABORT, 'V11: een richtlijn blijft vindbaar'); END;
CREATE TRIGGER wijk_richtlijn_vast_insert BEFORE INSERT ON wijk_richtlijn
  WHEN EXISTS (SELECT 1 FROM wijk_richtlijn WHERE id = NEW.id OR uuid = NEW.uuid)
  BEGIN SELECT raise(ABORT, 'V11: een richtlijn ligt vast'); END;

-- Other funds, to redirect to.

CREATE TABLE fonds (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie       INTEGER NOT NULL DEFAULT 1,
  naam         TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(naam) BETWEEN 1 AND 200),
  waarvoor     TEXT,
  hoe          TEXT,
  hoogstens    INTEGER CHECK (hoogstens > 0),
  vervallen_op TEXT CHECK (vervallen_op IS date(vervallen_op, '+0 days'))
) STRICT;

-- Decisions: one may replace another, which stays.

ALTER TABLE besluit ADD COLUMN fonds_id INTEGER REFERENCES fonds (id);
ALTER TABLE besluit ADD COLUMN vervangt_id INTEGER REFERENCES besluit (id);
ALTER TABLE besluit ADD COLUMN herziening_reden TEXT
  CONSTRAINT "een herziening heeft een reden" CHECK ((vervangt_id IS NOT NULL) = (length(trim(coalesce(herziening_reden, ''))) > 0));

DROP INDEX besluit_aanvraag;
CREATE INDEX besluit_aanvraag ON besluit (aanvraag_id);
CREATE UNIQUE INDEX besluit_eerste ON besluit (aanvraag_id) WHERE vervangt_id IS NULL;
CREATE UNIQUE INDEX besluit_vervangt ON besluit (vervangt_id) WHERE vervangt_id IS NOT NULL;

CREATE VIEW besluit_actueel AS
  SELECT b.* FROM besluit b WHERE NOT EXISTS (SELECT 1 FROM besluit n WHERE n.vervangt_id = b.id);

DROP TRIGGER besluit_vast_insert;
CREATE TRIGGER besluit_vast_insert BEFORE INSERT ON besluit
  WHEN EXISTS (SELECT 1 FROM besluit
                WHERE id = NEW.id OR uuid = NEW.uuid OR vervangt_id = NEW.vervangt_id
                   OR NEW.vervangt_id IS NULL AND aanvraag_id = NEW.aanvraag_id)
  BEGIN SELECT raise(ABORT, 'V11: over deze aanvraag is al besloten'); END;

CREATE TABLE besluit_richtlijn (
  besluit_id   INTEGER NOT NULL REFERENCES besluit (id),
  richtlijn_id INTEGER NOT NULL REFERENCES wijk_richtlijn (id),
  oordeel      TEXT NOT NULL CHECK (oordeel IN ('voldoet', 'voldoet_deels', 'voldoet_niet', 'onbekend', 'nvt')),
  reden        TEXT NOT NULL CHECK (length(trim(reden)) > 0),
  PRIMARY KEY (besluit_id, richtlijn_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER besluit_richtlijn_vast_update BEFORE UPDATE ON besluit_richtlijn BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;
CREATE TRIGGER besluit_richtlijn_vast_delete BEFORE DELETE ON besluit_richtlijn BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;
CREATE TRIGGER besluit_richtlijn_vast_insert BEFORE INSERT ON besluit_richtlijn
  WHEN EXISTS (SELECT 1 FROM besluit_richtlijn WHERE besluit_id = NEW.besluit_id AND richtlijn_id = NEW.richtlijn_id)
  BEGIN SELECT raise(ABORT, 'V11: een oordeel ligt vast'); END;

DROP TRIGGER besluit_persoon_belang;
CREATE TRIGGER besluit_persoon_belang BEFORE INSERT ON besluit_persoon WHEN NEW.rol = 'beslisser' BEGIN
  SELECT raise(ABORT, 'V08: wie zelf aanvraagt, contact is van het initiatief of een belang meldde, beslist niet mee')
    FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id LEFT JOIN initiatief i ON i.id = a.initiatief_id
   WHERE b.id = NEW.besluit_id
     AND (a.aanvrager_persoon_id = NEW.persoon_id OR i.contact_persoon_id = NEW.persoon_id
          OR EXISTS (SELECT 1 FROM belang g WHERE g.aanvraag_id = a.id AND g.persoon_id = NEW.persoon_id));
END;

CREATE TABLE antwoord (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie       INTEGER NOT NULL DEFAULT 1,
  besluit_id   INTEGER NOT NULL UNIQUE REFERENCES besluit (id),
  tekst        TEXT NOT NULL CHECK (length(trim(tekst)) > 0),
  verzonden_op TEXT CHECK (verzonden_op IS date(verzonden_op, '+0 days'))
) STRICT;

CREATE TRIGGER antwoord_vast BEFORE UPDATE ON antwoord WHEN OLD.verzonden_op IS NOT NULL OR NEW.besluit_id <> OLD.besluit_id
  BEGIN SELECT raise(ABORT, 'V11: een verzonden antwoord ligt vast'); END;
CREATE TRIGGER antwoord_vast_insert BEFORE INSERT ON antwoord
  WHEN EXISTS (SELECT 1 FROM antwoord WHERE id = NEW.id OR uuid = NEW.uuid OR besluit_id = NEW.besluit_id)
  BEGIN SELECT raise(ABORT, 'V11: een antwoord blijft vindbaar'); END;
CREATE TRIGGER antwoord_vast_delete BEFORE DELETE ON antwoord BEGIN SELECT raise(ABORT, 'V11: een antwoord blijft vindbaar'); END;

-- Money: each row says what every financier of the pot bears of it, in the order of the financiers.

ALTER TABLE pot_mutatie ADD COLUMN verdeling TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(verdeling));
ALTER TABLE pot_mutatie ADD COLUMN overheveling TEXT CHECK (length(overheveling) = 36);
ALTER TABLE pot_mutatie ADD COLUMN corrigeert INTEGER REFERENCES pot_mutatie (id);

DROP TRIGGER pot_mutatie_vast_update;
UPDATE pot_mutatie SET verdeling = (
  SELECT json_group_array(deel) FROM (
    SELECT heel + (beurt <= pot_mutatie.bedrag - som) AS deel FROM (
      SELECT f.volgorde, pot_mutatie.bedrag * f.aandeel_bp / 10000 AS heel,
             sum(pot_mutatie.bedrag * f.aandeel_bp / 10000) OVER () AS som,
             row_number() OVER (ORDER BY pot_mutatie.bedrag * f.aandeel_bp % 10000 DESC, f.volgorde) AS beurt
        FROM pot_financier f WHERE f.pot_id = pot_mutatie.pot_id)
    ORDER BY volgorde));
CREATE TRIGGER pot_mutatie_vast_update BEFORE UPDATE ON pot_mutatie BEGIN SELECT raise(ABORT, 'V11: een mutatie ligt vast'); END;

CREATE UNIQUE INDEX pot_mutatie_overheveling ON pot_mutatie (overheveling, soort) WHERE overheveling IS NOT NULL;
CREATE UNIQUE INDEX pot_mutatie_corrigeert ON pot_mutatie (corrigeert) WHERE corrigeert IS NOT NULL;

-- A row that corrects another is written before the storno of it, so that the guards see only what stands in the end.
DROP VIEW pot_stand;
DROP VIEW besluit_stand;
DROP VIEW mutatie_geldig;
CREATE VIEW mutatie_geldig AS
  SELECT m.* FROM pot_mutatie m
  WHERE m.soort <> 'storno' AND NOT EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = m.id)
    AND NOT EXISTS (SELECT 1 FROM pot_mutatie c WHERE c.corrigeert = m.id);

CREATE VIEW pot_stand AS
  SELECT p.id AS pot_id,
         coalesce(sum(CASE m.soort WHEN 'plafond' THEN m.bedrag WHEN 'overheveling_in' THEN m.bedrag
                                   WHEN 'korting' THEN -m.bedrag WHEN 'overheveling_uit' THEN -m.bedrag END), 0) AS plafond,
         coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0) AS toegekend,
         coalesce(sum(CASE m.soort WHEN 'betaling' THEN m.bedrag WHEN 'terugontvangst' THEN -m.bedrag END), 0) AS betaald
  FROM budgetpot p LEFT JOIN mutatie_geldig m ON m.pot_id = p.id
  GROUP BY p.id;

-- Over all decisions on a request, since a revision goes on with the money of the decision that it replaces.
CREATE VIEW aanvraag_stand AS
  SELECT b.aanvraag_id,
         coalesce(sum(CASE m.soort WHEN 'toekenning' THEN m.bedrag WHEN 'vrijval' THEN -m.bedrag END), 0) AS toegekend,
         coalesce(sum(CASE m.soort WHEN 'betaling' THEN m.bedrag WHEN 'terugontvangst' THEN -m.bedrag END), 0) AS betaald
  FROM besluit b LEFT JOIN mutatie_geldig m ON m.besluit_id = b.id
  GROUP BY b.aanvraag_id;

DROP TRIGGER besluit_regels;
CREATE TRIGGER besluit_regels BEFORE INSERT ON besluit BEGIN
  SELECT raise(ABORT, 'V10: een besluit ligt niet voor de ontvangst van de aanvraag')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND NEW.datum < ontvangen_op;
  SELECT raise(ABORT, 'V09: er kan niet meer worden toegekend dan is gevraagd')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND NEW.bedrag > gevraagd;
  SELECT raise(ABORT, 'V09: er is niet meer nodig dan begroting min eigen bijdrage min zekere cofinanciering; een afwijking heeft een reden')
    FROM aanvraag WHERE id = NEW.aanvraag_id AND length(trim(coalesce(NEW.afwijking_reden, ''))) = 0 AND NEW.bedrag > 0
     AND NEW.bedrag > begroting - coalesce(eigen_bijdrage, 0) - CASE cofinanciering_zeker WHEN 1 THEN coalesce(cofinanciering, 0) ELSE 0 END;
  SELECT raise(ABORT, 'over een ingetrokken aanvraag wordt niet besloten')
    FROM aanvraag_nu WHERE aanvraag_id = NEW.aanvraag_id AND status = 'ingetrokken';
  SELECT raise(ABORT, 'een herziening vervangt een eerder besluit over dezelfde aanvraag')
   WHERE NEW.vervangt_id IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM besluit WHERE id = NEW.vervangt_id AND aanvraag_id = NEW.aanvraag_id AND datum <= NEW.datum);
  SELECT raise(ABORT, 'V04: er is al meer betaald dan dit besluit toekent')
    FROM aanvraag_stand WHERE aanvraag_id = NEW.aanvraag_id AND betaald > NEW.bedrag;
END;

DROP TRIGGER pot_mutatie_vooraf;
CREATE TRIGGER pot_mutatie_vooraf BEFORE INSERT ON pot_mutatie BEGIN
  SELECT raise(ABORT, 'V14: deze pot is gesloten')
    FROM budgetpot WHERE id = NEW.pot_id AND gesloten_op IS NOT NULL
     AND NEW.soort NOT IN ('betaling', 'terugontvangst', 'vrijval', 'storno');
  SELECT raise(ABORT, 'V01: de financiers betalen samen precies 100 %')
   WHERE (SELECT coalesce(sum(aandeel_bp), 0) FROM pot_financier WHERE pot_id = NEW.pot_id) <> 10000;
  SELECT raise(ABORT, 'V02: de delen van de financiers zijn samen precies het bedrag')
   WHERE NOT json_valid(NEW.verdeling)
      OR (SELECT count(*) FROM json_each(NEW.verdeling) WHERE type = 'integer' AND value >= 0)
           <> (SELECT count(*) FROM pot_financier WHERE pot_id = NEW.pot_id)
      OR (SELECT count(*) FROM json_each(NEW.verdeling)) <> (SELECT count(*) FROM pot_financier WHERE pot_id = NEW.pot_id)
      OR (SELECT coalesce(sum(value), 0) FROM json_each(NEW.verdeling)) <> NEW.bedrag;
  SELECT raise(ABORT, 'V12: een storno wijst naar een eerdere mutatie van dezelfde pot, met hetzelfde bedrag, en niet naar een storno')
   WHERE NEW.soort = 'storno' AND NOT EXISTS (
     SELECT 1 FROM pot_mutatie o WHERE o.id = NEW.storno_van AND o.soort <> 'storno' AND o.pot_id = NEW.pot_id
        AND o.bedrag = NEW.bedrag AND o.verdeling = NEW.verdeling AND o.besluit_id IS NEW.besluit_id AND o.datum <= NEW.datum);
  SELECT raise(ABORT, 'V12: deze mutatie is al teruggedraaid')
   WHERE NEW.soort = 'storno' AND EXISTS (SELECT 1 FROM pot_mutatie s WHERE s.storno_van = NEW.storno_van);
  SELECT raise(ABORT, 'een herzien besluit gaat over de toekenning; die draai je niet meer terug')
    FROM pot_mutatie o JOIN besluit b ON b.id = o.besluit_id
   WHERE o.id = NEW.storno_van
     AND (o.soort IN ('toekenning', 'vrijval') AND EXISTS (SELECT 1 FROM besluit n WHERE n.vervangt_id = b.id)
          OR o.soort = 'toekenning' AND b.vervangt_id IS NOT NULL);
  SELECT raise(ABORT, 'een herzien besluit gaat over de toekenning; een vrijval van daarvoor verander je niet meer')
    FROM besluit n WHERE NEW.corrigeert IS NOT NULL AND NEW.soort = 'vrijval' AND n.vervangt_id = NEW.besluit_id;
  SELECT raise(ABORT, 'V13: een overheveling is twee rijen: eerst uit de ene pot, dan hetzelfde bedrag op dezelfde dag in de andere')
   WHERE NEW.soort IN ('overheveling_in', 'overheveling_uit') <> (NEW.overheveling IS NOT NULL)
      OR NEW.soort = 'overheveling_in' AND NOT EXISTS (
           SELECT 1 FROM pot_mutatie u WHERE u.overheveling = NEW.overheveling AND u.soort = 'overheveling_uit'
              AND u.pot_id <> NEW.pot_id AND u.bedrag = NEW.bedrag AND u.datum = NEW.datum);
  SELECT raise(ABORT, 'een correctie vervangt een mutatie van dezelfde soort en pot, die nog staat')
   WHERE NEW.corrigeert IS NOT NULL AND NOT EXISTS (
     SELECT 1 FROM mutatie_geldig o WHERE o.id = NEW.corrigeert AND o.soort = NEW.soort AND o.pot_id = NEW.pot_id
        AND o.besluit_id IS NEW.besluit_id AND o.soort IN ('plafond', 'korting', 'betaling', 'vrijval', 'terugontvangst'));
  SELECT raise(ABORT, 'dit geld hoort bij een besluit over een andere pot')
    FROM besluit b JOIN aanvraag a ON a.id = b.aanvraag_id WHERE b.id = NEW.besluit_id AND a.pot_id <> NEW.pot_id;
  SELECT raise(ABORT, 'dit besluit is vervangen; boek bij het nieuwe besluit')
   WHERE NEW.soort <> 'storno' AND NEW.corrigeert IS NULL AND EXISTS (SELECT 1 FROM besluit n WHERE n.vervangt_id = NEW.besluit_id);
  SELECT raise(ABORT, 'V10: een betaling ligt niet voor het besluit')
    FROM besluit b WHERE b.id = NEW.besluit_id
     AND NEW.datum < CASE NEW.soort WHEN 'toekenning' THEN b.datum ELSE
           (SELECT min(e.datum) FROM besluit e WHERE e.aanvraag_id = b.aanvraag_id AND e.bedrag > 0) END;
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
DROP TRIGGER pot_mutatie_achteraf;
CREATE TRIGGER pot_mutatie_achteraf AFTER INSERT ON pot_mutatie BEGIN
  SELECT raise(ABORT, 'V03: er kan niet meer van een pot af dan het plafond')
    FROM pot_stand s WHERE s.pot_id = NEW.pot_id AND s.plafond < 0;
  SELECT raise(ABORT, 'V03: er is niet genoeg vrij besteedbaar in deze pot')
    FROM pot_stand s JOIN budgetpot p ON p.id = s.pot_id WHERE s.pot_id = NEW.pot_id
     AND s.plafond - s.toegekend < CASE p.rest WHEN 'vervallen' THEN p.rest_bedrag ELSE 0 END
     AND (NEW.soort IN ('toekenning', 'overheveling_uit')
          OR NEW.soort IN ('plafond', 'vrijval') AND NEW.bedrag < (SELECT o.bedrag FROM pot_mutatie o WHERE o.id = NEW.corrigeert)
          OR (SELECT o.soort FROM pot_mutatie o WHERE o.id = NEW.storno_van) IN ('plafond', 'overheveling_in', 'vrijval')
             AND NOT EXISTS (SELECT 1 FROM pot_mutatie c WHERE c.corrigeert = NEW.storno_van));
  SELECT raise(ABORT, 'een toekenning brengt wat is toegekend op precies het bedrag van het besluit')
    FROM aanvraag_stand s JOIN besluit b ON b.id = NEW.besluit_id
   WHERE s.aanvraag_id = (SELECT o.aanvraag_id FROM besluit o WHERE o.id = NEW.besluit_id)
     AND NEW.soort = 'toekenning' AND s.toegekend <> b.bedrag;
  SELECT raise(ABORT, 'V09: er is niet meer toegekend dan het besluit zegt')
    FROM aanvraag_stand s JOIN besluit_actueel n ON n.aanvraag_id = s.aanvraag_id
   WHERE s.aanvraag_id = (SELECT o.aanvraag_id FROM besluit o WHERE o.id = NEW.besluit_id) AND s.toegekend > n.bedrag;
  SELECT raise(ABORT, 'V04: er kan niet meer worden betaald of vrijvallen dan er nog openstaat')
    FROM aanvraag_stand s WHERE s.aanvraag_id = (SELECT o.aanvraag_id FROM besluit o WHERE o.id = NEW.besluit_id)
     AND s.betaald > s.toegekend;
  SELECT raise(ABORT, 'er kan niet meer terugkomen dan er is betaald')
    FROM aanvraag_stand s WHERE s.aanvraag_id = (SELECT o.aanvraag_id FROM besluit o WHERE o.id = NEW.besluit_id)
     AND s.betaald < 0;
END;

CREATE TRIGGER budgetpot_sluiten BEFORE UPDATE OF gesloten_op, rest, rest_bedrag ON budgetpot WHEN NEW.gesloten_op IS NOT NULL BEGIN
  SELECT raise(ABORT, 'wat er over is in een pot die sluit, vervalt alleen als dat erbij staat')
    FROM pot_stand s WHERE s.pot_id = NEW.id AND (s.plafond - s.toegekend > 0 OR NEW.rest = 'vervallen')
     AND (NEW.rest IS NOT 'vervallen' OR NEW.rest_bedrag IS NOT s.plafond - s.toegekend);
  SELECT raise(ABORT, 'V13: wat naar een andere pot gaat, staat daar als overheveling')
   WHERE NEW.rest = 'overhevelen' AND NOT EXISTS (
     SELECT 1 FROM pot_mutatie WHERE pot_id = NEW.id AND soort = 'overheveling_uit' AND bedrag = NEW.rest_bedrag);
END;

-- Receipts. `sleutel` is the mark of a receipt as it is compared: the same one does not count twice.

CREATE TABLE bon (
  id               INTEGER PRIMARY KEY,
  uuid             TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie           INTEGER NOT NULL DEFAULT 1,
  aanvraag_id      INTEGER NOT NULL REFERENCES aanvraag (id),
  mutatie_id       INTEGER UNIQUE REFERENCES pot_mutatie (id),
  kenmerk          TEXT NOT NULL CHECK (length(kenmerk) BETWEEN 1 AND 200),
  sleutel          TEXT NOT NULL,
  datum            TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  bedrag           INTEGER NOT NULL CHECK (bedrag > 0),
  vervallen_op     TEXT,
  geregistreerd_op TEXT NOT NULL
) STRICT;

CREATE INDEX bon_sleutel ON bon (sleutel, bedrag);
CREATE INDEX bon_aanvraag ON bon (aanvraag_id, id);

CREATE VIEW bon_geldig AS
  SELECT b.* FROM bon b WHERE b.vervallen_op IS NULL
     AND (b.mutatie_id IS NULL OR EXISTS (SELECT 1 FROM mutatie_geldig m WHERE m.id = b.mutatie_id));

CREATE TRIGGER bon_dubbel BEFORE INSERT ON bon
  WHEN EXISTS (SELECT 1 FROM bon_geldig g WHERE g.sleutel = NEW.sleutel AND (g.bedrag = NEW.bedrag OR g.datum = NEW.datum))
  BEGIN SELECT raise(ABORT, 'deze bon is al genoteerd'); END;
CREATE TRIGGER bon_vast BEFORE UPDATE ON bon
  WHEN NEW.aanvraag_id <> OLD.aanvraag_id OR NEW.mutatie_id IS NOT OLD.mutatie_id OR NEW.kenmerk <> OLD.kenmerk
    OR NEW.sleutel <> OLD.sleutel OR NEW.datum <> OLD.datum OR NEW.bedrag <> OLD.bedrag OR OLD.vervallen_op IS NOT NULL
  BEGIN SELECT raise(ABORT, 'V11: een bon ligt vast'); END;
CREATE TRIGGER bon_vast_insert BEFORE INSERT ON bon
  WHEN EXISTS (SELECT 1 FROM bon WHERE id = NEW.id OR uuid = NEW.uuid OR mutatie_id = NEW.mutatie_id)
  BEGIN SELECT raise(ABORT, 'V11: een bon ligt vast'); END;
CREATE TRIGGER bon_vast_delete BEFORE DELETE ON bon BEGIN SELECT raise(ABORT, 'V11: een bon blijft vindbaar'); END;

-- What happened with the money.

CREATE TABLE verantwoording (
  id                 INTEGER PRIMARY KEY,
  uuid               TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  versie             INTEGER NOT NULL DEFAULT 1,
  aanvraag_id        INTEGER NOT NULL UNIQUE REFERENCES aanvraag (id),
  datum              TEXT NOT NULL CHECK (datum IS date(datum, '+0 days')),
  wat_gebeurde       TEXT NOT NULL CHECK (length(trim(wat_gebeurde)) > 0),
  besteed            INTEGER NOT NULL CHECK (besteed >= 0),
  draagvlak_achteraf TEXT,
  wie_id             INTEGER NOT NULL REFERENCES persoon (id),
  geregistreerd_op   TEXT NOT NULL
) STRICT;

CREATE TABLE verantwoording_regel (
  verantwoording_id INTEGER NOT NULL REFERENCES verantwoording (id),
  regel_id          INTEGER NOT NULL REFERENCES kasboekregel (id),
  PRIMARY KEY (verantwoording_id, regel_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX verantwoording_regel_regel ON verantwoording_regel (regel_id);

-- A chain of hashes per device over decisions and money, so that a change behind the app's back shows. What stood here
-- before is taken into the chain by the first write.

CREATE TABLE apparaat (
  id    INTEGER PRIMARY KEY,
  uuid  TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  naam  TEXT NOT NULL UNIQUE,
  sinds TEXT NOT NULL
) STRICT;

CREATE TRIGGER instelling_keten_update BEFORE UPDATE ON instelling WHEN OLD.sleutel GLOB 'keten_na_*'
  BEGIN SELECT raise(ABORT, 'V11: waar de keten begint ligt vast'); END;
CREATE TRIGGER instelling_keten_delete BEFORE DELETE ON instelling WHEN OLD.sleutel GLOB 'keten_na_*'
  BEGIN SELECT raise(ABORT, 'V11: waar de keten begint ligt vast'); END;
CREATE TRIGGER instelling_keten_insert BEFORE INSERT ON instelling
  WHEN NEW.sleutel GLOB 'keten_na_*' AND EXISTS (SELECT 1 FROM instelling WHERE sleutel = NEW.sleutel)
  BEGIN SELECT raise(ABORT, 'V11: waar de keten begint ligt vast'); END;

CREATE TABLE keten (
  apparaat_id INTEGER NOT NULL REFERENCES apparaat (id),
  volgnummer  INTEGER NOT NULL CHECK (volgnummer > 0),
  tabel       TEXT NOT NULL CHECK (tabel IN ('besluit', 'pot_mutatie')),
  rij_id      INTEGER NOT NULL,
  hash        TEXT NOT NULL CHECK (length(hash) = 64),
  PRIMARY KEY (apparaat_id, volgnummer),
  UNIQUE (tabel, rij_id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER keten_vast_update BEFORE UPDATE ON keten BEGIN SELECT raise(ABORT, 'V11: de keten ligt vast'); END;
CREATE TRIGGER keten_vast_delete BEFORE DELETE ON keten BEGIN SELECT raise(ABORT, 'V11: de keten ligt vast'); END;
CREATE TRIGGER keten_vast_insert BEFORE INSERT ON keten
  WHEN NEW.volgnummer <> 1 + coalesce((SELECT max(volgnummer) FROM keten WHERE apparaat_id = NEW.apparaat_id), 0)
    OR EXISTS (SELECT 1 FROM keten WHERE tabel = NEW.tabel AND rij_id = NEW.rij_id)
  BEGIN SELECT raise(ABORT, 'V11: de keten ligt vast'); END;

INSERT INTO instelling (sleutel, waarde) SELECT 'keten_na_besluit', coalesce(max(id), 0) FROM besluit;
INSERT INTO instelling (sleutel, waarde) SELECT 'keten_na_pot_mutatie', coalesce(max(id), 0) FROM pot_mutatie;

-- Search: all decisions on a request are found, and its guidelines and account too.

DROP VIEW zoekbron;
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
         coalesce((SELECT group_concat(value, ' · ') FROM json_each(json_array(a.draagvlak, a.buurt_betrokken,
                      (SELECT group_concat(s.reden, ' · ') FROM aanvraag_stap s WHERE s.aanvraag_id = a.id),
                      (SELECT group_concat(t.value, ' · ')
                         FROM besluit b, json_each(json_array(b.herziening_reden, b.motivering, b.voorwaarden, b.naar)) t
                        WHERE b.aanvraag_id = a.id AND t.value <> ''),
                      (SELECT group_concat(c.reden, ' · ') FROM besluit b JOIN besluit_criterium c ON c.besluit_id = b.id
                        WHERE b.aanvraag_id = a.id),
                      (SELECT group_concat(r.reden, ' · ') FROM besluit b JOIN besluit_richtlijn r ON r.besluit_id = b.id
                        WHERE b.aanvraag_id = a.id),
                      (SELECT v.wat_gebeurde FROM verantwoording v WHERE v.aanvraag_id = a.id),
                      (SELECT v.draagvlak_achteraf FROM verantwoording v WHERE v.aanvraag_id = a.id)))
                    WHERE value <> ''), ''),
         'fshandgeld fw' || p.wijk_id
    FROM aanvraag a JOIN budgetpot p ON p.id = a.pot_id
  UNION ALL
  SELECT 'organisatie', o.id, o.wijk_id, '', o.naam, '', coalesce(o.omschrijving, ''), 'fsorganisatie fw' || coalesce(o.wijk_id, 0)
    FROM organisatie o
  UNION ALL
  SELECT 'persoon', p.id, NULL, coalesce(p.laatste_contact_op, ''), p.naam, '', '', 'fspersoon fw0'
    FROM persoon p;

CREATE TRIGGER aanvraag_stap_zoek_insert AFTER INSERT ON aanvraag_stap BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
END;
CREATE TRIGGER besluit_richtlijn_zoek_insert AFTER INSERT ON besluit_richtlijn BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = (SELECT aanvraag_id FROM besluit WHERE id = NEW.besluit_id);
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = (SELECT aanvraag_id FROM besluit WHERE id = NEW.besluit_id);
END;
CREATE TRIGGER verantwoording_zoek_insert AFTER INSERT ON verantwoording BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
END;
CREATE TRIGGER verantwoording_zoek_update AFTER UPDATE ON verantwoording BEGIN
  DELETE FROM zoekdoc WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
  INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet)
    SELECT * FROM zoekbron WHERE soort = 'handgeld' AND rij_id = NEW.aanvraag_id;
END;

DELETE FROM zoekdoc WHERE soort = 'handgeld';
INSERT INTO zoekdoc (soort, rij_id, wijk_id, datum, titel, namen, tekst, facet) SELECT * FROM zoekbron WHERE soort = 'handgeld';
