'use client';

import { useEffect } from 'react';
import { nextPage } from './next-page.ts';

/** What the login page is to those who are signed in: on to the page asked for. */
export function GoOn(): undefined {
  useEffect(() => {
    window.location.replace(nextPage(window.location.search, window.location.origin));
  }, []);
  return undefined;
}
