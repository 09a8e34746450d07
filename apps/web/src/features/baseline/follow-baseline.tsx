'use client';

import { useEffect } from 'react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { useAsked } from './use-asked.ts';

/** Has the figures of the page count from the baseline that the address names. */
export function FollowBaseline(): null {
  const { baselines } = useLiveStore();
  const asked = useAsked();
  const baseline = asked.kind === 'found' ? asked.baseline : undefined;
  useEffect(() => baselines.choose(baseline), [baselines, baseline]);
  return null;
}
