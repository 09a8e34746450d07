import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { preload } from 'react-dom';
import { LoginPage } from '../../../../features/login/login-page.tsx';
import { schemaUrl } from '../../../../live/data-urls.ts';
import { readSession } from '../../../../server/auth/session.ts';
import { getHub } from '../../../../server/hub/hub.ts';
import { HOST_PAGES, parseHostUrl } from '../../../../ui/host-url.ts';
import { hostTitle } from './host-title.ts';
import { HostView } from './host-view.tsx';

interface HostPageProps {
  /** As in the address, percent-encoded. */
  readonly params: Promise<{ readonly name: string; readonly path?: readonly string[] }>;
  readonly searchParams: Promise<{ readonly page?: string | readonly string[] }>;
}

const placeOf = async ({ params }: Pick<HostPageProps, 'params'>) => {
  const { name, path = [] } = await params;
  return parseHostUrl(['/host', name, ...path].join('/'));
};

/** What the tab says before anything runs in the browser; from then on it follows the place. */
export async function generateMetadata(props: HostPageProps): Promise<Metadata> {
  const place = await placeOf(props);
  if (place === undefined) return {};
  const { page } = await props.searchParams;
  const hostPage = HOST_PAGES.find((known) => known === page);
  return { title: { absolute: hostTitle(place, hostPage) } };
}

export default async function HostPage(props: HostPageProps) {
  const session = await readSession(await headers());
  if (session === undefined) return <LoginPage />;
  const place = await placeOf(props);
  const host = place && getHub().find(place.host);
  if (place === undefined || host === undefined) notFound();
  // On its way while the scripts are: it is the largest thing that the page waits for.
  preload(schemaUrl(place.host), { as: 'fetch', crossOrigin: 'anonymous' });
  return <HostView host={place.host} kernel={host.state(false).kernel} />;
}
