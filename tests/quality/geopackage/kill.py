#!/usr/bin/env python3
"""Kills writers (now one, now two at once) with SIGKILL at random moments. After each kill the store must be sound, hold every incident that they
had acknowledged, and at most one more for each (written, but not yet said)."""
import os, random, shutil, signal, subprocess, sys, time

maker, folder, kills = sys.argv[1], sys.argv[2], int(sys.argv[3])
shutil.rmtree(folder, ignore_errors=True)
os.makedirs(folder)
store = os.path.join(folder, "case.gpkg")
acknowledged, unsaid, journals = [], 0, 0
seed = int(os.environ.get("KILL_SEED", "20240102"))
chance = random.Random(seed)

for kill in range(kills):
    writers = [subprocess.Popen([maker, "write", store], stdout=subprocess.PIPE, text=True) for _ in range(1 + kill % 2)]
    said = ""
    if chance.random() < 0.2:
        time.sleep(chance.uniform(0.0, 0.05))  # while it starts, opens, or makes the file
    else:
        said = writers[0].stdout.readline()  # it is at work now
        time.sleep(chance.uniform(0.0, 0.06))
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
    said += "".join(writer.communicate()[0] for writer in writers)
    acknowledged += said.split("\n")[:-1]
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
    assert unsaid_now - unsaid <= len(writers), f"kill {kill}: {unsaid_now - unsaid} incidents that nobody asked for"
    unsaid = unsaid_now

print(f"{kills} kills, {len(acknowledged)} incidents acknowledged, all there; {journals} kills left a journal behind")
for name in os.listdir(folder):
    if name.endswith("-journal"):  # one whose header never reached the disk (first byte zero) is of no account to SQLite
        with open(os.path.join(folder, name), "rb") as journal:
            assert journal.read(1) in (b"", b"\0"), "looking did not roll back what the last crash left"
