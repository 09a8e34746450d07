'use client';

import { Menu } from '@base-ui/react/menu';
import { Check, Contrast } from 'lucide-react';
import { THEME_CHOICES } from './preferences.ts';
import { usePreferences } from './preferences-provider.tsx';
import { THEME_NAMES, THEME_TRIGGER } from './theme-trigger.ts';

/** The menu of themes, open from the start: it is loaded when somebody asks for it. */
export function ThemeMenu() {
  const [{ theme }, change] = usePreferences();
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger
        aria-label={`Theme: ${THEME_NAMES[theme].toLowerCase()}`}
        title="Theme"
        className={THEME_TRIGGER}
      >
        <Contrast size={14} aria-hidden className="[&>path]:fill-current" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className="min-w-40 rounded-md border border-edge bg-bg1 py-1 text-t1 outline-none">
            <Menu.RadioGroup value={theme} onValueChange={(value) => change({ theme: value })}>
              {THEME_CHOICES.map((choice) => (
                <Menu.RadioItem
                  key={choice}
                  value={choice}
                  closeOnClick
                  className="flex h-7 items-center gap-2 px-3 text-fg1 outline-none data-highlighted:bg-bg2 data-checked:text-fg0 data-highlighted:text-fg0"
                >
                  <span className="inline-flex w-3.5">
                    <Menu.RadioItemIndicator>
                      <Check size={12} aria-hidden />
                    </Menu.RadioItemIndicator>
                  </span>
                  {THEME_NAMES[choice]}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
