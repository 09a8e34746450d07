import { createContext, useContext } from 'react';

/** Where a pin stands among the others, and how it gets elsewhere. */
export interface PinPlace {
  readonly at: number;
  readonly count: number;
  readonly moveTo: (to: number) => void;
}

const PinPlaceContext = createContext<PinPlace | undefined>(undefined);

/** Around a pin that can be moved. */
export const PinPlaceProvider = PinPlaceContext;

/** Undefined where it cannot. */
export const usePinPlace = (): PinPlace | undefined => useContext(PinPlaceContext);
