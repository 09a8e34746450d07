import { ChevronDown } from 'lucide-react';

/** Of the button beside "Set baseline", which is the menu's own once that is there. */
export const MENU_TRIGGER = {
  'aria-label': 'Baselines',
  title: 'What to count from',
  className:
    '-ml-px inline-flex h-7 items-center rounded-r-md border border-line bg-bg1 px-1.5 text-fg1 hover:bg-bg2 hover:text-fg0',
  children: <ChevronDown size={12} aria-hidden />,
} as const;

/** Stands there until the menu has come. */
export const MenuTrigger = ({ onClick }: { readonly onClick?: () => void }) => (
  <button type="button" aria-haspopup="menu" onClick={onClick} {...MENU_TRIGGER} />
);
