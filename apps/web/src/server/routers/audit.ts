import { z } from 'zod';
import { auditName } from '../hub/hub.ts';
import { hostName, router, viewerProcedure } from '../init.ts';
import { listAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';

const MAX_ENTRIES = 1000;
const MAX_TEXT_LENGTH = 200;

const filter = z.object({
  host: hostName.optional(),
  text: z.string().max(MAX_TEXT_LENGTH).optional(),
  /** Id of the entry that the page before ended with. */
  cursor: z.number().int().min(1).nullish(),
  limit: z.number().int().min(1).max(MAX_ENTRIES).default(100),
});

export const auditRouter = router({
  /** What was cleared, or tried to be: newest first. */
  list: viewerProcedure
    .input(filter.default({ limit: 100 }))
    .query(({ input: { limit, cursor, host, text } }) => {
      const wanted = { host: host && auditName(host), text, beforeId: cursor ?? undefined };
      return listAudit(getDatabase(), wanted, limit);
    }),
});
