#!/bin/sh
# run.sh EDTF_BOUNDS BUILD_FOLDER CASES: compares with the npm package `edtf`. 77 = skipped (no node or npm, or no package
# to be had); in CI (the variable CI is set) that is a failure.
set -eu
program=$1 folder=$2 cases=$3
here=$(cd "$(dirname "$0")" && pwd)
skip() {
    echo "edtf differential: skipped: $1" >&2
    [ -n "${CI:-}" ] && exit 1
    exit 77
}
command -v node >/dev/null || skip "node is missing; install it with: apt-get install nodejs npm"
command -v npm >/dev/null || skip "npm is missing; install it with: apt-get install npm"
mkdir -p "$folder"
cd "$folder"
if [ ! -d node_modules/edtf ]; then
    [ -f package.json ] || echo '{"private": true}' > package.json
    npm install --no-audit --no-fund --silent edtf@4.11.1 >npm.log 2>&1 || skip "npm could not install edtf (see $folder/npm.log)"
fi
cp "$here/compare.mjs" .
exec node compare.mjs "$program" "$cases"
