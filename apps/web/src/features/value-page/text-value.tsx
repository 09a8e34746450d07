import type { Latest } from '../../live/latest.ts';

export interface TextValueProps {
  readonly latest: Latest;
}

/** A value that is a text: shown as the kernel gave it. */
export function TextValue({ latest }: TextValueProps) {
  if (latest.kind !== 'ok') return <p className="text-fg2 text-t3">…</p>;
  const text = latest.texts.join('\n');
  return (
    <data
      value={text}
      data-primary
      data-copies
      className="block max-h-96 overflow-auto whitespace-pre-wrap rounded-md border border-line bg-bg1 p-3 font-mono text-t3"
    >
      {text === '' ? <span className="text-fg2">(empty)</span> : text}
    </data>
  );
}
