#!/usr/bin/env python3
"""Writes table.tsv: positions as people type them, with where they lie and how far they may be off.

The positions are our own; the notations are written out here, independently of the program. MGRS and UTM come from
GeographicLib's GeoConvert (Debian: geographiclib-tools). Run it after changing the list: ./make_table.py > table.tsv
"""
import math
import subprocess

POINTS = [  # latitude, longitude; hemispheres, zone borders, poles' neighbourhood, the antimeridian
    (48.46502, 35.04618), (-34.60372, -58.38159), (47.85167, 35.11714), (36.20124, 37.16117), (15.36944, 44.19101),
    (-33.86785, 151.20732), (64.13548, -21.89541), (0.31628, 32.58219), (-0.18065, -78.46783), (60.39299, 5.32415),
    (78.22334, 15.64689), (-54.80191, -68.30295), (31.50161, 34.46672), (-16.79999, 179.98833), (52.51700, 13.38886),
    (1.28967, 103.85007), (71.29056, -156.78861), (-77.84631, 166.66824),
]
METRES = 111195.0


def dms(value, digits=0):
    total = round(abs(value) * 3600, digits)
    degrees, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    return int(degrees), int(minutes), round(seconds, digits)


def geoconvert(lat, lon, flags):
    out = subprocess.run(["GeoConvert", *flags, "--input-string", f"{lat} {lon}"], capture_output=True, text=True, check=True)
    return out.stdout.strip()


def geohash(lat, lon, length):
    alphabet, box, bits, even = "0123456789bcdefghjkmnpqrstuvwxyz", [[-90.0, 90.0], [-180.0, 180.0]], [], True
    while len(bits) < length * 5:
        axis, value = (1, lon) if even else (0, lat)
        middle = sum(box[axis]) / 2
        bits.append(value >= middle)
        box[axis][0 if value >= middle else 1] = middle
        even = not even
    word = "".join(alphabet[int("".join("1" if b else "0" for b in bits[i:i + 5]), 2)] for i in range(0, len(bits), 5))
    half = math.hypot(box[0][1] - box[0][0], (box[1][1] - box[1][0]) * math.cos(math.radians(lat))) / 2 * METRES
    return word, half


def plus_code(lat, lon):
    alphabet, y, x, out = "23456789CFGHJMPQRVWX", round((lat + 90) * 8000), round((lon + 180) * 8000), ""
    y, x = math.floor((lat + 90) * 8000), math.floor((lon + 180) * 8000)
    for _ in range(5):
        out = alphabet[y % 20] + alphabet[x % 20] + out
        y, x = y // 20, x // 20
    return out[:8] + "+" + out[8:]


def row(text, lat, lon, within, low, high, form):
    print("\t".join([text, f"{lon:.6f}", f"{lat:.6f}", f"{within:.1f}", f"{low:.1f}", f"{high:.1f}", form]))


def notations(lat, lon):
    ns, ew = "N" if lat >= 0 else "S", "E" if lon >= 0 else "W"
    a, o = abs(lat), abs(lon)
    cos = max(0.02, math.cos(math.radians(lat)))
    def half(step):
        return 0.5 * step * METRES
    yield f"{a:.5f}{ns} {o:.5f}{ew}", 1, 1, 1.5, "decimal degrees"
    yield f"{ew}{o:.4f}, {ns}{a:.4f}", half(2e-4), 1, half(1.1e-4), "decimal degrees"
    yield f"lat {lat:.5f} lon {lon:.5f}", 1, 1, 1.5, "decimal degrees"
    yield f"{lon:.5f},{lat:.5f}", 1, 1, 1.5, "decimal degrees"
    yield f"{a:.2f}°{ns}, {o:.2f}°{ew}", half(1.6e-2), half(0.9e-2), half(1.1e-2), "decimal degrees"
    yield f"{a:.4f}".replace(".", ",") + f" {ns}; " + f"{o:.4f}".replace(".", ",") + f" {ew}", half(2e-4), 1, half(1.1e-4), "decimal degrees"
    (d1, m1, s1), (d2, m2, s2) = dms(lat), dms(lon)
    second = half(1.6 / 3600)
    words = "degrees, minutes and seconds"
    for text in (f"{d1}°{m1:02}'{int(s1):02}\"{ns} {d2}°{m2:02}'{int(s2):02}\"{ew}", f"{d1} {m1:02} {int(s1):02} {ns} {d2} {m2:02} {int(s2):02} {ew}",
                 f"{ns}{d1:02}.{m1:02}.{int(s1):02} {ew}{d2:03}.{m2:02}.{int(s2):02}", f"{d1:02}-{m1:02}-{int(s1):02}{ns} {d2:03}-{m2:02}-{int(s2):02}{ew}",
                 f"{d1}° {m1}′ {int(s1)}″ {'с' if ns == 'N' else 'ю'}. ш. {d2}° {m2}′ {int(s2)}″ {'в' if ew == 'E' else 'з'}. д."):
        yield text, second, 1, second, words
    yield f"{d1:02}{m1:02}{int(s1):02}{ns} {d2:03}{m2:02}{int(s2):02}{ew}", second, 1, second, words + " run together"
    yield f"{'+' if lat >= 0 else '-'}{a:08.5f}{'+' if lon >= 0 else '-'}{o:09.5f}/", 1, 1, 1.5, "ISO 6709"
    yield f"{int(a)}°{(a % 1) * 60:06.3f}'{ns} {int(o)}°{(o % 1) * 60:06.3f}'{ew}", 2, 1, 1.5, words
    if abs(lat) < 84 and lat > -80:
        for digits, side in ((5, 1), (4, 10), (3, 100), (2, 1000)):
            mgrs = geoconvert(lat, lon, ["-m", "-p", str(digits - 5)])
            yield (mgrs if digits != 4 else mgrs.lower()), side, side * 0.7 if side > 1 else 1, max(1.1, side * 0.72), "MGRS"
        zone, easting, northing = geoconvert(lat, lon, ["-u", "-p", "0"]).split()
        yield f"UTM {zone[:-1]}{zone[-1].upper()} {round(float(easting))} {round(float(northing))}", 1.5, 1, 1.5, "UTM"
    code = plus_code(lat, lon)
    yield code, 10, 3, 10, "plus code"
    word, radius = geohash(lat, lon, 9)
    yield "geohash:" + word, radius + 1, 1, max(1.1, radius * 1.1), "geohash"
    yield f"geo:{lat:.5f},{lon:.5f};u=50", 1, 50, 50, "geo: URI"
    for text in (f"https://www.google.com/maps/place/X/@1.0,2.0,9z/data=!4m5!3d{lat:.5f}!4d{lon:.5f}", f"https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=9/1/2",
                 f"https://yandex.com/maps/?pt={lon:.5f}%2C{lat:.5f}&z=9"):
        yield text, 1, 1, 1.5, "address of an online map"
    zoom = 50 * 156543 * math.cos(math.radians(lat)) / 2 ** 15
    yield f"https://www.openstreetmap.org/#map=15/{lat:.5f}/{lon:.5f}", 1, zoom * 0.95, zoom * 1.05, "address of an online map"
    yield f"https://www.google.com/maps/@{lat:.5f},{lon:.5f},15z", 1, zoom * 0.95, zoom * 1.05, "address of an online map"
    yield f"POINT({lon:.5f} {lat:.5f})", 1, 1, 1.5, "well-known text"
    _ = cos


print("# text, longitude, latitude, metres that the answer may differ, least and most radius, form. Made by make_table.py.")
for lat, lon in POINTS:
    for text, within, low, high, form in notations(lat, lon):
        row(text, lat, lon, max(within, 1.2), low * 0.97, high * 1.03, form)
