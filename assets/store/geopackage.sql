-- The tables that GeoPackage 1.3 (OGC 12-128r17) prescribes, and what the file says about itself in them.
PRAGMA application_id=1196444487; -- 'GPKG'
PRAGMA user_version=10300;        -- 1.3: the newest that GDAL 3.6 knows fully

CREATE TABLE gpkg_spatial_ref_sys(
  srs_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL,
  definition TEXT NOT NULL,
  description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS',-1,'NONE',-1,'undefined','undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS',0,'NONE',0,'undefined','undefined geographic coordinate reference system'),
  ('WGS 84 geodetic',4326,'EPSG',4326,'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]','longitude and latitude in degrees on the WGS 84 ellipsoid');

CREATE TABLE gpkg_contents(
  table_name TEXT NOT NULL PRIMARY KEY,
  data_type TEXT NOT NULL,
  identifier TEXT UNIQUE,
  description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY(srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns(
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL,
  m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY(table_name,column_name),
  CONSTRAINT uk_gc_table_name UNIQUE(table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY(table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY(srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_extensions(
  table_name TEXT,
  column_name TEXT,
  extension_name TEXT NOT NULL,
  definition TEXT NOT NULL,
  scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE(table_name,column_name,extension_name)
);
-- Related Tables (OGC 18-000)
CREATE TABLE gpkgext_relations(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  base_table_name TEXT NOT NULL,
  base_primary_column TEXT NOT NULL DEFAULT 'id',
  related_table_name TEXT NOT NULL,
  related_primary_column TEXT NOT NULL DEFAULT 'id',
  relation_name TEXT NOT NULL,
  mapping_table_name TEXT NOT NULL UNIQUE
);

-- At least one attributes table here keeps GDAL from showing the im_ tables as layers.
INSERT INTO gpkg_contents(table_name,data_type,identifier,description,srs_id) VALUES
  ('incidents','features','incidents','What happened, when and where; a point is only as exact as geo_precision and geo_radius_m say',4326),
  ('incident_shapes','features','incident_shapes','Areas and lines of incidents',4326),
  ('sources','attributes','sources','Where the claims come from',NULL),
  ('evidence','attributes','evidence','What a source says about an incident, with its words',NULL),
  ('actors','attributes','actors','Parties',NULL),
  ('incident_actors','attributes','incident_actors','Parties to incidents, as written, in a role',NULL),
  ('incident_links','attributes','incident_links','How incidents relate to each other',NULL),
  ('taxonomy','attributes','taxonomy','Kinds of incident',NULL),
  ('attachments','attributes','attachments','Pictures, documents, thumbnails',NULL);
INSERT INTO gpkg_geometry_columns VALUES
  ('incidents','geom','POINT',4326,0,0),
  ('incident_shapes','geom','GEOMETRY',4326,0,0);
INSERT INTO gpkgext_relations(base_table_name,base_primary_column,related_table_name,related_primary_column,relation_name,mapping_table_name) VALUES
  ('incidents','fid','attachments','id','media','incident_attachments'),
  ('sources','id','attachments','id','media','source_attachments');
INSERT INTO gpkg_extensions VALUES
  ('incidents','geom','gpkg_rtree_index','http://www.geopackage.org/spec120/#extension_rtree','write-only'),
  ('incident_shapes','geom','gpkg_rtree_index','http://www.geopackage.org/spec120/#extension_rtree','write-only'),
  ('gpkgext_relations',NULL,'gpkg_related_tables','http://www.geopackage.org/18-000.html','read-write'),
  ('incident_attachments',NULL,'gpkg_related_tables','http://www.geopackage.org/18-000.html','read-write'),
  ('source_attachments',NULL,'gpkg_related_tables','http://www.geopackage.org/18-000.html','read-write'),
  ('im_meta',NULL,'whenabouts_incident_store','Whenabouts incident store: src/store/README.md of its source','read-write'),
  ('im_imports',NULL,'whenabouts_incident_store','Whenabouts incident store: src/store/README.md of its source','read-write'),
  ('im_revisions',NULL,'whenabouts_incident_store','Whenabouts incident store: src/store/README.md of its source','read-write'),
  ('im_foreign_edits',NULL,'whenabouts_incident_store','Whenabouts incident store: src/store/README.md of its source','read-write');
