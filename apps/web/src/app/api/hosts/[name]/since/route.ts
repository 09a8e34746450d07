import { z } from 'zod';
import { readSession } from '../../../../../server/auth/session.ts';
import { KnownSnapshots } from '../../../../../server/baseline/known-snapshots.ts';
import { getHub } from '../../../../../server/hub/hub.ts';
import { processWide } from '../../../../../server/process-wide.ts';
import { readSnapshot } from '../../../../../server/store/baselines.ts';
import { getDatabase } from '../../../../../server/store/database.ts';
import type { Since } from '../../../../../trpc/since.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly name: string }>;
}

const MAX_PATHS = 64;
const query = z.object({
  paths: z.array(z.string().max(4096)).min(1).max(MAX_PATHS),
  baseline: z.string().min(1).max(64),
});

const getSnapshots = (): KnownSnapshots =>
  processWide(
    'snapshots',
    () => new KnownSnapshots((host, id) => readSnapshot(getDatabase(), host, id)),
  );

/** What some values are to be counted from under a baseline, in the order of their paths. 404: it is not kept. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const session = await readSession(request.headers);
  if (session === undefined) return Response.json({ error: 'Log in first' }, { status: 401 });
  const { name } = await params;
  const host = getHub().find(name);
  if (host === undefined) return Response.json({ error: `No such host: ${name}` }, { status: 404 });
  const { searchParams } = new URL(request.url);
  const parsed = query.safeParse({
    paths: searchParams.getAll('path'),
    baseline: searchParams.get('baseline'),
  });
  if (!parsed.success) {
    const error = `Expected baseline= and 1 to ${MAX_PATHS} path=`;
    return Response.json({ error }, { status: 400 });
  }
  const { paths, baseline } = parsed.data;
  const snapshot = await getSnapshots().find(host.name, baseline);
  if (snapshot === undefined)
    return Response.json({ error: 'This baseline is not kept' }, { status: 404 });
  const answer: readonly Since[] = paths.map((path) => host.baselines.since(snapshot, path));
  return Response.json(answer, { headers: { 'cache-control': 'no-store' } });
}
