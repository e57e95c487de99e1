import { sourceLine } from './subject-name.js';

function valueText(value: unknown, key: string): string {
  if (typeof value === 'string') return `'${value.replace(/['\\]/g, '\\$&')}'`;
  if (typeof value === 'function') {
    // A property's name goes to the arrow function in it, which then says nothing new; its source does, when it is short.
    if (value.name && value.name !== key) return value.name;
    const source = sourceLine(value as () => unknown, 48);
    return source.endsWith('…') ? '…' : source;
  }
  if (value instanceof RegExp || typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) return `[${value.join(', ')}]`;
  return '…';
}

/** The assertion as the user wrote it, as far as it can be told from its arguments: `expect(dedupe).toScaleNoWorseThan('n log n', { input: makeUsers })`. */
export function callText(subject: string, matcher: string, negated: boolean, args: readonly unknown[]): string {
  const given = args.filter((argument) => argument !== undefined);
  const texts = given.map((argument) => {
    if (typeof argument !== 'object' || argument === null || argument instanceof RegExp) return valueText(argument, '');
    const entries = Object.entries(argument).filter(([key, value]) => key !== 'name' && value !== undefined);
    return entries.length === 0 ? '' : `{ ${entries.map(([key, value]) => optionText(key, value)).join(', ')} }`;
  });
  return `expect(${subject})${negated ? '.not' : ''}.${matcher}(${texts.filter((text) => text !== '').join(', ')})`;
}

function optionText(key: string, value: unknown): string {
  const text = valueText(value, key);
  return text === key ? key : text.startsWith(`${key}(`) ? text : `${key}: ${text}`;
}
