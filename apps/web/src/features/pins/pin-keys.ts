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

export interface PinSize {
  readonly columns: number;
  readonly rows: number;
}

/** The size that an arrow key gives to a pin; undefined: the key changes none, or it cannot go further. */
export function sizeAfterKey(key: string, size: PinSize, most: PinSize): PinSize | undefined {
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const step = steps[key];
  if (step === undefined) return undefined;
  const columns = size.columns + step[0];
  const rows = size.rows + step[1];
  const fits = columns >= 1 && rows >= 1 && columns <= most.columns && rows <= most.rows;
  return fits ? { columns, rows } : undefined;
}
