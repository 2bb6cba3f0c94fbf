// The npm package city-timezones as a peer of compare. Run it where `npm install city-timezones` was run. It offers a search
// by name, and one by parts ("Bangor Maine"), which is asked when the first finds nothing.
import { createRequire } from "node:module";
import { answer } from "./filter.mjs";

const cities = createRequire(process.cwd() + "/")("city-timezones");
const largest = (found) => found.sort((a, b) => (b.pop ?? 0) - (a.pop ?? 0))[0];

await answer((name) => {
  const found = largest(cities.lookupViaCity(name)) ?? largest(cities.findFromCityStateProvince(name.replaceAll(",", " ")));
  return found && [found.lng, found.lat, found.iso2];
});
