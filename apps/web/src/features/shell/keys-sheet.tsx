'use client';

import { Dialog } from '../../ui/dialog.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { KEY_GROUPS } from './keys.ts';

export interface KeysSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
}

export function KeysSheet({ open, onOpenChange, singleKeys, onSingleKeys }: KeysSheetProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <div className="mb-2 gap-6 sm:columns-2">
        {KEY_GROUPS.map((group) => (
          <section key={group.title} className="break-inside-avoid pb-4">
            <h3 className="mb-2 font-semibold text-fg2 text-t1">{group.title}</h3>
            <dl className="grid grid-cols-[84px_1fr] items-baseline gap-x-3 gap-y-1.5 text-t1">
              {group.lines.map(({ keys, does }) => (
                <div key={does} className="contents">
                  <dt className="flex flex-wrap gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd className="text-fg1">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="flex items-center gap-2 border-line border-t pt-3 text-t1">
        <input
          type="checkbox"
          className="accent-accent"
          checked={singleKeys}
          onChange={(event) => onSingleKeys(event.target.checked)}
        />
        Single letters and signs act as keys
      </label>
    </Dialog>
  );
}
