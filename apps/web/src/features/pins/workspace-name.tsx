import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { MAX_NAME } from '../../workspace/pin.ts';
import { workspaceTitle } from './use-workspace.ts';

export interface WorkspaceNameProps {
  readonly title: string;
  readonly before: string;
  /** Names of others. */
  readonly taken: readonly string[];
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a workspace. */
export function WorkspaceName({ title, before, taken, onName, onClose }: WorkspaceNameProps) {
  const field = useRef<HTMLInputElement>(null);
  const form = useId();
  const problemId = useId();
  const [text, setText] = useState(before);
  const name = text.trim();
  const isTaken = taken.some((known) => workspaceTitle(known) === name);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name !== '' && !isTaken) onName(name);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} tone="accent" disabled={name === '' || isTaken}>
            {before === '' ? 'Create' : 'Rename'}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <label className="flex flex-col gap-1 text-fg1 text-t1">
          Name
          <input
            ref={field}
            value={text}
            maxLength={MAX_NAME}
            onChange={(event) => setText(event.target.value)}
            aria-invalid={isTaken}
            aria-describedby={isTaken ? problemId : undefined}
            className="h-8 rounded-md border border-edge bg-bg1 px-2 text-fg0 text-t2"
          />
        </label>
        {isTaken && (
          <p id={problemId} role="alert" className="mt-2 text-bad text-t1">
            There is a workspace of that name already.
          </p>
        )}
      </form>
    </Dialog>
  );
}
