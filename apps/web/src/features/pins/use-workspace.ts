import { useQueryState } from '../../ui/use-query-state.ts';
import { FIRST_WORKSPACE, MAX_NAME } from '../../workspace/pin.ts';

/** What the address says of the pins. It goes along when another place is selected. */
export interface WorkspaceView {
  readonly name: string;
  /** Span of the charts. */
  readonly seconds: number;
}

/** Spans of the small charts. */
export const SPANS = [
  { seconds: 30, label: '30 s', words: '30 seconds' },
  { seconds: 60, label: '1 min', words: 'minute' },
  { seconds: 300, label: '5 min', words: '5 minutes' },
  { seconds: 900, label: '15 min', words: '15 minutes' },
  { seconds: 3600, label: '1 h', words: 'hour' },
] as const;

const DEFAULT_SECONDS = 300;

/** Which workspace is looked at, and over what time. */
export const useWorkspace = () => useQueryState(parseWorkspaceView, withWorkspaceView);

export function parseWorkspaceView(query: URLSearchParams): WorkspaceView {
  const seconds = Number(query.get('span'));
  return {
    name: (query.get('w') ?? FIRST_WORKSPACE).slice(0, MAX_NAME),
    seconds: SPANS.find((span) => span.seconds === seconds)?.seconds ?? DEFAULT_SECONDS,
  };
}

/** The address's query with another view of the pins; what others keep there stays, and defaults are left out. */
export function withWorkspaceView(query: URLSearchParams, view: WorkspaceView): string {
  const next = new URLSearchParams(query);
  if (view.name === FIRST_WORKSPACE) next.delete('w');
  else next.set('w', view.name);
  if (view.seconds === DEFAULT_SECONDS) next.delete('span');
  else next.set('span', String(view.seconds));
  return next.toString();
}

/** A workspace as people call it. */
export const workspaceTitle = (name: string): string => (name === FIRST_WORKSPACE ? 'Main' : name);

/** A span in words, as a part of a name. */
export const spanWords = (seconds: number): string =>
  `last ${SPANS.find((span) => span.seconds === seconds)?.words ?? `${seconds} seconds`}`;
