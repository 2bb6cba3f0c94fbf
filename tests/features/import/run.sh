#!/usr/bin/env bash
# Tables of other people come in: columns recognised, dates and places as exact as written, nothing guessed, nothing lost.
program=$1 folder=$2
source ../story.sh
store=$folder/case.gpkg
cd "$folder" || exit 1
says() { holds "it says '$1'" grep -q -e "$1" "$folder/${2:-stderr}"; }
# rows STORE PYTHON: the assertion holds, with `rows` = what list --json gives, by title.
rows() {
  "$program" list "$1" --json >"$folder/rows.json" 2>/dev/null
  holds "$2" python3 -c "
import json
rows = {r['title']: r for r in json.load(open('$folder/rows.json'))}
assert $2, rows"
}
fresh() { rm -f "$store"; }

cat >strikes.csv <<'CSV'
ID,Title,Event Date,Longitude,Latitude,Category,Fatalities,Source,Notes,Oblast,Code no,Comment
1,"Missile lands, in a field",2023-12-30,35.75123,47.25123,Missile strike,0,https://example.org/a,It says so,Zaporizhzhia,007,=1+1
2,"Two ""lines""
of title",2023-12,36.2,50.0,shelling,2-5,https://example.org/b https://example.org/c,,,,
3,Swapped,2024-01-02,50.1,95.2,flood,3,,,,,
4,Not a number,2024-01-02,nan,45,flood,3,,,,,
5,Undated,,,,weird kind,many,A paper,,,,<script>alert(1)</script>
6,With a time,2024-01-02 14:30,30,50,protest,,,,,,
6,Same id,2024-01-03,30,50,protest,,,,,,
7,In words,30 December 2023,30.1,50,protest,,,,,,
8,Ragged,2024
9,No such day,2023-02-30,30.1,50,protest,,,,,,
10,With a zone,2024-01-02T14:30:05+02:00,30.12,50.55,protest,,,,,,
11,Far out,2024-01-02,300,50,protest,,,,,,
CSV

expect 1 "$program" import "$store" strikes.csv --dry-run
holds "a dry run makes no store" test ! -e "$store"
says "Event Date  *date" stdout
says "Code no  *extra" stdout
says "Missile lands" stdout
says "12 rows read: 6 would be added, 0 updated, 0 unchanged, 6 rejected"
says "strikes.csv:5: latitude 95.2 is beyond 90.*swapped"

expect 1 "$program" import "$store" strikes.csv --rejects rejects.csv --why "for the story" --licence CC0 --citation "A table"
says "12 rows read: 6 added, 0 updated, 0 unchanged, 6 rejected (see rejects.csv)"
says "positions came without a precision.*1 km"
says "no category is called 'weird kind'"
holds "each reject is there as it stood, with line and reason" python3 - rejects.csv <<'PY'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")))
assert [r["line"] for r in rows] == ["5", "6", "9", "11", "12", "14"], rows
assert rows[0]["Title"] == "Swapped" and "swapped" in rows[0]["reason"]
assert "finite" in rows[1]["reason"] and "earlier row" in rows[2]["reason"]
assert "3 fields" in rows[3]["reason"] and "2023-02-30" in rows[4]["reason"] and "longitude 300" in rows[5]["reason"]
PY
expect 4 "$program" import "$store" strikes.csv --rejects rejects.csv; one_error "exists already"
rows "$store" "len(rows) == 6"
rows "$store" "rows['Missile lands, in a field']['extra'] == {'Code no': '007', 'Comment': '=1+1'}"
rows "$store" "(lambda r: (r['lon'], r['lat'], r['geo_precision'], r['geo_radius_m'], r['geo_method'], r['category'], r['killed_best'], r['summary'], r['adm1']))(rows['Missile lands, in a field']) == (35.751, 47.251, 'vicinity', 1000.0, 'imported', 'missile_strike', 0, 'It says so', 'Zaporizhzhia')"
rows "$store" "(lambda r: (r['t_edtf'], r['t_precision'], r['killed_low'], r['killed_high'], len(r['sources'])))(rows['Two \"lines\"\nof title']) == ('2023-12', 'month', 2, 5, 2)"
rows "$store" "rows['Undated']['lon'] is None and rows['Undated']['extra'] == {'Fatalities': 'many', 'Category': 'weird kind', 'Comment': '<script>alert(1)</script>'}"
rows "$store" "(rows['With a time']['t_precision'], rows['With a time']['t_edtf'], rows['With a time']['geo_radius_m']) == ('minute', '2024-01-02T14:30', 111320.0)"
rows "$store" "rows['In words']['t_edtf'] == '2023-12-30' and rows['In words']['origin'] == 'strikes' and rows['In words']['origin_id'] == '7'"
rows "$store" "(rows['With a zone']['t_begin'], rows['With a zone']['t_precision']) == ('2024-01-02T12:30:05.000Z', 'second')"
expect 1 "$program" import "$store" strikes.csv
says "0 added, 0 updated, 6 unchanged, 6 rejected"
expect 1 "$program" import "$folder/other.gpkg" strikes.csv --on-error stop; one_error "strikes.csv:5: latitude 95.2"
expect 0 "$program" list "$folder/other.gpkg" --count
holds "a stopped import keeps nothing" test "$(cat stdout)" = 0
expect 1 "$program" import "$folder/json.gpkg" strikes.csv --json
holds "--json tells it all" python3 - stdout <<'PY'
import json, sys
d = json.load(open(sys.argv[1]))
f = d["files"][0]
assert (f["rows"], f["added"], f["rejected"], d["rejected"]) == (12, 6, 6, 6) and f["mapping"]["Event Date"] == "date", d
assert d["rejects"][0]["line"] == 5
PY

# forms of tables
table() { # NAME CONTENT [FLAGS…]: one row, "A;B,c" of 2024-01-02 at 30.5,50.5, comes in
  local name=$1
  fresh
  printf "$2" >"$name.csv"
  shift 2
  expect 0 "$program" import "$store" "$name.csv" "$@"
  rows "$store" "'A;B,c' in rows and rows['A;B,c']['t_edtf'] == '2024-01-02' and rows['A;B,c']['lon'] == 30.5"
}
table semicolon 'title;date;lon;lat\r\n"A;B,c";2024-01-02;30,5;50,5\r\n'
table tab 'title\tdate\tlon\tlat\nA;B,c\t2024-01-02\t30.5\t50.5\n\n'
table bar 'title|date|lon|lat\nA;B,c|2024-01-02|30.5|50.5'
table bom '\xef\xbb\xbftitle,date,lon,lat\n"A;B,c",2024-01-02,30.5,50.5\n'
table return 'title,date,lon,lat\r"A;B,c",2024-01-02,30.5,50.5\r'
table told 'sep=;\r\ntitle;date;lon;lat\r\n"A;B,c";2024-01-02;30.5;50.5\r\n'
table given 'title:date:lon:lat\nA;B,c:2024-01-02:30.5:50.5\n' --separator :
table blanks 'title,date,lon,lat\n,,,\n\n"A;B,c",2024-01-02,30.5,50.5\n   \n,,,\n'
table trailing 'title,date,lon,lat\n"A;B,c",2024-01-02,30.5,50.5,,\n'
table wkt 'name,when,WKT\n"A;B,c",2024-01-02,POINT (30.5 50.5)\n'
table pair 'name,when,coordinates\n"A;B,c",2024-01-02,"50.5, 30.5"\n' --positions latlon
table named 'name,when,lat_lon\n"A;B,c",2024-01-02,"50.5, 30.5"\n'
table proven 'name,when,position\n"A;B,c",2024-01-02,"50.5, 30.5"\nx,2024-01-02,"50.5, 130.5"\n'
table degrees "name,when,lat,lon\n\"A;B,c\",2024-01-02,50°30'00\"\"N,30°30'E\n" --map name=title
table clock 'name,date,time,lon,lat\nx,2024-01-02,2:30 PM,30.5,50.5\n"A;B,c",2024-01-02,,30.5,50.5\n'
rows "$store" "rows['x']['t_edtf'] == '2024-01-02T14:30'"
python3 - <<'PY'
text = "назва;дата;довгота;широта;Примітки 2\nОбстріл;2024-01-02;30.5;50.5;Київ\n"
for name, encoding in [("utf16le", "utf-16-le"), ("utf16be", "utf-16-be"), ("cp1251", "cp1251"), ("utf8", "utf-8")]:
    mark = b"\xff\xfe" if name == "utf16le" else b"\xfe\xff" if name == "utf16be" else b""
    open(name + ".csv", "wb").write(mark + text.encode(encoding))
open("unmarked.csv", "wb").write("title,date\nx,2024\n".encode("utf-16-le"))
open("latin.csv", "wb").write("title,date\nÜberfall,2024-01-02\n".encode("latin-1"))
open("broken.csv", "wb").write(b"title,date\nfine,2024\nbad \xff,2024\n")
open("wide.csv", "w").write("title," + ",".join(f"c{i}" for i in range(1_000_000)) + "\nWide," + ",".join("1" for i in range(1_000_000)) + "\n")
open("long.csv", "w").write('title,date,text\nLong,2024,"' + "x" * 10_000_000 + '"\n"' + "T" * 10_000_000 + '",2024,\n')
open("zero.csv", "wb").write(b"title,date\nfine,2024\nze\0ro,2024\n")
PY
for name in utf16le utf16be utf8; do
  fresh; expect 0 "$program" import "$store" $name.csv
  rows "$store" "rows['Обстріл']['extra'] == {'Примітки 2': 'Київ'} and rows['Обстріл']['lat'] == 50.5"
done
fresh; expect 3 "$program" import "$store" cp1251.csv; one_error "cp1251.csv:1: is not UTF-8.*--encoding"
holds "nothing is left of it" test ! -e "$store"
expect 0 "$program" import "$store" cp1251.csv --encoding cp1251
rows "$store" "rows['Обстріл']['extra'] == {'Примітки 2': 'Київ'}"
expect 0 "$program" import "$folder/latin.gpkg" latin.csv --encoding latin-1
rows "$folder/latin.gpkg" "'Überfall' in rows"
expect 2 "$program" import "$store" latin.csv --encoding klingon; one_error "klingon"
expect 3 "$program" import "$store" unmarked.csv; one_error "utf-16le"
expect 3 "$program" import "$store" broken.csv; one_error "broken.csv:3: is not UTF-8"
fresh; expect 1 "$program" import "$store" zero.csv; says "zero.csv:3: holds a zero byte"
fresh; expect 0 "$program" import "$store" long.csv
rows "$store" "len(rows['Long']['summary']) == 10_000_000"
rows "$store" "rows['T' * 299 + '…']['summary'] == 'T' * 10_000_000"
fresh; expect 0 "$program" import "$store" wide.csv
rows "$store" "len(rows['Wide']['extra']) == 1_000_000"

# what cannot be
: >empty.csv
expect 3 "$program" import "$store" empty.csv; one_error "empty.csv: is empty"
fresh; echo "title,date" >header.csv; expect 0 "$program" import "$store" header.csv; says "0 rows read"
printf 'title,date\nfine,2024\n"open,2024\nx,2024\n' >quote.csv
fresh; expect 3 "$program" import "$store" quote.csv; one_error "quote.csv:3: a quotation mark is not closed"
holds "nothing of it is kept" test ! -e "$store"
printf 'title,date\n"a"b,2024\n' >behind.csv
fresh; expect 1 "$program" import "$store" behind.csv; says "behind.csv:2: text stands behind a closing quotation mark"
expect 3 "$program" import "$store" missing.csv; one_error "missing.csv"
expect 3 "$program" import "$store" .; one_error "regular file"
expect 2 "$program" import "$store" strikes.csv --profile acled; one_error "acled.*not there yet"
expect 2 "$program" import "$store" strikes.csv --profile x; one_error "no profile"
expect 2 "$program" import "$store" strikes.csv --map nothing=title; one_error "no column 'nothing'"
expect 2 "$program" import "$store" strikes.csv --map Title=headline; one_error "'headline' is no field"
expect 2 "$program" import "$store" strikes.csv --map Title; one_error "COLUMN=FIELD"
expect 2 "$program" import "$store" strikes.csv --precision vague; one_error "vague"
echo "a,b" >unknown.csv; expect 2 "$program" import "$store" unknown.csv; one_error "no column is known as the title.*--map"
printf 'title,date,event_date\nx,2024,2024\n' >two.csv
expect 2 "$program" import "$store" two.csv; one_error "'date' and 'event_date' may both be the date.*--map"
fresh; expect 0 "$program" import "$store" two.csv --map event_date=date; rows "$store" "rows['x']['extra'] == {'date': '2024'}"
fresh; expect 0 "$program" import "$store" two.csv --map date=; rows "$store" "rows['x']['extra'] == {'date': '2024'}"
printf 'title,lat\nx,1\n' >half.csv; expect 2 "$program" import "$store" half.csv; one_error "longitude.*--map"
printf 'title,date,date\nx,2024,1999\n' >double.csv; expect 2 "$program" import "$store" double.csv; one_error "may both be the date"

# dates that can be read two ways
printf 'title,date\na,03/04/2024\nb,05/06/2024\n' >either.csv
expect 2 "$program" import "$store" either.csv; one_error "either.csv:2: .*03/04/2024.*--dates dmy"
fresh; expect 0 "$program" import "$store" either.csv --dates dmy; rows "$store" "rows['a']['t_edtf'] == '2024-04-03'"
fresh; expect 0 "$program" import "$store" either.csv --dates mdy; rows "$store" "rows['a']['t_edtf'] == '2024-03-04'"
printf 'title,date\na,03.04.2024\nb,13.06.2024\nc,06.2024\nd,2024\n' >proved.csv
fresh; expect 0 "$program" import "$store" proved.csv; says "'date' is written day, month, year"
rows "$store" "[rows[t]['t_edtf'] for t in 'abcd'] == ['2024-04-03', '2024-06-13', '2024-06', '2024']"
{ echo title,date; for i in $(seq 300); do echo "n$i,2024-01-01"; done; echo a,03/04/2024; echo b,06/13/2024; } >late.csv
fresh; expect 0 "$program" import "$store" late.csv; rows "$store" "rows['a']['t_edtf'] == '2024-03-04' and len(rows) == 302"
printf 'title,date\na,13/04/2024\nb,06/13/2024\n' >both.csv
expect 2 "$program" import "$store" both.csv; one_error "day first on line 2.*month first on line 3"
printf 'title,start,end\na,2024-01-01,2024-01-05\nb,2024-01,\nc,,2024\nd,2024-02-01,2024-01-01\n' >span.csv
fresh; expect 1 "$program" import "$store" span.csv; says "span.csv:5: it ends"
rows "$store" "[rows[t]['t_edtf'] for t in 'abc'] == ['2024-01-01/2024-01-05', '2024-01', '../2024']"
printf 'title,date\na,2024-01-02~\nb,[2023-12-28..2024-01-02]\nc,45292\nd,201X\ne,20240102\nf,20240102T1430Z\ng,1/2/24\nh,n/a\n' >forms.csv
fresh; expect 1 "$program" import "$store" forms.csv --dates dmy
rows "$store" "[rows[t]['t_edtf'] for t in 'abdefgh'] == ['2024-01-02~', '[2023-12-28..2024-01-02]', '201X', '2024-01-02', '2024-01-02T14:30Z', '2024-02-01', 'XXXX']"
says "forms.csv:4:.*spreadsheet"

# several files, standard input, ids of the rows' own
printf 'title,date\none,2024\n' >f1.csv; printf 'title,date\ntwo,2024\n' >f2.csv
fresh; expect 0 "$program" import "$store" f1.csv f2.csv; rows "$store" "len(rows) == 2"
"$program" import "$store" - --origin pipe <f1.csv >stdout 2>stderr; says "1 row read: 1 added"
expect 0 "$program" history "$store"; holds "each file is one change" test "$(wc -l <stdout)" -ge 4
printf 'case no,title\nx7,first\n' >v1.csv
fresh; expect 0 "$program" import "$store" v1.csv --id-column "case no" --origin list
rows "$store" "rows['first']['origin_id'] == 'x7' and rows['first']['origin'] == 'list'"
expect 0 "$program" import "$store" strikes.csv --limit 1; rows "$store" "len(rows) == 2"

# places by name
cat >places.csv <<'CSV'
title,date,town,country,region
Clear,2024-01-02,Bakhmut,Ukraine,
Contained,2024-01-02,Springfield,US,Illinois
Doubtful,2024-01-02,Springfield,US,
Unheard of,2024-01-02,Qwxzytopolis,UA,
CSV
fresh; expect 0 "$program" import "$store" places.csv
rows "$store" "all(r['lon'] is None for r in rows.values()) and rows['Clear']['place_text'] == 'Bakhmut' and rows['Clear']['country'] == 'UA'"
fresh; expect 0 "$program" import "$store" places.csv --geocode
says "places: 2 placed, 1 ambiguous, 1 unknown"
rows "$store" "abs(rows['Clear']['lon'] - 38.0) < 0.1 and rows['Clear']['geo_method'] == 'geocoded' and rows['Clear']['geo_precision'] == 'settlement'"
rows "$store" "abs(rows['Contained']['lat'] - 39.8) < 0.2"
rows "$store" "rows['Doubtful']['lon'] is None and rows['Doubtful']['workflow'] == 'help_needed' and len(rows['Doubtful']['extra']['candidates']) > 1 and rows['Doubtful']['extra']['candidates'][0]['id']"
rows "$store" "rows['Unheard of']['workflow'] == 'help_needed' and rows['Unheard of']['place_text'] == 'Qwxzytopolis'"

# GeoJSON of others, and our own
cat >features.geojson <<'JSON'
{"type":"FeatureCollection","features":[
{"type":"Feature","id":7,"geometry":{"type":"Point","coordinates":[30.5,50.45]},"properties":{"name":"A","date":"2024-01","n":5,"tags":["x","y"]}},
{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,51],[30,50]]]},"properties":{"name":"B"},"time":{"interval":["2024-01-01","2024-01-05"]}},
{"type":"Feature","geometry":{"type":"Point","coordinates":[30,95]},"properties":{"name":"C"}},
{"type":"Feature","geometry":null,"properties":{"name":"D"},"when":{"timespans":[{"start":{"in":"1999"}}]}}
],"more":{"x":"}"}}
JSON
fresh; expect 1 "$program" import "$store" features.geojson
says "4 rows read: 3 added, 0 updated, 0 unchanged, 1 rejected"; says "features.geojson:4: position 30,95.*swapped"
rows "$store" "(lambda r: (r['t_edtf'], r['lon'], r['geo_radius_m'], r['extra'], r['tags'], r['origin_id']))(rows['A']) == ('2024-01', 30.5, 1113.2, {'n': 5}, 'x,y', '7')"
rows "$store" "(lambda r: (r['t_edtf'], r['lon'], r['lat'], r['geo_precision'], r['extra']['geometry']['type']))(rows['B']) == ('2024-01-01/2024-01-05', 30.5, 50.5, 'area', 'Polygon')"
rows "$store" "rows['D']['t_edtf'] == '1999' and rows['D']['lon'] is None"
expect 1 "$program" import "$store" features.geojson; says "0 added, 0 updated, 3 unchanged, 1 rejected"
head -c 300 features.geojson >cut.geojson; expect 3 "$program" import "$folder/cut.gpkg" cut.geojson; one_error "cut.geojson:3: .*does not end"
holds "nothing of it is kept" test ! -e "$folder/cut.gpkg"
python3 -c "
import json
for f in json.load(open('features.geojson'))['features']: print(json.dumps(f))" >features.geojsonl
expect 1 "$program" import "$folder/lines.gpkg" features.geojsonl; says "3 added"
expect 0 "$program" export "$store" own.geojson
expect 0 "$program" import "$folder/again.gpkg" own.geojson; says "3 rows read: 3 added"
expect 0 "$program" export "$folder/again.gpkg" again.geojson
holds "our own GeoJSON comes back identical" python3 -c "
import json
def features(f):
    out = json.load(open(f))['features']
    for o in out: o['properties'].pop('rev')
    return sorted(out, key=lambda o: o['id'])
assert features('own.geojson') == features('again.geojson')"

finish
