// toRunFasterThan: how often a function is said to be faster than itself or its twin (never), and how often a true difference is found. Every trial has fresh
// code; a process makes 25 of them. `npx node bench/rival.mjs --trials 1000 [--busy 3] [--power 100] [--beside 100]`: the first so many pairs are also judged as
// Vitest's `toBeFasterThan` judges them, which compares the mean latencies of a default run of tinybench.
import { execFileSync, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({
  options: {
    trials: { type: 'string', default: '200' },
    power: { type: 'string', default: '25' },
    busy: { type: 'string', default: '0' },
    beside: { type: 'string', default: '0' },
    worker: { type: 'string' },
  },
});
const perProcess = 25;

/** Sources of functions of about 3 ns to 2 ms; `work` is how much each does. */
const kinds = {
  arithmetic: {
    work: 1000,
    input: '() => 7 + (seed = (seed + 1) & 1023)',
    source: (work) => `(x) => ((x ^ (x >>> 3)) * 31 + x) % ${work + 9}`,
  },
  loop: {
    work: 40,
    source: (work) => `(x) => { let s = 0; for (let i = 0; i < ${work}; i++) s = (s * 31 + x + i) % 1009; return s; }`,
    input: '() => (seed = (seed + 1) & 1023)',
  },
  allocating: {
    work: 20,
    source: (work) => `(x) => { const list = []; for (let i = 0; i < ${work}; i++) list.push({ x, i }); return list; }`,
    input: '() => (seed = (seed + 1) & 1023)',
  },
  strings: {
    work: 100,
    source: (work) =>
      `(text) => { let h = 0; for (let i = 0; i < ${work}; i++) h = (h * 31 + text.charCodeAt(i % text.length)) | 0; return h; }`,
    input: `() => 'name ' + (seed = (seed + 1) & 1023)`,
  },
  sorting: {
    work: 400,
    source: (work) => `(list) => list.slice(0, ${work}).sort((a, b) => a - b)`,
    input: '() => Array.from({ length: 500 }, (_, i) => (i * 7919 + ++seed) % 1009)',
  },
  millisecond: {
    work: 200000,
    source: (work) => `(x) => { let s = x; for (let i = 0; i < ${work}; i++) s = (s * 31 + i) % 1009; return s; }`,
    input: '() => (seed = (seed + 1) & 1023)',
  },
  async: {
    work: 100000,
    source: (work) =>
      `async (x) => { await null; let s = x; for (let i = 0; i < ${work}; i++) s = (s * 31 + i) % 1009; await null; return s; }`,
    input: '() => (seed = (seed + 1) & 1023)',
  },
};
let made = 0;
const make = (source) => new Function(`let seed = 0; return ${source} // ${++made}`)();

/** What Vitest's `toBeFasterThan` says: it runs tinybench with its defaults and compares two means, with no margin unless asked. */
async function isFasterByMeans(subject, rival, input) {
  const inputs = Array.from({ length: 1024 }, input);
  const bench = new Bench();
  for (const [name, fn] of Object.entries({ subject, rival })) {
    let next = 0;
    bench.add(name, () => fn(inputs[next++ & 1023]));
  }
  const [mine, its] = await bench.run();
  return mine.result.latency.mean < its.result.latency.mean;
}

/** One trial: 'same', 'twin', or a factor by which the rival does more. */
async function trial(index, against, beside) {
  const { matchers } = await import('perf-matchers');
  const names = Object.keys(kinds).filter(
    (name) => against === 'same' || against === 'twin' || (name !== 'arithmetic' && name !== 'sorting'),
  );
  const name = names[index % names.length];
  const { work, source, input } = kinds[name];
  const subject = make(source(work));
  const factor = Number(against) || 1;
  const rival = against === 'same' ? subject : make(source(Math.round(work * factor)));
  const start = performance.now();
  const { perf } = await matchers.toRunFasterThan.call({ isNot: false }, subject, rival, { input: make(input) });
  return {
    name,
    against,
    verdict: perf.verdict.kind,
    ratio: perf.measured?.value,
    interval: perf.measured?.interval,
    ms: performance.now() - start,
    message: perf.message,
    ...(beside ? { fasterByMeans: await isFasterByMeans(subject, rival, make(input)) } : {}),
  };
}

if (values.worker !== undefined) {
  const { from, to, against, beside } = JSON.parse(values.worker);
  for (let index = from; index < to; index++) {
    const which = against === 'A/A' ? ['same', 'twin'][Math.floor(index / Object.keys(kinds).length) % 2] : against;
    console.log(JSON.stringify(await trial(index, which, index < beside)));
  }
} else {
  const busy = Array.from({ length: Number(values.busy) }, () =>
    spawn(process.execPath, ['-e', 'const end = Date.now() + 3600e3; while (Date.now() < end);']),
  );
  const quantile = (numbers, q) =>
    numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(q * numbers.length))];
  try {
    for (const [against, trials] of [
      ['A/A', Number(values.trials)],
      ['1.1', Number(values.power)],
      ['1.2', Number(values.power)],
    ]) {
      const found = [];
      for (let from = 0; from < trials; from += perProcess) {
        const worker = JSON.stringify({
          from,
          to: Math.min(trials, from + perProcess),
          against,
          beside: Number(values.beside),
        });
        const printed = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--worker', worker], {
          cwd: join(here, '..'),
          encoding: 'utf8',
        });
        found.push(
          ...printed
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
        if (process.stdout.isTTY) process.stdout.write(`\r${against}: ${found.length} of ${trials}`);
      }
      if (found.length === 0) continue;
      const count = (kind) => found.filter(({ verdict }) => verdict === kind).length;
      const times = found.map(({ ms }) => ms);
      console.log(
        `${against === 'A/A' ? 'A/A' : `rival does ${against} times the work`}: ${found.length} trials, ${count('within')} within, ${count('over')} over, ${count('cannot tell')} cannot tell; ${Math.round(quantile(times, 0.5))} ms at the median, ${Math.round(quantile(times, 0.95))} at the 95th percentile`,
      );
      const beside = found.filter(({ fasterByMeans }) => fasterByMeans !== undefined);
      if (beside.length > 0)
        console.log(
          `  Of the first ${beside.length} pairs, toRunFasterThan says faster of ${beside.filter(({ verdict }) => verdict === 'within').length}, toBeFasterThan of ${beside.filter(({ fasterByMeans }) => fasterByMeans).length}.`,
        );
      for (const name of new Set(found.map(({ name }) => name))) {
        const own = found.filter((trial) => trial.name === name);
        const ratios = own.map(({ ratio }) => ratio).filter((ratio) => ratio !== undefined);
        console.log(
          `  ${name.padEnd(12)} ${own.filter(({ verdict }) => verdict === 'within').length} of ${own.length} within; ratio ${quantile(ratios, 0.01)?.toFixed(3)} to ${quantile(ratios, 0.99)?.toFixed(3)}, median ${quantile(ratios, 0.5)?.toFixed(3)}; ${Math.round(
            quantile(
              own.map(({ ms }) => ms),
              0.5,
            ),
          )} ms`,
        );
      }
      for (const { message, verdict } of found) if (against === 'A/A' && verdict === 'within') console.log(message);
    }
  } finally {
    for (const child of busy) child.kill();
  }
}
