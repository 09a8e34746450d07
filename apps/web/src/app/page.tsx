import { ROOT_PATH } from '@statsfs/core/model';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { LoginPage } from '../features/login/login-page.tsx';
import { readSession } from '../server/auth/session.ts';
import { getHub } from '../server/hub/hub.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { hostUrl } from '../ui/host-url.ts';

/** Leads to the first host. Browsers keep the fragment through a redirect, so a printed link works when signed in too. */
export default async function FirstHost() {
  const session = await readSession(await headers());
  if (session === undefined) return <LoginPage />;
  const [host] = getHub().hosts();
  if (host !== undefined) redirect(hostUrl(host.name, ROOT_PATH));
  return (
    <main className="p-6">
      <EmptyState heading="h1" title="No host is known">
        <p>
          Start the agent with <code>npx statsfs agent</code>.
        </p>
      </EmptyState>
    </main>
  );
}
