#!/usr/bin/env bash
# The real window under Xvfb with software OpenGL: opens, is driven by a mouse, rests, closes; with the times it took.
program=$1 folder=$2 root=$3
# skip REASON: in CI (the variable CI is set) a missing tool is a failure.
skip() {
  echo "skipped: $1"
  [ -n "${CI:-}" ] && exit 1
  exit 77
}
for tool in Xvfb xdotool python3; do
  command -v "$tool" >/dev/null || skip "$tool is not installed"
done
source ../../features/story.sh

# A display number that Xvfb chooses itself.
Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$folder/display" 2>/dev/null &
xvfb=$!
window_program=
clean_up() {
  [ -n "$window_program" ] && kill "$window_program" 2>/dev/null
  kill "$xvfb" 2>/dev/null
  wait 2>/dev/null
}
trap clean_up EXIT
for _ in $(seq 100); do [ -s "$folder/display" ] && break; sleep 0.05; done
[ -s "$folder/display" ] || skip "Xvfb does not start"
export DISPLAY=:$(tr -d '\n' <"$folder/display")
export LIBGL_ALWAYS_SOFTWARE=1 XDG_CONFIG_HOME=$folder/config

expect 0 "$program" read "$root/assets/samples/north-korean-missiles.txt" --into "$folder/case.gpkg" --accept
"$program" view "$folder/case.gpkg" --theme light --frame-log "$folder/frames.tsv" >"$folder/window.out" 2>"$folder/window.err" &
window_program=$!
window=
for _ in $(seq 200); do
  window=$(xdotool search --name 'case.gpkg' 2>/dev/null | head -1)
  [ -n "$window" ] && grep -q '1$' "$folder/frames.tsv" 2>/dev/null && break
  sleep 0.05
done
holds "a window opens" test -n "$window"
sleep 1
size=$(xdotool getwindowgeometry "$window" | sed -n 's/.*Geometry: //p')
width=${size%x*} height=${size#*x}

# Idle: jiffies of the process over five seconds.
jiffies() { awk '{print $14 + $15}' "/proc/$window_program/stat"; }
before=$(jiffies)
sleep 5
after=$(jiffies)
idle=$(( (after - before) * 100 / (5 * $(getconf CLK_TCK)) ))
echo "idle: $idle % of a core (bar: under 1)"

# drag X1 Y1 X2 Y2, in steps of a few pixels
drag() {
  xdotool mousemove --window "$window" "$1" "$2" sleep 0.1 mousedown 1 sleep 0.05
  local i
  for i in $(seq 1 40); do
    xdotool mousemove --window "$window" $(($1 + ($3 - $1) * i / 40)) $(($2 + ($4 - $2) * i / 40)) sleep 0.012
  done
  xdotool mouseup 1
  sleep 0.6
}
drag $((width / 2)) $((height / 3)) $((width / 2 - 200)) $((height / 3 + 60))
xdotool key 2
# With Shift the handles do not rest on days: every step of the pointer moves the window.
xdotool keydown shift
drag $((width / 4)) $((height - 90)) $((width / 2)) $((height - 90))
drag $((width * 3 / 8)) $((height - 90)) $((width * 5 / 8)) $((height - 90))
xdotool keyup shift
command -v import >/dev/null && import -window root "$folder/window.png"

# The times are figures to read (machines are shared and noisy); that map and slider follow the mouse is the expectation.
holds "the map and the slider follow the mouse" python3 - "$folder/frames.tsv" <<'PY'
import sys
rows = [line.rstrip("\n").split("\t") for line in open(sys.argv[1])][1:]
first = next(float(r[0]) for r in rows if r[3] == "1")
print(f"first complete map after {first:.2f} s (bar: 1.5)")
for what in ("map", "time"):
    ms = sorted(float(r[1]) for r in rows if r[2] == what)
    assert len(ms) >= 3, f"{what}: only {len(ms)} frames moved"
    print(f"{what}: {len(ms)} frames, median {ms[len(ms) // 2]:.1f} ms, p95 {ms[int(len(ms) * 0.95)]:.1f} ms (bar: 33)")
PY
cat "$folder/check.log"

xdotool key ctrl+q
for _ in $(seq 200); do kill -0 "$window_program" 2>/dev/null || break; sleep 0.05; done
holds "Ctrl+Q ends it" sh -c "! kill -0 $window_program"
kill "$window_program" 2>/dev/null
wait "$window_program"
holds "with status 0" test $? -eq 0
window_program=
holds "nothing was printed" test ! -s "$folder/window.err"

expect 1 env DISPLAY=:987 "$program" view "$folder/case.gpkg"
one_error "display"
finish
