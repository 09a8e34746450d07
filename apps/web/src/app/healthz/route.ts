import { getHub } from '../../server/hub/hub.ts';

export const dynamic = 'force-dynamic';

/** Whether the app answers and which of its hosts are live: no login, no secrets. */
export function GET(): Response {
  const hosts = getHub()
    .hosts()
    .map((host) => host.state(false).condition);
  return Response.json({
    status: 'ok',
    hosts: { total: hosts.length, live: hosts.filter((c) => c === 'live').length },
  });
}
