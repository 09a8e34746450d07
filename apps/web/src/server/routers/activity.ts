import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { hostName, hostOf, router, viewerProcedure } from '../init.ts';
import { indexOf } from './tree.ts';

const MAX_MOVERS = 500;

/** Which schema columns by value index belong to. */
function generationOf(host: HostHub) {
  const { epoch, generation } = indexOf(host).schema;
  return { epoch, generation };
}

const base64 = ({ buffer, byteOffset, byteLength }: ArrayBufferView): string =>
  Buffer.from(new Uint8Array(buffer, byteOffset, byteLength)).toString('base64');

/** What all numbers of a host do. */
export const activityRouter = router({
  /** Values that do what is not usual for them, the most unusual first. */
  movers: viewerProcedure
    .input(z.object({ host: hostName, limit: z.number().int().min(1).max(MAX_MOVERS) }))
    .query(({ input }) => {
      const host = hostOf(input.host);
      const index = indexOf(host);
      const movers = host.activity.movers(input.limit).flatMap(({ value, ...figures }) => {
        const path = index.valuePath(value);
        return path === undefined ? [] : [{ path, ...figures }];
      });
      return { movers, counts: host.activity.counts() };
    }),
  /** A bit for each value that was never anything but zero since the web app met the host, lowest first. */
  zeros: viewerProcedure.input(z.object({ host: hostName })).query(({ input }) => {
    const host = hostOf(input.host);
    return { ...generationOf(host), bits: base64(host.activity.zeros()) };
  }),
  /** What all values are sorted by, as 32-bit floats, little endian; NaN where there is none. */
  keys: viewerProcedure
    .input(z.object({ host: hostName, by: z.enum(['rate', 'value']) }))
    .query(({ input: { host: name, by } }) => {
      const host = hostOf(name);
      const { activity } = host;
      const keys = by === 'rate' ? activity.rates() : activity.figures();
      return { ...generationOf(host), keys: base64(keys) };
    }),
});
