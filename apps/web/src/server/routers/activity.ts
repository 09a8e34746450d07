import { parseStatPath } from '@statsfs/core/model';
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { HostHub } from '../hub/host-hub.ts';
import { hostName, hostOf, pathText, router, viewerProcedure } from '../init.ts';
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
  /** When a number was first seen by the web app, and when it last changed, in ms of the host's wall clock; null: not since. */
  history: viewerProcedure
    .input(z.object({ host: hostName, path: pathText }))
    .query(({ input }) => {
      const host = hostOf(input.host);
      const path = parseStatPath(input.path);
      const node = path === undefined ? undefined : indexOf(host).find(path);
      if (node?.kind !== 'value') {
        throw new TRPCError({ code: 'NOT_FOUND', message: `No such value: ${input.path}` });
      }
      const { firstUs, changedUs } = host.activity.historyOf(node.index);
      const wall = (us: number | undefined): number | null =>
        us === undefined ? null : host.times.wallOfUs(us);
      return { firstMs: wall(firstUs), changedMs: wall(changedUs), nowMs: Date.now() };
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
