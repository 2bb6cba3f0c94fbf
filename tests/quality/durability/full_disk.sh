#!/usr/bin/env bash
# Fills a real disk of 4 MB (a tmpfs, where mounting is allowed): full_disk.sh PROGRAM FOLDER
program=$1 folder=$2
umount "$folder/disk" 2>/dev/null
rm -rf "$folder"
mkdir -p "$folder/disk"
if ! mount -t tmpfs -o size=4m tmpfs "$folder/disk" 2>/dev/null; then
  echo "skipped: mounting is not allowed here; reliability.full_disk does it without"
  exit 77
fi
trap 'umount "$folder/disk"' EXIT
export XDG_DATA_HOME=$folder/data
broken=0
fail() { echo "FAIL: $*"; broken=$((broken + 1)); }
for journal in document live; do
  export WHENABOUTS_JOURNAL=$journal
  rm -rf "$folder/disk/"*
  store=$folder/disk/case.gpkg
  summary=$(head -c 60000 /dev/zero | tr '\0' x)
  acknowledged=0
  while "$program" add "$store" --title "Number $acknowledged" --summary "$summary" >/dev/null 2>"$folder/error"; do
    acknowledged=$((acknowledged + 1))
    [ $acknowledged -gt 500 ] && fail "the disk is never full" && break
  done
  grep -q 'disk is full' "$folder/error" || fail "said of a full disk: $(cat "$folder/error")"
  "$program" check "$store" 2>"$folder/error" || fail "$journal: not sound: $(cat "$folder/error")"
  [ "$("$program" list "$store" --count)" = $acknowledged ] || fail "$journal: $acknowledged acknowledged, $("$program" list "$store" --count) there"
  "$program" export "$store" "$folder/disk/out.geojson" 2>"$folder/error" && fail "$journal: an export that cannot fit was said to be done"
  ls "$folder/disk" | grep -q 'out.geojson\|part' && fail "$journal: parts of an export are left: $(ls "$folder/disk")"
  { echo "id,title,date,summary"; for row in $(seq 200); do echo "$row,Row $row,2024-01-02,$summary"; done; } >"$folder/rows.csv"
  if "$program" import --help >/dev/null 2>&1; then
    "$program" import "$store" "$folder/rows.csv" >/dev/null 2>"$folder/error" && fail "$journal: an import that cannot fit was said to be done"
  fi
  "$program" check "$store" 2>"$folder/error" || fail "$journal: not sound after export and import: $(cat "$folder/error")"
  [ "$("$program" list "$store" --count)" = $acknowledged ] || fail "$journal: incidents are missing after export and import"
  echo "$journal: $acknowledged incidents acknowledged before 4 MB were full, all there"
done
[ $broken -eq 0 ]
