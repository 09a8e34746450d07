import { parseStatPath } from '@statsfs/core/model';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { hostName, hostOf, pathText, pathTexts, router, viewerProcedure } from '../init.ts';
import { getDatabase } from '../store/database.ts';
import { addPin, listPins, MAX_PINS, movePin, removePin, replacePins } from '../store/pins.ts';

export const pinsRouter = router({
  list: viewerProcedure
    .input(z.object({ host: hostName }))
    .query(({ input }) => listPins(getDatabase(), hostOf(input.host).name)),
  add: viewerProcedure.input(z.object({ host: hostName, path: pathText })).mutation(({ input }) => {
    const path = parseStatPath(input.path);
    if (path === undefined || path === '') {
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'That is not a path of the tree' });
    }
    const pin = addPin(getDatabase(), hostOf(input.host).name, path);
    if (pin === undefined) {
      throw new TRPCError({ code: 'CONFLICT', message: `There are ${MAX_PINS} pins already` });
    }
    return pin;
  }),
  remove: viewerProcedure
    .input(z.object({ id: z.string().max(64) }))
    .mutation(({ input }) => ({ removed: removePin(getDatabase(), input.id) })),
  /** Puts a pin at another place, 0 being the first. */
  move: viewerProcedure
    .input(z.object({ host: hostName, id: z.string().max(64), to: z.number().int().min(0) }))
    .mutation(({ input }) => ({
      moved: movePin(getDatabase(), hostOf(input.host).name, input.id, input.to),
    })),
  /** All pins anew: those of a file, or those from before it was opened. */
  replace: viewerProcedure
    .input(z.object({ host: hostName, paths: pathTexts }))
    .mutation(({ input }) => {
      const paths = input.paths.map((text) => {
        const path = parseStatPath(text);
        if (path === undefined || path === '') {
          throw new TRPCError({ code: 'BAD_REQUEST', message: `Not a path of a tree: ${text}` });
        }
        return path;
      });
      const pins = replacePins(getDatabase(), hostOf(input.host).name, paths);
      if (pins === undefined) {
        throw new TRPCError({
          code: 'BAD_REQUEST',
          message: `There may be ${MAX_PINS} pins at most`,
        });
      }
      return pins;
    }),
});
