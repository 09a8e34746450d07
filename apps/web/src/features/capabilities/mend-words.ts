import type { Mend } from './finding.ts';

export interface MendWords {
  /** What the text is, to the eye and to a screen reader. */
  readonly lead: string;
  /** What is typed or pasted. */
  readonly text: string;
}

/** @returns undefined where nothing can be done. */
export function mendWords(mend: Mend): MendWords | undefined {
  switch (mend.kind) {
    case 'none':
      return undefined;
    case 'command':
      return { lead: 'Run', text: mend.text };
    case 'host':
      return { lead: 'On the host, as root, run', text: mend.text };
    case 'boot':
      return { lead: 'Add to the kernel command line and reboot', text: mend.text };
    case 'container':
      return { lead: 'Start the container with', text: mend.text };
    case 'package':
      return { lead: 'Install the package', text: mend.text };
  }
}
