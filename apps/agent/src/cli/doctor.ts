import {
  FINDING_GROUPS,
  type Finding,
  type FindingGroup,
  type FindingState,
  isSettled,
  mendText,
  type Report,
} from '../doctor/finding.ts';
import { withoutControls } from '../doctor/quote-for-shell.ts';
import { findAgent } from './agent-client.ts';
import { type Config, readsItself } from './config.ts';
import { examineAlone } from './host-doctor.ts';
import { CommandError } from './usage-error.ts';

/**
 * `statsfs doctor`. @returns 0 when nothing that somebody can do on this host would show more, else 1: what the kernel was
 * not built with, and what a lockdown refuses, cannot be mended.
 */
export async function runDoctor(config: Config): Promise<number> {
  const { findings } = await examine(config);
  const { only, json } = config;
  const wanted = findings.filter(
    ({ what, subsystems }) =>
      only.length === 0 || only.includes(what) || subsystems.some((name) => only.includes(name)),
  );
  if (wanted.length === 0 && only.length > 0) {
    throw new CommandError(`--only names ${only.join(', ')}, expected a subsystem of the tree`);
  }
  process.stdout.write(json ? asLines(wanted) : asText(wanted));
  return wanted.every(isSettled) ? 0 : 1;
}

async function examine(config: Config): Promise<Report> {
  const agent = readsItself(config) ? undefined : await findAgent(config.socketPath);
  return agent === undefined ? examineAlone(config) : agent.doctor.query();
}

/** One JSON object a line. `ok`: nothing is to be done about it. */
const asLines = (findings: readonly Finding[]): string =>
  findings
    .map((finding) => {
      const { what, group, state, detail, mend, items } = finding;
      const line = { what, group, state, ok: isSettled(finding), detail, mend: mendText(mend) };
      return `${JSON.stringify(items.length === 0 ? line : { ...line, items })}\n`;
    })
    .join('');

const TITLES = {
  process: 'Rights and limits',
  filesystems: 'Filesystems of the kernel',
  features: 'Statistics that a kernel may lack',
  mounts: 'Filesystems of programs, and folders',
  subsystems: 'Subsystems of the tree',
  statsfs: 'statsfs itself',
} as const satisfies Record<FindingGroup, string>;

const STATE_WIDTH = 'missing'.length;
/** Of what is all there, the sentence says enough; JSON has the rest. */
const MAX_ITEMS = { ok: 0, partly: 8, missing: 8, off: 8, unknown: 8 } as const satisfies Record<
  FindingState,
  number
>;

function asText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ what }) => withoutControls(what).length));
  const indent = ' '.repeat(STATE_WIDTH + width + 6);
  const blocks = FINDING_GROUPS.flatMap((group) => {
    const own = findings.filter((finding) => finding.group === group);
    if (own.length === 0) return [];
    const lines = own.flatMap(({ what, state, detail, mend, items }) => {
      const shown = items.slice(0, MAX_ITEMS[state]);
      const more = items.length - shown.length;
      return [
        `  ${state.padEnd(STATE_WIDTH)}  ${withoutControls(what).padEnd(width)}  ${withoutControls(detail)}`,
        ...shown.map((item) => `${indent}· ${withoutControls(item)}`),
        ...(more > 0 && shown.length > 0 ? [`${indent}· ${more} more`] : []),
        ...(mend.kind === 'none' ? [] : [`${indent}→ ${mendText(mend)}`]),
      ];
    });
    return [`${TITLES[group]}\n${lines.join('\n')}\n`];
  });
  const toMend = findings.filter((finding) => !isSettled(finding)).length;
  const end = toMend === 0 ? 'Nothing to mend.' : `${toMend} of ${findings.length} can be mended.`;
  return `${blocks.join('\n')}\n${end}\n`;
}
