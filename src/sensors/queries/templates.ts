/** A part of a template, of whatever client: what stands between its strings. Undefined: a value. */
export type PieceOf = (part: unknown, before: string) => { text: string; values?: readonly unknown[] } | undefined;

/** The text of a tagged template, `$1` for its first value and so on, and its values. */
export function textOfTemplate(
  strings: readonly string[],
  parts: readonly unknown[],
  pieceOf: PieceOf,
): { text: string; values: unknown[] } {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const piece = typeof part === 'object' && part !== null ? pieceOf(part, text) : undefined;
    if (piece) {
      text += piece.text;
      if (piece.values) values.push(...piece.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? '';
  }
  return { text, values };
}
