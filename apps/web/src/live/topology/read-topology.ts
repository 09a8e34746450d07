import { exactText, NOT_READ, type StatPath } from '@statsfs/core/model';
import type { LiveStore } from '../live-store.ts';
import { type Topology, type TopologyFact, topologyOf } from './cpu-places.ts';

/**
 * Asks for what tells of topology until all of it was read or could not be: it does not change while its CPUs are there.
 * @param onKnown called with what is known, each time when it is more.
 * @returns what ends it.
 */
export function readTopology(
  store: Pick<LiveStore, 'watch' | 'onTick' | 'latest'>,
  facts: readonly TopologyFact[],
  onKnown: (topology: Topology) => void,
): () => void {
  const said = new Map<StatPath, string>();
  const open = new Set(facts.map(({ path }) => path));
  const ends: (() => void)[] = [];
  const end = (): void => {
    for (const each of ends) each();
  };
  const look = (): void => {
    const before = said.size;
    for (const path of open) {
      const answer = answerOf(store, path);
      if (answer === undefined) continue;
      open.delete(path);
      if (answer.text !== undefined) said.set(path, answer.text);
    }
    if (said.size > before) onKnown(topologyOf(facts, (path) => said.get(path)));
    if (open.size === 0) end();
  };
  ends.push(store.watch([...open]), store.onTick(look));
  look();
  return end;
}

/** What a value says, or that it cannot; undefined while it was not read. */
function answerOf(
  store: Pick<LiveStore, 'latest'>,
  path: StatPath,
): { readonly text: string | undefined } | undefined {
  const latest = store.latest(path);
  switch (latest.kind) {
    case 'no-data':
      return undefined;
    case 'unreadable':
      return latest.code === NOT_READ.notAsked ? undefined : { text: undefined };
    case 'ok':
      // A list of CPUs is a text, of one CPU a number. None of them is near the end of any type.
      return { text: latest.texts[0] ?? exactText(latest.words, 0, 's64') };
  }
}
