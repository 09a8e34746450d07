/** What siblings are sorted by. */
export const TREE_ORDERS = ['name', 'rate', 'value'] as const;
export type TreeOrder = (typeof TREE_ORDERS)[number];
