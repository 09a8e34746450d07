'use client';

import type { StatPath } from '@statsfs/core/model';
import { type ComponentProps, type MouseEvent, useCallback } from 'react';
import { pushAddress, useAddress } from './address.ts';
import { type HostPlace, hostUrl, parseHostUrl } from './host-url.ts';
import { KEPT_BY_PLACES, withKept } from './kept-query.ts';

const NOWHERE: HostPlace = { host: '', path: '' as StatPath };

/** What is selected: the URL, parsed. */
export function usePlace(): HostPlace {
  return parseHostUrl(useAddress().pathname) ?? NOWHERE;
}

/**
 * Selects another path of the same host. The address changes without asking the server; the search and
 * the workspace of pins stay, what the last page had added to the address does not.
 */
export function useSelectPath(): (path: StatPath) => void {
  const { host } = usePlace();
  return useCallback((path) => pushAddress(urlWithKept(host, path)), [host]);
}

export interface StatLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly path: StatPath;
}

/** A link to a source or value of the host that is looked at. */
export function StatLink({ path, onClick, ...rest }: StatLinkProps) {
  const { host } = usePlace();
  const select = useSelectPath();
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (event.defaultPrevented || opensElsewhere) return;
    event.preventDefault();
    select(path);
  };
  return <a href={hostUrl(host, path)} onClick={follow} {...rest} />;
}

function urlWithKept(host: string, path: StatPath): string {
  return withKept(hostUrl(host, path), new URLSearchParams(window.location.search), KEPT_BY_PLACES);
}
