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

-- Schema extension: what columns mean and which words they take, so that QGIS offers lists instead of free text.
CREATE TABLE gpkg_data_columns(
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  name TEXT,
  title TEXT,
  description TEXT,
  mime_type TEXT,
  constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY(table_name,column_name),
  CONSTRAINT gdc_tn UNIQUE(table_name,name)
);
CREATE TABLE gpkg_data_column_constraints(
  constraint_name TEXT NOT NULL,
  constraint_type TEXT NOT NULL,
  value TEXT,
  min NUMERIC,
  min_is_inclusive BOOLEAN,
  max NUMERIC,
  max_is_inclusive BOOLEAN,
  description TEXT,
  CONSTRAINT gdcc_ntv UNIQUE(constraint_name,constraint_type,value)
);
INSERT INTO gpkg_extensions VALUES
  ('gpkg_data_columns',NULL,'gpkg_schema','http://www.geopackage.org/spec121/#extension_schema','read-write'),
  ('gpkg_data_column_constraints',NULL,'gpkg_schema','http://www.geopackage.org/spec121/#extension_schema','read-write');
INSERT INTO gpkg_data_columns(table_name,column_name,description,constraint_name) VALUES
  ('incidents','t_precision','How finely the time is known','im_t_precision'),
  ('incidents','t_kind','Somewhere inside the stretch, or during all of it','im_t_kind'),
  ('incidents','geo_precision','How exactly the place is known','im_geo_precision'),
  ('incidents','geo_method','How the place was found','im_geo_method'),
  ('incidents','workflow','State of the work on it','im_workflow'),
  ('incidents','verification','How far it is confirmed','im_verification'),
  ('incidents','publish','Who may see it','im_publish'),
  ('sources','kind','What the source is','im_source_kind'),
  ('sources','reliability','Admiralty code: A reliable … F cannot be judged','im_reliability'),
  ('evidence','supports','Which part of the incident the quotation is about','im_supports'),
  ('evidence','stance','Whether it supports or contradicts','im_stance'),
  ('incident_actors','role','In which role the party appears','im_role'),
  ('incidents','t_edtf','The time as it is known, EDTF (ISO 8601-2): 2023-12, 2024-01-02~, 2023-12-30/2024-01-02',NULL),
  ('incidents','d_begin','First calendar day, included',NULL),
  ('incidents','d_end','Last calendar day, included',NULL),
  ('incidents','t_begin','Beginning; calendar midnight for a day or coarser, UTC below',NULL),
  ('incidents','t_end','End, exclusive',NULL),
  ('incidents','geo_radius_m','How far, in metres, the true spot may lie from the point',NULL),
  ('incidents','category','A code of the table taxonomy',NULL),
  ('incidents','deleted','Set to 1 instead of deleting the row',NULL);
INSERT INTO gpkg_data_column_constraints(constraint_name,constraint_type,value) VALUES
  ('im_t_precision','enum','second'),('im_t_precision','enum','minute'),('im_t_precision','enum','hour'),('im_t_precision','enum','daypart'),('im_t_precision','enum','day'),('im_t_precision','enum','days'),('im_t_precision','enum','week'),('im_t_precision','enum','month'),('im_t_precision','enum','season'),('im_t_precision','enum','year'),('im_t_precision','enum','decade'),('im_t_precision','enum','century'),('im_t_precision','enum','unknown'),
  ('im_t_kind','enum','within'),('im_t_kind','enum','throughout'),
  ('im_geo_precision','enum','exact'),('im_geo_precision','enum','site'),('im_geo_precision','enum','vicinity'),('im_geo_precision','enum','settlement'),('im_geo_precision','enum','near'),('im_geo_precision','enum','adm3'),('im_geo_precision','enum','adm2'),('im_geo_precision','enum','adm1'),('im_geo_precision','enum','area'),('im_geo_precision','enum','country'),('im_geo_precision','enum','water'),('im_geo_precision','enum','none'),
  ('im_geo_method','enum','manual'),('im_geo_method','enum','geocoded'),('im_geo_method','enum','coordinates'),('im_geo_method','enum','geolocation'),('im_geo_method','enum','metadata'),('im_geo_method','enum','imported'),
  ('im_workflow','enum','proposed'),('im_workflow','enum','todo'),('im_workflow','enum','in_progress'),('im_workflow','enum','help_needed'),('im_workflow','enum','review'),('im_workflow','enum','done'),('im_workflow','enum','cancelled'),
  ('im_verification','enum','unverified'),('im_verification','enum','reported'),('im_verification','enum','corroborated'),('im_verification','enum','verified'),('im_verification','enum','disputed'),('im_verification','enum','false'),
  ('im_publish','enum','private'),('im_publish','enum','team'),('im_publish','enum','public'),('im_publish','enum','public_fuzzed'),('im_publish','enum','never'),
  ('im_source_kind','enum','web'),('im_source_kind','enum','news'),('im_source_kind','enum','social'),('im_source_kind','enum','document'),('im_source_kind','enum','image'),('im_source_kind','enum','video'),('im_source_kind','enum','dataset'),('im_source_kind','enum','broadcast'),('im_source_kind','enum','testimony'),('im_source_kind','enum','other'),
  ('im_reliability','enum','A'),('im_reliability','enum','B'),('im_reliability','enum','C'),('im_reliability','enum','D'),('im_reliability','enum','E'),('im_reliability','enum','F'),
  ('im_supports','enum','what'),('im_supports','enum','where'),('im_supports','enum','when'),('im_supports','enum','who'),('im_supports','enum','casualties'),('im_supports','enum','verification'),
  ('im_stance','enum','supports'),('im_stance','enum','contradicts'),('im_stance','enum','mentions'),
  ('im_role','enum','side_a'),('im_role','enum','side_b'),('im_role','enum','alleged_perpetrator'),('im_role','enum','target'),('im_role','enum','victim'),('im_role','enum','claimant'),('im_role','enum','supplier'),('im_role','enum','reporter'),('im_role','enum','other');
