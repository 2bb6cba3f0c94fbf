// The npm package city-timezones as a filter; see libgeonames_peer.c. Run it where `npm install city-timezones` was run.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const cities = createRequire(process.cwd() + "/")("city-timezones");
const out = [];
for await (const name of createInterface({ input: process.stdin })) {
  const found = cities.lookupViaCity(name).sort((a, b) => (b.pop ?? 0) - (a.pop ?? 0))[0];
  out.push(found ? `${name}\t${found.lng}\t${found.lat}\t${found.iso2}` : `${name}\t\t\t`);
}
process.stdout.write(out.join("\n") + "\n");
