/** Of the button beside "Set baseline", which is the menu's own once that is there. */
export const MENU_TRIGGER = {
  'aria-label': 'Baselines',
  title: 'What to count from',
  className:
    '-ml-px inline-flex h-7 items-center rounded-r-md border border-line bg-bg1 px-1.5 text-fg1 hover:bg-bg2 hover:text-fg0',
} as const;
