#!/usr/bin/env python3
"""Holds MGRS and UTM against GeographicLib's GeoConvert at random points: compare_grids.py PROGRAM. Prints the largest difference."""
import json
import math
import os
import random
import shutil
import subprocess
import sys

if shutil.which("GeoConvert") is None:
    print("skipped: install geographiclib-tools")
    sys.exit(1 if os.environ.get("CI") else 77)


def convert(lines, *flags):
    return subprocess.run(["GeoConvert", *flags], input="\n".join(lines) + "\n", capture_output=True, text=True,
                          check=True).stdout.splitlines()


random.seed(20240110)
# Even over the sphere, both polar grids included.
points = [(math.degrees(math.asin(random.uniform(-1, 1))), random.uniform(-180, 180)) for _ in range(1000)]
lines = [f"{lat:.8f} {lon:.8f}" for lat, lon in points]
queries = []
for precision in (-3, -2, -1, 0):
    queries += convert(lines, "-m", "-p", str(precision))
grids = len(queries)
positions = [line.split() for line in convert([f"{lat:.8f} {lon:.8f}" for lat, lon in points if -79.9 < lat < 83.9], "-u", "-p", "0")]
queries += [f"UTM {zone[:-1]}{zone[-1].upper()} {east} {north}" for zone, east, north in positions]
wanted = convert(queries[:grids], "-g", "-p", "4") + convert([" ".join(p) for p in positions], "-g", "-p", "4")
out = subprocess.run([sys.argv[1], "geocode", "--jsonl"], input="\n".join(queries) + "\n", capture_output=True, text=True)
worst, wrong = 0.0, 0
for query, line, want in zip(queries, out.stdout.splitlines(), wanted, strict=True):
    lat, lon = map(float, want.split()[:2])
    off = math.inf
    for c in json.loads(line)["candidates"]:  # "19S" is a zone of the south or a band of the north: both are offered
        across = math.remainder(c["lon"] - lon, 360) * math.cos(math.radians(lat))
        off = min(off, 111195 * math.hypot(across, c["lat"] - lat))
    worst = max(worst, off)
    if off > 0.2:  # JSON has six decimals
        wrong += 1
        if wrong <= 5:
            print(f"wrong: {query}: {off:.2f} m")
print(f"{len(queries)} references, {wrong} wrong, largest difference {worst:.3f} m")
sys.exit(1 if wrong else 0)
