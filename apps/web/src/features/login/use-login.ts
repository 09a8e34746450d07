'use client';

import { useMutation } from '@tanstack/react-query';
import { TRPCClientError } from '@trpc/client';
import { useEffect, useRef, useState } from 'react';
import { useTRPC } from '../../trpc/client.tsx';
import { takeToken } from './take-token.ts';

export interface Login {
  /** `checking`: the address may still hold a token; nothing should flash meanwhile. */
  readonly state: 'checking' | 'asking' | 'waiting';
  /** One sentence, when the last attempt failed. */
  readonly problem: string | undefined;
  readonly logIn: (token: string) => void;
}

/** Logs in with the token of the address, if there is one, else with one that is typed. The server then draws the page. */
export function useLogin(): Login {
  const trpc = useTRPC();
  const [isChecked, setChecked] = useState(false);
  const { mutate, status, error } = useMutation(
    trpc.auth.login.mutationOptions({
      onSuccess: () => window.location.reload(),
    }),
  );
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    const token = takeToken();
    if (token !== undefined) mutate({ token });
    setChecked(true);
  }, [mutate]);
  const isBusy = status === 'pending' || status === 'success';
  return {
    state: isChecked ? (isBusy ? 'waiting' : 'asking') : 'checking',
    problem: error === null ? undefined : problemOf(error),
    logIn: (token) => mutate({ token }),
  };
}

function problemOf(error: unknown): string {
  const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
  if (status === 401) return 'This token is not valid: it is wrong, or its link was used before.';
  return status === 429 && error instanceof TRPCClientError
    ? `${error.message}.`
    : 'The server did not answer. Is it running?';
}
