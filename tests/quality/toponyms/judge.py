#!/usr/bin/env python3
"""Judges which places `read --given-spans` takes names for, in reports of our own (reports.txt, places.tsv).

    judge.py PROGRAM [--floor RIGHT HARD ERROR] [--show]

A toponym is right when the answer lies in the labelled country and within the label's tolerance. RIGHT: share of all toponyms;
HARD: share of those whose name means a more famous place when it stands alone. ERROR: at most this expected calibration error:
the scores' distance from the share of right answers, in ten bins of equal width, weighed by their size. Exit status 1 when a
figure misses its floor.
"""
import csv
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
MARK = re.compile(r"\[([^\]=]+)=([a-z_]+)(!?)\]")


def kilometres(a, b):
    lon1, lat1, lon2, lat2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def read_places():
    with open(HERE / "places.tsv", encoding="utf-8") as table:
        return {row["key"]: row for row in csv.DictReader(table, delimiter="\t")}


def read_reports(places):
    """{number: (text, [(start, end, name, label, hard)])}"""
    reports = {}
    for line in open(HERE / "reports.txt", encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        number, marked = line.rstrip("\n").split("|", 1)
        text, spans, at = "", [], 0
        marked = marked.strip()
        for mark in MARK.finditer(marked):
            text += marked[at : mark.start()]
            spans.append((len(text), len(text) + len(mark[1]), mark[1], places[mark[2]], bool(mark[3])))
            text += mark[1]
            at = mark.end()
        reports[number] = (text + marked[at:], spans)
    return reports


def is_right(label, found):
    if found["lon"] is None or found["country"] != label["country"]:
        return False
    there = (float(label["lon"]), float(label["lat"]))
    return kilometres(there, (found["lon"], found["lat"])) <= float(label["tolerance_km"])


def calibration_error(judged):
    """judged: [(score, right)]"""
    bins = [[] for _ in range(10)]
    for score, right in judged:
        bins[min(9, int(score * 10))].append((score, right))
    return sum(abs(sum(s for s, _ in b) - sum(r for _, r in b)) for b in bins) / len(judged)


def main():
    program = sys.argv[1]
    reports = read_reports(read_places())
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for number, (text, spans) in reports.items():
            toponyms = [{"start": s[0], "end": s[1]} for s in spans]
            lines.write(json.dumps({"doc_id": number, "text": text, "toponyms": toponyms}) + "\n")
        lines.flush()
        run = subprocess.run([program, "read", "--jsonl", "--only", "toponyms", "--given-spans", lines.name],
                             capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr, file=sys.stderr)
        return 1
    judged, hard_ones = [], []
    for answer in map(json.loads, run.stdout.splitlines()):
        text, spans = reports[answer["doc_id"]]
        found = {(t["start"], t["end"]): t for t in answer["toponyms"]}
        for start, end, name, label, hard in spans:
            place = found[start, end]
            right = is_right(label, place)
            judged.append((place["score"] or 0, right))
            if hard:
                hard_ones.append(right)
            if "--show" in sys.argv and not right:
                print(f"{answer['doc_id']}: {name}{' (hard)' if hard else ''} is {label['key']}, taken for {place.get('name')}, "
                      f"{place.get('country')} {place.get('kind')} {place['lon']},{place['lat']} with {place['score']} "
                      f"{place.get('reasons')}")
    right = sum(r for _, r in judged) / len(judged)
    hard = sum(hard_ones) / len(hard_ones)
    error = calibration_error(judged)
    print(f"{len(reports)} reports, {len(judged)} toponyms: {right:.3f} right; {hard:.3f} of the {len(hard_ones)} hard ones; "
          f"expected calibration error {error:.3f}")
    if "--floor" in sys.argv:
        floor = list(map(float, sys.argv[sys.argv.index("--floor") + 1 :][:3]))
        if right < floor[0] or hard < floor[1] or error > floor[2]:
            print("misses the floor of", floor)
            return 1
    return 0


sys.exit(main())
