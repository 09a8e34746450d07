import { parseStatPath, type SchemaIndex } from '@statsfs/core/model';
import { listTree } from '@statsfs/core/query';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { hostName, hostOf, pathText, router, viewerProcedure } from '../init.ts';

/** @throws TRPCError PRECONDITION_FAILED before the first contact with the agent. */
export function indexOf(host: HostHub): SchemaIndex {
  if (host.index !== undefined) return host.index;
  throw new TRPCError({ code: 'PRECONDITION_FAILED', message: 'The agent was not reached yet' });
}

export const treeRouter = router({
  list: viewerProcedure
    .input(
      z.object({
        host: hostName,
        path: pathText.default(''),
        depth: z.number().int().min(0).optional(),
      }),
    )
    .query(({ input }) => {
      const index = indexOf(hostOf(input.host));
      const path = parseStatPath(input.path);
      const lines = path === undefined ? undefined : listTree(index, path, input.depth);
      if (lines === undefined) {
        throw new TRPCError({
          code: 'NOT_FOUND',
          message: `No such path in the tree: ${input.path}`,
        });
      }
      return lines;
    }),
});
