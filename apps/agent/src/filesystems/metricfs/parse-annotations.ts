import { unescapeMetricfs } from '@statsfs/core/format';

/** What a metric says of itself. */
export interface Annotations {
  /** Empty where there is none. */
  readonly description: string;
  readonly isCumulative: boolean;
}

const DESCRIPTION = 'DESCRIPTION ';

/** `annotations` of a metric: `DESCRIPTION` and an escaped text, then `CUMULATIVE` where it is. Other lines are passed over. */
export function parseAnnotations(text: string): Annotations {
  const lines = text.split('\n');
  const described = lines.find((line) => line.startsWith(DESCRIPTION));
  return {
    description: unescapeMetricfs(described?.slice(DESCRIPTION.length) ?? ''),
    isCumulative: lines.includes('CUMULATIVE'),
  };
}
