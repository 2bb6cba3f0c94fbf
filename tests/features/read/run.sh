#!/usr/bin/env bash
# Reading: texts in every form, JSON and JSON Lines with the fixed keys, answers for texts without incidents.
program=$1 folder=$2
source ../story.sh
samples=$(cd ../../../assets/samples && pwd)

expect 0 "$program" read "$samples/north-korean-missiles.txt"
for words in "2 incidents proposed" "Zaporizhzhia Oblast" "30 December 2023" "Posted January 10, 2024" "Not proposed"; do
  holds "the report says \"$words\"" grep -q "$words" "$folder/stdout"
done
expect 0 "$program" read "$samples/flood-in-kerala.txt" "$samples/kharkiv-drones-uk.txt" --jsonl
holds "one line a text" test "$(wc -l <"$folder/stdout")" -eq 2

expect 0 "$program" read --json --explain "$samples/north-korean-missiles.txt"
holds "JSON has the fixed keys, and quotations stand where their offsets say" python3 - "$folder/stdout" "$samples/north-korean-missiles.txt" <<'PY'
import json, sys
got = json.load(open(sys.argv[1]))
text = open(sys.argv[2], encoding="utf-8").read()
assert got["published"] == "2024-01-10" and got["doc_id"] == "north-korean-missiles.txt", got["published"]
for t in got["toponyms"]:
    assert set(t) >= {"start", "end", "text", "lon", "lat", "place_id", "kind", "score"}, t
    assert text[t["start"]:t["end"]] == t["text"], t
for d in got["dates"]:
    assert set(d) >= {"start", "end", "text", "type", "value", "edtf"} and text[d["start"]:d["end"]] == d["text"], d
assert [i["when"] for i in got["incidents"]] == ["2023-12-30", "2024-01-02"], got["incidents"]
for i in got["incidents"]:
    assert set(i) >= {"title", "category", "when", "when_precision", "place", "place_id", "lon", "lat", "radius_m",
                      "geo_precision", "confidence", "quote", "start", "end"}, i
    assert text[i["start"]:i["end"]] == i["quote"], i
    for e in i["evidence"]:
        assert text[e["start"]:e["end"]] == e["quote"], e
assert got["explanation"]
PY

cat >"$folder/two.jsonl" <<'JSON'
{"doc_id": "a", "text": "Shelling hit Kherson on Monday. It was loud.", "published": "2023-05-03"}

{"doc_id": "b", "text": "Nothing happened in Paris.", "published": "2023-05-03", "toponyms": [{"start": 20, "end": 25}]}
JSON
expect 0 "$program" read --jsonl --given-spans "$folder/two.jsonl"
holds "JSON Lines answer in order, spans are taken as given" python3 - "$folder/stdout" <<'PY'
import json, sys
a, b = map(json.loads, open(sys.argv[1]))
assert a["doc_id"] == "a" and a["toponyms"] == [] and b["doc_id"] == "b"
assert [(t["start"], t["end"], t["text"]) for t in b["toponyms"]] == [(20, 25, "Paris")] and b["incidents"] == []
assert abs(b["toponyms"][0]["lat"] - 48.85) < 0.2
PY
printf '{"doc_id": "a", "text": "Fire."}\n{broken\n{"doc_id": "c"}\n' >"$folder/bad.jsonl"
expect 1 "$program" read --jsonl "$folder/bad.jsonl"
holds "bad lines are named, the good one is answered" sh -c "grep -q 'bad.jsonl:2' '$folder/stderr' && grep -q 'bad.jsonl:3' '$folder/stderr' && [ \$(wc -l <'$folder/stdout') -eq 1 ]"

printf '<html><head><title>Quake &amp; fire</title></head><body><nav>Home</nav><p>An earthquake shook Tokyo on 3 May 2023.</p><script>x<y</script></body></html>' >"$folder/page.html"
expect 0 "$program" read "$folder/page.html" --json
holds "HTML gives its text and title" python3 - "$folder/stdout" <<'PY'
import json, sys
got = json.load(open(sys.argv[1]))
assert got["title"] == "Quake & fire" and got["text"] == "An earthquake shook Tokyo on 3 May 2023.", got
(one,) = got["incidents"]
assert one["category"] == "earthquake" and one["when"] == "2023-05-03" and one["place"] == "Tokyo", one
PY
printf '# Flood\n\nA **flood** hit [Prague](http://example.org) on 3 May 2023.\n' >"$folder/note.md"
expect 0 "$program" read "$folder/note.md"
holds "Markdown is read" grep -q "Flood in Prague" "$folder/stdout"

echo "The ministers met in Vienna on Monday and hope for peace." >"$folder/quiet.txt"
expect 0 "$program" read "$folder/quiet.txt"
holds "a text without incidents is an answer" grep -q "No incident is proposed" "$folder/stdout"
expect 0 "$program" read "$folder/quiet.txt" --into "$folder/none.gpkg"
holds "nothing to file makes no store" test ! -e "$folder/none.gpkg"
expect 0 "$program" read "$samples/north-korean-missiles.txt" --only dates
holds "--only dates lists times" grep -q "2023-12-30" "$folder/stdout"
expect 0 "$program" read "$samples/north-korean-missiles.txt" --only toponyms
holds "--only toponyms lists places" grep -q "Zaporizhzhia" "$folder/stdout"
expect 2 "$program" read "$samples/north-korean-missiles.txt" --only nonsense
expect 2 "$program" read "$samples/north-korean-missiles.txt" --accept

# an outlet's other articles tell which town of a name is meant; only when asked for, kept in a file
for town in Memphis Nashville Knoxville; do
  printf '{"doc_id":"%s","text":"A fire broke out in %s, Tennessee, on Monday.","publisher":"Local"}\n' "$town" "$town"
done >"$folder/earlier.jsonl"
echo '{"doc_id":"p","text":"A house in Paris burned down.","publisher":"Local"}' >"$folder/paris.jsonl"
expect 0 "$program" read --jsonl --only toponyms "$folder/paris.jsonl"
holds "Paris is the famous one" grep -q '"country":"FR"' "$folder/stdout"
expect 0 "$program" read --jsonl --only toponyms --profiles "$folder/profiles.json" "$folder/earlier.jsonl"
expect 0 "$program" read --jsonl --only toponyms --profiles "$folder/profiles.json" "$folder/paris.jsonl"
holds "the outlet makes it Tennessee's" python3 - "$folder/stdout" <<'PY'
import json, sys
(toponym,) = json.load(open(sys.argv[1]))["toponyms"]
assert toponym["country"] == "US" and toponym["radius_m"] > 0, toponym
assert any(c["country"] == "FR" for c in toponym["candidates"]), toponym
PY
# an area of interest decides between places of like fame, and hides no famous one
echo "A fire broke out in Springfield." >"$folder/area.txt"
echo "A delegation from London met in Moscow before it left for Paris." >"$folder/famous.txt"
expect 0 "$program" read --only toponyms --explain "$folder/area.txt" --in Missouri
holds "Missouri's Springfield, why, and the others" sh -c "tr -s '\n ' ' ' <'$folder/stdout' |
  grep -q '“Springfield”: Springfield, Missouri, US (score .*in the area of interest. It may also mean Springfield, Illinois'"
for flag in --near=-72.59,42.10 --within=-73.5,41.2,-69.9,42.9; do
  expect 0 "$program" read --only toponyms "$folder/area.txt" --json $flag
  holds "$flag: Massachusetts'" python3 -c "
import json
(springfield,) = json.load(open('$folder/stdout'))['toponyms']
assert abs(springfield['lon'] + 72.59) < 0.2 and 'in the area of interest' in springfield['reasons'], springfield"
done
for flag in --in=Idaho --near=-88.33,36.30 --within=-100,29,-94,36; do
  expect 0 "$program" read --only toponyms "$folder/famous.txt" --json $flag
  holds "$flag: the famous ones stay" python3 -c "
import json
found = json.load(open('$folder/stdout'))['toponyms']
assert [t['country'] for t in found] == ['GB', 'RU', 'FR'], found"
done
expect 1 "$program" read "$folder/area.txt" --in Qwertyburgh; one_error "no place called 'Qwertyburgh'"
expect 2 "$program" read "$folder/area.txt" --in "";          one_error "--in: is empty"
expect 2 "$program" read "$folder/area.txt" --near x;         one_error "near"
expect 2 "$program" read "$folder/area.txt" --within 1,2;     one_error "2"
expect 2 "$program" read "$folder/area.txt" --within 1,2,3,4 --in Missouri; one_error "both say an area"

echo '[]' >"$folder/profiles.json"
expect 3 "$program" read --jsonl --profiles "$folder/profiles.json" "$folder/paris.jsonl"; one_error "no file of outlet profiles"
expect 4 "$program" read --jsonl --profiles "$folder/no/profiles.json" "$folder/paris.jsonl"; one_error "cannot be written"
holds "nothing is read in vain" test ! -s "$folder/stdout"
finish
