import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import type { CommandId } from '../../ui/keys/commands.ts';
import { wordsScore } from './fuzzy.ts';

/** Something that the page can do. */
export interface PaletteCommand {
  readonly title: string;
  /** What has a key that does it as well. */
  readonly id?: CommandId;
  readonly run: () => void;
}

export type PaletteItem =
  | { readonly kind: 'command'; readonly command: PaletteCommand }
  | { readonly kind: 'place'; readonly path: StatPath; readonly about: string };

/** More than fits on a screen; who wants another types another letter. */
const MOST = 50;
/** Of two that fit alike a command is meant before one of 100,000 values. */
const COMMAND_LEAD = 10;

interface PlaceText {
  readonly path: StatPath;
  readonly text: string;
  readonly about: string;
}

/** All sources and values, as they are looked for: once per generation of the schema. */
export function placeTexts(index: SchemaIndex): PlaceText[] {
  const { sources, values, descriptors } = index.schema;
  const ofSources = sources.flatMap((_, source) => {
    const path = index.sourcePath(source);
    return path === undefined || path === ''
      ? []
      : [{ path, text: path.toLowerCase(), about: 'source' }];
  });
  const ofValues = values.flatMap((value, number) => {
    const path = index.valuePath(number);
    const about = descriptors[value?.descriptor ?? -1]?.description ?? '';
    return path === undefined ? [] : [{ path, text: path.toLowerCase(), about }];
  });
  return [...ofSources, ...ofValues];
}

/** What fits the words that were typed, the best first; all commands while nothing is typed. */
export function findItems(
  typed: string,
  commands: readonly PaletteCommand[],
  places: readonly PlaceText[],
): PaletteItem[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return commands.map((command) => ({ kind: 'command', command }));
  const found: { readonly item: PaletteItem; readonly score: number }[] = [];
  for (const command of commands) {
    const score = wordsScore(words, command.title.toLowerCase());
    if (score === undefined) continue;
    found.push({ item: { kind: 'command', command }, score: score + COMMAND_LEAD });
  }
  for (const { path, text, about } of places) {
    const score = wordsScore(words, text);
    if (score !== undefined) found.push({ item: { kind: 'place', path, about }, score });
  }
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ item }) => item);
}
