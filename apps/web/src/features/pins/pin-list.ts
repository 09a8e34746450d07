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

/** The list with a pin at another place, 0 being the first. */
export function withMoved<T extends Pin>(
  pins: readonly T[] | undefined,
  id: string,
  to: number,
): T[] {
  const all = pins ?? [];
  const moved = all.filter((pin) => pin.id === id);
  const others = all.filter((pin) => pin.id !== id);
  return [...others.slice(0, to), ...moved, ...others.slice(to)];
}

/** Where an arrow key takes a pin; undefined: the key moves none, or it is there already. */
export function placeAfterKey(key: string, at: number, count: number): number | undefined {
  const places: Readonly<Record<string, number>> = {
    ArrowLeft: at - 1,
    ArrowUp: at - 1,
    ArrowRight: at + 1,
    ArrowDown: at + 1,
    Home: 0,
    End: count - 1,
  };
  const to = places[key];
  return to === undefined || to === at || to < 0 || to >= count ? undefined : to;
}
