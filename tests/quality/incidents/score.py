#!/usr/bin/env python3
"""Scores `whenabouts read --jsonl` on judged reports.

    score.py PROGRAM REPORTS.jsonl [--floor CATEGORY DATE PLACE TRAPS] [--show]

A report: {"doc_id", "published", "text", "incidents": [...]}. A judged incident: "category" (several joined by |), "date" (EDTF,
several joined by |, or null where the text does not say), "place" with "lon", "lat" (right within 50 km, or within the answer's own radius for areas) or
"country" alone, "background" (may be left out by the reader, must not be dated otherwise). Everything proposed that no judged
incident answers to is a trap taken. Exit status 1 when a figure is below its floor (per cent; traps: at most).
"""
import json, math, subprocess, sys, tempfile


def kilometres(a, b):
    lon1, lat1, lon2, lat2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def category_right(gold, found):
    accepted = gold.get("category_accept") or gold["category"].split("|")
    return found["category"] in accepted


def date_right(gold, found):
    if gold.get("date") is None:
        return found["when"] is None or found["when"].startswith("..") or bool(found.get("quality") and any("inferred" in q for q in found["quality"]))
    when = found["when"] or ""
    clock = found["when_precision"] in ("minute", "hour", "daypart", "second")
    return any(when == date or (clock and when.startswith(date)) for date in gold["date"].split("|"))


def place_right(gold, found):
    if gold.get("place") is None:
        return found["place"] is None or found["geo_precision"] in ("country", "none") or "place_inherited" in found.get("quality", [])
    if gold.get("lon") is not None:
        if found["lon"] is None:
            return False
        return kilometres((gold["lon"], gold["lat"]), (found["lon"], found["lat"])) <= 50
    if gold.get("place_precision") == "unnamed":
        return found["geo_precision"] in ("country", "none")
    if gold.get("country") is None:
        return gold["place"].lower() in (found["place"] or "").lower() or (found["place_text"] or "").lower() in gold["place"].lower()
    if gold.get("place_precision") in ("country",):
        return found.get("country") == gold["country"] and found["geo_precision"] == "country"
    if found.get("country") != gold["country"]:
        return False
    g, f = gold["place"].lower(), (found["place"] or "").lower()
    return g in f or f in g or (found["place_text"] or "").lower().find(g) >= 0


def main():
    program, reports = sys.argv[1:3]
    show = "--show" in sys.argv
    docs = [json.loads(line) for line in open(reports, encoding="utf-8") if line.strip()]
    for d in docs:
        d.setdefault("published", d.get("reference_date"))
    lines = "\n".join(json.dumps({k: d[k] for k in ("doc_id", "text", "published")}, ensure_ascii=False) for d in docs)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as f:
        f.write(lines + "\n")
        f.flush()
        run = subprocess.run([program, "read", "--jsonl", "--explain", f.name], capture_output=True, text=True)
    if run.returncode != 0:
        print(run.stderr, file=sys.stderr)
        return 1
    answers = {a["doc_id"]: a for a in map(json.loads, run.stdout.splitlines())}
    total = right = dated = placed = traps = proposed = 0
    for d in docs:
        answer = answers[d["doc_id"]]
        left = list(answer["incidents"])
        proposed += len(left)
        notes = []
        for gold in sorted(d["incidents"], key=lambda g: bool(g.get("background"))):
            pairs = [(category_right(gold, f) * (1 + date_right(gold, f) + place_right(gold, f)), -i, f) for i, f in enumerate(left)]
            pairs = [p for p in pairs if p[0] > 0]
            if gold.get("background") and not pairs:
                continue
            total += 1
            if not pairs:
                notes.append(f"missed {gold['category']} {gold.get('place')} {gold.get('date')}")
                continue
            found = max(pairs, key=lambda p: p[:2])[2]
            left.remove(found)
            right += 1
            date, place = date_right(gold, found), place_right(gold, found)
            dated += date
            placed += place
            if not date or not place:
                notes.append(f"{gold['category']}: wanted {gold.get('date')} at {gold.get('place')}, got {found['when']} at {found['place']} ({found['geo_precision']})")
        for f in left:
            if f["background"] and (f["when"] is None or not d.get("strict")):
                continue
            traps += 1
            notes.append(f"trap: {f['title']} [{f['category']}] {f['when']} {f['place']} {'(background)' if f['background'] else ''}")
        if show and notes:
            print(d["doc_id"], "|", d["text"][:400].replace("\n", " / "))
            for n in notes:
                print("    ", n)
    share = lambda n: 100 * n / max(1, total)
    figures = (share(right), share(dated), share(placed), 100 * traps / max(1, proposed))
    print("%d reports, %d incidents: category %.1f %%, and date %.1f %%, and place %.1f %%; traps taken %.1f %% of %d proposals" % (len(docs), total, *figures, proposed))
    if "--floor" in sys.argv:
        at = sys.argv.index("--floor")
        floor = list(map(float, sys.argv[at + 1 : at + 5]))
        if any(f < w for f, w in zip(figures[:3], floor[:3])) or figures[3] > floor[3]:
            print("below the floor of", floor)
            return 1
    return 0


sys.exit(main())
