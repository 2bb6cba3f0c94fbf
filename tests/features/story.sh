# What every story uses: `source ../story.sh` after `program=$1 folder=$2`.
set -uo pipefail
rm -rf "$folder"
mkdir -p "$folder"
export XDG_DATA_HOME=$folder/data # not the gazetteers that the developer added
export XDG_CACHE_HOME=$folder/cache
broken=0

# expect STATUS COMMAND… runs it, keeps stdout and stderr in $folder/stdout and $folder/stderr, checks the exit status.
expect() {
  local wanted=$1
  shift
  "$@" >"$folder/stdout" 2>"$folder/stderr" </dev/null
  local got=$?
  if [ "$got" -ne "$wanted" ]; then
    echo "FAIL: exit status $got instead of $wanted: $*"
    sed 's/^/  out: /' "$folder/stdout" | head -20
    sed 's/^/  err: /' "$folder/stderr" | head -20
    broken=$((broken + 1))
  fi
}
# one_error PATTERN: standard error of the last command is one line that begins with the program's name and matches.
one_error() {
  if [ "$(wc -l <"$folder/stderr")" -ne 1 ] || ! grep -q '^whenabouts: ' "$folder/stderr" || ! grep -Eq -e "$1" "$folder/stderr"; then
    echo "FAIL: wanted one error line matching '$1', got:"
    sed 's/^/  err: /' "$folder/stderr" | head -20
    broken=$((broken + 1))
  fi
}
# holds WHAT COMMAND… succeeds silently or says what does not hold.
holds() {
  local what=$1
  shift
  if ! "$@" >"$folder/check.log" 2>&1; then
    echo "FAIL: $what"
    sed 's/^/  /' "$folder/check.log" | head -20
    broken=$((broken + 1))
  fi
}
finish() {
  [ "$broken" -eq 0 ] && echo "the story holds" && exit 0
  echo "$broken expectations broken"
  exit 1
}
