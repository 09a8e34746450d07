import type { AuditEntry } from './audit.ts';

const COLUMNS = [
  'id',
  'time',
  'host',
  'actor',
  'address',
  'request',
  'path',
  'file',
  'result',
  'reason',
  'before',
  'after',
] as const;

export const AUDIT_CSV_HEAD = `${COLUMNS.join(',')}\r\n`;

/** A line of RFC 4180. Times are UTC; figures are exact, cells of a table separated by a space. */
export function auditCsvLine({ atMs, ...entry }: AuditEntry): string {
  const fields = { ...entry, time: new Date(atMs).toISOString() };
  return `${COLUMNS.map((column) => csvField(String(fields[column]))).join(',')}\r\n`;
}

/** A spreadsheet takes what begins with one of these for a formula, and names come from whoever started a process. */
const FORMULA = /^[=+\-@\t\r]/;

function csvField(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
