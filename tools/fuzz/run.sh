#!/usr/bin/env bash
# Builds the fuzz targets and runs them, one after the other, for SECONDS each:  tools/fuzz/run.sh SECONDS [NAME…]
# What a target finds interesting is kept in build/fuzz/corpus/NAME; a crash in build/fuzz/crashes. Status 1 = something was found.
seconds=${1:?seconds for each target} && shift
cd "$(dirname "$0")/../.." || exit 2
build=build/fuzz
if [ ! -f $build/CMakeCache.txt ]; then
  cmake -G Ninja -B $build -DCMAKE_CXX_COMPILER=clang++ -DWHENABOUTS_FUZZ=ON -DWHENABOUTS_TESTS=OFF >/dev/null || exit 2
fi
ninja -C $build fuzz_targets >/dev/null || { echo "the build fails: ninja -C $build fuzz_targets" >&2; exit 2; }
[ $# -gt 0 ] || set -- $(sed -n 's/^whenabouts_fuzz(\([a-z_]*\) .*/\1/p' tools/fuzz/CMakeLists.txt)
mkdir -p $build/crashes
python3 tools/fuzz/seeds.py $build/seeds || exit 2
found=0
for name; do
  mkdir -p $build/corpus/$name $build/seeds/$name
  $build/fuzz_$name -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix=$build/crashes/$name- $build/corpus/$name $build/seeds/$name >$build/$name.log 2>&1 || found=1
  echo "$name: $(sed -n 's/^stat::number_of_executed_units: *//p' $build/$name.log) inputs," \
    "$(grep -o 'cov: [0-9]*' $build/$name.log | tail -1), $(grep -c '^SUMMARY' $build/$name.log) found"
done
exit $found
