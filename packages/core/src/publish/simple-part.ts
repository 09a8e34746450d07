import { describePart, type PublishedPart } from './published-part.ts';
import { failureOf } from './read-result.ts';
import { readSighting } from './read-value.ts';
import type { Sighting } from './visit.ts';

/** A value that is one number or one text, simple or aggregate. */
export const createSimplePart = (sighting: Sighting): PublishedPart => ({
  sighting,
  descriptor: describePart(sighting, []),
  sets: [],
  slots: 1,
  refresh: () => true,
  store: (readings, slot) => {
    const result = readSighting(sighting);
    switch (result.kind) {
      case 'figure':
        readings.words.set(result.words, 2 * slot);
        return true;
      case 'text':
        readings.storeText(slot, result.text);
        return true;
      case 'no-data':
        return false;
      default:
        throw new Error(failureOf(result));
    }
  },
});
