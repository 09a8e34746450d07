import { expect, it } from 'vitest';
import { AUDIT_CSV_HEAD, auditCsvLine } from './audit-csv.ts';

const entry = {
  id: 7,
  atMs: Date.UTC(2026, 10, 27, 12, 3, 4),
  host: 'orion',
  actor: 'operator 1a2b',
  address: '192.0.2.7',
  request: 'r1',
  path: 'demo/requests',
  file: '/mnt/demo/requests',
  result: 'done',
  reason: '',
  before: '18446744073709551615',
  after: '0',
};

it('a line has a field for each column, exact and in UTC', () => {
  const line = auditCsvLine(entry);
  expect(line).toBe(
    '7,2026-11-27T12:03:04.000Z,orion,operator 1a2b,192.0.2.7,r1,demo/requests,/mnt/demo/requests,done,,18446744073709551615,0\r\n',
  );
  expect(AUDIT_CSV_HEAD.split(',')).toHaveLength(line.split(',').length);
});

it('hostile names stay text: quoted, and no formula of a spreadsheet', () => {
  const line = auditCsvLine({ ...entry, path: 'a,"b"\n', file: '=HYPERLINK("http://evil")' });
  expect(line).toContain('"a,""b""\n"');
  expect(line).toContain(`"'=HYPERLINK(""http://evil"")"`);
});
