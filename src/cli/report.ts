import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { IndexRow, PageFacts } from '../page/data.js';
import { partsOf } from '../results/order.js';
import { summaryRow } from '../speak/summary/row.js';
import { pageStyle } from './page-style.js';
import type { Source } from './sources.js';

/** JSON inside a script element: nothing in it can end the element, or begin another. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page's own script, built beside this file. */
const pageScript = (): string =>
  readFileSync(new URL('./page.global.js', import.meta.url), 'utf8').replaceAll('</script', '<\\/script');

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Writes a page of all assertions of results files; returns how many there are. The records are written as they are read, so that many need little memory. */
export async function report(sources: readonly Source[], output: string): Promise<number> {
  mkdirSync(dirname(output), { recursive: true });
  const part = `${output}.${process.pid}.part`;
  const file = openSync(part, 'w');
  try {
    const script = pageScript();
    writeSync(file, headOf(script));
    const index: IndexRow[] = [];
    const facts: PageFacts = { runs: sources.flatMap(({ head }) => head.runs) };
    let before = 0;
    for (const { head, entries } of sources) {
      for await (const entry of entries()) {
        for (const part of partsOf(entry)) {
          const { verdict, tone, used, measured, limit, outcome, assertion, place, test, project } = summaryRow(part);
          index.push({
            verdict,
            tone,
            used,
            measured,
            limit,
            outcome,
            assertion,
            place,
            test,
            project,
            file: part.record.test.file,
          });
          writeSync(file, `${embedded({ ...part, run: part.run + before })}\n`);
        }
      }
      before += head.runs.length;
    }
    writeSync(
      file,
      `</script>\n<script type="application/json" id="index">${embedded({ facts, index })}</script>\n<script>${script}</script>\n</body>\n</html>\n`,
    );
    closeSync(file);
    renameSync(part, output);
    return index.length;
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function headOf(script: string): string {
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Performance assertions</title>
<style>${pageStyle}</style>
</head>
<body>
<main id="page"><noscript>This page shows its records by a script of its own; allow scripts to see them.</noscript></main>
<script type="text/plain" id="records">
`;
}
