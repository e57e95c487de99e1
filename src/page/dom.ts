type Child = Node | string | undefined | false;

/** An element with attributes and children. Text stays text: nothing of a record is read as markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** A table with a caption, which scrolls by itself where it is too wide; columns named in `numbers` stand to the right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (Node | string)[])[],
  numbers: readonly number[] = [],
): HTMLElement {
  const kind = (column: number): Record<string, string | undefined> => ({
    class: numbers.includes(column) ? 'number' : undefined,
  });
  const made = el(
    'table',
    {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...head.map((text, column) => el('th', { scope: 'col', ...kind(column) }, text)))),
    el('tbody', {}, ...rows.map((row) => el('tr', {}, ...row.map((cell, column) => el('td', kind(column), cell))))),
  );
  return el('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': caption }, made);
}
