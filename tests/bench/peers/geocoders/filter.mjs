// What the peers written in JavaScript share: see libgeonames_peer.c for the lines in and out.
import { createInterface } from "node:readline";

// `lookUp` gives [longitude, latitude, country] or undefined.
export async function answer(lookUp) {
  const out = [];
  for await (const name of createInterface({ input: process.stdin })) {
    lookUp(name);
    const begun = process.hrtime.bigint();
    const found = lookUp(name);
    const spent = process.hrtime.bigint() - begun;
    out.push([name, ...(found ?? ["", "", ""]), spent].join("\t"));
  }
  process.stdout.write(out.map((line) => line + "\n").join(""));
}
