import { parseStatPath } from '@statsfs/core/model';
import { encodeSlice } from '@statsfs/core/series';
import { z } from 'zod';
import { readSession } from '../../../../../server/auth/session.ts';
import type { HostHub } from '../../../../../server/hub/host-hub.ts';
import { getHub } from '../../../../../server/hub/hub.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly name: string }>;
}

const MAX_PATHS = 64;
const query = z.object({
  paths: z.array(z.string().max(4096)).min(1).max(MAX_PATHS),
  seconds: z.coerce.number().min(1).max(3600),
});
const LENGTH_BYTES = 4;
const NOTHING = new Uint8Array(0);

/** The past of some values: for each path a u32 little-endian length and a slice as SERIES.md defines it. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const session = await readSession(request.headers);
  if (session === undefined) return Response.json({ error: 'Log in first' }, { status: 401 });
  const { name } = await params;
  const host = getHub().find(name);
  if (host === undefined) return Response.json({ error: `No such host: ${name}` }, { status: 404 });
  const { searchParams } = new URL(request.url);
  const parsed = query.safeParse({
    paths: searchParams.getAll('path'),
    seconds: searchParams.get('seconds'),
  });
  if (!parsed.success) {
    const error = `Expected 1 to ${MAX_PATHS} path= and seconds= from 1 to 3600`;
    return Response.json({ error }, { status: 400 });
  }
  const { paths, seconds } = parsed.data;
  const body = joined(paths.map((path) => sliceOf(host, path, seconds)));
  const headers = { 'content-type': 'application/vnd.statsfs.series', 'cache-control': 'no-store' };
  return new Response(body, { headers });
}

/** Empty when there is no such value. */
function sliceOf(host: HostHub, text: string, seconds: number): Uint8Array {
  const path = parseStatPath(text);
  const value = path === undefined ? undefined : host.index?.resolvePath(path);
  const slice = value === undefined ? undefined : host.series(value, seconds);
  return slice === undefined ? NOTHING : encodeSlice(slice);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH_BYTES + part.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const part of parts) {
    view.setUint32(offset, part.length, true);
    bytes.set(part, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + part.length;
  }
  return bytes;
}
