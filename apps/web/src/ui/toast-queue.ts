export type ToastTone = 'plain' | 'bad';

export interface ToastOptions {
  readonly tone?: ToastTone;
  /** An undo, for instance. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

export interface Toast extends ToastOptions {
  readonly message: string;
}

/** What is to be told, until there is something that shows it. */
export class ToastQueue {
  readonly #listeners = new Set<() => void>();
  #waiting: readonly Toast[] = [];
  #isAsked = false;

  readonly add = (message: string, options: ToastOptions = {}): void => {
    this.#waiting = [...this.#waiting, { ...options, message }];
    this.#isAsked = true;
    for (const listener of this.#listeners) listener();
  };

  /** Whether there was ever anything to tell. */
  readonly isAsked = (): boolean => this.#isAsked;

  /** @returns what has not been taken before. */
  take(): readonly Toast[] {
    const taken = this.#waiting;
    this.#waiting = [];
    return taken;
  }

  /** Called when there is something to take. @returns what ends it. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}
