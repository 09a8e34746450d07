'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { takeToken } from './take-token.ts';

/**
 * Somebody who is signed in has opened a printed link: the token leaves the address bar, and is used, since it may
 * belong to another role. When it is worth nothing, the session they have goes on.
 */
export function DropToken(): undefined {
  const trpc = useTRPC();
  const { mutate } = useMutation(
    trpc.auth.login.mutationOptions({ onSuccess: () => window.location.reload() }),
  );
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    const token = takeToken();
    if (token !== undefined) mutate({ token });
  }, [mutate]);
  return undefined;
}
