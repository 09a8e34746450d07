'use client';

import { Menu } from '@base-ui/react/menu';
import { ROOT_PATH, type StatPath } from '@statsfs/core/model';
import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { sinceClock } from '../../live/baseline/grown-words.ts';
import { MENU_TRIGGER } from './menu-trigger.ts';
import { scopeText } from './scope-text.ts';
import { chooseBaseline, useBaselineId } from './url-state.ts';
import type { Baselines } from './use-baselines.ts';

export interface BaselineMenuProps {
  readonly path: StatPath;
  readonly baselines: Baselines;
}

const ITEM =
  'flex min-h-7 items-center gap-2 px-3 text-fg1 outline-none data-highlighted:bg-bg2 data-checked:text-fg0 data-disabled:text-fg2 data-highlighted:text-fg0';
/** A value that no id is. */
const KERNEL = '';

/** What to count from: the kernel's own start, or one of one's baselines. Comes when it is asked for, and so open. */
export function BaselineMenu({ path, baselines }: BaselineMenuProps) {
  const chosen = useBaselineId() ?? KERNEL;
  const own = baselines.own ?? [];
  const [nowMs, offset] = [Date.now(), new Date().getTimezoneOffset()];
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger {...MENU_TRIGGER}>
        <ChevronDown size={12} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-40">
          <Menu.Popup className="max-h-[60vh] min-w-56 max-w-96 overflow-y-auto rounded-md border border-edge bg-bg1 py-1 text-t1 outline-none">
            <Menu.RadioGroup
              value={chosen}
              onValueChange={(id: string) => chooseBaseline(id === KERNEL ? undefined : id)}
            >
              <Choice value={KERNEL}>As the kernel counts</Choice>
              {own.map(({ id, name, atUs, path: over }) => (
                <Choice key={id} value={id} detail={scopeText(over)}>
                  Since {name !== '' && `${name}, `}
                  {sinceClock(atUs, nowMs, offset)}
                </Choice>
              ))}
            </Menu.RadioGroup>
            {path !== ROOT_PATH && (
              <>
                <Menu.Separator className="my-1 h-px bg-line" />
                <Menu.Item className={ITEM} onClick={() => baselines.set(ROOT_PATH)}>
                  Set baseline over everything
                </Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly detail?: string;
  readonly children: ReactNode;
}

function Choice({ value, detail, children }: ChoiceProps) {
  return (
    <Menu.RadioItem value={value} closeOnClick className={ITEM}>
      <span className="inline-flex w-3.5 shrink-0">
        <Menu.RadioItemIndicator>
          <Check size={12} aria-hidden />
        </Menu.RadioItemIndicator>
      </span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {detail !== undefined && (
        <span className="max-w-40 truncate text-fg2 text-t0" title={detail}>
          {detail}
        </span>
      )}
    </Menu.RadioItem>
  );
}
