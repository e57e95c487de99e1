// node judge.js < [[name, bound, seed], …]: one line of JSON a verdict, in a process that the runner started.
import { writeSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { corpus } from './corpus/index.js';
import { verdictOf } from './verdict.js';

const asked: [name: string, bound: string, seed: number][] = JSON.parse(await text(process.stdin));
for (const [name, bound, seed] of asked) {
  const entry = corpus.find((one) => one.name === name);
  if (!entry) throw new TypeError(`no function ${name}`);
  writeSync(1, `${JSON.stringify(await verdictOf(entry, bound, seed))}\n`);
}
