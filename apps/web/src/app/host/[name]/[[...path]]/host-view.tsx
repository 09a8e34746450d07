'use client';

import { useEffect, useState } from 'react';
import { FollowBaseline } from '../../../../features/baseline/follow-baseline.tsx';
import { DropToken } from '../../../../features/login/drop-token.tsx';
import { LiveProvider } from '../../../../live/react/live-provider.tsx';
import { Crosshair, CrosshairProvider } from '../../../../ui/charts/crosshair.ts';
import { useHostPage } from '../../../../ui/host-page.tsx';
import { usePlace } from '../../../../ui/place.tsx';
import { FollowLinkTime } from './follow-link-time.tsx';
import { HostPanes, type HostPanesProps } from './host-panes.tsx';
import { hostTitle } from './host-title.ts';

/** Everything about one host. What is selected is in the address. */
export function HostView({ host, kernel }: HostPanesProps) {
  const [crosshair] = useState(() => new Crosshair());
  const { path } = usePlace();
  const page = useHostPage();
  useEffect(() => {
    document.title = hostTitle({ host, path }, page);
  }, [host, path, page]);
  return (
    <LiveProvider host={host}>
      <CrosshairProvider value={crosshair}>
        <DropToken />
        <FollowLinkTime />
        <FollowBaseline />
        <HostPanes host={host} kernel={kernel} />
      </CrosshairProvider>
    </LiveProvider>
  );
}
