'use client';

import type { SchemaIndex, StatPath } from '@statsfs/core/model';
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { classNames } from '../../ui/class-names.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { CommandKbd } from '../../ui/keys/command-kbd.tsx';
import { findItems, type PaletteCommand, type PaletteItem, placeTexts } from './palette-items.ts';

export interface PaletteProps {
  readonly index: SchemaIndex | undefined;
  readonly commands: readonly PaletteCommand[];
  readonly onPlace: (path: StatPath) => void;
}

/** Everything by a few letters: what the page can do, and every source and value. Ctrl or ⌘ with K opens it. */
export function Palette(props: PaletteProps) {
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isAsked = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
      if (!isAsked || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Dialog open={isOpen} onOpenChange={setOpen} title="Go to" initialFocus={input}>
      <Finder {...props} input={input} onDone={() => setOpen(false)} />
    </Dialog>
  );
}

interface FinderProps extends PaletteProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onDone: () => void;
}

const keyOf = (item: PaletteItem): string =>
  item.kind === 'command' ? `command ${item.command.title}` : `place ${item.path}`;

function Finder({ index, commands, onPlace, input, onDone }: FinderProps) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const [active, setActive] = useState(0);
  const places = useMemo(() => (index === undefined ? [] : placeTexts(index)), [index]);
  const items = useMemo(() => findItems(wanted, commands, places), [wanted, commands, places]);
  const isBehind = typed !== wanted;
  const at = Math.min(active, items.length - 1);
  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    onDone();
    if (item.kind === 'command') item.command.run();
    else onPlace(item.path);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setActive((at + step + items.length) % Math.max(1, items.length));
    // What was typed may be ahead of the list: then the best of what it will be is meant, and not what stands there.
    else if (event.key === 'Enter')
      run(isBehind ? findItems(typed, commands, places)[0] : items[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="flex flex-col gap-2">
      <input
        ref={input}
        role="combobox"
        aria-label="Go to"
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={items.length === 0 ? undefined : `${list}-${at}`}
        placeholder="A command, a source or a value"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
        className="h-8 rounded-md border border-edge bg-bg0 px-2 text-fg0 text-t2 placeholder:text-fg2 max-sm:text-[16px]"
      />
      <div
        id={list}
        role="listbox"
        aria-label="What fits"
        className="h-[min(420px,60dvh)] overflow-y-auto overflow-x-hidden"
      >
        {items.map((item, number) => (
          <Option
            key={keyOf(item)}
            id={`${list}-${number}`}
            item={item}
            isActive={number === at}
            onPoint={() => setActive(number)}
            onChoose={() => run(item)}
          />
        ))}
        {items.length === 0 && (
          <p className="p-2 text-fg1 text-t1">Nothing has these letters in this order.</p>
        )}
      </div>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly item: PaletteItem;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function Option({ id, item, isActive, onPoint, onChoose }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard stays in the field, which points here by aria-activedescendant
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      ref={row}
      id={id}
      role="option"
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={classNames(
        'flex h-7 cursor-pointer items-center gap-3 rounded-sm px-2 text-t1',
        isActive ? 'bg-accentbg text-fg0' : 'text-fg1',
      )}
    >
      {item.kind === 'command' ? (
        <>
          <span className="min-w-0 flex-1 truncate">{item.command.title}</span>
          {item.command.id !== undefined && <CommandKbd of={item.command.id} />}
        </>
      ) : (
        <>
          <span className="min-w-0 max-w-full shrink-0 truncate font-mono">{item.path}</span>
          <span className="min-w-0 flex-1 truncate text-right text-fg2 text-t0">{item.about}</span>
        </>
      )}
    </div>
  );
}
