import { z } from 'zod';
import { readSession } from '../../../server/auth/session.ts';
import { auditName } from '../../../server/hub/hub.ts';
import { type AuditEntry, listAudit } from '../../../server/store/audit.ts';
import { AUDIT_CSV_HEAD, auditCsvLine } from '../../../server/store/audit-csv.ts';
import { getDatabase } from '../../../server/store/database.ts';

export const dynamic = 'force-dynamic';

const query = z.object({
  format: z.enum(['csv', 'json']),
  host: z.string().max(255).optional(),
  text: z.string().max(200).optional(),
});
const PAGE = 1000;

/** The whole audit, or what of it fits a filter, as a file: newest first. JSON is one entry a line. */
export async function GET(request: Request): Promise<Response> {
  const session = await readSession(request.headers);
  if (session === undefined) return Response.json({ error: 'Log in first' }, { status: 401 });
  const parsed = query.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    return Response.json({ error: 'Expected format=csv or format=json' }, { status: 400 });
  }
  const { format, text } = parsed.data;
  const host = parsed.data.host && auditName(parsed.data.host);
  const isCsv = format === 'csv';
  const lines = isCsv ? auditCsvLine : (entry: AuditEntry) => `${JSON.stringify(entry)}\n`;
  const encoder = new TextEncoder();
  let beforeId: number | undefined;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (isCsv) controller.enqueue(encoder.encode(AUDIT_CSV_HEAD));
    },
    pull: (controller) => {
      const page = listAudit(getDatabase(), { host, text, beforeId }, PAGE);
      beforeId = page.at(-1)?.id;
      if (page.length > 0) controller.enqueue(encoder.encode(page.map(lines).join('')));
      if (page.length < PAGE) controller.close();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': isCsv ? 'text/csv; charset=utf-8' : 'application/x-ndjson',
      'content-disposition': `attachment; filename="statsfs-audit.${isCsv ? 'csv' : 'ndjson'}"`,
      'cache-control': 'no-store',
    },
  });
}
