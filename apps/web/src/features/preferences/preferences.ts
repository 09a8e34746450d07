/*
 * What is remembered for this browser. All of it lies in localStorage; the look (theme and panes) lies in a cookie as
 * well, so that the server draws the first frame as it was left and nothing jumps. Neither is trusted: every field that
 * does not parse falls back alone.
 */

import { type Keymap, parseKeymap } from '../../ui/keys/keymap.ts';

export const THEME_CHOICES = ['system', 'dark', 'light', 'contrast'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

export const TREE_ORDER_CHOICES = ['name', 'rate', 'value'] as const;
export type TreeOrderChoice = (typeof TREE_ORDER_CHOICES)[number];

export interface PaneChoice {
  readonly widthPx: number;
  readonly isCollapsed: boolean;
}

export interface Look {
  readonly theme: ThemeChoice;
  readonly tree: PaneChoice;
  readonly metadata: PaneChoice;
}

export interface Preferences extends Look {
  /** Letters act alone (`p`, `b`, `/`); speech input needs them off. */
  readonly singleKeys: boolean;
  /** Which key does what. */
  readonly keymap: Keymap;
  /** What siblings in the tree are sorted by. */
  readonly treeOrder: TreeOrderChoice;
  /** Whether the tree puts away what was never anything but zero. */
  readonly foldsZeros: boolean;
  /** Paths of open sources, by host. */
  readonly openBranches: Readonly<Record<string, readonly string[]>>;
}

/** Width of a pane in pixels: least and most that can be chosen, and what the drawing shows. */
export const TREE_WIDTH = { leastPx: 220, mostPx: 720, firstPx: 372 } as const;
export const METADATA_WIDTH = { leastPx: 220, mostPx: 560, firstPx: 288 } as const;

export const DEFAULT_LOOK: Look = {
  theme: 'system',
  tree: { widthPx: TREE_WIDTH.firstPx, isCollapsed: false },
  metadata: { widthPx: METADATA_WIDTH.firstPx, isCollapsed: false },
};

/** More open branches than this are not worth their bytes at every change. */
const MAX_OPEN_BRANCHES = 2000;
const MAX_HOSTS = 20;

export const LOOK_COOKIE = 'statsfs-look';

/** `dark.372.0.288.0`: theme, then width and collapsed of either pane. */
export function lookCookie({ theme, tree, metadata }: Look): string {
  const pane = ({ widthPx, isCollapsed }: PaneChoice): string =>
    `${widthPx}.${isCollapsed ? 1 : 0}`;
  return `${theme}.${pane(tree)}.${pane(metadata)}`;
}

export function parseLookCookie(text: string | undefined): Look {
  const [theme, treeWidth, treeCollapsed, width, collapsed] = (text ?? '').split('.');
  return {
    theme: parseTheme(theme),
    tree: parsePane(Number(treeWidth), treeCollapsed === '1', TREE_WIDTH),
    metadata: parsePane(Number(width), collapsed === '1', METADATA_WIDTH),
  };
}

export function parsePreferences(text: string | undefined): Preferences {
  const stored = fieldsOf(parseJson(text ?? ''));
  const tree = fieldsOf(stored.tree);
  const metadata = fieldsOf(stored.metadata);
  return {
    theme: parseTheme(stored.theme),
    tree: parsePane(tree.widthPx, tree.isCollapsed, TREE_WIDTH),
    metadata: parsePane(metadata.widthPx, metadata.isCollapsed, METADATA_WIDTH),
    singleKeys: stored.singleKeys !== false,
    keymap: parseKeymap(stored.keymap),
    treeOrder: TREE_ORDER_CHOICES.find((order) => order === stored.treeOrder) ?? 'name',
    foldsZeros: stored.foldsZeros !== false,
    openBranches: parseOpenBranches(stored.openBranches),
  };
}

export const serializePreferences = (preferences: Preferences): string =>
  JSON.stringify({
    ...preferences,
    openBranches: parseOpenBranches(preferences.openBranches),
  });

type Range = typeof TREE_WIDTH | typeof METADATA_WIDTH;

const clampWidth = (widthPx: number, { leastPx, mostPx }: Range): number =>
  Math.min(mostPx, Math.max(leastPx, Math.round(widthPx)));

function parsePane(widthPx: unknown, isCollapsed: unknown, range: Range): PaneChoice {
  const isWidth = typeof widthPx === 'number' && Number.isFinite(widthPx) && widthPx > 0;
  return {
    widthPx: isWidth ? clampWidth(widthPx, range) : range.firstPx,
    isCollapsed: isCollapsed === true,
  };
}

const parseTheme = (value: unknown): ThemeChoice =>
  THEME_CHOICES.find((theme) => theme === value) ?? 'system';

function parseOpenBranches(value: unknown): Record<string, readonly string[]> {
  const entries = Object.entries(fieldsOf(value)).slice(-MAX_HOSTS);
  return Object.fromEntries(
    entries.map(([host, paths]) => [
      host,
      Array.isArray(paths)
        ? paths.filter((path) => typeof path === 'string').slice(0, MAX_OPEN_BRANCHES)
        : [],
    ]),
  );
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  // An object from JSON.parse is a record of unknown values and nothing else.
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
