import type { HostFacts } from '../facts.ts';
import { type Finding, NO_MEND } from '../finding.ts';
import { AS_ROOT, hasCapability } from './access.ts';
import { counted, listed } from './words.ts';

const EACCES = 13;

/** Those that reading statistics may take. */
const USEFUL = ['CAP_SYS_ADMIN', 'CAP_DAC_READ_SEARCH', 'CAP_SYS_PTRACE', 'CAP_PERFMON'] as const;

/** Who reads, with which rights, and what those of root would add. */
export function judgeRights(facts: HostFacts): Finding {
  const { uid, namespaces } = facts.process;
  const closed = closedFiles(facts);
  const isRoot = uid === 0;
  const sentence =
    closed.length === 0
      ? `${whoWords(facts)}; no file of the tree is closed to it.`
      : isRoot
        ? `${whoWords(facts)}; ${counted(closed.length, 'file')} or groups of files are closed to it all the same.`
        : `${whoWords(facts)}; plain reading works, and root would add ${counted(closed.length, 'file')} or groups of files.`;
  return {
    what: 'rights',
    group: 'process',
    state: closed.length === 0 ? 'ok' : 'partly',
    detail:
      isRoot && namespaces.user === false
        ? `${sentence.slice(0, -1)}: root of a user namespace is nobody on the host.`
        : sentence,
    mend: closed.length === 0 || isRoot ? NO_MEND : AS_ROOT,
    items: closed,
    subsystems: [],
  };
}

function whoWords(facts: HostFacts): string {
  const { uid, capabilities } = facts.process;
  if (capabilities === undefined)
    return `Runs as uid ${uid}, with capabilities that cannot be read`;
  const held = USEFUL.filter((name) => hasCapability(facts, name));
  const missing = USEFUL.filter((name) => !held.includes(name));
  if (missing.length === 0) return `Runs as uid ${uid} with ${listed(held)}`;
  return held.length === 0
    ? `Runs as uid ${uid} without ${listed(missing)}`
    : `Runs as uid ${uid} with ${listed(held)}, without ${listed(missing)}`;
}

/** What permissions keep from us: files that are in the tree, and those that could not even be looked for. */
function closedFiles({ denied, absent }: HostFacts): string[] {
  const unfound = absent.filter(({ errno }) => errno === EACCES).map(({ file }) => file);
  const refused = denied.map(({ file, count }) =>
    count === 1 ? file : `${file} (${counted(count, 'file')})`,
  );
  return [...refused, ...unfound];
}
