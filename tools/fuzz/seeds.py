#!/usr/bin/env python3
"""seeds.py FOLDER: writes first inputs for each fuzz target into FOLDER/NAME, out of the project's own cases and assets."""
import json, os, pathlib, struct, sys

folder, root = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).resolve().parents[2]
number = 0


def seed(name, content):
    global number
    number += 1
    place = folder / name
    place.mkdir(parents=True, exist_ok=True)
    (place / f"seed-{number}").write_bytes(content if isinstance(content, bytes) else content.encode())


def cases(name):
    lines = (root / "tests/data" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]


for text in cases("edtf_cases.tsv"):
    seed("edtf", text)
    seed("cells", b"\0" + text.encode())
for text in cases("date_cases.tsv"):
    seed("dates", text)
    seed("cells", b"\4" + text.encode())
for text in ["03/04/2024\t14:30", "13.02.24\t2:05 pm", "20240102T143005Z", "January 2024", "36.5\t48,25", "48°30'12\"N\t36°15'E",
             "POINT(36 48)", "37UDQ1234567890", "48.5, 36.25", "-1.5e3\tnan", "36.5 48.5", "١٢/٠٢/٢٠٢٤"]:
    for flags in (0, 5, 14, 27):
        seed("cells", bytes([flags]) + text.encode())
    seed("typed_places", text)

table = 'id,title,date,lat,lon,category,country,killed,tags,url\n1,"Strike, ""big""\nsecond line",2024-01-02,48.5,36.25,shelling,UA,3,"a,b",https://example.org\n2,x,13/02/2024,,,,,,,\n'
own = "id,lon,lat,title,t_edtf,category,sources,evidence,actors,extra\na,36,48,One,2024-01~,shelling,[],[],[],{}\n"
for text in [table, own, table.replace(",", ";"), table.replace(",", "\t"), "sep=;\nitle;date\na;b\n", "title,place\nA,\"48.1, 36.2\"\n",
             "title,start,end,time\nA,2024-01-02,2024-02,14:30\n", 'title,date\n"open,2024']:
    for flags in (0, 1, 2, 128):
        seed("table", bytes([flags]) + text.encode())
    seed("table", bytes([0]) + b"\xff\xfe" + text.encode("utf-16-le"))
    seed("table", bytes([10]) + "название,дата\nУдар,2024-01-02\n".encode("cp1251"))

feature = {"type": "Feature", "id": "a", "geometry": {"type": "Point", "coordinates": [36.25, 48.5]},
           "properties": {"title": "One", "date": "2024-01-02", "category": "shelling", "killed": 2}}
mine = json.loads(json.dumps(feature))
mine["properties"].update(t_edtf="2024-01~", workflow="proposed", sources=[{"url": "https://example.org"}], evidence=[{"quote": "q"}],
                          actors=[{"name": "P", "role": "side_a"}], extra={"a": 1}, tags="a,b")
area = dict(feature, geometry={"type": "Polygon", "coordinates": [[[0, 0], [3, 0], [3, 3], [0, 0]]]}, time={"interval": ["2024-01-01", ".."]})
when = dict(feature, when={"timespans": [{"start": {"earliest": "2024"}, "end": {"in": "2025"}}]}, geometry=None)
collection = {"type": "FeatureCollection", "name": "n", "features": [feature, mine, area, when]}
for text in [json.dumps(collection), json.dumps([feature, mine]), "\x1e" + json.dumps(mine) + "\n\x1e" + json.dumps(area) + "\n", json.dumps(when)]:
    seed("features", text)
    seed("json", text)
for text in ['[1,-0,1.5e300,"\\u00e9\\ud83d\\ude00",null,true]', "[" * 90 + "]" * 90]:
    seed("json", text)
for text in ["killed >= 3 AND category IN ('shelling','fire')", "NOT (title LIKE '%a_b%' OR extra.weapon IS NULL)", "confidence BETWEEN 10 AND 90.5"]:
    seed("filter", text)
for file in (root / "assets/import").glob("*.json"):
    seed("profile", file.read_bytes() + b"\0title\nEvent date\nlat\nlon")
seed("profile", b'{"format":1,"name":"x","fields":[{"field":"title","names":["title"],"weak":["t"],"several":"all"}]}\0title\nt')

header = b"GP\0\x01" + struct.pack("<i", 4326)
seed("geometry", header + struct.pack("<BIdd", 1, 1, 36, 48))
seed("geometry", header + struct.pack("<BIII4d", 1, 3, 1, 2, 0, 0, 1, 1))
seed("geometry", header + struct.pack("<BII", 1, 7, 1) + struct.pack(">BI3d", 0, 1001, 1, 2, 3))
for rows in (1, 2):
    names, areas = b"a\nb\n".ljust(64, b"\0"), b"\ncountry:UA\n".ljust(64, b"\0")
    columns = b"".join(part.ljust(64, b"\0") for part in [struct.pack("<q", 1) * rows] * 3 + [struct.pack("<i", 5) * rows] * 2
                       + [struct.pack("<H", 1) * rows] * 2 + [struct.pack("<f", 1.0) * rows, struct.pack("<I", 1) * rows, b"\1" * rows])
    zone = struct.pack("<4q4iQHBBI", 1, 1, 1, 1, 5, 5, 5, 5, 3, 2, 0, 0, 0).ljust(64, b"\0")
    head = struct.pack("<8sQq64s64sQQQ", b"WHENCOL2", rows, 1, b"head", b"store", 4, 12, 0).ljust(256, b"\0")
    seed("column_cache", head + names + areas + columns + zone)
seed("stored_rows", json.dumps({"first": 1, "last": 2, "deleted": 0, "digests": "0" * 64}))
seed("stored_rows", json.dumps({"first": -9223372036854775808, "last": 9223372036854775807, "deleted": 0, "digests": ""}))
for text in ['{"blob":"00ff"}', '{"bytes":"ff"}', '{"sha256":"00","size":9}', "1.5", "3", '"text ü"', "a, b,,c", "удар по 東京"]:
    seed("stored_rows", text)
