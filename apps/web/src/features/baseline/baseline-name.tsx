import { type FormEvent, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** As the server has it. */
const MAX_NAME = 60;

export interface BaselineNameProps {
  readonly before: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks what a baseline is called. Without a name it is called by its time. */
export function BaselineName({ before, onName, onClose }: BaselineNameProps) {
  const field = useRef<HTMLInputElement>(null);
  const form = useId();
  const [text, setText] = useState(before);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onName(text.trim());
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Name the baseline"
      initialFocus={field}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} tone="accent">
            Name
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
            placeholder="before the migration"
            onChange={(event) => setText(event.target.value)}
            className="h-8 rounded-md border border-edge bg-bg1 px-2 text-fg0 text-t2"
          />
        </label>
      </form>
    </Dialog>
  );
}
