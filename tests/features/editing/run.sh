#!/usr/bin/env bash
# Changing incidents by hand: edit, remove, history, undo, redo, and what they refuse.
program=$1 folder=$2
source ../story.sh
store=$folder/case.gpkg
says() { holds "it says '$1'" grep -q -- "$1" "$folder/${2:-stdout}"; }
silent() { holds "it does not say '$1'" sh -c "! grep -q -- '$1' '$folder/${2:-stdout}'"; }
member() { # ID MEMBER VALUE
  expect 0 "$program" show "$store" "$1" --json
  holds "$2 is $3" python3 -c 'import json,sys; v=json.load(open(sys.argv[1]))[sys.argv[2]]; assert str(v)==sys.argv[3],v' \
    "$folder/stdout" "$2" "$3"
}

expect 3 "$program" edit "$folder/none.gpkg" 1 --title x
expect 3 "$program" undo "$folder/none.gpkg"
holds "no store was made" test ! -e "$folder/none.gpkg"

export WHENABOUTS_USER=Ada
expect 0 "$program" add "$store" --title "Shelling" --when 2024-01 --place Kherson --category shelling \
  --source https://example.org/a --quote "was shelled" --tag one,two
first=$(cat "$folder/stdout")
expect 0 "$program" add "$store" --title "Another" --when 2024-02
second=$(cat "$folder/stdout")

export WHENABOUTS_USER=Bob
expect 0 "$program" edit "$store" "$first" --title "Shelling of Kherson" --when "2 January 2024" --tag three --killed 2-5 \
  --source https://example.org/b --quote "two were killed" --why "the second report"
says "$first"
says "changed title, t_edtf" stderr
member "$first" t_edtf 2024-01-02
member "$first" tags three
member "$first" n_sources 2
member "$first" killed_high 5
member "$first" place_name Kherson
expect 0 "$program" edit "$store" "$first" --title "Shelling of Kherson"
says "nothing changed" stderr
member "$first" rev 2

expect 0 "$program" history "$store" "$first"
says "title: Shelling → Shelling of Kherson"
says "by Bob with whenabouts edit: the second report"
says "evidence added: two were killed"
expect 0 "$program" history "$store"
says "Ada .*added"
says "Bob .*changed $first"
expect 0 "$program" history "$store" --json --limit 1
holds "history --json says what, who and why" python3 -c '
import json,sys
(c,) = json.load(open(sys.argv[1]))
assert (c["op"], c["who"], c["why"], c["incident_count"], c["undone"]) == ("update", "Bob", "the second report", 1, False), c' \
  "$folder/stdout"

# Several at once are one change.
expect 0 "$program" edit "$store" "$first" "$second" --status done --add-tag checked --remove-tag three
member "$second" tags checked
expect 0 "$program" undo "$store" --why "too early"
says "undone: changed 2 incidents"
member "$first" workflow todo
member "$first" tags three
member "$second" workflow todo
expect 0 "$program" redo "$store"
member "$second" workflow done
expect 1 "$program" redo "$store"
says "nothing to redo" stderr

# Place, position, radius.
expect 0 "$program" edit "$store" "$second" --place Mariupol
member "$second" country UA
expect 0 "$program" edit "$store" "$second" --at 37.54,47.09 --radius 200
member "$second" geo_radius_m 200.0
member "$second" geo_precision vicinity
expect 0 "$program" edit "$store" "$second" --clear place,when
member "$second" lon None
member "$second" t_edtf XXXX
expect 2 "$program" edit "$store" "$second" --radius 10
expect 2 "$program" edit "$store" "$second" --clear title
expect 2 "$program" edit "$store" "$second" --category nonsense
expect 2 "$program" edit "$store" "$second" --when "31 February"
expect 2 "$program" edit "$store" "$second" --status unheard
expect 1 "$program" edit "$store" "$second" --title ""
expect 1 "$program" edit "$store" XXX-000000 --title x
expect 1 "$program" edit "$store" "$second" --revision 1 --title x
says "at revision" stderr
expect 1 "$program" edit "$store" "$first" --remove-source https://example.org/none
expect 0 "$program" edit "$store" "$first" --remove-source https://example.org/b
member "$first" n_sources 1

# Removed is not gone.
expect 0 "$program" remove "$store" "$second" --why duplicate
expect 0 "$program" list "$store" --count
holds "one is left" test "$(cat "$folder/stdout")" = 1
expect 0 "$program" show "$store" "$second"
says "removed; kept in the history"
expect 1 "$program" edit "$store" "$second" --title x
expect 0 "$program" remove "$store" "$second"
says "was removed before" stderr
expect 0 "$program" edit "$store" "$second" --restore --title "Another one"
expect 0 "$program" list "$store" --count
holds "both are there" test "$(cat "$folder/stdout")" = 2

# Everything back to the empty store, and all of it again.
expect 0 "$program" undo "$store" --count 99
says "could be done" stderr
expect 0 "$program" list "$store" --count
holds "none is left" test "$(cat "$folder/stdout")" = 0
expect 1 "$program" undo "$store"
says "nothing to undo" stderr
expect 0 "$program" redo "$store" --count 99 --json
member "$second" title "Another one"
expect 0 "$program" history "$store"
silent "(undone)"
expect 0 "$program" check "$store"

# What another program changed can be taken back like any other change.
if command -v ogrinfo >/dev/null; then
  ogrinfo -q "$store" -sql "UPDATE incidents SET title='By QGIS' WHERE fid=1" >/dev/null 2>&1
  expect 0 "$program" undo "$store"
  says "took over from another program"
  member "$first" title "Shelling of Kherson"
  expect 0 "$program" check "$store"
fi
finish
