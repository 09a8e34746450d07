/** All that any tab looks at, each path once, in a stable order: an equal union makes an equal list. */
export function mergeInterest(tabs: readonly ReadonlySet<string>[]): string[] {
  const all = new Set<string>();
  for (const paths of tabs) for (const path of paths) all.add(path);
  return [...all].sort();
}
