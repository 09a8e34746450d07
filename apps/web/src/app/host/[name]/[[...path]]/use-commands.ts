import { ROOT_PATH, type SchemaIndex, type StatPath } from '@statsfs/core/model';
import { useCallback, useMemo } from 'react';
import { chooseBaseline, useBaselineId } from '../../../../features/baseline/url-state.ts';
import { useBaselines } from '../../../../features/baseline/use-baselines.ts';
import type { PaletteCommand } from '../../../../features/palette/palette-items.ts';
import {
  THEME_CHOICES,
  type ThemeChoice,
  TREE_ORDER_CHOICES,
  type TreeOrderChoice,
} from '../../../../features/preferences/preferences.ts';
import { usePreferences } from '../../../../features/preferences/preferences-provider.tsx';
import { useLiveStore } from '../../../../live/react/live-provider.tsx';
import { usePaused } from '../../../../live/react/use-paused.ts';
import { useCopy } from '../../../../ui/copy-exact.tsx';
import { goToHostPage } from '../../../../ui/host-page.tsx';
import { HOST_PAGES } from '../../../../ui/host-url.ts';
import { useSingleKey } from '../../../../ui/keys/use-single-key.ts';
import { useSelectPath } from '../../../../ui/place.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { PAGE_TITLES } from './host-title.ts';
import { linkTo } from './link-time.ts';

/** Where virtual machines are, one source each. */
const GUESTS = 'kvm' as StatPath;

const nextOrder = (order: TreeOrderChoice): number =>
  (TREE_ORDER_CHOICES.indexOf(order) + 1) % TREE_ORDER_CHOICES.length;

const THEMES: Readonly<Record<ThemeChoice, string>> = {
  system: 'as the system',
  dark: 'dark',
  light: 'light',
  contrast: 'high contrast',
};

/** What the page can do whatever is selected, for the palette. */
export function useCommands(
  host: string,
  index: SchemaIndex | undefined,
): readonly PaletteCommand[] {
  const [{ foldsZeros, treeOrder }, change] = usePreferences();
  const [isPaused, setPaused] = usePaused();
  const store = useLiveStore();
  const select = useSelectPath();
  const toast = useToast();
  const sortNext = useCallback(
    () => change({ treeOrder: TREE_ORDER_CHOICES[nextOrder(treeOrder)] ?? 'name' }),
    [change, treeOrder],
  );
  const foldZeros = useCallback(() => change({ foldsZeros: !foldsZeros }), [change, foldsZeros]);
  const goToGuests = useCallback(() => {
    if (index?.find(GUESTS) === undefined) toast('This host has no virtual machines to show.');
    else select(GUESTS);
  }, [index, select, toast]);
  const copy = useCopy();
  const copyLink = useCallback(
    (withTime: boolean) => copy(linkTo(window.location.href, withTime ? store.nowUs() : undefined)),
    [copy, store],
  );
  const { set: setBaseline } = useBaselines();
  const hasBaseline = useBaselineId() !== undefined;
  // What is looked at while paused would be something else for who opens the link.
  useSingleKey('copy-link', () => copyLink(isPaused));
  useSingleKey('sort-tree', sortNext);
  useSingleKey('zeros', foldZeros);
  useSingleKey('guests', goToGuests);
  return useMemo(
    () => [
      ...HOST_PAGES.map((page) => ({
        title: PAGE_TITLES[page],
        run: () => goToHostPage(host, page),
      })),
      {
        title: isPaused ? 'Resume' : 'Pause',
        id: 'pause' as const,
        run: () => setPaused(!isPaused),
      },
      { title: 'Step back', id: 'step-back', run: () => store.step(-1) },
      { title: 'Step forward', id: 'step-forward', run: () => store.step(1) },
      {
        title: foldsZeros ? 'Show what was always zero' : 'Put away what was always zero',
        id: 'zeros',
        run: foldZeros,
      },
      { title: 'Sort the tree by the next order', id: 'sort-tree', run: sortNext },
      { title: 'Copy link', id: 'copy-link', run: () => copyLink(isPaused) },
      { title: 'Copy link with time', run: () => copyLink(true) },
      { title: 'Go to the virtual machines', id: 'guests', run: goToGuests },
      { title: 'Set baseline over everything', run: () => setBaseline(ROOT_PATH) },
      ...(hasBaseline
        ? [{ title: 'Count as the kernel counts', run: () => chooseBaseline(undefined) }]
        : []),
      ...TREE_ORDER_CHOICES.map((treeOrder) => ({
        title: `Sort the tree by ${treeOrder}`,
        run: () => change({ treeOrder }),
      })),
      ...THEME_CHOICES.map((theme) => ({
        title: `Theme: ${THEMES[theme]}`,
        run: () => change({ theme }),
      })),
    ],
    [
      host,
      isPaused,
      setPaused,
      store,
      foldsZeros,
      foldZeros,
      sortNext,
      goToGuests,
      copyLink,
      setBaseline,
      hasBaseline,
      change,
    ],
  );
}
