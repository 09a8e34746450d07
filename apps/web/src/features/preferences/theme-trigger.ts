import type { ThemeChoice } from './preferences.ts';

export const THEME_NAMES = {
  system: 'As the system',
  dark: 'Dark',
  light: 'Light',
  contrast: 'High contrast',
} as const satisfies Record<ThemeChoice, string>;

/** Of the button, which is the menu's own once that is there. */
export const THEME_TRIGGER =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md border border-line bg-bg1 text-fg1 hover:bg-bg2 hover:text-fg0';
