interface Pin {
  readonly id: string;
  readonly path: string;
}

/** Id of a pin that the server has not named yet. */
export const pendingId = (path: string): string => `pending ${path}`;

/** The list as it will be when the server has added the path: at the end, or as it is when it is there. */
export function withPin<T extends Pin>(pins: readonly T[] | undefined, path: string): (T | Pin)[] {
  const all = pins ?? [];
  if (all.some((pin) => pin.path === path)) return [...all];
  return [...all, { id: pendingId(path), path }];
}

export const withoutId = <T extends Pin>(pins: readonly T[] | undefined, id: string): T[] =>
  (pins ?? []).filter((pin) => pin.id !== id);
