'use client';

import type { SchemaIndex } from '@statsfs/core/model';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { pushAddress, replaceAddress, useAddress } from '../../ui/address.ts';
import { highlightsOf, parseQuery, problemOf } from './parse-query.ts';
import { SearchIndex, type SearchResult } from './search-index.ts';

export interface Search {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** Somebody is about to type: what a search needs is made before the first letter waits for it. */
  readonly prepare: () => void;
  /** undefined while nothing is searched for. */
  readonly result: SearchResult | undefined;
  /** Why nothing can be found, in words of the browser: a regular expression that is none. */
  readonly problem: string | undefined;
  /** Lower-case texts to mark in what was found. */
  readonly needles: readonly string[];
}

/** Time after the last key until the address bar follows. Browsers count changes of it, and refuse too many. */
const ADDRESS_DELAY_MS = 200;

/** The search as the address bar (`?q=`) and the keyboard have it, and what it finds. */
export function useSearch(index: SchemaIndex | undefined): Search {
  const [query, setQuery] = useQuery();
  const wanted = useDeferredValue(query);
  const terms = useMemo(() => parseQuery(wanted), [wanted]);
  const [isPrepared, setPrepared] = useState(false);
  const isNear = isPrepared || terms.length > 0;
  const searchIndex = useMemo(
    () => (index !== undefined && isNear ? new SearchIndex(index) : undefined),
    [index, isNear],
  );
  const result = useMemo(() => searchIndex?.find(terms), [searchIndex, terms]);
  const needles = useMemo(() => highlightsOf(terms, wanted), [terms, wanted]);
  const prepare = useCallback(() => setPrepared(true), []);
  return { query, setQuery, prepare, result, problem: problemOf(terms), needles };
}

function useQuery(): readonly [string, (query: string) => void] {
  const inAddress = useAddress().query.get('q') ?? '';
  // What is typed runs ahead of the address; going back in history drops it.
  const [typed, setTyped] = useState<string>();
  useEffect(() => {
    const drop = (): void => setTyped(undefined);
    window.addEventListener('popstate', drop);
    return () => window.removeEventListener('popstate', drop);
  }, []);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => putInAddress(typed), ADDRESS_DELAY_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return [typed ?? inAddress, setTyped];
}

function putInAddress(query: string): void {
  const url = new URL(window.location.href);
  const before = url.searchParams.get('q') ?? '';
  if (before === query) return;
  if (query === '') url.searchParams.delete('q');
  else url.searchParams.set('q', query);
  // Back undoes a search as a whole, and not letter by letter.
  if (before === '' || query === '') pushAddress(url);
  else replaceAddress(url);
}
