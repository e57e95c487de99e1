/**
 * What stands between a template's strings, of whatever client, when it is an object: its text, after its values have been added to `values`, as `$1` for the first
 * of them and so on. Undefined: it is a value itself.
 */
export type PieceOf = (part: object, before: string, values: unknown[]) => string | undefined;

/** Adds a value; how the text names it. */
export const addValue = (values: unknown[], value: unknown): string => `$${values.push(value)}`;

/** The text of a tagged template, whose values are added to `values`. */
export function textOfTemplate(
  strings: readonly string[],
  parts: readonly unknown[],
  values: unknown[],
  pieceOf: PieceOf,
): string {
  let text = strings[0] ?? '';
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const piece = typeof part === 'object' && part !== null ? pieceOf(part, text, values) : undefined;
    text += piece ?? addValue(values, part);
    text += strings[index + 1] ?? '';
  }
  return text;
}
