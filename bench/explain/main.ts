import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { PerfRecord } from '../../src/record.js';
import pack from '../../test/e2e/pack.js';
import { createProject, reportJest, reportVitest, root } from '../../test/e2e/project.js';
import { jestConfig, vitestConfig } from '../../test/e2e/set-up.js';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    only: { type: 'string' },
    runner: { type: 'string' },
    show: { type: 'boolean' },
    half: { type: 'string' },
    texts: { type: 'string' },
  },
});
pack();

/** The modules on which the rules were tuned, and those that no rule had seen when it was written. */
const halves = [
  { half: 'tuning', folder: '' },
  { half: 'held out', folder: 'held-out/' },
].filter(({ half }) => !values.half || half.startsWith(values.half));

function load(half: string, folder: string, kind: 'planted' | 'clean') {
  const at = join(root, 'bench/explain', folder, kind);
  const files = readdirSync(at)
    .filter((file) => !values.only || values.only.split(',').some((part) => file.includes(part)))
    .filter((_, index) => !values.short || index % 8 === 0);
  return files.map((file) => {
    const text = readFileSync(join(at, file), 'utf8');
    const lines = text.split('\n');
    const hot = lines.findIndex((line) => line.includes('// HOT ')) + 1;
    return {
      half,
      name: file.replace('.ts', ''),
      // The assistant's view of the source, and the compiler's, is without the mark.
      text: text.replace(/^ *\/\/ HOT .*\n/m, ''),
      hot,
      cause: /\/\/ HOT (\S+)/.exec(text)?.[1],
      size: /@size (\d+)/.exec(text)?.[1],
      bound: /@bound (.+)/.exec(lines[0] ?? '')?.[1],
    };
  });
}
type Module = ReturnType<typeof load>[number];

const modules = halves.flatMap(({ half, folder }) => [
  ...load(half, folder, 'planted'),
  ...load(half, folder, 'clean'),
]);
const testOf = ({ name, size, bound }: Module, imports: string): string => `${imports}
import { make, subject } from './${name}';
test('${name}: limit', async () => { await expect(subject).toCompleteWithin('20us', { input: () => make(${size}), name: 'report', timeBudget: 800 }); }, 15_000);
${bound ? `test('${name}: growth', async () => { await expect(subject).toScaleNoWorseThan('${bound}', { input: make, name: 'report', timeBudget: 1500 }); }, 15_000);` : ''}
`;

class Counts {
  planted = 0;
  notOver = 0;
  line = 0;
  cause = 0;
  wrong = 0;
  clean = 0;
  saidOfClean = 0;

  /** Sentence of what was counted. */
  get text(): string {
    const share = (part: number): string =>
      `${part} of ${this.planted} (${((100 * part) / Math.max(1, this.planted)).toFixed(1)}%)`;
    return `right line ${share(this.line)}, right cause ${share(this.cause)}, wrong cause ${share(this.wrong)}; a cause said of ${this.saidOfClean} of ${this.clean} clean ones; ${this.notOver} not over and left out`;
  }

  get failed(): boolean {
    return (
      this.line < 0.95 * this.planted ||
      this.cause < 0.9 * this.planted ||
      this.wrong > 0.02 * this.planted ||
      this.saidOfClean > 0
    );
  }
}

for (const runner of ['vitest', 'jest'] as const) {
  if (values.runner && values.runner !== runner) continue;
  const imports = runner === 'vitest' ? "import { expect, test } from 'vitest';" : '';
  const files = Object.fromEntries(
    modules.flatMap((module) => [
      [`src/${module.name}.ts`, module.text],
      [`src/${module.name}.test.ts`, testOf(module, imports)],
    ]),
  );
  const config = runner === 'vitest' ? vitestConfig('fileParallelism: false') : jestConfig({ maxWorkers: 1 });
  const project = createProject(`explain-${runner}`, { ...config, ...files });
  const { tests, output } = await (runner === 'vitest' ? reportVitest : reportJest)(project);
  if (tests.length === 0) console.log(output);
  for (const { half } of halves) {
    const counts = new Counts();
    for (const module of modules.filter((each) => each.half === half)) {
      for (const test of tests.filter(({ name }) => name.startsWith(`${module.name}: `)))
        count(counts, module, runner, test.name, test.status, test.records.at(-1) as PerfRecord | undefined);
    }
    console.log(`${runner}, ${half}: ${counts.text}`);
    if (counts.failed) process.exitCode = 1;
  }
}

function count(
  counts: Counts,
  { name, hot, cause }: Module,
  runner: string,
  test: string,
  status: string,
  record: PerfRecord | undefined,
): void {
  if (status !== 'failed' || record?.verdict?.kind !== 'over') {
    console.log(`${runner}, ${test}: ${status}, ${record?.verdict?.kind ?? 'no verdict'}`);
    counts.notOver += 1;
    return;
  }
  const [place] = record.places ?? [];
  const said = record.cause?.id;
  const shown = `${place ? `${place.file}:${place.line}` : 'no place'}, ${said ?? 'no cause'}`;
  if (cause) {
    const isRight = place?.file === `src/${name}.ts` && place.line === hot;
    counts.planted += 1;
    if (isRight) counts.line += 1;
    if (said === cause) counts.cause += 1;
    else if (said) counts.wrong += 1;
    if (!isRight || said !== cause) console.log(`${runner}, ${test}: ${shown}; planted at ${hot}, ${cause}`);
  } else {
    counts.clean += 1;
    if (said) {
      counts.saidOfClean += 1;
      console.log(`${runner}, ${test}: ${shown}; clean`);
    }
  }
  if (values.show) console.log(`--- ${name}\n${record.message}\n`);
  if (values.texts && cause) {
    mkdirSync(values.texts, { recursive: true });
    writeFileSync(join(values.texts, `${runner}-${test.replace(': ', '-')}.txt`), `${record.message}\n`);
  }
}
