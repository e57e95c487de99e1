// Simulates series against time limits; prints JSON lines. Arguments: seconds per cell, most series per cell, the seed of chance.
import { families } from '../test/judge/limit-families.js';
import { simulate } from './limit-simulate.js';

const ms = Number(process.argv[2]) * 1000;
const trials = Number(process.argv[3]);
const seed = Number(process.argv[4]);
const print = (kind: string, cell: object): void => console.log(JSON.stringify({ kind, ...cell }));

for (const family of families) {
  for (const unit of [0.01, 1, 20]) {
    for (const percentile of [50, 90, 95, 99]) {
      const cell = await simulate(family, { unit, percentile, ratio: 0.9, trials, ms, seed });
      print('false over', { ...cell, untellable: family.untellable ?? false });
    }
  }
}
for (const family of families.slice(0, 3)) {
  for (const unit of [1, 20]) {
    for (const percentile of [50, 95]) {
      for (const ratio of [0.5, 0.9, 1, 1.1, 2, 4]) {
        print('by distance', await simulate(family, { unit, percentile, ratio, trials, ms, seed }));
      }
    }
  }
}
