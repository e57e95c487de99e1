import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { matchers } from '../src/index.js';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const text = read('llms.txt');

test('llms.txt names every matcher, and links to what is there', () => {
  const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter((link) => !existsSync(new URL(`../${link}`, import.meta.url)))).toEqual([]);
  expect(Object.keys(matchers).filter((name) => !text.includes(`[${name}](docs/${name}.md)`))).toEqual([]);
});

test('the guide for agents offers matchers that exist', () => {
  const named = [...read('docs/agents.md').matchAll(/`(to[A-Z]\w*)\(/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in matchers))).toEqual([]);
});
