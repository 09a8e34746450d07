import { WireError } from './wire-error.ts';

/** @throws WireError 'malformed', always: the schema as a whole is at fault, so there is no byte to point at. */
export function refuse(what: string): never {
  throw new WireError('malformed', `Inconsistent schema: ${what}`, 0);
}
