'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { pushAddress, useAddress } from './address.ts';
import { type HostPage, hostPageUrl, parseHostPage } from './host-url.ts';
import { KEPT_BY_HOST_PAGES, withKept } from './kept-query.ts';
import { usePlace } from './place.tsx';

/** The page about the whole host that is looked at; undefined where it is a place of its tree. */
export function useHostPage(): HostPage | undefined {
  return parseHostPage(useAddress().query);
}

/** Goes to a page about a host. The address changes without asking the server. */
export function goToHostPage(host: string, page: HostPage): void {
  const before = new URLSearchParams(window.location.search);
  pushAddress(withKept(hostPageUrl(host, page), before, KEPT_BY_HOST_PAGES));
}

export interface HostPageLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly page: HostPage;
}

/** A link to a page about the host that is looked at. */
export function HostPageLink({ page, ...rest }: HostPageLinkProps) {
  const { host } = usePlace();
  const isHere = useHostPage() === page;
  const url = hostPageUrl(host, page);
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (opensElsewhere) return;
    event.preventDefault();
    goToHostPage(host, page);
  };
  return <a href={url} aria-current={isHere ? 'page' : undefined} onClick={follow} {...rest} />;
}
