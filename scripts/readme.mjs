// Runs the snippets of README.md, CONTRIBUTING.md and docs/, and writes the messages that they print into the pages; with --bench the bench's figures too.
// With --check nothing is written: it fails where a snippet does not compile, does not end as the page says, or prints other sentences than the page shows
// (numbers aside).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  checkSnippetTypes,
  faultsOf,
  figuresTable,
  layOutSnippets,
  pages,
  readPage,
  refresh,
  runNodeTests,
  runSnippets,
  writeBlock,
  writePage,
} from './docs.ts';

const check = process.argv.includes('--check');
layOutSnippets();
checkSnippetTypes();
runNodeTests();
const tests = runSnippets();
if (!check) for (const page of pages) writePage(page, refresh(readPage(page), tests));
if (process.argv.includes('--bench')) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const report = `${root}.tmp/bench.json`;
  execFileSync(process.execPath, ['bench/run.mjs', '--json', report], { cwd: root, stdio: 'inherit' });
  writeBlock('README.md', 'bench', figuresTable(JSON.parse(readFileSync(report, 'utf8'))));
}
const faults = faultsOf(tests);
for (const fault of faults) console.log(fault);
console.log(`${tests.size} tests of the pages' snippets and of the examples they show ran; ${faults.length} faults.`);
process.exit(faults.length === 0 ? 0 : 1);
