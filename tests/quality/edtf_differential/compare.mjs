// Compares the bounds of the program with those of edtf.js for dates, date-times, X digits, seasons and intervals.
// Left out, because the two differ by design (or edtf.js is wrong): sets, unknown or open ends, XXXX years.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import edtf from 'edtf';

const [program, cases, write] = process.argv.slice(2);
const pad = (n, width) => String(Math.abs(n)).padStart(width, '0');
const year = (n) => (n < 0 ? '-' : '') + pad(n, 4);

// A small linear congruential generator: the same strings on every machine.
let state = 42;
const random = (n) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * n);
};
const date = () => {
  const text = year(random(11000) - 1000 || 1);
  switch (random(4)) {
    case 0: return text;
    case 1: return `${text}-${pad(1 + random(12), 2)}`;
    default: return `${text}-${pad(1 + random(12), 2)}-${pad(1 + random(28), 2)}`;
  }
};
const unspecified = () => {
  const y = year(random(10000));
  switch (random(5)) {
    case 0: return y.slice(0, 3) + 'X';
    case 1: return y.slice(0, 2) + 'XX';
    case 2: return y + '-XX';
    case 3: return `${y}-${pad(1 + random(12), 2)}-XX`;
    default: return y + '-XX-XX';
  }
};
const clock = () => `${year(random(9999))}-${pad(1 + random(12), 2)}-${pad(1 + random(28), 2)}T${pad(random(24), 2)}:${pad(random(60), 2)}:${pad(random(60), 2)}` +
  ['Z', '+02:00', '-05:30', '+14:00'][random(4)];

const texts = new Set(readFileSync(cases, 'utf8').split('\n').filter((l) => l && !l.startsWith('#')).map((l) => l.split('\t')[0])
  .filter((t) => !t.includes('<') && !/^[[{]/.test(t)));
for (let i = 0; i < 4000; i++) texts.add(date());
for (let i = 0; i < 2000; i++) texts.add(unspecified());
for (let i = 0; i < 2000; i++) texts.add(clock());
for (let i = 0; i < 4000; i++) texts.add(`${date()}/${date()}`);
for (let i = 0; i < 1000; i++) texts.add(date() + '?~%'[random(3)]);

const list = [...texts].filter((t) => !/XXXX|\.\.|^\/|\/$/.test(t));
const run = spawnSync(program, { input: list.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 28 });
if (run.status !== 0) throw new Error(`${program} failed: ${run.error ?? run.stderr}`);
const ours = run.stdout.trimEnd().split('\n');

let same = 0, bothRefused = 0;
const agreed = [];
const onlyWe = [], onlyThey = [], different = [];
list.forEach((text, i) => {
  let theirs = null;
  try {
    const value = edtf(text);
    // edtf.js gives the last millisecond of the last unit as its `max`, for date-times the instant itself.
    theirs = [value.min, value.max];
  } catch { /* refused */ }
  if (ours[i] === 'refused' || theirs === null) {
    if (ours[i] === 'refused' && theirs === null) bothRefused++;
    else (theirs === null ? onlyWe : onlyThey).push(text);
    return;
  }
  const [begin, end] = ours[i].split(' ').map(Number);
  const last = text.includes('T') ? begin : end - 1;
  if (begin === theirs[0] && (text.includes('T') ? theirs[1] === begin : last === theirs[1])) { same++; agreed.push(`${text}\t${theirs[0]}\t${theirs[1]}`); }
  else different.push(`${text}: ours ${begin} ${last}, edtf.js ${theirs.join(' ')}`);
});
console.log(`${list.length} strings: ${same} equal, ${bothRefused} refused by both, ${different.length} different, ` +
  `${onlyWe.length} read by us only, ${onlyThey.length} read by edtf.js only`);

// Known differences, each with its reason; anything else fails.
const known = {
  different: [
    [/^-?\d{4}-(2[1-9]|3[0-9]|4[01])/, 'edtf.js takes seasons as calendar quarters'],
    [/^Y-?\d{8,}/, 'beyond the range of a JavaScript Date'],
    [/^-.*X/, 'edtf.js counts unknown digits of negative years upwards'],
    [/\.\d{1,2}Z?$/, 'edtf.js reads .5 as 5 ms'],
    [/X.*-02-29|-X\d-/, 'edtf.js gives days that the calendar does not have'],
    [/T.*\//, 'an interval of clock times: its end is taken with its whole unit'],
  ],
  onlyWe: [
    [/^Y.*[?~%]|-2\d[?~%]|X[?~%]/, 'edtf.js qualifies no long years, seasons or unknown digits'],
    [/:60/, 'leap seconds'],
    [/^(.*)\/\1$|^(.*)-\d\d\/\2$/, 'edtf.js wants the end of an interval after its beginning'],
    [/^Y.*\/|-[23]\d\/|X\/|\/.*X/, 'long years, seasons, unknown digits in intervals'],
    [/3X/, 'unknown digit in the last days of a month'],
  ],
  onlyThey: [
    [/-02-29/, 'edtf.js accepts 29 February of common years'],
    [/^\d{2,3}$|^\d{5,8}$|\+\d{4}$|\.\d{10}/, 'ISO forms that EDTF lacks'],
    [/^Y|S\d/, 'beyond our range, or the exponents and significant digits of level 2'],
  ],
};
// A third argument keeps the answers that the two agree on (every 8th), for machines without npm.
if (write) {
  writeFileSync(write, '# Answers of the npm package edtf 4.11.1 (BSD-2-Clause), written by tests/quality/edtf_differential/compare.mjs:\n' +
    '# string, min, max in milliseconds since 1970; max is the last millisecond of the last unit, for date-times the instant itself\n' +
    agreed.filter((_, i) => i % 8 === 0).join('\n') + '\n');
}
let unexpected = 0;
for (const [kind, found] of Object.entries({ different, onlyWe, onlyThey })) {
  const left = found.filter((line) => !known[kind].some(([pattern]) => pattern.test(line.split(': ours ')[0])));
  for (const line of left) console.log(`${kind}: ${line}`);
  unexpected += left.length;
}
console.log(unexpected === 0 ? 'every difference is a known one' : `${unexpected} unexpected differences`);
process.exit(unexpected === 0 && same > 10000 ? 0 : 1);
