'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { nextPage } from './next-page.ts';

/** What the login page is to those who are signed in: on to the page asked for. */
export function GoOn(): undefined {
  const router = useRouter();
  useEffect(() => {
    router.replace(nextPage(window.location.search, window.location.origin));
  }, [router]);
  return undefined;
}
