export { childrenOf, matchPaths } from './match-paths.ts';
export { pathFilter } from './path-filter.ts';
export { listTree, type TreeLine, treeLine } from './tree-lines.ts';
export { unitSymbol } from './unit-symbol.ts';
export {
  cellKeys,
  cellTexts,
  getValues,
  type SampleTimes,
  type ValueError,
  type ValueLine,
  valueLine,
} from './value-lines.ts';
