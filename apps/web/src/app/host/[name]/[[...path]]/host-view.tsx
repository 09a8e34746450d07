'use client';

import { useEffect, useState } from 'react';
import { DropToken } from '../../../../features/login/drop-token.tsx';
import { LiveProvider } from '../../../../live/react/live-provider.tsx';
import { Crosshair, CrosshairProvider } from '../../../../ui/charts/crosshair.ts';
import { usePlace } from '../../../../ui/place.tsx';
import { HostPanes, type HostPanesProps } from './host-panes.tsx';

/** Everything about one host. What is selected is in the address. */
export function HostView({ host, kernel }: HostPanesProps) {
  const [crosshair] = useState(() => new Crosshair());
  const { path } = usePlace();
  useEffect(() => {
    document.title = path === '' ? `${host} · statsfs` : `${path} · ${host} · statsfs`;
  }, [host, path]);
  return (
    <LiveProvider host={host}>
      <CrosshairProvider value={crosshair}>
        <DropToken />
        <HostPanes host={host} kernel={kernel} />
      </CrosshairProvider>
    </LiveProvider>
  );
}
