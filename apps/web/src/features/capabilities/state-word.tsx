import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  type LucideIcon,
  PowerOff,
} from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import type { FindingState } from './finding.ts';
import { STATE_WORDS } from './group-findings.ts';

const ICONS = {
  ok: CircleCheck,
  partly: CircleAlert,
  missing: CircleX,
  off: PowerOff,
  unknown: CircleHelp,
} as const satisfies Record<FindingState, LucideIcon>;

const TONES = {
  ok: 'text-ok',
  partly: 'text-warn',
  missing: 'text-bad',
  off: 'text-warn',
  unknown: 'text-fg1',
} as const satisfies Record<FindingState, string>;

export interface StateWordProps {
  readonly state: FindingState;
  /** Nothing can be done about it, so it calls for nobody. */
  readonly isSettled: boolean;
}

/** A state by shape and by word; colour only says it again. */
export function StateWord({ state, isSettled }: StateWordProps) {
  const Icon = ICONS[state];
  const tone = isSettled && state !== 'ok' ? 'text-fg1' : TONES[state];
  return (
    <span className={classNames('inline-flex items-center gap-1.5 whitespace-nowrap', tone)}>
      <Icon size={14} aria-hidden />
      {STATE_WORDS[state]}
    </span>
  );
}
