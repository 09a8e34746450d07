'use client';

import type { StatPath } from '@statsfs/core/model';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { useKeyHint, useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';
import { onDemand, usePreload } from '../../ui/on-demand.tsx';
import { MENU_TRIGGER } from './menu-trigger.ts';
import { useBaselines } from './use-baselines.ts';

/** Stands there until the menu has come. */
const MenuTrigger = ({ onClick }: { readonly onClick?: () => void }) => (
  <button type="button" aria-haspopup="menu" onClick={onClick} {...MENU_TRIGGER}>
    <ChevronDown size={12} aria-hidden />
  </button>
);

const BaselineMenu = onDemand(
  async () => (await import('./baseline-menu.tsx')).BaselineMenu,
  <MenuTrigger />,
);
const PARTS = [BaselineMenu];

/** Counts from here on, for this viewer alone: nothing is written to the kernel. Beside it the others to count from. */
export function BaselineButton({ path }: { readonly path: StatPath }) {
  usePreload(PARTS);
  const [isAsked, setAsked] = useState(false);
  const baselines = useBaselines();
  const set = (): void => baselines.set(path);
  useSingleKey('baseline', set, !baselines.isSetting);
  const key = useKeyName('baseline');
  const hint = useKeyHint('baseline');
  return (
    <span className="inline-flex">
      <Button
        onClick={set}
        disabled={baselines.isSetting}
        aria-keyshortcuts={key}
        title={`Count from here, for you alone${hint}`}
        className="rounded-r-none"
      >
        Set baseline
      </Button>
      {isAsked ? (
        <BaselineMenu path={path} baselines={baselines} />
      ) : (
        <MenuTrigger onClick={() => setAsked(true)} />
      )}
    </span>
  );
}
