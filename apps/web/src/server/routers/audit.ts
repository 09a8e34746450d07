import { z } from 'zod';
import { router, viewerProcedure } from '../init.ts';
import { listAudit } from '../store/audit.ts';
import { getDatabase } from '../store/database.ts';

const MAX_ENTRIES = 1000;

export const auditRouter = router({
  list: viewerProcedure
    .input(
      z
        .object({ limit: z.number().int().min(1).max(MAX_ENTRIES).default(100) })
        .default({ limit: 100 }),
    )
    .query(({ input }) => listAudit(getDatabase(), input.limit)),
});
