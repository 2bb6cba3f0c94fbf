#!/usr/bin/env bash
# From the sample article to store, GeoJSON and map: the two incidents, and nothing made of the statement.
program=$1 folder=$2
source ../story.sh
root=$(cd ../../.. && pwd)
article=$root/assets/samples/north-korean-missiles.txt

expect 0 "$program" read "$article" --into "$folder/case.gpkg" --accept
expect 0 "$program" read "$article" --into "$folder/case.gpkg" --accept
expect 0 "$program" list "$folder/case.gpkg" --json
holds "two incidents with the right dates, places and quotations, also after reading twice" python3 - "$folder/stdout" <<'PY'
import json, sys
found = json.load(open(sys.argv[1]))
found = found["features"] if isinstance(found, dict) else found
rows = [f.get("properties", f) for f in found]
assert len(rows) == 2, [r["title"] for r in rows]
first, second = rows
assert all(r["category"] == "missile_strike" for r in rows)
assert first["t_edtf"] == "2023-12-30" and first["t_precision"] == "day", first
assert first["geo_precision"] == "adm1" and first["country"] == "UA", first
assert 50_000 < first["geo_radius_m"] < 250_000, first
assert second["t_edtf"].startswith("2024-01-02"), second
assert second["t_precision"] == "daypart" and second["d_begin"] == "2024-01-01" and second["d_end"] == "2024-01-02", second
assert second["geo_precision"] in ("country", "none"), second
assert all(any(e["quote"] for e in r["evidence"]) for r in rows)
assert not any("2024-01-09" in r["t_edtf"] or "2024-01-04" in r["t_edtf"] for r in rows)
PY

expect 0 "$program" export "$folder/case.gpkg" "$folder/a.geojson"
expect 0 "$program" export "$folder/case.gpkg" "$folder/b.geojson"
holds "a second export is byte-identical" cmp "$folder/a.geojson" "$folder/b.geojson"
holds "GDAL opens the GeoJSON with both incidents" sh -c "ogrinfo -ro -so -al '$folder/a.geojson' | grep -q 'Feature Count: 2'"
holds "GDAL opens the store" sh -c "ogrinfo -ro -so '$folder/case.gpkg' incidents | grep -q 'Feature Count: 2'"
expect 0 "$program" check "$folder/case.gpkg"

expect 0 env -u DISPLAY "$program" map "$folder/case.gpkg" "$folder/a.png"
expect 0 env -u DISPLAY "$program" map "$folder/case.gpkg" "$folder/b.png"
holds "two runs give the same picture, byte for byte" cmp "$folder/a.png" "$folder/b.png"
holds "the picture is a PNG of a printable size" sh -c "file -b '$folder/a.png' 2>/dev/null | grep -q PNG || head -c 8 '$folder/a.png' | grep -q PNG"
expect 0 "$program" map "$folder/case.gpkg" "$folder/density.png" --as density
holds "a density is drawn of few incidents too, when it is asked for" sh -c "! cmp -s '$folder/a.png' '$folder/density.png'"
expect 4 "$program" map "$folder/case.gpkg" "$folder/a.png"
one_error "exists already.*--force"
finish
