import { createContext, useContext } from 'react';
import type { PinSize } from './pin-keys.ts';

/** Where a pin stands among the others, how large it is, and how it gets otherwise. */
export interface PinPlace extends PinSize {
  readonly id: string;
  readonly at: number;
  readonly count: number;
  /** As large as it may be. */
  readonly most: PinSize;
  readonly moveTo: (to: number) => void;
  readonly resizeTo: (size: PinSize) => void;
  /** Shown while it is being dragged; undefined: as it is. */
  readonly preview: (size: PinSize | undefined) => void;
  /** Draws it in the chart of the pin before it; undefined where that cannot be. */
  readonly joinBefore: (() => void) | undefined;
}

const PinPlaceContext = createContext<PinPlace | undefined>(undefined);

/** Around a pin of the grid. */
export const PinPlaceProvider = PinPlaceContext;

/** Undefined where it is in none. */
export const usePinPlace = (): PinPlace | undefined => useContext(PinPlaceContext);
