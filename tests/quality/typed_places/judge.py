#!/usr/bin/env python3
"""Judges how typed positions are read: judge.py PROGRAM FLOOR. Every row counts; the share of right ones is printed."""
import json
import math
import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).parent


def rows(name):
    for line in (here / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def metres(lon1, lat1, lon2, lat2):
    a, b = math.radians(lat1), math.radians(lat2)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371008.8 * math.asin(math.sqrt(h))


program, floor = sys.argv[1], float(sys.argv[2])
table = list(rows("table.tsv"))
out = subprocess.run([program, "geocode", "--jsonl", "--limit", "2"], input="\n".join(r[0] for r in table) + "\n",
                     capture_output=True, text=True)
answers = [json.loads(line) for line in out.stdout.splitlines()]
right = 0
by_form = {}
for (text, lon, lat, within, low, high, form), answer in zip(table, answers, strict=True):
    assert answer["query"] == text
    wrong = "no answer"
    if answer["candidates"]:
        c = answer["candidates"][0]
        off = metres(float(lon), float(lat), c["lon"], c["lat"])
        if c["kind"] != "coordinate" or f"typed as {form}" not in c["reasons"]:
            wrong = f"read as {c['kind']}, {c['reasons']}"
        elif off > float(within):
            wrong = f"{off:.1f} m off"
        elif not float(low) - 0.51 <= c["radius_m"] <= float(high) + 0.51:  # JSON has whole metres
            wrong = f"radius {c['radius_m']} not in {low} … {high}"
        else:
            wrong = ""
    good, all_ = by_form.get(form, (0, 0))
    by_form[form] = (good + (not wrong), all_ + 1)
    right += not wrong
    if wrong:
        print(f"wrong: {text}: {wrong}")
for form, (good, all_) in by_form.items():
    print(f"{form}: {good} of {all_}")
refused = list(rows("refused.tsv"))
good = 0
for text, word in refused:
    out = subprocess.run([program, "geocode", "--", text], capture_output=True, text=True)
    if out.returncode == 1 and word in out.stderr:
        good += 1
    else:
        print(f"not refused with '{word}': {text}: {out.stderr.strip()}{out.stdout.strip()[:100]}")
told = list(rows("told.tsv"))
out = subprocess.run([program, "geocode", "--jsonl", "--limit", "1"], input="\n".join(r[0] for r in told) + "\n",
                     capture_output=True, text=True)
held = 0
for (text, lon, lat, largest_km), line in zip(told, out.stdout.splitlines(), strict=True):
    candidates = json.loads(line)["candidates"]
    off = metres(float(lon), float(lat), candidates[0]["lon"], candidates[0]["lat"]) if candidates else math.inf
    if candidates and off <= candidates[0]["radius_m"] * 1.02 <= float(largest_km) * 1000 * 1.02:
        held += 1
    else:
        print(f"wrong: {text}: {off / 1000:.1f} km off, {candidates[0]['radius_m'] if candidates else 'no answer'}")
print(f"places told by others: {held} of {len(told)} hold their spot")
share = (right + good + held) / (len(table) + len(refused) + len(told))
print(f"typed positions: {right} of {len(table)} read right, {good} of {len(refused)} refused with the reason; all: {share:.4f}")
sys.exit(0 if share >= floor else 1)
