#!/usr/bin/env bash
# Gazetteers are added, asked together with the built-in one, checked and removed; bad rows and bad files are told.
program=$1 folder=$2
source ../story.sh

row() { # NUMBER NAME LAT LON FEATURE ADMIN1
  printf '%s\t%s\t%s\tAltname%s\t%s\t%s\t%s\tUA\t\t%s\t\t\t\t40\t\t\tEurope/Kyiv\t2024-01-01\n' "$1" "$2" "$2" "$1" "$3" "$4" "$5" "$6"
}
{
  row 99000001 Whenaboutsivka 47.9 36.1 $'P\tPPL' 26
  row 99000002 Nowherivka 147.9 36.1 $'P\tPPL' 26
  echo "no row at all"
  row 99000003 Whenabouts 48.9 37.1 $'H\tSTM' 05
} >"$folder/UA.txt"
printf '1\t99000001\tuk\tВенебаутсівка\t1\t\t\t\t\t\n2\t99000001\tlink\thttps://example.org\t\t\t\t\t\t\n' >"$folder/alternateNamesV2.txt"

expect 1 "$program" gazetteer add "$folder/UA.txt" "$folder/alternateNamesV2.txt"
holds "bad rows are told with file and line" grep -q 'UA.txt:2: has no position in the world' "$folder/stderr"
holds "and counted" grep -q '2 of 6 rows could not be used' "$folder/stderr"
expect 3 "$program" gazetteer add "$folder/UA.txt" --name strict --on-error stop
one_error 'UA.txt:2: has no position'
expect 1 "$program" gazetteer add "$folder/alternateNamesV2.txt"
one_error 'not the places themselves — add it together with the places, in any order'
expect 4 "$program" gazetteer add "$folder/alternateNamesV2.txt" "$folder/UA.txt" # in any order, named after the places
one_error 'UA.idx: is a gazetteer already'
expect 1 "$program" gazetteer add "$folder/alternateNamesV2.txt" "$folder/UA.txt" --force
expect 4 "$program" gazetteer add "$folder/UA.txt"
one_error 'is a gazetteer already.*--force'
expect 0 "$program" geocode Whenaboutsivka --json
holds "the added place answers, in its region" grep -q '"region":"Zaporizhzhia Oblast"' "$folder/stdout"
expect 0 "$program" geocode Венебаутсівка --json
holds "by its joined name" grep -q 'geonames:99000001' "$folder/stdout"
expect 0 "$program" geocode "Whenaboutsivka, Zaporizhzhia Oblast"
expect 0 "$program" geocode Kharkiv --json --limit 1
holds "the built-in one answers as before" grep -q 'geonames:706483' "$folder/stdout"

cat >"$folder/sites.geojson" <<'JSON'
{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"label":"Depot Whenabouts","sort":"base"},"geometry":{"type":"Polygon","coordinates":[[[36,47],[36.2,47],[36.2,47.1],[36,47.1],[36,47]]]}},
{"type":"Feature","properties":{"label":"Hamlet Whenabouts","sort":"hamlet"},"geometry":{"type":"Point","coordinates":[35.5,47.5]}},
{"type":"Feature","properties":{"label":null,"sort":"hamlet"},"geometry":{"type":"Point","coordinates":[35.5,47.5]}}]}
JSON
expect 3 "$program" gazetteer add "$folder/sites.geojson"
one_error 'sites.geojson: is no table of GeoNames.*--name-column'
expect 3 "$program" gazetteer add "$folder/sites.geojson" --name-column title
one_error "has no column 'title'.*label, sort"
expect 1 "$program" gazetteer add "$folder/sites.geojson" --name-column label --kind-column sort
expect 0 "$program" geocode "Depot Whenabouts" --json
holds "an area has its box" python3 -c "
import json,sys
c = json.load(open('$folder/stdout'))[0]['candidates'][0]
assert c['kind'] == 'facility' and c['country'] == 'UA' and c['bbox'] == [36, 47, 36.2, 47.1], c
assert 5000 < c['radius_m'] < 20000, c"
expect 0 "$program" gazetteer list
holds "both are listed" sh -c "grep -q '^UA ' '$folder/stdout' && grep -q '^sites ' '$folder/stdout'"
expect 0 "$program" gazetteer info --json
holds "info tells counts and source" python3 -c "
import json
found = {g['name']: g for g in json.load(open('$folder/stdout'))}
assert found['UA']['source'] == 'alternateNamesV2.txt, UA.txt' and found['UA']['problem'] is None, found['UA']
assert found['built-in']['places'] > 200000"

truncate -s -100 "$XDG_DATA_HOME/whenabouts/gazetteers/UA.idx"
expect 0 "$program" geocode Kharkiv
holds "a damaged one is told, the others answer" grep -q 'UA.idx: is cut short.*gazetteer remove UA' "$folder/stderr"
expect 1 "$program" gazetteer info
expect 0 "$program" gazetteer remove UA
expect 0 "$program" gazetteer remove sites
expect 1 "$program" gazetteer remove sites
one_error "no gazetteer 'sites' was added"
expect 2 "$program" gazetteer remove ../../x
printf 'PK\003\004 cut short' >"$folder/cut.zip"
expect 3 "$program" gazetteer add "$folder/cut.zip"; one_error "cut.zip: .*ZIP"
expect 3 "$program" gazetteer add "$folder";         one_error "is no file"
expect 1 "$program" geocode Whenaboutsivka --exact
holds "nothing is left behind" sh -c "[ -z \"\$(ls -A '$XDG_DATA_HOME/whenabouts/gazetteers')\" ]"
finish
