#!/usr/bin/env python3
"""Kills a writer with SIGKILL at random moments. After each kill the store must be sound, hold every incident that the writer
had acknowledged, and at most one more (written, but not yet said)."""
import os, random, shutil, signal, subprocess, sys, time

maker, folder, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
store = os.path.join(folder, "case.gpkg")
acknowledged, unsaid, journals = [], 0, 0
seed = int(os.environ.get("KILL_SEED", "20240102"))
chance = random.Random(seed)

for kill in range(kills):
    writer = subprocess.Popen([maker, "write", store], stdout=subprocess.PIPE, text=True)
    said = ""
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0.0, 0.05))  # while it starts, opens, or makes the file
    else:
        said = writer.stdout.readline()  # it is at work now
        time.sleep(chance.uniform(0.0, 0.06))
    writer.send_signal(signal.SIGKILL)
    rest, _ = writer.communicate()
    said += rest
    acknowledged += [line for line in said.split("\n")[:-1]]
    journals += os.path.exists(store + "-journal")
    if not os.path.exists(store):
        assert not acknowledged, "the store is gone"
        continue
    looked = subprocess.run([maker, "titles", store], capture_output=True, text=True)
    assert looked.returncode == 0, f"kill {kill}: {looked.stdout[:2000]}{looked.stderr[:2000]}"
    titles = looked.stdout.split()
    assert len(titles) == len(set(titles)), f"kill {kill}: an incident is there twice"
    lost = set(acknowledged) - set(titles)
    assert not lost, f"kill {kill}: acknowledged, but lost: {lost}"
    unsaid_now = len(titles) - len(acknowledged)
    assert unsaid_now - unsaid <= 1, f"kill {kill}: {unsaid_now - unsaid} incidents that nobody asked for"
    unsaid = unsaid_now

print(f"{kills} kills, {len(acknowledged)} incidents acknowledged, all there; {journals} kills left a journal behind")
left = [name for name in os.listdir(folder) if name.endswith("-journal") and os.path.getsize(os.path.join(folder, name)) > 0]
assert not left, "looking did not roll back what the last crash left"
