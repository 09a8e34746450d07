'use client';

import type { StatPath } from '@statsfs/core/model';
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { ClearQuestion } from './clear-question.tsx';
import { countFiles, mayRetry } from './clear-words.ts';
import { ConfirmClear } from './confirm-clear.tsx';
import { ResultList } from './result-list.tsx';
import { type Clear, useClear } from './use-clear.ts';

/** A way to what is wanted that harms nobody. */
export interface Instead {
  readonly label: string;
  readonly run: () => void;
}

export interface ClearDialogProps {
  readonly path: StatPath;
  readonly instead: Instead;
  readonly onClose: () => void;
}

/** Names every file, its value and what would be written, and asks; then says what became of each. */
export function ClearDialog({ path, instead, onClose }: ClearDialogProps) {
  const clear = useClear(path);
  const isDone = clear.stage.kind === 'done';
  const close = (): void => {
    // Closing would hide what becomes of the files.
    if (!clear.isWriting) onClose();
  };
  // What takes the focus when it comes harms nobody, and so whoever presses Enter once too often.
  const leave = (
    <Button key={isDone ? 'done' : 'cancel'} autoFocus onClick={close}>
      {isDone ? 'Done' : 'Cancel'}
    </Button>
  );
  const setInstead = (): void => {
    onClose();
    instead.run();
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && close()}
      title="Clear in kernel"
      description={
        isDone
          ? 'What became of each file.'
          : 'This writes to the kernel. It is for everybody, and it cannot be undone.'
      }
      actions={
        <Actions
          clear={clear}
          leave={leave}
          instead={
            <Button tone="accent" autoFocus disabled={clear.isWriting} onClick={setInstead}>
              {instead.label}
            </Button>
          }
        />
      }
    >
      <Body {...clear} />
    </Dialog>
  );
}

function Body({ stage }: Clear) {
  switch (stage.kind) {
    case 'reading':
      return <p className="text-fg2">Reading the files…</p>;
    case 'unread':
      return <ErrorNotice message={stage.problem} onRetry={stage.retry} />;
    case 'asking':
      return <ClearQuestion {...stage} />;
    case 'done':
      return <ResultList results={stage.results} problem={stage.problem} />;
  }
}

interface ActionsProps {
  readonly clear: Clear;
  readonly leave: ReactNode;
  readonly instead: ReactNode;
}

function Actions({ clear, leave, instead }: ActionsProps) {
  const { stage, isWriting, run } = clear;
  switch (stage.kind) {
    case 'reading':
    case 'unread':
      return leave;
    case 'asking':
      return (
        <ConfirmClear
          files={stage.files}
          isWriting={isWriting}
          onRun={run}
          leave={
            <>
              {leave}
              {instead}
            </>
          }
        />
      );
    case 'done': {
      const refused = stage.results.filter(mayRetry);
      if (refused.length === 0) return leave;
      return (
        <>
          <Button disabled={isWriting} onClick={() => run(refused.map(({ path }) => path))}>
            {isWriting ? 'Trying again…' : `Try ${countFiles(refused.length)} again`}
          </Button>
          {leave}
        </>
      );
    }
  }
}
