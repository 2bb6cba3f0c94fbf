#!/usr/bin/env bash
# What lies at a position: settlement, region, country by viewpoint, district, time zone; at sea; batches.
program=$1 folder=$2
source ../story.sh

# says POSITION PATTERN [FLAGS…]
says() {
  local position=$1 pattern=$2
  shift 2
  expect 0 "$program" reverse "$@" -- "$position"
  holds "'$position' says '$pattern'" grep -Eq -e "$pattern" "$folder/stdout"
}
says 36.23,49.99 "in Kharkiv, Kharkiv Oblast, Ukraine +Europe/Kyiv"
says 35.2,47.9 "[0-9.]+ km [NSEW]+ of .*, Zaporizhzhia Oblast, Ukraine"
says 34.1,44.95 "Crimea, Ukraine"
says 34.1,44.95 "Crimea, Russia" --viewpoint ru
says 36.23,49.99 "Харків.*Україна" --lang uk
says 34,43 "in the Black Sea, 1[01][0-9] km from the coast of Turkey, .*Etc/GMT-2"
says 42.7,14.8 "in the Red Sea, .*coast of Yemen"
says 33,-1 "in Lake Victoria, .*Uganda"
says -40,30 "in the North Atlantic Ocean +Etc/GMT[+]3"
says 179.99,-16.5 "Fiji +Pacific/Fiji"
says -179.99,66 "Russia"
says 0,90 "in the Arctic Ocean"
says 0,-90 "Antarctica"
says "36UXV1234567890" "Poltava Oblast"
expect 0 "$program" reverse 2.35,48.85 "[36.23, 49.99]"
holds "two positions at once" test "$(grep -c "Paris, France\|Kharkiv" "$folder/stdout")" = 2
expect 2 "$program" reverse nan,3;   one_error "not a position"
expect 2 "$program" reverse 200,45;  one_error "neither order"
expect 0 "$program" reverse --json 34.1,44.95
holds "the document has its keys" python3 -c '
import json,sys
a = json.load(open(sys.argv[1]))[0]
assert a["country"]["country"] == "UA" and a["region"]["name"] == "Crimea" and a["district"], a
assert a["sea"] is None and a["time_zone"] and a["direction"] and a["distance_m"] >= 0' "$folder/stdout"

printf '35.2,47.9\nnowhere\n36UXV1234567890\n' >"$folder/points.txt"
"$program" reverse --jsonl <"$folder/points.txt" >"$folder/out.jsonl" 2>"$folder/stderr"
[ $? -eq 1 ] || { echo "FAIL: a refused line gives exit status 1"; broken=$((broken + 1)); }
one_error "1 of 3 positions not found: line 2 'nowhere'"
holds "two answers" test "$(wc -l <"$folder/out.jsonl")" -eq 2
printf 'id;lat;lon\n1;47.9;35.2\n2;-33.9;151.2\n' >"$folder/points.csv"
"$program" reverse --columns lon,lat <"$folder/points.csv" >"$folder/placed.csv" 2>"$folder/stderr" || { echo "FAIL: the table is refused"; broken=$((broken + 1)); }
holds "the table is answered" grep -q "^2;-33.9;151.2;.*;AU;Australia;" "$folder/placed.csv"
finish
