import { readFileSync } from 'node:fs';

const GROUPS = '/etc/group';
const ID = /^\d{1,9}$/;

/**
 * The number of a group, given that or its name as group(5) has it.
 * @returns undefined when there is no such group; one of another name service has to be given as a number.
 */
export function groupIdOf(group: string): number | undefined {
  if (ID.test(group)) return Number(group);
  for (const line of readFileSync(GROUPS, 'utf8').split('\n')) {
    const [name, , id = ''] = line.split(':');
    if (name === group && ID.test(id)) return Number(id);
  }
  return undefined;
}
