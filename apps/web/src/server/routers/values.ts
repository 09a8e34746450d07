import { getValues } from '@statsfs/core/query';
import { z } from 'zod';
import { hostName, hostOf, pathTexts, router, viewerProcedure } from '../init.ts';
import { indexOf } from './tree.ts';

export const valuesRouter = router({
  get: viewerProcedure
    .input(z.object({ host: hostName, paths: pathTexts.min(1) }))
    .query(({ input }) => {
      const host = hostOf(input.host);
      return getValues(indexOf(host), host.readings, input.paths, host.times);
    }),
});
