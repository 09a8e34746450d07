import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { LoginPage } from '../../../../features/login/login-page.tsx';
import { readSession } from '../../../../server/auth/session.ts';
import { getHub } from '../../../../server/hub/hub.ts';
import { parseHostUrl } from '../../../../ui/host-url.ts';
import { HostView } from './host-view.tsx';

interface HostPageProps {
  /** As in the address, percent-encoded. */
  readonly params: Promise<{ readonly name: string; readonly path?: readonly string[] }>;
}

const placeOf = async ({ params }: HostPageProps) => {
  const { name, path = [] } = await params;
  return parseHostUrl(['/host', name, ...path].join('/'));
};

export default async function HostPage(props: HostPageProps) {
  const session = await readSession((await headers()).get('authorization'));
  if (session === undefined) return <LoginPage />;
  const place = await placeOf(props);
  const host = place && getHub().find(place.host);
  if (place === undefined || host === undefined) notFound();
  return <HostView host={place.host} kernel={host.state(false).kernel} />;
}
