import type { Kind, ValueType } from '@statsfs/core/model';
import { hasRate } from '@statsfs/core/model';
import type { PointForm } from '@statsfs/core/series';
import type { ReadPaceMs } from '../../trpc/fast-path.ts';

/** How a value is looked at: the part of the page's state that the address holds. */
export interface ValueView {
  readonly form: PointForm;
  readonly windowSeconds: number;
  /** How often the value is to be read, in ms; undefined: as often as the host reads it by itself. */
  readonly everyMs: ReadPaceMs | undefined;
}

export const WINDOWS = [
  { seconds: 30, label: '30 s' },
  { seconds: 60, label: '1 min' },
  { seconds: 300, label: '5 min' },
  { seconds: 900, label: '15 min' },
  { seconds: 3600, label: '1 h' },
] as const;

/** Paces beside that of the host; nothing is read more often than the last of them. */
export const PACES = [
  { ms: 500, label: '2/s' },
  { ms: 250, label: '4/s' },
  { ms: 100, label: '10/s' },
] as const satisfies readonly { ms: ReadPaceMs; label: string }[];

const DEFAULT_WINDOW_SECONDS = 300;

/** What is shown where the address says nothing. All that a histogram ever counted hides what happens to it now. */
function naturalForm(kind: Kind): PointForm {
  if (hasRate(kind)) return 'rate';
  return kind === 'histogram' ? 'delta' : 'raw';
}

/** Why a form means nothing for a value; undefined when it does. */
export function formRefusal(form: PointForm, type: ValueType, kind: Kind): string | undefined {
  if (type === 'text') return 'Texts are not drawn';
  if (form === 'rate' && !hasRate(kind)) {
    return kind === 'unknown'
      ? 'Nobody has said whether this value only grows'
      : 'Only what is cumulative has a rate';
  }
  return undefined;
}

/** Reads the address; what is missing or makes no sense for the value falls back to what suits it. */
export function parseValueView(query: URLSearchParams, type: ValueType, kind: Kind): ValueView {
  const natural = naturalForm(kind);
  const asked = ['rate', 'raw', 'delta'].find((form) => form === query.get('form'));
  // The list above holds nothing but forms.
  const form = (asked ?? natural) as PointForm;
  const seconds = Number(query.get('window'));
  const window = WINDOWS.find((known) => known.seconds === seconds);
  return {
    form: formRefusal(form, type, kind) === undefined ? form : natural,
    windowSeconds: window?.seconds ?? DEFAULT_WINDOW_SECONDS,
    everyMs: PACES.find(({ ms }) => String(ms) === query.get('every'))?.ms,
  };
}

/** The address's query with another view; what others keep there stays, and defaults are left out. */
export function withValueView(query: URLSearchParams, view: ValueView, kind: Kind): string {
  const next = new URLSearchParams(query);
  const natural = naturalForm(kind);
  if (view.form === natural) next.delete('form');
  else next.set('form', view.form);
  if (view.windowSeconds === DEFAULT_WINDOW_SECONDS) next.delete('window');
  else next.set('window', String(view.windowSeconds));
  if (view.everyMs === undefined) next.delete('every');
  else next.set('every', String(view.everyMs));
  return next.toString();
}
