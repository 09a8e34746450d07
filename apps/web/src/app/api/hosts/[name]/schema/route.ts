import { readSession } from '../../../../../server/auth/session.ts';
import { getHub } from '../../../../../server/hub/hub.ts';
import { schemaFrame } from '../../../../../server/hub/schema-frame.ts';

export const dynamic = 'force-dynamic';

interface RouteContext {
  readonly params: Promise<{ readonly name: string }>;
}

/** The schema of a host as one wire frame: names and descriptors travel once, shared ones once for all their values. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const session = await readSession(request.headers);
  if (session === undefined) return Response.json({ error: 'Log in first' }, { status: 401 });
  const { name } = await params;
  const schema = getHub().find(name)?.index?.schema;
  if (schema === undefined) {
    return Response.json({ error: `No schema of a host ${name} yet` }, { status: 404 });
  }
  const headers = { 'content-type': 'application/vnd.statsfs.frames', 'cache-control': 'no-store' };
  return new Response(schemaFrame(schema), { headers });
}
