import { parseStatPath } from '@statsfs/core/model';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { hostName, hostOf, pathText, router, viewerProcedure } from '../init.ts';
import { getDatabase } from '../store/database.ts';
import { addPin, listPins, MAX_PINS, removePin } from '../store/pins.ts';

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
});
