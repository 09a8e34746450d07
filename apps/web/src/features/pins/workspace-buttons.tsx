import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Pin } from '../../workspace/pin.ts';
import { newId } from './new-id.ts';
import type { ChangePins } from './use-pins.ts';
import { readWorkspace, writeWorkspace } from './workspace-file.ts';

export interface WorkspaceButtonsProps {
  /** Of the workspace. */
  readonly name: string;
  readonly pins: readonly Pin[];
  readonly change: ChangePins;
}

/** Saves what is pinned as a file, and opens one again: here, or on another host. */
export function WorkspaceButtons({ name, pins, change }: WorkspaceButtonsProps) {
  const { host } = usePlace();
  const toast = useToast();
  const chooser = useRef<HTMLInputElement>(null);
  const save = (): void => {
    const file = new Blob([writeWorkspace({ host, name, pins })], { type: 'application/json' });
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = `statsfs-${[host, name].filter(Boolean).join('-')}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  const open = async (file: File): Promise<void> => {
    try {
      const saved = readWorkspace(await file.text()).pins;
      const opened = saved.map((pin) => ({ ...pin, id: newId() }));
      change({ kind: 'replace', pins: opened }, `Opened ${file.name}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toast(`${file.name} cannot be opened: ${reason}.`, { tone: 'bad' });
    }
  };
  return (
    <>
      {pins.length > 0 && (
        <Button onClick={save} title="Saves the pins as a file">
          Save
        </Button>
      )}
      <Button
        onClick={() => chooser.current?.click()}
        title="Opens pins that were saved as a file, in place of these"
      >
        Open…
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="application/json,.json"
        aria-label="File of saved pins"
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // So that the same file can be chosen again.
          event.target.value = '';
          if (file !== undefined) void open(file);
        }}
      />
    </>
  );
}
