#!/usr/bin/env bash
# The window in memory: no display, the same session as the real window.
program=$1 folder=$2 root=$3
source ../../features/story.sh
unset DISPLAY WAYLAND_DISPLAY

expect 0 "$program" read "$root/assets/samples/north-korean-missiles.txt" --into "$folder/case.gpkg" --accept
expect 0 "$program" view "$folder/case.gpkg" --theme light --replay "$PWD/tour.txt" --shots "$folder/shots"
for shot in 1-loaded 2-selected 3-dragging 4-played 5-area 6-dark-help; do
  holds "the picture $shot is there, as large as asked for" python3 - "$folder/shots/$shot.png" <<'PY'
import struct, sys
head = open(sys.argv[1], "rb").read(24)
assert head[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", head[16:24]) == (1360, 860), head
PY
done
holds "no two states look alike" sh -c "[ \$(sha256sum '$folder'/shots/*.png | cut -d' ' -f1 | sort -u | wc -l) -eq 6 ]"
expect 0 "$program" view "$folder/case.gpkg" --theme light --replay "$PWD/tour.txt" --shots "$folder/again"
holds "the state at rest is the same picture again" cmp "$folder/shots/1-loaded.png" "$folder/again/1-loaded.png"

for renderer in cpu gl; do
  expect 0 "$program" view "$folder/case.gpkg" --theme light --renderer $renderer --replay "$PWD/tour.txt" --shots "$folder/$renderer"
done
for shot in 1-loaded 2-selected 6-dark-help; do
  # Rounding may differ by a step of a channel; a letter or an edge elsewhere would be hundreds of pixels.
  holds "the processor draws $shot as OpenGL does" sh -c \
    "[ \$(compare -metric AE -fuzz 6% '$folder/cpu/$shot.png' '$folder/gl/$shot.png' null: 2>&1 | cut -d' ' -f1) -lt 30 ]"
done

expect 0 "$program" view --theme light --replay "$PWD/empty.txt" --shots "$folder/shots"
expect 0 "$program" view "$folder/case.gpkg" --when 2024-01 --within 22,44,41,53 --replay "$PWD/empty.txt" --shots "$folder/opened"

expect 1 "$program" view "$folder/case.gpkg"
one_error "no display"
printf 'size 1280 800\nfly 3\n' >"$folder/wrong.txt"
expect 3 "$program" view --replay "$folder/wrong.txt"
one_error "wrong.txt:2: unknown action 'fly'"
expect 3 "$program" view --replay "$folder/missing.txt"
one_error "missing.txt"
expect 3 "$program" view "$folder/missing.gpkg" --replay "$PWD/empty.txt"
one_error "missing.gpkg"
expect 2 "$program" view --when yesterday --replay "$PWD/empty.txt" --shots "$folder"
one_error "yesterday|date|EDTF"
expect 2 "$program" view --within 1,2,3 --replay "$PWD/empty.txt"
one_error "."
finish
