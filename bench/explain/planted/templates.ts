// @size 60
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const file = join(folder, 'mail.txt');
writeFileSync(file, 'Dear {name},\n'.repeat(20_000));

export interface Mail {
  to: string;
  name: string;
}

const fill = (template: string, mail: Mail): string => template.slice(0, 13).replace('{name}', mail.name);

async function render(mail: Mail): Promise<string> {
  // HOT synchronous-api
  const template = readFileSync(file, 'utf8');
  return fill(template, mail);
}

async function send(mail: Mail): Promise<number> {
  const text = await render(mail);
  return text.length;
}

export async function sendAll(mails: Mail[]): Promise<number> {
  const sent = await Promise.all(mails.map(send));
  return sent.reduce((sum, length) => sum + length, 0);
}

export const subject = sendAll;
export const make = (n: number): Mail[] =>
  Array.from({ length: n }, (_, i) => ({ to: `${i}@example.com`, name: `n${i}` }));
