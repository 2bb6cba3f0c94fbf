#!/usr/bin/env bash
# Filing by hand: add, list, show, export and check, with all their flags and their refusals.
program=$1 folder=$2
source ../story.sh
store=$folder/case.gpkg
says() { holds "it says '$1'" grep -q -- "$1" "$folder/${2:-stdout}"; }

expect 0 "$program" add "$store" --title "Missile lands in a field" --when 2023-12-30 --place "Zaporizhzhia region" \
  --category missile_strike --source "https://example.org/report?utm_source=x" --source-title "A report" --publisher "The Example" \
  --published 2024-01-09 --quote "landed in an open field" --actor Russia:alleged_perpetrator --confidence 60 --tag dprk,ballistic \
  --killed 0 --why "from the article"
id=$(cat "$folder/stdout")
holds "the id is a short code of the country" sh -c "echo '$id' | grep -Eq '^UKR-[0-9A-HJKMNP-TV-Z]{6}$'"
says "Zaporizhzhia Oblast" stderr
expect 0 "$program" add "$store" --title "Shelling of Kherson" --when "2024-01-02~" --place Kherson --category shelling --killed 2-5 \
  --status done --source http://www.example.org/report
expect 0 "$program" add "$store" --title "Somewhere unheard of" --when 2024-01 --place "Qwxzytopolis"
says "Qwxzytopolis.*without a position" stderr
expect 0 "$program" add "$store" --title "Überfall: Größe unbekannt" --at 35.14,47.84 --radius 500
expect 0 "$program" add "$store" --title "Quake near Fiji" --at 178.4,-18.1 --category earthquake --when 2024-01-05
expect 0 "$program" add "$store" --title "The same" --origin list --origin-id 7 --when 1999
first=$(cat "$folder/stdout")
expect 0 "$program" add "$store" --title "The same" --origin list --origin-id 7 --when 1999
holds "the same record is filed once" test "$first" = "$(cat "$folder/stdout")"

count() { local wanted=$1; shift; expect 0 "$program" list "$store" --count "$@"; holds "$wanted with $*" test "$(cat "$folder/stdout")" = "$wanted"; }
count 6
count 3 --when 2024-01
count 2 --when 2024-01-02
count 1 --when 2024-01-02 --certain
count 2 --when ../2023-12-31
count 1 --in "Zaporizhzhia region" --when 2023
count 3 --in Ukraine
count 1 --within 170,-30,-170,0
count 2 --category conflict
count 3 --category conflict,earthquake
count 1 --tag dprk --tag ballistic
count 1 --status done
count 1 --search "GROSSE uberfall"
count 1 --search "open field"
count 0 --search "' OR 7351=7351 --" # words that no place's name holds ("Zaporizhzhia, 2.15 km …" has "or" and "1")
count 2 --limit 2
count 1 --where "killed_high >= 5"
count 1 --where "killed = 0"
count 5 --where "killed IS NULL"
count 2 --where "category = 'missile_strike' OR status = 'done'"
count 4 --where "NOT (category = 'missile_strike' OR status = 'done')"
count 1 --where "lon > 170 AND lat < 0"
count 2 --where "title LIKE '%k%h%' AND d_begin BETWEEN 2024-01-01 AND 2024-12-31 OR origin_id = '7'"
count 1 --where "country = 'UA' AND confidence >= 50" --when 2023
expect 2 "$program" list "$store" --where "1=1; DROP TABLE incidents"
one_error "where"
expect 2 "$program" list "$store" --where ""
expect 2 "$program" list "$store" --where "colour = 'red'"
one_error "is no field"

expect 0 "$program" list "$store" --within 20,40,45,55
says "of 6 incidents" stderr
says "without a place left out" stderr
expect 0 "$program" list "$store" --order title
says "Missile strike"
expect 0 "$program" list "$store" --json --order -time
holds "list --json is one array of flat objects" python3 - "$folder/stdout" <<'PY'
import json, sys
rows = json.load(open(sys.argv[1]))
assert [r["title"] for r in rows][:2] == ["Quake near Fiji", "Shelling of Kherson"], rows
unlocated = [r for r in rows if r["lon"] is None]
assert len(unlocated) == 2 and all(r["geo_precision"] == "none" for r in unlocated)
assert all(r["geo_precision"] != "none" and r["geo_radius_m"] > 0 for r in rows if r["lon"] is not None)
kherson = rows[1]
assert (kherson["killed_low"], kherson["killed_high"]) == (2, 5) and kherson["t_edtf"] == "2024-01-02~"
PY
expect 0 "$program" list "$store" --csv
holds "list --csv has a header and a row for each" python3 - "$folder/stdout" <<'PY'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8")))
assert len(rows) == 6 and rows[0]["t_edtf"] == "1999", rows[0]
PY
expect 0 "$program" list "$store" --jsonl
holds "list --jsonl is one object a line" python3 -c "import json,sys; assert len([json.loads(l) for l in open(sys.argv[1])]) == 6" "$folder/stdout"

expect 0 "$program" show "$store" "$id"
for words in "Missile lands in a field" "30 December 2023" "93 km" "landed in an open field" "The Example" "from the article" "Russia"; do says "$words"; done
expect 0 "$program" show "$store" "$(echo "$id" | tr A-Z a-z)" --json
holds "show --json has sources and history" python3 -c "
import json,sys
one = json.load(open(sys.argv[1]))
assert one['sources'][0]['publisher'] == 'The Example' and one['history'][0]['op'] == 'insert', one" "$folder/stdout"
expect 1 "$program" show "$store" UKR-000000; one_error "UKR-000000"

expect 0 "$program" export "$store" "$folder/all.geojson"
says "6 of 6 incidents written" stderr
cp "$folder/all.geojson" "$folder/first.geojson"
expect 4 "$program" export "$store" "$folder/all.geojson"; one_error "exists already.*--force"
expect 0 "$program" export "$store" "$folder/all.geojson" --force
holds "a second export is byte-identical" cmp "$folder/all.geojson" "$folder/first.geojson"
holds "the export is RFC 7946 with its own members" python3 - "$folder/all.geojson" <<'PY'
import json, sys
whole = json.load(open(sys.argv[1], encoding="utf-8"))
assert whole["type"] == "FeatureCollection" and whole["generator"].startswith("whenabouts ") and whole["viewpoint"] and whole["attribution"]
assert "crs" not in whole and len(whole["features"]) == 6
for f in whole["features"]:
    assert f["type"] == "Feature" and f["id"] and "geometry" in f and "time" in f and isinstance(f["properties"], dict)
    p = f["properties"]
    assert p["t_edtf"] and p["t_precision"] and p["geo_precision"]
    if f["geometry"] is not None:
        lon, lat = f["geometry"]["coordinates"]
        assert -180 <= lon <= 180 and -90 <= lat <= 90
missile = next(f for f in whole["features"] if f["properties"]["category"] == "missile_strike")
assert missile["time"] == {"date": "2023-12-30"}
assert all(round(c, 2) == c for c in missile["geometry"]["coordinates"]), "93 km deserve two decimals"
assert missile["properties"]["evidence"][0]["quote"] == "landed in an open field"
assert missile["properties"]["sources"][0]["url"].startswith("https://example.org/report")
shared = [f for f in whole["features"] if f["properties"]["sources"] and f["properties"]["sources"][0]["uid"] == missile["properties"]["sources"][0]["uid"]]
assert len(shared) == 2, "the two spellings of one address are one source"
PY
expect 0 "$program" export "$store" - --when 2024-01-05 --certain
says '"Quake near Fiji"'
says "1 of 6 incidents written, 5 left out" stderr
expect 0 "$program" export "$store" "$folder/lines.geojsonl"
holds "one feature a line" test "$(wc -l <"$folder/lines.geojsonl")" -eq 6
holds "GDAL opens the export with all rows" sh -c "ogrinfo -ro -so -al '$folder/all.geojson' | grep -q 'Feature Count: 6'"
expect 2 "$program" export "$store" "$folder/x.kml"; one_error "kml.*yet.*geojson"

expect 0 "$program" check "$store"
says "sound: 6 incidents" stderr
holds "GDAL opens the store" sh -c "ogrinfo -ro -so '$store' incidents | grep -q 'Feature Count: 6'"
ogrinfo "$store" -sql "UPDATE incidents SET title='Mended elsewhere' WHERE fid=1" >/dev/null 2>&1
expect 0 "$program" check "$store"
expect 0 "$program" add "$store" --title "Opens for writing" --when 2000
expect 0 "$program" show "$store" 1
says "Mended elsewhere"
says "adopt by another program"
cp "$store" "$folder/damaged.gpkg"
sqlite3 "$folder/damaged.gpkg" "DROP TRIGGER im_sources_updated; UPDATE sources SET publisher='Someone';"
expect 1 "$program" check "$folder/damaged.gpkg"
says "sources row 1.*publisher"
says "im_sources_updated"

expect 2 "$program" add "$store" --when 2023;                                             one_error "title"
expect 2 "$program" add "$store" --title x --when "some day";                             one_error "some day"
expect 2 "$program" add "$store" --title x --at 500,500;                                  one_error "500,500"
expect 2 "$program" add "$store" --title x --category nonsense;                           one_error "nonsense.*conflict"
expect 2 "$program" add "$store" --title x --confidence 101;                              one_error "101"
expect 2 "$program" add "$store" --title x --actor "Someone:villain";                     one_error "villain"
expect 2 "$program" add "$store" --title x --quote "words";                               one_error "source"
expect 2 "$program" add "$store" --title x --killed many;                                 one_error "many"
expect 2 "$program" add "$folder/case.txt" --title x;                                     one_error "gpkg"
expect 1 "$program" add "$store" --title "$(printf 'x%.0s' $(seq 301))";                  one_error "300"
expect 4 "$program" add "$folder/no/case.gpkg" --title x;                                 one_error "folder"
expect 3 "$program" add "$folder" --title x;                                              one_error "folder"
expect 2 "$program" list "$store" --within 1,2,3;                                         one_error "1,2,3"
expect 2 "$program" list "$store" --status maybe;                                         one_error "maybe"
expect 2 "$program" list "$store" --order up;                                             one_error "up"
expect 2 "$program" list "$store" --category nonsense;                                    one_error "nonsense"
expect 1 "$program" list "$store" --in Qwxzytopolis;                                      one_error "Qwxzytopolis"
expect 2 "$program" list "$store" --json --csv;                                           one_error "csv"
expect 3 "$program" check "$folder/none.gpkg";                                            one_error "none.gpkg"
count 7
holds "nothing half-written is left" sh -c "! ls '$folder' | grep -E 'part-|journal|wal|case.txt|x.kml'"
expect 0 "$program" check "$store" --backup
for backup in "$store".bak-*; do expect 0 "$program" check "$backup"; done
finish
