import { readdirSync, readFileSync } from 'node:fs';
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
  },
});
pack();

function load(folder: string) {
  const at = join(root, 'bench/explain', folder);
  const files = readdirSync(at)
    .filter((file) => !values.only || file.includes(values.only))
    .filter((_, index) => !values.short || index % 4 === 0);
  return files.map((file) => {
    const text = readFileSync(join(at, file), 'utf8');
    const lines = text.split('\n');
    const hot = lines.findIndex((line) => line.includes('// HOT ')) + 1;
    return {
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

const modules = [...load('planted'), ...load('clean')];
const testOf = ({ name, size, bound }: ReturnType<typeof load>[number]): string => `${vitestOnly}
import { make, subject } from './${name}';
test('limit', async () => { await expect(subject).toCompleteWithin('20us', { input: () => make(${size}), name: 'report', timeBudget: 1500 }); });
${bound ? `test('growth', async () => { await expect(subject).toScaleNoWorseThan('${bound}', { input: make, name: 'report' }); });` : ''}
`;
let vitestOnly = '';
let failed = false;
for (const runner of ['vitest', 'jest']) {
  if (values.runner && values.runner !== runner) continue;
  vitestOnly = runner === 'vitest' ? "import { expect, test } from 'vitest';" : '';
  const files = Object.fromEntries(
    modules.flatMap((module) => [
      [`src/${module.name}.ts`, module.text],
      [`src/${module.name}.test.ts`, testOf(module)],
    ]),
  );
  const config = runner === 'vitest' ? vitestConfig('fileParallelism: false') : jestConfig({ maxWorkers: 1 });
  const project = createProject(`explain-${runner}`, { ...config, ...files });
  const counts = { planted: 0, line: 0, cause: 0, wrong: 0, clean: 0, saidOfClean: 0 };
  for (const { name, hot, cause } of modules) {
    const report = runner === 'vitest' ? reportVitest : reportJest;
    const { tests, output } = await report(project, [`src/${name}.test.ts`]);
    for (const test of tests) {
      const record = test.records.at(-1) as PerfRecord | undefined;
      const [place] = record?.places ?? [];
      const said = record?.cause?.id;
      const rightLine = place?.file === `src/${name}.ts` && Math.abs(place.line - hot) <= 0;
      const shown = `${place ? `${place.file}:${place.line}` : 'no place'}, ${said ?? 'no cause'}`;
      if (test.status !== 'failed')
        console.log(`${runner} ${name} ${test.name}: did not fail ${record?.verdict?.kind ?? output.slice(0, 500)}`);
      if (cause) {
        counts.planted += 1;
        if (rightLine) counts.line += 1;
        if (said === cause) counts.cause += 1;
        else if (said) counts.wrong += 1;
        if (!rightLine || said !== cause)
          console.log(`${runner} ${name} ${test.name}: ${shown}; planted at ${hot}, ${cause}`);
      } else {
        counts.clean += 1;
        if (said) {
          counts.saidOfClean += 1;
          console.log(`${runner} ${name} ${test.name}: ${shown}; clean`);
        }
      }
      if (values.show) console.log(`--- ${name}\n${record?.message ?? test.messages.join('\n')}\n`);
    }
  }
  const share = (part: number): string =>
    `${part} of ${counts.planted} (${((100 * part) / Math.max(1, counts.planted)).toFixed(1)}%)`;
  console.log(
    `${runner}: right line ${share(counts.line)}, right cause ${share(counts.cause)}, wrong cause ${share(counts.wrong)}; a cause said of ${counts.saidOfClean} of ${counts.clean} clean ones`,
  );
  failed ||=
    counts.line < 0.95 * counts.planted ||
    counts.cause < 0.9 * counts.planted ||
    counts.wrong > 0.02 * counts.planted ||
    counts.saidOfClean > 0;
}
process.exitCode = failed ? 1 : 0;
