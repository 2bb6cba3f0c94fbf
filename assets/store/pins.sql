-- Names that people pinned: "this hamlet is here". Made when the first one is pinned, so that stores without any stay as
-- they are. A name is pinned once: pinning it again moves it (its history is kept), unpinning sets deleted.
CREATE TABLE pinned_names(
  id       INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  name     TEXT NOT NULL CHECK(length(name) BETWEEN 1 AND 300),
  lon      REAL NOT NULL CHECK(lon BETWEEN -180 AND 180),
  lat      REAL NOT NULL CHECK(lat BETWEEN -90 AND 90),
  radius_m REAL NOT NULL CHECK(radius_m>=0), -- how far the true spot may lie from there
  note     TEXT,
  rev      INTEGER NOT NULL DEFAULT 0,
  deleted  BOOLEAN NOT NULL DEFAULT 0 CHECK(deleted IN(0,1))
);
INSERT INTO gpkg_contents(table_name,data_type,identifier,description,srs_id) VALUES
  ('pinned_names','attributes','pinned_names','Place names that people pinned to a position; they come before the gazetteer',NULL);
