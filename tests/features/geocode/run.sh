#!/usr/bin/env bash
# Everything a person types as a place; batches by line and by column; what is unsure is said.
program=$1 folder=$2
source ../story.sh

# near QUERY LON LAT KM: the first candidate lies within KM of the point, and its radius covers the difference or 5 km.
near() {
  expect 0 "$program" geocode --json --limit 1 -- "$1"
  holds "'$1' near $2,$3" python3 - "$folder/stdout" "$2" "$3" "$4" <<'PY'
import json, math, sys
c = json.load(open(sys.argv[1]))[0]["candidates"][0]
lon, lat, km = map(float, sys.argv[2:])
d = 111.195 * math.hypot((c["lon"] - lon) * math.cos(math.radians(lat)), c["lat"] - lat)
assert d <= km, (c["lon"], c["lat"], d)
assert c["reasons"], c
PY
}

# positions
near "48°27'54\"N 35°02'46\"E" 35.0461 48.4650 0.1
near "36UXV1234567890" 34.54698 49.35337 0.01
near "482754N0350246E" 35.0461 48.4650 0.1
near "F28W+2X Dnipro" 35.04744 48.46506 0.01
near "https://www.openstreetmap.org/#map=17/48.46502/35.04618" 35.04618 48.46502 0.01
near "47.5, 135.2" 135.2 47.5 0.01
holds "a swapped order is said" grep -q "read as latitude, longitude" "$folder/stdout"
near "[35.0461, 48.4650]" 35.0461 48.4650 0.1
expect 0 "$program" geocode Lviv "[35.0461, 48.4650]" "20 km NW of Bakhmut" --jsonl --limit 1
holds "several names at once, in order" test "$(grep -c '"query"' "$folder/stdout")" = 3
expect 1 "$program" geocode "95, 200";            one_error "neither order"
expect 1 "$program" geocode "36UXV12345";         one_error "5 digits"

# places told by others
near "20 km NW of Bakhmut" 37.81 48.72 3
near "between Tokmak and Orikhiv" 35.75 47.42 3
near "near the Syrian-Turkish border" 38.5 36.8 150
near "off the coast of Yemen" 47.0 13.5 250
near "southern Ukraine" 33.0 47.6 200
near "eastern Aleppo province" 38.0 36.3 40
near "20 км на північний захід від Бахмута" 37.81 48.72 3
near "в 20 км к северо-западу от Бахмута" 37.81 48.72 3
near "North Macedonia" 21.7 41.6 80
holds "a name is no part of another" grep -q '"kind":"country"' "$folder/stdout"
expect 1 "$program" geocode "20 km NW of Qwertyburg"; one_error "'Qwertyburg'"
# … nor is a circle drawn round another place that only resembles the name
expect 1 "$program" geocode "20 km NW of Foobarville"; one_error "'Foobarville'"
near "20 km NW of Bakhmutt" 37.81 48.72 3

# the table says what is unsure
expect 0 "$program" geocode Springfield
holds "ambiguity is shown" grep -q "ambiguous: [0-9] places" "$folder/stdout"

# a place that is not of the kind told is offered, but not as sure
expect 0 "$program" geocode "Moskva river" --json
holds "Moscow is no river" python3 -c 'import json,sys; assert all(c["score"] <= 0.3 for c in json.load(open(sys.argv[1]))[0]["candidates"] if c["kind"] != "water")' "$folder/stdout"

# a batch by line, in input order
printf 'Lviv\nNosuchplacex\n\nSpringfield\n48.5N 35.1E\n' >"$folder/names.txt"
"$program" geocode --jsonl --limit 1 --report "$folder/unsure.csv" <"$folder/names.txt" >"$folder/out.jsonl" 2>"$folder/stderr"
[ $? -eq 1 ] || { echo "FAIL: a missing name gives exit status 1"; broken=$((broken + 1)); }
holds "answers in input order" python3 - "$folder" <<'PY'
import csv, json, sys
answers = [json.loads(line) for line in open(sys.argv[1] + "/out.jsonl")]
assert [a["query"] for a in answers] == ["Lviv", "Nosuchplacex", "Springfield", "48.5N 35.1E"]
assert answers[1]["candidates"] == [] and len(answers[2]["candidates"]) == 1
rows = list(csv.DictReader(open(sys.argv[1] + "/unsure.csv")))
assert [(r["line"], r["name"]) for r in rows] == [("2", "Nosuchplacex"), ("4", "Springfield")], rows
assert rows[0]["reason"] == "not found" and "Illinois" in rows[1]["alternatives"], rows
PY
holds "the missing name is said with its line" grep -q "1 of 4 names not found: line 2 'Nosuchplacex'" "$folder/stderr"
holds "the ambiguous one, too" grep -q "1 of 4 names ambiguous.*line 4 'Springfield'" "$folder/stderr"

# a column of a table with a byte-order mark, semicolons, quotation marks, line ends in fields, ragged rows
printf '\xEF\xBB\xBFid;Town;lon\r\n1;Kyiv;"a;b ""q"""\r\n2;"Lviv\n";x\r\n3;Odesa\r\n4;Poltava;y;z\r\n' >"$folder/towns.csv"
"$program" geocode --column town <"$folder/towns.csv" >"$folder/placed.csv" 2>"$folder/stderr" || { echo "FAIL: the table is refused"; broken=$((broken + 1)); }
holds "the table keeps its shape" python3 - "$folder" <<'PY'
import csv, sys
rows = list(csv.reader(open(sys.argv[1] + "/placed.csv", newline="", encoding="utf-8"), delimiter=";"))
head = rows[0]
assert head[:3] == ["id", "Town", "lon"] and "geocode_lon" in head and "lat" in head, head
assert [r[0] for r in rows[1:]] == ["1", "2", "3", "4"]
assert rows[1][2] == 'a;b "q"' and rows[2][1] == "Lviv\n" and rows[4][-1] == "z", rows
lat = head.index("lat")
assert [round(float(r[lat])) for r in rows[1:]] == [50, 50, 46, 50], rows
PY
holds "ragged rows are said" grep -q "2 rows are ragged: line 5 has 2 fields instead of 3, line 6 has 4" "$folder/stderr"
"$program" geocode --column nothing <"$folder/towns.csv" >/dev/null 2>"$folder/stderr"
one_error "no column 'nothing'"
"$program" geocode --column Town --report "$folder/unsure.csv" <"$folder/towns.csv" >/dev/null 2>"$folder/stderr"
[ $? -eq 4 ] || { echo "FAIL: a report is not replaced without --force"; broken=$((broken + 1)); }

# flags
expect 0 "$program" geocode --limit 1 --country UA --csv Odesa; holds "--country" grep -q ",UA," "$folder/stdout"
expect 0 "$program" geocode --limit 1 --near=-89.6,39.8 --json Springfield; holds "--near" grep -q Illinois "$folder/stdout"
expect 0 "$program" geocode --limit 1 --within=-73,42,-72,43 --json Springfield; holds "--within" grep -q Massachusetts "$folder/stdout"
expect 0 "$program" geocode --limit 1 --kind region --geojson Kharkiv; holds "--kind" grep -q '"kind":"region"' "$folder/stdout"
expect 0 "$program" geocode --limit 1 --lang uk --json Kharkiv; holds "--lang" grep -q Харків "$folder/stdout"
expect 0 "$program" geocode --limit 3 --prefix --json Zaporizh; holds "--prefix" grep -q Zaporizhzhia "$folder/stdout"
expect 1 "$program" geocode --exact Kharkivv

# pinned names live in the store, come first and are found in texts
store=$folder/case.gpkg
expect 0 "$program" gazetteer pin "$store" "Nova Hamlet" --at "47°31'12\"N 35°30'36\"E" --radius 400 --note "map sheet"
expect 0 "$program" geocode --store "$store" --json "nova hamlet"
holds "the pin comes first" grep -q '"id":"pin:1".*"lon":35.51,"lat":47.52.*"radius_m":400' "$folder/stdout"
expect 0 "$program" geocode --store "$store" --json "5 km N of Nova Hamlet"
expect 0 "$program" add "$store" --title "Shelling" --place "Nova Hamlet"
expect 0 "$program" add "$store" --title "Strike" --at 36.2527,49.9868
expect 0 "$program" list "$store"
holds "an incident at the pin" grep -q "Nova Hamlet ± 400 m" "$folder/stdout"
holds "a typed point is no town" grep -q "Kharkiv, [0-9]* m N of its centre ± 10 m" "$folder/stdout"
printf 'Shelling hit Nova Hamlet on 3 May 2023, killing two people.\n' >"$folder/article.txt"
expect 0 "$program" read "$folder/article.txt" --into "$store"
holds "a text finds the pin" grep -q "3 May 2023 · Nova Hamlet ± 400 m" "$folder/stdout"
expect 0 "$program" gazetteer pins "$store";  holds "listed" grep -q "Nova Hamlet .*map sheet" "$folder/stdout"
expect 0 "$program" check "$store"
expect 0 "$program" gazetteer unpin "$store" "NOVA HAMLET"
expect 1 "$program" gazetteer unpin "$store" "Nova Hamlet"; one_error "no name 'Nova Hamlet' is pinned"
expect 2 "$program" gazetteer pin "$store" X --at "95, 200";  one_error "no position: neither order"
# what is refused makes no store
expect 3 "$program" gazetteer unpin "$folder/none.gpkg" X;                      one_error "there is no such file"
expect 2 "$program" gazetteer pin "$folder/none.gpkg" "" --at 35,48;            one_error "is no name to pin"
expect 2 "$program" gazetteer pin "$folder/none.gpkg" X --at 35,48 --radius=-5; one_error "no number of metres"
holds "no store is left" test ! -e "$folder/none.gpkg"
finish
