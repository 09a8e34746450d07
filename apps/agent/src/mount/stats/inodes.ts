import { ROOT_SOURCE, type Schema } from '@statsfs/core/model';
import { ROOT_INODE } from '../mount-node.ts';

/*
 * Inode numbers: indexes of a schema are never used again within an epoch, so four numbers an index will do.
 *
 *   first + 4 i   source i    + 1  its .schema    + 2  its .snapshot    + 3  value i
 */
const A_INDEX = 4;
const SCHEMA = 1;
const SNAPSHOT = 2;
const VALUE = 3;

export const FIRST_INODE = ROOT_INODE + 1;

export const inodeOfSource = (first: number, source: number): number =>
  source === ROOT_SOURCE ? ROOT_INODE : first + A_INDEX * source;
export const inodeOfSchemaFile = (first: number, source: number): number =>
  first + A_INDEX * source + SCHEMA;
export const inodeOfSnapshot = (first: number, source: number): number =>
  first + A_INDEX * source + SNAPSHOT;
export const inodeOfValue = (first: number, value: number): number =>
  first + A_INDEX * value + VALUE;

/** Where the numbers of the next epoch begin. */
export const nextFirstInode = (first: number, { sources, values }: Schema): number =>
  first + A_INDEX * Math.max(sources.length, values.length) + A_INDEX;
