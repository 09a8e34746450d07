'use client';

import { useLinkTime } from './use-link-time.ts';

/** A component of its own: the connection says something new with each sweep, and nothing else needs to hear it. */
export function FollowLinkTime(): null {
  useLinkTime();
  return null;
}
