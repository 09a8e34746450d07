export { childrenOf, matchPaths } from './match-paths.ts';
export { lastName, listTree, type TreeLine, treeLine } from './tree-lines.ts';
export { unitSymbol } from './unit-symbol.ts';
export {
  cellKeys,
  cellTexts,
  getValues,
  type ValueError,
  type ValueLine,
  valueLine,
} from './value-lines.ts';
