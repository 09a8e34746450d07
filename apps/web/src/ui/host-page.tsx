'use client';

import type { ComponentProps, MouseEvent } from 'react';
import { pushAddress, useAddress } from './address.ts';
import { type HostPage, hostPageUrl, parseHostPage } from './host-url.ts';
import { usePlace } from './place.tsx';

/** The page about the whole host that is looked at; undefined where it is a place of its tree. */
export function useHostPage(): HostPage | undefined {
  return parseHostPage(useAddress().query);
}

export interface HostPageLinkProps extends Omit<ComponentProps<'a'>, 'href'> {
  readonly page: HostPage;
}

/** A link to a page about the host that is looked at. The address changes without asking the server. */
export function HostPageLink({ page, ...rest }: HostPageLinkProps) {
  const { host } = usePlace();
  const isHere = useHostPage() === page;
  const url = hostPageUrl(host, page);
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    const opensElsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0;
    if (opensElsewhere) return;
    event.preventDefault();
    pushAddress(url);
  };
  return <a href={url} aria-current={isHere ? 'page' : undefined} onClick={follow} {...rest} />;
}
