import type { Count } from './census.ts';

const EPERM = 1;
const EACCES = 13;

/** Files that a permission stands before; kernel lockdown is none, for nobody can be given it. */
export const deniedFiles = ({ refusals }: Count): readonly string[] =>
  refusals.filter(({ code }) => code === EPERM || code === EACCES).flatMap(({ files }) => files);
