'use client';

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { KeysContext } from '../../ui/keys/keys-context.ts';
import { PreferenceStore, preferencesOfLook } from './preference-store.ts';
import { LOOK_COOKIE, type Look, type Preferences } from './preferences.ts';

const STORAGE_KEY = 'statsfs.preferences';
const YEAR_S = 31_536_000;

interface Shared {
  readonly store: PreferenceStore;
  readonly onServer: Preferences;
}

const PreferencesContext = createContext<Shared | undefined>(undefined);

/** Around the whole application. `look` is what the cookie told the server. */
export function PreferencesProvider(props: { readonly look: Look; readonly children: ReactNode }) {
  const [shared] = useState<Shared>(() => ({
    store: createBrowserStore(),
    onServer: preferencesOfLook(props.look),
  }));
  useEffect(() => {
    const onStorage = (event: StorageEvent): void => {
      if (event.key === STORAGE_KEY) shared.store.reread();
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  }, [shared]);
  return (
    <PreferencesContext value={shared}>
      <SingleKeys>{props.children}</SingleKeys>
    </PreferencesContext>
  );
}

/** @throws when there is no PreferencesProvider above. */
export function usePreferences(): readonly [Preferences, (part: Partial<Preferences>) => void] {
  const shared = useContext(PreferencesContext);
  if (shared === undefined) throw new Error('usePreferences needs a PreferencesProvider above it');
  const { store, onServer } = shared;
  const preferences = useSyncExternalStore(store.subscribe, store.get, () => onServer);
  return [preferences, store.change];
}

function SingleKeys({ children }: { readonly children: ReactNode }) {
  const [{ singleKeys, keymap, theme }] = usePreferences();
  const keys = useMemo(() => ({ areOn: singleKeys, keymap }), [singleKeys, keymap]);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
  return <KeysContext value={keys}>{children}</KeysContext>;
}

const createBrowserStore = (): PreferenceStore =>
  new PreferenceStore({
    read: () => quietly(() => localStorage.getItem(STORAGE_KEY) ?? undefined),
    write: (text) => quietly(() => localStorage.setItem(STORAGE_KEY, text)),
    writeLook: (cookie) => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox; the value has no special signs
      document.cookie = `${LOOK_COOKIE}=${cookie};path=/;max-age=${YEAR_S};samesite=strict`;
    },
  });

/** Storage throws where it is forbidden or full; preferences then last as long as the tab. */
function quietly<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
