import {
  type Look,
  lookCookie,
  type Preferences,
  parsePreferences,
  serializePreferences,
} from './preferences.ts';

/** Where preferences lie. Either side may refuse (private windows, full storage); then they last as long as the tab. */
export interface PreferencePorts {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly writeLook: (cookie: string) => void;
}

/** The preferences of this browser, and who wants to know when they change. */
export class PreferenceStore {
  readonly #ports: PreferencePorts;
  readonly #listeners = new Set<() => void>();
  #now: Preferences | undefined;

  constructor(ports: PreferencePorts) {
    this.#ports = ports;
  }

  readonly get = (): Preferences => {
    this.#now ??= parsePreferences(this.#ports.read());
    return this.#now;
  };

  readonly change = (part: Partial<Preferences>): void => {
    const next = { ...this.get(), ...part };
    this.#now = next;
    this.#ports.write(serializePreferences(next));
    this.#ports.writeLook(lookCookie(next));
    for (const listener of this.#listeners) listener();
  };

  /** Another tab has changed them. */
  readonly reread = (): void => {
    this.#now = undefined;
    for (const listener of this.#listeners) listener();
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

/** What the server knows before the first frame: the look, and defaults for the rest. */
export const preferencesOfLook = (look: Look): Preferences => ({
  ...parsePreferences(undefined),
  ...look,
});
