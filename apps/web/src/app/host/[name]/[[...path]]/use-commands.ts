import { useMemo } from 'react';
import type { PaletteCommand } from '../../../../features/palette/palette-items.ts';
import {
  THEME_CHOICES,
  type ThemeChoice,
  TREE_ORDER_CHOICES,
} from '../../../../features/preferences/preferences.ts';
import { usePreferences } from '../../../../features/preferences/preferences-provider.tsx';
import { useLiveStore } from '../../../../live/react/live-provider.tsx';
import { usePaused } from '../../../../live/react/use-paused.ts';
import { goToHostPage } from '../../../../ui/host-page.tsx';
import { HOST_PAGES } from '../../../../ui/host-url.ts';
import { PAGE_TITLES } from './host-title.ts';

const THEMES: Readonly<Record<ThemeChoice, string>> = {
  system: 'as the system',
  dark: 'dark',
  light: 'light',
  contrast: 'high contrast',
};

/** What the page can do whatever is selected, for the palette. */
export function useCommands(host: string): readonly PaletteCommand[] {
  const [{ foldsZeros }, change] = usePreferences();
  const [isPaused, setPaused] = usePaused();
  const store = useLiveStore();
  return useMemo(
    () => [
      ...HOST_PAGES.map((page) => ({
        title: PAGE_TITLES[page],
        run: () => goToHostPage(host, page),
      })),
      {
        title: isPaused ? 'Resume' : 'Pause',
        keys: ['Space'],
        run: () => setPaused(!isPaused),
      },
      { title: 'Step back', keys: [','], run: () => store.step(-1) },
      { title: 'Step forward', keys: ['.'], run: () => store.step(1) },
      {
        title: foldsZeros ? 'Show what was always zero' : 'Put away what was always zero',
        run: () => change({ foldsZeros: !foldsZeros }),
      },
      ...TREE_ORDER_CHOICES.map((treeOrder) => ({
        title: `Sort the tree by ${treeOrder}`,
        run: () => change({ treeOrder }),
      })),
      ...THEME_CHOICES.map((theme) => ({
        title: `Theme: ${THEMES[theme]}`,
        run: () => change({ theme }),
      })),
    ],
    [host, isPaused, setPaused, store, foldsZeros, change],
  );
}
