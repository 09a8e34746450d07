'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import {
  COMMAND_IDS,
  KEY_COMMANDS,
  type KeyCommand,
  KVM_STAT_LEFT_OUT,
  PRESETS,
} from '../../ui/keys/commands.ts';
import { Kbd } from '../../ui/keys/kbd.tsx';
import { changeKeymap, type KeyChange, type Keymap } from '../../ui/keys/keymap.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { changeWords } from './change-words.ts';
import { EVERYWHERE, IN_THE_TREE, type KeyLine, ON_A_CHART } from './fixed-keys.ts';
import { KeyRow } from './key-row.tsx';

export interface KeysSheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly singleKeys: boolean;
  readonly onSingleKeys: (on: boolean) => void;
  readonly keymap: Keymap;
  readonly onKeymap: (keymap: Keymap) => void;
}

const PRESET_SEGMENTS = PRESETS.map((value) => ({ value, label: value }));

/** Every key that the application listens to, and the place to change those that act alone. */
export function KeysSheet(props: KeysSheetProps) {
  const { open, onOpenChange, singleKeys, onSingleKeys, keymap, onKeymap } = props;
  const [said, setSaid] = useState('');
  const change = (made: KeyChange): void => {
    setSaid(changeWords(keymap, made));
    onKeymap(changeKeymap(keymap, made));
  };
  const commands = (group: KeyCommand['group']): ReactNode =>
    COMMAND_IDS.filter((id) => KEY_COMMANDS[id].group === group).map((id) => (
      <KeyRow key={id} id={id} keymap={keymap} onChange={change} onSay={setSaid} />
    ));
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      description="Press one of these buttons to give its command another key."
    >
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 text-t1">
        <span aria-hidden>Keys as in</span>
        <Segmented
          label="Keys as in"
          value={keymap.preset}
          segments={PRESET_SEGMENTS}
          onChange={(preset) => change({ kind: 'preset', preset })}
        />
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="accent-accent"
            checked={singleKeys}
            onChange={(event) => onSingleKeys(event.target.checked)}
          />
          Single letters and signs act as keys
        </label>
        {Object.keys(keymap.own).length > 0 && (
          <span className="ml-auto">
            <Button onClick={() => change({ kind: 'reset-all' })}>Reset all</Button>
          </span>
        )}
      </div>
      {/* Room for a line, so that nothing jumps when something is said. */}
      <p role="status" className="mb-2 min-h-5 text-fg0 text-t1">
        {said}
      </p>
      <div className="gap-6 sm:columns-2">
        <Group title="Everywhere">
          {commands('everywhere')}
          <FixedLines lines={EVERYWHERE} />
        </Group>
        <Group title="What is selected">{commands('selected')}</Group>
        <Group title="On a chart">
          {commands('chart')}
          <FixedLines lines={ON_A_CHART} />
        </Group>
        <Group title="In the tree">
          <FixedLines lines={IN_THE_TREE} />
        </Group>
        {keymap.preset === 'kvm_stat' && (
          <Group title="Of kvm_stat, but not here">
            <FixedLines
              lines={KVM_STAT_LEFT_OUT.map(({ key, why }) => ({ keys: [key], does: why }))}
            />
          </Group>
        )}
      </div>
    </Dialog>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="break-inside-avoid pb-4">
      <h3 className="mb-2 font-semibold text-fg2 text-t1">{title}</h3>
      <dl className="grid grid-cols-[84px_1fr] items-baseline gap-x-3 gap-y-1 text-t1">
        {children}
      </dl>
    </section>
  );
}

function FixedLines({ lines }: { readonly lines: readonly KeyLine[] }) {
  return lines.map(({ keys, does }) => (
    <div key={does} className="contents">
      <dt className="flex min-h-6 flex-wrap items-center gap-1 px-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
      <dd className="text-fg1">{does}</dd>
    </div>
  ));
}
