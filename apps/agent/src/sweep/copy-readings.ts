import { Readings } from '@statsfs/core/model';

/** Readings of their own, equal to these now. */
export function copyReadings(readings: Readings): Readings {
  const copy = new Readings();
  copy.grow(readings.slotCount, readings.status.length);
  copy.words.set(readings.words);
  copy.status.set(readings.status);
  copy.readUs.set(readings.readUs);
  for (const [slot, text] of readings.texts) copy.texts.set(slot, text);
  copy.sequence = readings.sequence;
  return copy;
}
