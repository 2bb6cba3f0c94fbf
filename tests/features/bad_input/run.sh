#!/usr/bin/env bash
# Bad input: one clear line, the documented exit status, nothing half-written.
program=$1 folder=$2
source ../story.sh
root=$(cd ../../.. && pwd)
article=$root/assets/samples/north-korean-missiles.txt

head -c 4096 /dev/urandom >"$folder/binary"
printf 'Shelling hit Kherson on 3 May 2023.\xff\xfe and more' >"$folder/latin.txt"
: >"$folder/empty.txt"
mkdir "$folder/folder"

expect 3 "$program" read "$folder/none.txt";     one_error "none.txt"
expect 3 "$program" read "$folder/binary";       one_error "binary"
expect 3 "$program" read "$folder/latin.txt";    one_error "UTF-8.*byte"
expect 3 "$program" read "$folder/empty.txt";    one_error "empty"
expect 3 "$program" read "$folder/folder";       one_error "folder"
expect 1 "$program" geocode "Qwxzytopolis";      one_error "Qwxzytopolis"
expect 2 "$program" geocode --no-such-flag Kyiv; one_error "no-such-flag"
expect 2 "$program" nonsense;                    one_error "--help"
expect 2 "$program" reverse 500,500;             one_error "500"
expect 2 "$program" read "$article" --published someday; one_error "someday"

expect 4 "$program" read "$article" --into "$folder/no/such/folder/case.gpkg" --accept; one_error "case.gpkg"
expect 3 "$program" list "$folder/none.gpkg";    one_error "none.gpkg"
expect 3 "$program" list "$folder/binary.gpkg" ; one_error "binary.gpkg"
cp "$folder/binary" "$folder/binary.gpkg"
expect 3 "$program" list "$folder/binary.gpkg";  one_error "binary.gpkg"
expect 3 "$program" list "$folder/folder";       one_error "folder"

expect 0 "$program" read "$article" --into "$folder/case.gpkg" --accept
size=$(stat -c %s "$folder/case.gpkg")
head -c $((size / 2)) "$folder/case.gpkg" >"$folder/half.gpkg"
expect 3 "$program" list "$folder/half.gpkg";    one_error "half.gpkg"
holds "reading a truncated store leaves it as it was" test "$(stat -c %s "$folder/half.gpkg")" -eq $((size / 2))

before=$(sha256sum <"$folder/case.gpkg"; stat -c %Y "$folder/case.gpkg")
expect 0 "$program" list "$folder/case.gpkg"
expect 0 "$program" check "$folder/case.gpkg"
after=$(sha256sum <"$folder/case.gpkg"; stat -c %Y "$folder/case.gpkg")
holds "looking changes no byte and no time stamp" test "$before" = "$after"
holds "looking leaves no side file" sh -c "! ls '$folder' | grep -E 'case.gpkg-(wal|shm|journal)'"

cp "$folder/case.gpkg" "$folder/newer.gpkg"
sqlite3 "$folder/newer.gpkg" "UPDATE im_meta SET value='999' WHERE key IN('schema_version','min_writer');"
expect 0 "$program" list "$folder/newer.gpkg"
expect 4 "$program" add "$folder/newer.gpkg" --title "Test" --when 2024-01-05 --place Kyiv; one_error "newer"

expect 4 "$program" export "$folder/case.gpkg" "$folder/no/such/folder/x.geojson"; one_error "x.geojson"
expect 4 "$program" map "$folder/case.gpkg" "$folder/no/such/folder/x.png";        one_error "x.png"
expect 2 "$program" export "$folder/case.gpkg" "$folder/x.xyz";                    one_error "xyz"
expect 2 "$program" map "$folder/case.gpkg" "$folder/x.xyz";                       one_error "xyz"
expect 2 "$program" list "$folder/case.gpkg" --when "yesterdayish";                one_error "yesterdayish"
holds "nothing half-written is left behind" sh -c "! ls '$folder' | grep -E 'part-|x\.(png|geojson|xyz)'"
finish
