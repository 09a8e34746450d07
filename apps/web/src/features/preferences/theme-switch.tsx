'use client';

import { Contrast } from 'lucide-react';
import { useState } from 'react';
import { onDemand, usePreload } from '../../ui/on-demand.tsx';
import { usePreferences } from './preferences-provider.tsx';
import { THEME_NAMES, THEME_TRIGGER } from './theme-trigger.ts';

const ThemeMenu = onDemand(async () => (await import('./theme-menu.tsx')).ThemeMenu, <Button />);
const PARTS = [ThemeMenu];

/** Opens the menu of themes. The button is there at once; the menu comes when it is asked for, or some time before. */
export function ThemeSwitch() {
  usePreload(PARTS);
  const [isAsked, setAsked] = useState(false);
  return isAsked ? <ThemeMenu /> : <Button onClick={() => setAsked(true)} />;
}

function Button({ onClick }: { readonly onClick?: () => void }) {
  const [{ theme }] = usePreferences();
  return (
    <button
      type="button"
      aria-label={`Theme: ${THEME_NAMES[theme].toLowerCase()}`}
      aria-haspopup="menu"
      title="Theme"
      onClick={onClick}
      className={THEME_TRIGGER}
    >
      <Contrast size={14} aria-hidden className="[&>path]:fill-current" />
    </button>
  );
}
