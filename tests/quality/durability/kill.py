#!/usr/bin/env python3
"""Kills the real program with SIGKILL at random moments while it adds, edits, undoes, redoes, imports (a few
rows, or so many that they are written in bulk) and exports, in both journal modes. After each kill the store must be sound; it must hold the history as it was, and at most the one change more that was
just being made; a change whose command had ended must be there; an export is the former or the new one, whole.

kill.py PROGRAM FOLDER KILLS"""
import json, os, random, shutil, signal, sqlite3, subprocess, sys, time

program, folder, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
chance = random.Random(int(os.environ.get("KILL_SEED", "20240102")))
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
store, out = os.path.join(folder, "case.gpkg"), os.path.join(folder, "out.geojson")
table = os.path.join(folder, "rows.csv")
took = {}  # how long each command takes, by and by
counts = {"finished": 0, "changed": 0, "unchanged": 0, "side files": 0, "stray parts": 0}
done_by = {}


def run(arguments, journal="document"):
    environment = dict(os.environ, WHENABOUTS_JOURNAL=journal, XDG_DATA_HOME=os.path.join(folder, "data"))
    return subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                            text=True, env=environment)


def head():
    """Number of changes, and the last revision with its hash."""
    if not os.path.exists(store):
        return 0, 0, ""
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return database.execute("SELECT max(change_set),max(rev),(SELECT hash FROM im_revisions ORDER BY rev DESC LIMIT 1) FROM im_revisions").fetchone()
    finally:
        database.close()


def hash_at(rev):
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        row = database.execute("SELECT hash FROM im_revisions WHERE rev=?", (rev,)).fetchone()
        return row[0] if row else None
    finally:
        database.close()


def incidents():
    database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    try:
        return database.execute("SELECT count(*) FROM incidents WHERE deleted=0").fetchone()[0]
    finally:
        database.close()


def write_table(kill, rows=30):
    with open(table, "w", encoding="utf-8") as file:
        file.write("id,title,date,lat,lon\n")
        for row in range(rows):
            file.write(f"{kill}-{row},Row {row} of {kill},2024-01-{1 + row % 28:02},48.{row % 100},36.{row % 100}\n")


def command(kill):
    """A command, and whether it changes the store."""
    some = str(chance.randint(1, 3))
    choice = chance.random()
    if choice < 0.25 or not os.path.exists(store):
        return "add" if os.path.exists(store) else "create", ["add", store, "--title", f"Killed at {kill}", "--when", "2024-01-02~", "--at", "36,48"]
    if choice < 0.5:
        return "edit", ["edit", store, some, "--title", f"Edited at {kill}"]
    if choice < 0.6:
        return "undo", ["undo", store]
    if choice < 0.65:
        return "redo", ["redo", store]
    if choice < 0.75:
        write_table(kill)
        return "import", ["import", store, table]
    if choice < 0.85:  # bulk writing begins at a thousand rows, and at an eighth of what is there
        write_table(kill, 1100 + incidents() // 4)
        return "bulk import", ["import", store, table]
    return "export", ["export", store, out, "--force"]


def look(kill, name, before, ended):
    counts["side files"] += os.path.exists(store + "-journal") or os.path.exists(store + "-wal")
    if not os.path.exists(store):
        assert before[0] == 0 and not ended, f"kill {kill}: the store is gone"
        return
    checked = run(["check", store])
    said = checked.communicate()
    assert checked.returncode == 0, f"kill {kill} ({name}): {said[0][:2000]}{said[1][:2000]}"
    after = head()
    if before[1]:
        assert hash_at(before[1]) == before[2], f"kill {kill} ({name}): the history is another one"
    more = after[0] - before[0]
    expected = (0,) if name == "export" else (1,) if ended else (0, 1)
    if before[0] == 0:
        expected = (2,) if ended else (1, 2)  # a new store's first change is the store itself
    assert more in expected, f"kill {kill} ({name}): {more} changes more, {'ended' if ended else 'killed'}"
    assert more or after == before, f"kill {kill} ({name}): a half-made change"
    counts["changed" if more else "unchanged"] += 1


def look_at_export(kill, ended, known):
    parts = [name for name in os.listdir(folder) if name.startswith("out.geojson.part-")]
    assert not ended or not parts, f"kill {kill}: {parts} of a killed export stayed beside a new one"
    counts["stray parts"] += len(parts)
    if not os.path.exists(out):
        assert not ended and not known, f"kill {kill}: the export is gone"
        return None
    with open(out, encoding="utf-8") as file:
        text = file.read()
    if text == known and not ended:
        return known
    assert len(json.loads(text)["features"]) == incidents(), f"kill {kill}: an export that is not whole"
    return text


exported = None
for kill in range(kills):
    if kill % 100 == 99 and os.path.exists(store):  # histories do not grow without end
        for name in os.listdir(folder):
            if name.startswith(("case.gpkg", "out.geojson")):
                os.unlink(os.path.join(folder, name))
        exported = None
    journal = "live" if kill % 2 else "document"
    name, arguments = command(kill)
    before = head()
    started = time.monotonic()
    process = run(arguments, journal)
    try:
        process.wait(chance.uniform(0.0, 1.15) * took.get(name, 0.15))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    error = process.communicate()[1]
    ended = process.returncode == 0
    if process.returncode > 0:
        ended = False
        refusals = {"undo": ("nothing to undo",), "redo": ("nothing to redo",), "edit": ("was removed", "no incident")}.get(name, ())
        assert any(refusal in error for refusal in refusals), f"kill {kill} ({arguments}): {error}"
    if process.returncode < 0:  # a machine that became slower must not have everything killed at its beginning
        took[name] = min(5.0, 1.04 * took.get(name, 0.15))
    if ended:
        took[name] = 0.7 * took.get(name, 0.15) + 0.3 * (time.monotonic() - started)
        counts["finished"] += 1
    done_by[name] = done_by.get(name, 0) + 1
    look(kill, name, before, ended)
    if name == "export":
        exported = look_at_export(kill, ended, exported)
    if kill % 1000 == 999:
        print(f"{kill + 1} kills, {counts}", flush=True)

looked_at = counts["changed"] + counts["unchanged"]
assert looked_at > kills // 2, f"only {looked_at} of {kills} kills met a store: nothing was shown"
print(f"{kills} commands ({', '.join(f'{n} {c}' for n, c in sorted(done_by.items()))}): {counts['finished']} ended before the kill; "
      f"{counts['changed']} changes whole, {counts['unchanged']} not made at all; {counts['side files']} kills left a journal; "
      f"{counts['stray parts']} parts beside until the next export; 0 corrupt, 0 acknowledged lost, 0 half-written")
