import { unreadable } from '@statsfs/core/model';
import { formatClock, formatDurationSeconds, formatInteger } from '@statsfs/core/units';
import { WHY_NOT_GROWN } from '../../live/baseline/grown-readout.ts';
import type { Counted } from '../../live/histogram/counted.ts';
import type { CountedChoice } from './counted-choice.ts';

type NoCounts = Exclude<Counted, { readonly kind: 'counts' }>;
type WhyNone = Extract<Counted, { readonly kind: 'none' }>['why'];

const WHY_NOT_LAST: Readonly<Record<WhyNone, string>> = {
  ...WHY_NOT_GROWN,
  first: 'An interval lies between two samples: the second comes with the next reading.',
  gap: 'The sample before is missing, so nothing is known of this interval.',
  fell: 'Counts fell in this interval: they were restarted, or they tell what is there now. So there is no growth to show.',
  replaced: 'The counts were cleared or replaced in this interval, so there is no growth to show.',
  'no-baseline': '',
};

const WHY_NOT_SINCE: Readonly<Record<WhyNone, string>> = {
  ...WHY_NOT_GROWN,
  first: '',
  gap: '',
  fell: `${WHY_NOT_GROWN.fell}. Set a new baseline to count from here.`,
  replaced:
    'The histogram has other buckets than when the baseline was set. Set a new one to count from here.',
  'no-baseline': 'No baseline is set here. “Set baseline” counts from here on.',
};

/** Why there are no bars; undefined where there are. */
export function countedMessage(counted: Counted, choice: CountedChoice): string | undefined {
  if (counted.kind !== 'counts') return whyNoCounts(counted, choice);
  if (counted.counts.length === 0) return 'The histogram has no buckets now.';
  if (counted.total !== 0n) return undefined;
  return choice === 'all' ? 'All counts are 0.' : 'Nothing was counted: all counts are as before.';
}

export function whyNoCounts(counted: NoCounts, choice: CountedChoice): string {
  switch (counted.kind) {
    case 'waiting':
      return 'Waiting for the first reading.';
    case 'unreadable':
      return `Unreadable: ${unreadable(counted.code).reason}`;
    case 'none':
      return (choice === 'baseline' ? WHY_NOT_SINCE : WHY_NOT_LAST)[counted.why];
  }
}

/** How many, and in which time: beside the heading of the bars. */
export function countedNote(counted: Counted, timeZoneOffsetMinutes: number): string {
  if (counted.kind !== 'counts') return '';
  const { total, fromUs, untilUs } = counted;
  const many = `${formatInteger(total)} counted`;
  const clock = (us: number): string => formatClock(us / 1000, timeZoneOffsetMinutes);
  if (fromUs === undefined) return `${many} until ${clock(untilUs)}`;
  const span = formatDurationSeconds((untilUs - fromUs) / 1e6);
  return `${many} in ${span}, from ${clock(fromUs)}`;
}
