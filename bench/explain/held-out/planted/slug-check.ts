// @size 26
export interface Draft {
  title: string;
  slug: string;
}

const slugPattern = /^([a-z0-9]+-?)+$/;

function problemsOf(draft: Draft): string[] {
  const problems: string[] = [];
  if (draft.title.length === 0) problems.push('no title');
  // HOT backtracking
  if (!slugPattern.test(draft.slug)) problems.push('the slug may hold letters, digits and dashes');
  return problems;
}

export function validate(drafts: Draft[]): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const draft of drafts) {
    const problems = problemsOf(draft);
    if (problems.length > 0) result.set(draft.title, problems);
  }
  return result;
}

export const subject = validate;
export const make = (n: number): Draft[] => [
  { title: 'fine', slug: 'a-fine-one' },
  { title: 'long', slug: `${'a'.repeat(n)}!` },
];
