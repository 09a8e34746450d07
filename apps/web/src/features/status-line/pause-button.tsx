'use client';

import { Pause, Play } from 'lucide-react';
import { useLiveStore } from '../../live/react/live-provider.tsx';
import { usePaused } from '../../live/react/use-paused.ts';
import { Button } from '../../ui/button.tsx';
import { useKeyHint, useKeyName } from '../../ui/keys/keys-context.ts';
import { useSingleKey } from '../../ui/keys/use-single-key.ts';

/** Freezes what is shown. One name per state instead of a pressed state, so that it says what it will do. */
export function PauseButton() {
  const [isPaused, setPaused] = usePaused();
  const store = useLiveStore();
  useSingleKey('pause', () => setPaused(!isPaused));
  useSingleKey('step-back', () => store.step(-1));
  useSingleKey('step-forward', () => store.step(1), isPaused);
  useSingleKey('follow', () => setPaused(false), isPaused);
  const key = useKeyName('pause');
  const hint = useKeyHint('pause');
  const name = isPaused ? 'Resume' : 'Pause';
  return (
    <Button
      onClick={() => setPaused(!isPaused)}
      aria-label={name}
      aria-keyshortcuts={key}
      title={`${name}${hint}`}
      className="max-sm:w-7 max-sm:px-0 sm:w-[76px]"
    >
      <span className="sm:hidden">
        {isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
      </span>
      <span className="max-sm:hidden">{name}</span>
    </Button>
  );
}
