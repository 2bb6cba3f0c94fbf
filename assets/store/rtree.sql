-- GeoPackage 1.3, annex F.3: the spatial index of {table}.geom and the triggers that keep it, as the standard words them.
CREATE VIRTUAL TABLE "rtree_{table}_geom" USING rtree(id, minx, maxx, miny, maxy);
CREATE TRIGGER "rtree_{table}_geom_insert" AFTER INSERT ON "{table}" WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{table}_geom" VALUES (NEW."{id}",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{table}_geom_update1" AFTER UPDATE OF "geom" ON "{table}" WHEN OLD."{id}" = NEW."{id}" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{table}_geom" VALUES (NEW."{id}",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{table}_geom_update2" AFTER UPDATE OF "geom" ON "{table}" WHEN OLD."{id}" = NEW."{id}" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{table}_geom" WHERE id = OLD."{id}"; END;
CREATE TRIGGER "rtree_{table}_geom_update3" AFTER UPDATE ON "{table}" WHEN OLD."{id}" != NEW."{id}" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{table}_geom" WHERE id = OLD."{id}"; INSERT OR REPLACE INTO "rtree_{table}_geom" VALUES (NEW."{id}",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_{table}_geom_update4" AFTER UPDATE ON "{table}" WHEN OLD."{id}" != NEW."{id}" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{table}_geom" WHERE id IN (OLD."{id}", NEW."{id}"); END;
CREATE TRIGGER "rtree_{table}_geom_delete" AFTER DELETE ON "{table}" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_{table}_geom" WHERE id = OLD."{id}"; END;
