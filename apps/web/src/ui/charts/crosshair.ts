import { createContext, useContext, useState } from 'react';

export interface CrosshairState {
  /** Undefined while nothing is pointed at. */
  readonly atUs: number | undefined;
  /** A locked crosshair stays where it is while the pointer goes on. */
  readonly isLocked: boolean;
}

const NOWHERE: CrosshairState = { atUs: undefined, isLocked: false };

/** The one moment that all charts of a page point at. */
export class Crosshair {
  #state: CrosshairState = NOWHERE;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): CrosshairState => this.#state;

  /** The pointer is here now, or nowhere; does nothing while locked. */
  point(atUs: number | undefined): void {
    if (this.#state.isLocked || this.#state.atUs === atUs) return;
    this.#set({ atUs, isLocked: false });
  }

  /** By keyboard: moves a locked crosshair too. */
  move(atUs: number): void {
    this.#set({ ...this.#state, atUs });
  }

  toggleLock(): void {
    if (this.#state.atUs === undefined) return;
    this.#set({ ...this.#state, isLocked: !this.#state.isLocked });
  }

  release(): void {
    this.#set(NOWHERE);
  }

  #set(state: CrosshairState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const CrosshairContext = createContext<Crosshair | undefined>(undefined);

/** Around everything whose charts share a crosshair. */
export const CrosshairProvider = CrosshairContext;

/** The page's crosshair; a chart that stands alone has its own. */
export function useCrosshair(): Crosshair {
  const shared = useContext(CrosshairContext);
  const [own] = useState(() => new Crosshair());
  return shared ?? own;
}
