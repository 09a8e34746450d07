import type { HostPage, HostPlace } from '../../../../ui/host-url.ts';

export const PAGE_TITLES: Readonly<Record<HostPage, string>> = {
  movers: 'Top movers',
  processes: 'Processes',
  capabilities: 'Capabilities',
  audit: 'Audit of clears',
  sessions: 'Sessions',
};

/** What a tab, a bookmark and the history call a place: the most particular first, as a tab is narrow. */
export function hostTitle({ host, path }: HostPlace, page: HostPage | undefined): string {
  const what = page === undefined ? path : PAGE_TITLES[page];
  return [what, host, 'statsfs'].filter((part) => part !== '').join(' · ');
}
