import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { usePlace } from '../../ui/place.tsx';
import { useToast } from '../../ui/toast.tsx';
import { readWorkspace, writeWorkspace } from './workspace-file.ts';

export interface WorkspaceButtonsProps {
  readonly paths: readonly string[];
  readonly onOpen: (paths: readonly string[], what: string) => void;
}

/** Saves what is pinned as a file, and opens one again: here, or on another host. */
export function WorkspaceButtons({ paths, onOpen }: WorkspaceButtonsProps) {
  const { host } = usePlace();
  const toast = useToast();
  const chooser = useRef<HTMLInputElement>(null);
  const save = (): void => {
    const file = new Blob([writeWorkspace({ host, paths })], { type: 'application/json' });
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = `statsfs-${host}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  const open = async (file: File): Promise<void> => {
    try {
      onOpen(readWorkspace(await file.text()).paths, file.name);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      toast(`${file.name} cannot be opened: ${reason}.`, { tone: 'bad' });
    }
  };
  return (
    <span className="ml-auto flex gap-2">
      {paths.length > 0 && (
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
    </span>
  );
}
