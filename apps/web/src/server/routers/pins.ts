import { parseStatPath } from '@statsfs/core/model';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  FIRST_WORKSPACE,
  MAX_COLUMNS,
  MAX_NAME,
  MAX_PATHS,
  MAX_PINS,
  MAX_ROWS,
} from '../../workspace/pin.ts';
import { PinLimitError } from '../../workspace/pin-change.ts';
import { hostName, hostOf, pathText, router, viewerProcedure } from '../init.ts';
import { getDatabase } from '../store/database.ts';
import { changePins, listPins, listWorkspaces, renameWorkspace } from '../store/pins.ts';

const workspaceName = z.string().max(MAX_NAME);
const pinId = z.string().min(1).max(64);
const place = z.number().int().min(0);
const pinPath = pathText.refine((text) => (parseStatPath(text) ?? '') !== '', {
  error: ({ input }) => `Not a path of a tree: ${String(input)}`,
});
const pin = z.object({
  id: pinId,
  paths: z.array(pinPath).min(1).max(MAX_PATHS).readonly(),
  columns: z.number().int().min(1).max(MAX_COLUMNS),
  rows: z.number().int().min(1).max(MAX_ROWS),
});
const pinChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('insert'), pin, at: place.optional() }),
  z.object({ kind: z.literal('remove'), id: pinId }),
  z.object({ kind: z.literal('move'), id: pinId, to: place }),
  z.object({ kind: z.literal('resize'), id: pinId, columns: place, rows: place }),
  z.object({ kind: z.literal('join'), id: pinId, into: pinId }),
  z.object({ kind: z.literal('take-out'), id: pinId, path: pathText, newId: pinId }),
  z.object({ kind: z.literal('replace'), pins: z.array(pin).max(MAX_PINS).readonly() }),
]);

export const pinsRouter = router({
  /** The workspaces of a host that hold something, and the first one always. */
  workspaces: viewerProcedure.input(z.object({ host: hostName })).query(({ input }) => {
    const known = listWorkspaces(getDatabase(), hostOf(input.host).name);
    const hasFirst = known.some(({ name }) => name === FIRST_WORKSPACE);
    return hasFirst ? known : [{ name: FIRST_WORKSPACE, pins: 0 }, ...known];
  }),
  list: viewerProcedure
    .input(z.object({ host: hostName, workspace: workspaceName }))
    .query(({ input }) => listPins(getDatabase(), hostOf(input.host).name, input.workspace)),
  change: viewerProcedure
    .input(z.object({ host: hostName, workspace: workspaceName, change: pinChange }))
    .mutation(({ input: { host, workspace, change } }) => {
      const { name } = hostOf(host);
      try {
        return changePins(getDatabase(), name, workspace, change);
      } catch (cause) {
        if (!(cause instanceof PinLimitError)) throw cause;
        throw new TRPCError({ code: 'CONFLICT', message: cause.message, cause });
      }
    }),
  rename: viewerProcedure
    .input(z.object({ host: hostName, from: workspaceName, to: workspaceName.min(1) }))
    .mutation(({ input: { host, from, to } }) => {
      if (!renameWorkspace(getDatabase(), hostOf(host).name, from, to)) {
        throw new TRPCError({
          code: 'CONFLICT',
          message: `There is a workspace of that name already: ${to}`,
        });
      }
    }),
});
