#!/usr/bin/env bash
# Help and version: every command explains itself with an example; nothing needs a display; GDAL is not loaded at start.
program=$1 folder=$2
source ../story.sh
expect 0 "$program" --version
for name in whenabouts GDAL PROJ SQLite ICU gazetteer; do
  holds "--version names $name" grep -q "^$name [0-9G]" "$folder/stdout"
done
expect 0 "$program" --help
cp "$folder/stdout" "$folder/help"
for command in geocode reverse read add list show export map view check; do
  holds "--help names $command" grep -q "^  $command" "$folder/help"
  expect 0 "$program" "$command" --help
  holds "$command --help has an example" grep -q "whenabouts $command" "$folder/stdout"
done
holds "GDAL is not loaded at start (it costs 50 ms)" sh -c "! ldd '$program' | grep -q libgdal"
expect 0 env -i HOME=/nonexistent "$program" geocode Kyiv
finish
