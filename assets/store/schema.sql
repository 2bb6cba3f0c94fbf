-- Incident store, schema version 2: our tables inside a GeoPackage 1.3 file.
-- Rules of the house:
--   * CHECKs and triggers use SQLite's core functions only, so that QGIS and ogr2ogr can write (the R-tree triggers that the
--     standard itself prescribes are the exception);
--   * other programs do not switch foreign keys on (GDAL 3.6 does not), so references that matter are triggers as well;
--   * no expression as a DEFAULT except the one for "now" that GDAL knows: it writes others into the row as text;
--   * every table of ours whose rows are somebody's work has `rev` (row version, 0 = written by another program and not yet
--     adopted into the history) and `deleted` (rows are never removed).

CREATE TABLE im_meta(
  key   TEXT NOT NULL PRIMARY KEY, -- format, schema_version, min_reader, min_writer, store_uid, longest_span_ms
  value TEXT NOT NULL
);

CREATE TABLE taxonomy(
  id     INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  code   TEXT NOT NULL UNIQUE,
  parent TEXT REFERENCES taxonomy(code) DEFERRABLE INITIALLY DEFERRED,
  label  TEXT NOT NULL,
  colour TEXT NOT NULL DEFAULT '#4D4D4D' CHECK(colour GLOB '#[0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f][0-9A-Fa-f]'),
  symbol TEXT NOT NULL DEFAULT 'circle',
  shown  BOOLEAN NOT NULL DEFAULT 1 CHECK(shown IN(0,1)),
  acled_event TEXT, acled_sub_event TEXT, plover TEXT, hazard TEXT,
  rev     INTEGER NOT NULL DEFAULT 0,
  deleted BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);

CREATE TABLE im_imports(
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  format TEXT NOT NULL, file_name TEXT, sha256 TEXT, mapping TEXT,
  rows_read INTEGER, rows_added INTEGER, rows_updated INTEGER, rows_skipped INTEGER, rows_rejected INTEGER,
  tool TEXT NOT NULL, licence TEXT, citation TEXT,
  rev     INTEGER NOT NULL DEFAULT 0,
  deleted BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);

CREATE TABLE incidents(
  fid           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom          POINT,                       -- representative point; NULL = not located
  uid           TEXT UNIQUE CHECK(uid IS NULL OR length(uid)=36), -- a trigger fills it when another program inserts
  code          TEXT UNIQUE,                 -- for people: UKR-7F3K2Q
  title         TEXT NOT NULL CHECK(length(title) BETWEEN 1 AND 300),
  summary       TEXT,
  category      TEXT NOT NULL DEFAULT 'unclassified' REFERENCES taxonomy(code) ON UPDATE CASCADE,
  -- when: t_edtf is the truth; t_begin, t_end are half-open [begin,end), calendar midnights (not shifted by a zone) for a
  -- day or coarser, UTC below; d_begin, d_end are calendar days, both included
  t_edtf        TEXT NOT NULL DEFAULT 'XXXX' CHECK(length(t_edtf) BETWEEN 1 AND 120),
  t_begin       DATETIME CHECK(t_begin IS NULL OR t_begin GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  t_end         DATETIME CHECK(t_end   IS NULL OR t_end   GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'),
  d_begin       DATE CHECK(d_begin IS NULL OR d_begin GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  d_end         DATE CHECK(d_end   IS NULL OR d_end   GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  t_precision   TEXT NOT NULL DEFAULT 'unknown' CHECK(t_precision IN('second','minute','hour','daypart','day','days','week','month','season','year','decade','century','unknown')),
  t_kind        TEXT NOT NULL DEFAULT 'within' CHECK(t_kind IN('within','throughout')),
  t_zone        TEXT,
  t_method      TEXT NOT NULL DEFAULT 'stated' CHECK(t_method IN('stated','relative','publication','chronolocation','metadata','imported','manual')),
  -- where
  place_text    TEXT,                        -- as the source writes it
  place_name    TEXT,                        -- the gazetteer's name
  place_id      TEXT,                        -- the gazetteer's id, "geonames:687699"
  country       TEXT CHECK(country IS NULL OR length(country)=2),
  adm1          TEXT,
  adm2          TEXT,
  geo_precision TEXT NOT NULL DEFAULT 'none' CHECK(geo_precision IN('exact','site','vicinity','settlement','near','adm3','adm2','adm1','area','country','water','none')),
  geo_radius_m  REAL CHECK(geo_radius_m IS NULL OR geo_radius_m>=0),
  geo_method    TEXT NOT NULL DEFAULT 'manual' CHECK(geo_method IN('manual','geocoded','coordinates','geolocation','metadata','imported')),
  -- who, how many; real sources break low <= best <= high, so no order is enforced
  actor_a       TEXT,
  actor_b       TEXT,
  killed_low    INTEGER CHECK(killed_low>=0),
  killed_best   INTEGER CHECK(killed_best>=0),
  killed_high   INTEGER CHECK(killed_high>=0),
  injured_low   INTEGER CHECK(injured_low>=0),
  injured_best  INTEGER CHECK(injured_best>=0),
  injured_high  INTEGER CHECK(injured_high>=0),
  civ_killed_best INTEGER CHECK(civ_killed_best>=0),
  -- how sure
  workflow      TEXT NOT NULL DEFAULT 'todo' CHECK(workflow IN('proposed','todo','in_progress','help_needed','review','done','cancelled')),
  verification  TEXT NOT NULL DEFAULT 'unverified' CHECK(verification IN('unverified','reported','corroborated','verified','disputed','false')),
  confidence    INTEGER CHECK(confidence BETWEEN 0 AND 100),
  n_sources     INTEGER NOT NULL DEFAULT 0,
  tags          TEXT,                        -- comma list
  -- safety
  sensitivity   TEXT NOT NULL DEFAULT '',    -- comma list: personal_info, graphic, deleted_by_source, deceptive, witness_location
  publish       TEXT NOT NULL DEFAULT 'private' CHECK(publish IN('private','team','public','public_fuzzed','never')),
  publish_radius_m REAL CHECK(publish_radius_m IS NULL OR publish_radius_m>=0),
  embargo_until DATETIME,
  -- where it came from
  origin        TEXT NOT NULL DEFAULT 'manual',
  origin_id     TEXT,
  import_id     INTEGER REFERENCES im_imports(id),
  quality       TEXT NOT NULL DEFAULT '',    -- comma list of flags
  extra         TEXT,                        -- a JSON object: what has no column
  created_at    DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  updated_at    DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  rev           INTEGER NOT NULL DEFAULT 0,
  deleted       BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1)),
  CHECK(t_end IS NULL OR t_begin IS NULL OR t_end>t_begin),
  CHECK(d_end IS NULL OR d_begin IS NULL OR d_end>=d_begin)
);
CREATE INDEX ix_incidents_time     ON incidents(t_begin,t_end);
CREATE INDEX ix_incidents_open     ON incidents(fid) WHERE (t_begin IS NULL OR t_end IS NULL);
CREATE INDEX ix_incidents_category ON incidents(category,t_begin);
CREATE INDEX ix_incidents_review   ON incidents(workflow) WHERE deleted=0 AND workflow<>'done';
CREATE UNIQUE INDEX ux_incidents_origin ON incidents(origin,origin_id) WHERE origin_id IS NOT NULL;

CREATE TABLE sources(
  id            INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  uid           TEXT UNIQUE CHECK(uid IS NULL OR length(uid)=36),
  kind          TEXT NOT NULL DEFAULT 'web' CHECK(kind IN('web','news','social','document','image','video','dataset','broadcast','testimony','other')),
  url           TEXT,
  url_key       TEXT,                        -- canonical form: what two spellings of one address share
  title         TEXT,
  publisher     TEXT,
  author        TEXT,
  lang          TEXT,
  published_edtf TEXT,
  accessed_at   DATETIME,
  archived_url  TEXT,
  archived_at   DATETIME,
  sha256        TEXT CHECK(sha256 IS NULL OR length(sha256)=64), -- of the raw file
  bytes         INTEGER,
  media_type    TEXT,
  text          TEXT,                        -- NFC; what quote_start and quote_end count in
  text_sha256   TEXT CHECK(text_sha256 IS NULL OR length(text_sha256)=64),
  scale         TEXT CHECK(scale IS NULL OR scale IN('local','subnational','national','regional','international','new_media','other')),
  reliability   TEXT CHECK(reliability IS NULL OR reliability IN('A','B','C','D','E','F')),
  rights        TEXT,
  sensitivity   TEXT NOT NULL DEFAULT '',
  collected_by  TEXT,
  collected_with TEXT,
  extra         TEXT,
  created_at    DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  rev           INTEGER NOT NULL DEFAULT 0,
  deleted       BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
-- Not unique: one address may have held two texts, and offsets belong to one of them.
CREATE INDEX ix_sources_url  ON sources(url_key) WHERE url_key IS NOT NULL;
CREATE INDEX ix_sources_text ON sources(text_sha256) WHERE text_sha256 IS NOT NULL;
CREATE INDEX ix_sources_sha  ON sources(sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE evidence(
  id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  incident_id INTEGER NOT NULL REFERENCES incidents(fid),
  source_id   INTEGER NOT NULL REFERENCES sources(id),
  supports    TEXT NOT NULL DEFAULT 'what' CHECK(supports IN('what','where','when','who','casualties','verification')),
  stance      TEXT NOT NULL DEFAULT 'supports' CHECK(stance IN('supports','contradicts','mentions')),
  quote       TEXT,
  quote_start INTEGER CHECK(quote_start>=0), -- Unicode code points in sources.text
  quote_end   INTEGER,                       -- exclusive
  prefix      TEXT,                          -- 24 characters around the quote, to find it again when the text changes
  suffix      TEXT,
  method      TEXT NOT NULL DEFAULT 'manual',
  score       REAL CHECK(score BETWEEN 0 AND 1),
  note        TEXT,
  rev         INTEGER NOT NULL DEFAULT 0,
  deleted     BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1)),
  CHECK(quote_end IS NULL OR quote_end>quote_start)
);
CREATE INDEX ix_evidence_incident ON evidence(incident_id);
CREATE INDEX ix_evidence_source   ON evidence(source_id);

CREATE TABLE actors(
  id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name     TEXT NOT NULL UNIQUE,
  kind     TEXT, country TEXT, wikidata TEXT, aliases TEXT,
  rev      INTEGER NOT NULL DEFAULT 0,
  deleted  BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
CREATE TABLE incident_actors(
  id          INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  incident_id INTEGER NOT NULL REFERENCES incidents(fid),
  actor_id    INTEGER REFERENCES actors(id),
  as_written  TEXT NOT NULL,
  role        TEXT NOT NULL CHECK(role IN('side_a','side_b','alleged_perpetrator','target','victim','claimant','supplier','reporter','other')),
  allegation  BOOLEAN NOT NULL DEFAULT 1 CHECK(allegation IN(0,1)),
  evidence_id INTEGER REFERENCES evidence(id),
  rev         INTEGER NOT NULL DEFAULT 0,
  deleted     BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
CREATE INDEX ix_incident_actors ON incident_actors(incident_id);

CREATE TABLE incident_links(
  id      INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  from_id INTEGER NOT NULL REFERENCES incidents(fid),
  to_id   INTEGER NOT NULL REFERENCES incidents(fid),
  kind    TEXT NOT NULL CHECK(kind IN('duplicate_of','part_of','same_attack','follows','contradicts','related')),
  note    TEXT,
  rev     INTEGER NOT NULL DEFAULT 0,
  deleted BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1)),
  UNIQUE(from_id,to_id,kind), CHECK(from_id<>to_id)
);

CREATE TABLE incident_shapes(
  fid         INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom        GEOMETRY NOT NULL,
  incident_id INTEGER NOT NULL REFERENCES incidents(fid),
  kind        TEXT NOT NULL DEFAULT 'extent' CHECK(kind IN('extent','route','uncertainty','damage','line_of_fire','other')),
  note        TEXT,
  rev         INTEGER NOT NULL DEFAULT 0,
  deleted     BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
CREATE INDEX ix_incident_shapes ON incident_shapes(incident_id);

CREATE TABLE attachments(
  id           INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  data         BLOB NOT NULL,                -- up to 100 KB; empty when the original lies at external_path
  content_type TEXT NOT NULL,
  title        TEXT, file_name TEXT, external_path TEXT,
  sha256       TEXT NOT NULL CHECK(length(sha256)=64),
  bytes        INTEGER NOT NULL,
  phash        TEXT,
  kind         TEXT NOT NULL DEFAULT 'original' CHECK(kind IN('original','working','screenshot','pdf','wacz','thumbnail','report','timestamp_token','other')),
  derived_from INTEGER REFERENCES attachments(id),
  sensitivity  TEXT NOT NULL DEFAULT '',
  created_at   DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  rev          INTEGER NOT NULL DEFAULT 0,
  deleted      BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
CREATE INDEX ix_attachments_sha ON attachments(sha256);
CREATE TABLE incident_attachments(
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  base_id INTEGER NOT NULL, related_id INTEGER NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0, deleted BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
CREATE TABLE source_attachments(
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  base_id INTEGER NOT NULL, related_id INTEGER NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0, deleted BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);

-- History: append-only; hash = SHA-256 over prev_hash and every other column (src/store/history.hpp says how).
CREATE TABLE im_revisions(
  rev        INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  change_set INTEGER NOT NULL,               -- one user action, one transaction
  at         DATETIME NOT NULL,
  who        TEXT NOT NULL,
  tool       TEXT NOT NULL,
  tbl        TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  row_uid    TEXT,
  op         TEXT NOT NULL CHECK(op IN('create','insert','update','delete','undelete','merge','adopt','migrate','undo','redo','repair')),
  before     TEXT,                           -- JSON: former values of the columns that changed
  after      TEXT NOT NULL,                  -- JSON: the whole row
  why        TEXT,
  undoes     INTEGER REFERENCES im_revisions(rev),
  prev_hash  TEXT NOT NULL CHECK(length(prev_hash)=64),
  hash       TEXT NOT NULL CHECK(length(hash)=64)
);
CREATE INDEX ix_revisions_row ON im_revisions(tbl,row_id,rev);
CREATE INDEX ix_revisions_set ON im_revisions(change_set);
CREATE TRIGGER im_revisions_no_update BEFORE UPDATE ON im_revisions
BEGIN SELECT RAISE(ABORT,'im_revisions is append-only'); END;
CREATE TRIGGER im_revisions_no_delete BEFORE DELETE ON im_revisions
BEGIN SELECT RAISE(ABORT,'im_revisions is append-only'); END;

-- Edits by other programs: noted by triggers, adopted into im_revisions when the store is next opened for writing.
CREATE TABLE im_foreign_edits(
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  tbl TEXT NOT NULL, row_id INTEGER NOT NULL, op TEXT NOT NULL
);

CREATE TRIGGER im_incidents_uid AFTER INSERT ON incidents WHEN NEW.uid IS NULL
BEGIN UPDATE incidents SET uid=lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'||substr('89ab',1+(random()&3),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))) WHERE fid=NEW.fid; END;
CREATE TRIGGER im_sources_uid AFTER INSERT ON sources WHEN NEW.uid IS NULL
BEGIN UPDATE sources SET uid=lower(hex(randomblob(4))||'-'||hex(randomblob(2))||'-4'||substr(hex(randomblob(2)),2)||'-'||substr('89ab',1+(random()&3),1)||substr(hex(randomblob(2)),2)||'-'||hex(randomblob(6))) WHERE id=NEW.id; END;

CREATE TRIGGER im_incidents_category_i BEFORE INSERT ON incidents WHEN NOT EXISTS(SELECT 1 FROM taxonomy WHERE code=NEW.category)
BEGIN SELECT RAISE(ABORT,'unknown category: it must be a code of the table taxonomy'); END;
CREATE TRIGGER im_incidents_category_u BEFORE UPDATE OF category ON incidents WHEN NOT EXISTS(SELECT 1 FROM taxonomy WHERE code=NEW.category)
BEGIN SELECT RAISE(ABORT,'unknown category: it must be a code of the table taxonomy'); END;
CREATE TRIGGER im_taxonomy_code_u BEFORE UPDATE OF code ON taxonomy WHEN NEW.code<>OLD.code AND EXISTS(SELECT 1 FROM incidents WHERE category=OLD.code)
BEGIN SELECT RAISE(ABORT,'incidents use this category: its code stays'); END;
CREATE TRIGGER im_evidence_refs_i BEFORE INSERT ON evidence WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id) OR NOT EXISTS(SELECT 1 FROM sources WHERE id=NEW.source_id)
BEGIN SELECT RAISE(ABORT,'evidence must name an existing incident and source'); END;
CREATE TRIGGER im_evidence_refs_u BEFORE UPDATE OF incident_id,source_id ON evidence WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id) OR NOT EXISTS(SELECT 1 FROM sources WHERE id=NEW.source_id)
BEGIN SELECT RAISE(ABORT,'evidence must name an existing incident and source'); END;
CREATE TRIGGER im_incident_actors_refs_i BEFORE INSERT ON incident_actors WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id)
BEGIN SELECT RAISE(ABORT,'a party must name an existing incident'); END;
CREATE TRIGGER im_incident_actors_refs_u BEFORE UPDATE OF incident_id ON incident_actors WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id)
BEGIN SELECT RAISE(ABORT,'a party must name an existing incident'); END;
CREATE TRIGGER im_incident_shapes_refs_i BEFORE INSERT ON incident_shapes WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id)
BEGIN SELECT RAISE(ABORT,'a shape must name an existing incident'); END;
CREATE TRIGGER im_incident_shapes_refs_u BEFORE UPDATE OF incident_id ON incident_shapes WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.incident_id)
BEGIN SELECT RAISE(ABORT,'a shape must name an existing incident'); END;
CREATE TRIGGER im_incident_links_refs_i BEFORE INSERT ON incident_links WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.from_id) OR NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.to_id)
BEGIN SELECT RAISE(ABORT,'a link must name existing incidents'); END;
CREATE TRIGGER im_incident_links_refs_u BEFORE UPDATE OF from_id,to_id ON incident_links WHEN NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.from_id) OR NOT EXISTS(SELECT 1 FROM incidents WHERE fid=NEW.to_id)
BEGIN SELECT RAISE(ABORT,'a link must name existing incidents'); END;
