#!/usr/bin/env bash
# GDAL's validator must have nothing to say about our stores; GDAL's edits must be taken into the history.
maker=$1 folder=$2
python=/usr/bin/python3 # the one that Debian's python3-gdal installs for
if ! "$python" -c 'from osgeo_utils.samples import validate_gpkg' 2>/dev/null || ! command -v ogr2ogr >/dev/null; then
  echo "skipped: install python3-gdal and gdal-bin"
  [ -n "${CI:-}" ] && exit 1 # in CI a missing tool is a failure
  exit 77
fi
rm -rf "$folder"
mkdir -p "$folder"
broken=0
must() { "$@" >"$folder/log" 2>&1 || { echo "FAIL: $*"; sed 's/^/  /' "$folder/log"; broken=$((broken + 1)); }; }
valid() {
  local said
  said=$("$python" -m osgeo_utils.samples.validate_gpkg -k --extra "$1" 2>&1) && [ -z "$said" ] && return
  echo "FAIL: the validator says of $(basename "$1"): $said"
  broken=$((broken + 1))
}

for kind in empty sample random; do
  must "$maker" "$kind" "$folder/$kind.gpkg"
  valid "$folder/$kind.gpkg"
done
must "$maker" edit "$folder/random.gpkg" "${EDITS:-200}" # each is a durable transaction; 1000 were run as well
valid "$folder/random.gpkg"
must "$maker" bulk "$folder/bulk.gpkg"
must "$maker" adopt "$folder/bulk.gpkg" # looks that it is sound
valid "$folder/bulk.gpkg"
must "$maker" old "$folder/old.gpkg"
must "$maker" adopt "$folder/old.gpkg"
valid "$folder/old.gpkg"
must cp "$folder"/old.gpkg.bak-* "$folder/backup.gpkg" # a backup's own name is none of a GeoPackage
valid "$folder/backup.gpkg"

store=$folder/sample.gpkg
layers=$(ogrinfo -ro -q "$store" | wc -l)
[ "$layers" -eq 9 ] || { echo "FAIL: GDAL lists $layers layers instead of 9"; broken=$((broken + 1)); }
must ogrinfo "$store" -sql "UPDATE incidents SET title='Mended with GDAL', t_edtf='2024-02' WHERE fid=1"
must ogrinfo "$store" -sql "UPDATE sources SET publisher='Another'"
cat >"$folder/new.geojson" <<'JSON'
{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[31,48]},
"properties":{"title":"Added with ogr2ogr","t_edtf":"2024-01-07~","category":"shelling"}}]}
JSON
must ogr2ogr -append -update -oo DATE_AS_STRING=YES "$store" "$folder/new.geojson" -nln incidents
if ogrinfo "$store" -sql "DELETE FROM incidents" 2>&1 | grep -q 'never removed'; then :; else
  echo "FAIL: GDAL could delete incidents"; broken=$((broken + 1))
fi
must "$maker" adopt "$store"
valid "$store"
adopted=$(sqlite3 "$store" "SELECT count(*) FROM im_revisions WHERE op='adopt'" 2>/dev/null || echo "-")
[ "$adopted" = 3 ] || [ "$adopted" = 4 ] || [ "$adopted" = "-" ] || { echo "FAIL: $adopted edits were adopted"; broken=$((broken + 1)); }
grep -q 'Feature Count: 4' <(ogrinfo -ro -so "$store" incidents) || { echo "FAIL: four incidents expected"; broken=$((broken + 1)); }

[ "$broken" -eq 0 ] && echo "GDAL has nothing to say" && exit 0
exit 1
