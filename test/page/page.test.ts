import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from '../../src/results/results.js';
import { writeResultsNow } from '../../src/results/write.js';
import { root } from '../e2e/project.js';
import { entry, facts } from '../results/entries.js';
import { serverProgram } from '../servers/apt.js';

const markup = '</script><img src=x onerror="window.hit = 1"><script>window.hit = 1</script><!--';
const untold = { kind: 'cannot tell', reason: 'it is noisy', because: 'noise', next: 'run it alone' } as const;
const series = [64, 128, 256, 512, 1024].map((n) => ({ n, value: n * n }));
const few: Entry[] = [
  entry(
    {
      subject: 'dedupe',
      matcher: 'toScaleNoWorseThan',
      requirement: { metric: 'steps', limit: 'n log n', unit: 'growth', negated: false },
      verdict: { kind: 'over' },
      measured: { value: 1024 ** 2, unit: 'steps', series, exponent: 2, interval: [1.9, 2.1] },
      message: 'expect(dedupe).toScaleNoWorseThan(…)\n\ndedupe grew about n^2.00',
    },
    true,
  ),
  entry({
    subject: 'load',
    matcher: 'toCompleteWithin',
    requirement: { metric: 'time', limit: 10, unit: 'ms', negated: false },
    measured: { value: 9, unit: 'ms', samples: [8, 9, 9, 9.5, 10.5] },
  }),
  entry({
    subject: 'remember',
    matcher: 'toAvoidMemoryLeaks',
    requirement: { metric: 'leak', limit: '64 B', unit: 'per call', negated: false },
    measured: { value: 12, unit: 'B per call', series },
  }),
  entry(
    {
      subject: 'listOrders',
      matcher: 'toIssueAtMostQueries',
      requirement: { metric: 'queries', limit: 2, unit: 'queries', negated: false },
      verdict: { kind: 'over' },
      measured: { value: 31, unit: 'queries' },
      shapes: [
        { text: `select ${markup} from lines`, count: 30, distinctValues: 30, rows: 30, place: 'src/orders.ts:11' },
      ],
    },
    true,
  ),
  entry({ subject: markup, test: { file: `src/${markup}.test.ts`, name: markup }, verdict: untold, message: markup }),
];

/** The command of the built package, as its bin. */
const cli = (...args: string[]): void => {
  execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...args], { encoding: 'utf8', stdio: 'pipe' });
};

describe('the report page', () => {
  let folder = '';
  let browser: Browser;
  const pages: Page[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'perf-page-'));
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? (await serverProgram('chromium', 'chromium')),
      args: ['--no-sandbox'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(entries: Entry[], options: Parameters<Browser['newPage']>[0] = {}) {
    writeResultsNow(join(folder, 'results.json'), { version: 1, package: '0.1.0', runs: [facts()] }, entries);
    cli('report', join(folder, 'results.json'), '-o', join(folder, 'report.html'));
    const page = await browser.newPage(options);
    pages.push(page);
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    page.on('request', (request) => {
      if (!/^(file|data):/.test(request.url())) said.push(`asked for ${request.url()}`);
    });
    const began = performance.now();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await page.locator('details.assertion').first().waitFor();
    return { page, said, took: performance.now() - began };
  }
  const openLine = (page: Page, name: string) =>
    page.locator('details.assertion', { hasText: name }).locator('summary').first().click();

  test('shows charts, shapes and the prompt; asks no network, and says no error', async () => {
    const { page, said } = await open(few);
    for (const name of ['dedupe', 'load', 'remember', 'listOrders']) await openLine(page, name);
    await page.locator('canvas').nth(2).waitFor();
    expect(
      await page.locator('figure [role=img]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))),
    ).toEqual([
      'steps by n, against n log n; grew about n^2.00',
      '5 samples against the limit of 10ms',
      'Bytes held after so many calls',
    ]);
    expect(await page.locator('.u-label').allTextContents()).toEqual(
      expect.arrayContaining(['measured', 'bound n log n', 'at least n^1.90', 'at most n^2.10']),
    );
    expect(await page.locator('td code').textContent()).toBe(`select ${markup} from lines`);
    expect(said).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });

  test('text of records cannot inject markup', async () => {
    const { page, said } = await open(few);
    await openLine(page, 'toReturnAtMostItems');
    await openLine(page, 'listOrders');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined();
    expect(await page.locator('h2').allTextContents()).toContain(`src/${markup}.test.ts`);
    expect(said).toEqual([]);
  });

  test('filter and search, by keyboard', async () => {
    const { page } = await open(few);
    await page.getByRole('searchbox').fill('orders');
    expect(await page.getByRole('status').textContent()).toBe('1 of 5 assertions');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('checkbox', { name: /failed/ }).press('Space');
    expect(await page.getByRole('status').textContent()).toBe('3 of 5 assertions');
    await page.getByRole('checkbox', { name: /failed/ }).press('Space');
    await page.locator('details.assertion summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('details.assertion').first().getAttribute('open')).toBe('');
  });

  test('the prompt is copied', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'report.html')).href);
    await openLine(page, 'dedupe');
    await page.getByRole('button', { name: 'Copy the prompt' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(few[0]?.record.message);
  });

  test('light and dark have the contrast that WCAG AA asks for', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(few, { colorScheme });
      await openLine(page, 'dedupe');
      expect(await page.evaluate(contrasts)).toEqual([]);
      if (process.env.SCREENSHOTS) {
        mkdirSync(process.env.SCREENSHOTS, { recursive: true });
        await page.screenshot({ path: join(process.env.SCREENSHOTS, `report-${colorScheme}.png`), fullPage: true });
      }
    }
  });

  test('a narrow page does not scroll sideways', async () => {
    const { page } = await open(few, { viewport: { width: 360, height: 700 } });
    await openLine(page, 'dedupe');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  test('opens 2,000 records', async () => {
    const samples = Array.from({ length: 300 }, (_, at) => at / 7);
    const many = Array.from({ length: 2000 }, (_, at) =>
      entry({
        subject: `page${at}`,
        test: { file: `src/f${at % 40}.test.ts`, name: `lists ${at}` },
        measured: { value: at % 10, unit: 'items', samples },
        message: 'x'.repeat(2000),
      }),
    );
    const { page, took } = await open(many);
    expect(await page.getByRole('status').textContent()).toBe('2000 assertions');
    console.log(`2,000 records opened in ${Math.round(took)} ms`);
  });
});

/** Texts of which the contrast with what is behind them is under 4.5. Runs in the page. */
function contrasts(): string[] {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element: Element | null): string => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  return [...document.querySelectorAll('h1, h2, h3, p, td, th, label, summary span, pre, button, a, caption')].flatMap(
    (element) => {
      const [text, ground] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      const contrast = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      return contrast >= 4.5 ? [] : [`${element.textContent?.slice(0, 30)}: ${contrast.toFixed(2)}`];
    },
  );
}
