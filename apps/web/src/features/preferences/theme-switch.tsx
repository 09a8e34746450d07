'use client';

import { Contrast } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { usePreload } from '../../ui/on-demand.tsx';
import { usePreferences } from './preferences-provider.tsx';
import { THEME_NAMES, THEME_TRIGGER } from './theme-trigger.ts';

const load = () => import('./theme-menu.tsx');
const ThemeMenu = lazy(async () => ({ default: (await load()).ThemeMenu }));
const PARTS = [{ preload: () => void load().catch(() => undefined) }];

/** Opens the menu of themes. The button is there at once; the menu comes when it is asked for, or some time before. */
export function ThemeSwitch() {
  usePreload(PARTS);
  const [isAsked, setAsked] = useState(false);
  const button = <Button onClick={() => setAsked(true)} />;
  return isAsked ? (
    <Suspense fallback={button}>
      <ThemeMenu />
    </Suspense>
  ) : (
    button
  );
}

function Button({ onClick }: { readonly onClick: () => void }) {
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
