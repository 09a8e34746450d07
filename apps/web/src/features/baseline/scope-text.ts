import { ROOT_PATH, type StatPath } from '@statsfs/core/model';

/** What a baseline was set over. */
export const scopeText = (path: StatPath): string => (path === ROOT_PATH ? 'everything' : path);
