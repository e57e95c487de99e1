/** Gives an error the stack of the assertion's call: when it was thrown, the user's line had left the stack. */
export function placeAt(site: { readonly stack?: string }, error: unknown): void {
  if (!(error instanceof Error)) return;
  const [, ...frames] = site.stack?.split('\n') ?? [];
  error.stack = [`${error.name}: ${error.message}`, ...frames].join('\n');
}
