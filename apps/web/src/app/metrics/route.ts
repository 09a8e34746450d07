import { OPENMETRICS_TYPE } from '@statsfs/core/openmetrics';
import { z } from 'zod';
import { readSession } from '../../server/auth/session.ts';
import { getHub } from '../../server/hub/hub.ts';
import { hostMetrics } from '../../server/metrics/host-metrics.ts';
import { metricsStream } from '../../server/metrics/metrics-stream.ts';
import { SteadyCounters } from '../../server/metrics/steady-counters.ts';
import { processWide } from '../../server/process-wide.ts';

export const dynamic = 'force-dynamic';

const MAX_GLOBS = 64;
const query = z.object({
  host: z.string().min(1).max(255).default('local'),
  match: z.array(z.string().max(4096)).max(MAX_GLOBS),
});

const getSteady = (): SteadyCounters => processWide('steady', () => new SteadyCounters());

/** A host as OpenMetrics 1.0, for Prometheus and its like. `match=` (repeated): paths and globs, as of `statsfs get`. */
export async function GET(request: Request): Promise<Response> {
  const session = await readSession(request.headers);
  if (session === undefined) {
    const headers = { 'www-authenticate': 'Bearer' };
    return Response.json({ error: 'Log in first, or send a token' }, { status: 401, headers });
  }
  const { searchParams } = new URL(request.url);
  const parsed = query.safeParse({
    host: searchParams.get('host') ?? undefined,
    match: searchParams.getAll('match'),
  });
  if (!parsed.success) {
    const error = `Expected host= and up to ${MAX_GLOBS} match=`;
    return Response.json({ error }, { status: 400 });
  }
  const { match } = parsed.data;
  const host = getHub().find(parsed.data.host);
  if (host === undefined) {
    return Response.json({ error: `No such host: ${parsed.data.host}` }, { status: 404 });
  }
  const { index, readings, baselines, name } = host;
  const steady = getSteady();
  steady.use(index?.schema.epoch ?? '');
  const figures = {
    host: name,
    index,
    readings,
    state: host.state(false),
    startOf: ({ path }: { readonly path: string }) => baselines.startOf(path),
    steady: steady.of,
  };
  const pieces = hostMetrics(figures, match.length === 0 ? undefined : match);
  if (pieces === undefined) {
    return Response.json({ error: 'match= is no path of a tree' }, { status: 400 });
  }
  return new Response(metricsStream(pieces), {
    headers: { 'content-type': OPENMETRICS_TYPE, 'cache-control': 'no-store' },
  });
}
