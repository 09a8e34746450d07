import { Breakable } from '../../ui/breakable.tsx';
import type { Finding } from './finding.ts';
import { isMendable } from './group-findings.ts';
import { MendLine } from './mend-line.tsx';
import { mendWords } from './mend-words.ts';
import { StateWord } from './state-word.tsx';

/** One thing that was looked at. */
export function FindingRow({ finding }: { readonly finding: Finding }) {
  const { what, state, detail, mend, items } = finding;
  const words = mendWords(mend);
  return (
    <li className="grid grid-cols-[88px_minmax(0,1fr)] items-start gap-x-3 gap-y-0.5 border-line border-t py-2 first:border-t-0 sm:grid-cols-[88px_minmax(0,168px)_minmax(0,1fr)]">
      <StateWord state={state} isSettled={!isMendable(finding)} />
      <h3 className="min-w-0 font-semibold">
        <Breakable path={what} />
      </h3>
      <div className="col-span-2 min-w-0 sm:col-span-1">
        <p className="max-w-[80ch] text-fg1">{detail}</p>
        {words !== undefined && <MendLine words={words} what={what} />}
        {items.length > 0 && <Items items={items} what={what} />}
      </div>
    </li>
  );
}

interface ItemsProps {
  readonly items: readonly string[];
  readonly what: string;
}

/** What the sentence counts. */
function Items({ items, what }: ItemsProps) {
  return (
    <details className="mt-1 text-t1">
      <summary className="w-fit rounded-sm text-fg2 hover:text-fg0">
        {items.length.toLocaleString('en')} {items.length === 1 ? 'line' : 'lines'} more
        <span className="sr-only"> about {what}</span>
      </summary>
      <ul className="mt-1 flex flex-col gap-0.5 font-mono text-fg1 text-t0">
        {items.map((item) => (
          <li key={item}>
            <Breakable path={item} />
          </li>
        ))}
      </ul>
    </details>
  );
}
