// @size 4000 @bound n log n
export interface Page {
  slug: string;
  title: string;
}

export interface Crumb {
  href: string;
  label: string;
}

const hrefOf = (page: Page): string => `/${page.slug}`;

function toCrumb(page: Page): Crumb {
  return { href: hrefOf(page), label: page.title.slice(0, 40) };
}

function reversed(pages: Page[]): Crumb[] {
  let crumbs: Crumb[] = [];
  pages.forEach((page) => {
    if (page.slug === '') return;
    // HOT copied-accumulator
    crumbs = [toCrumb(page), ...crumbs];
  });
  return crumbs;
}

export function trail(pages: Page[]): { first: string; length: number } {
  const crumbs = reversed(pages);
  return { first: crumbs[0]?.href ?? '/', length: crumbs.length };
}

export const subject = trail;
export const make = (n: number): Page[] => Array.from({ length: n }, (_, i) => ({ slug: `p${i}`, title: `Page ${i}` }));
