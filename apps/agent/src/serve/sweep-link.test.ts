import { describe, expect, it } from 'vitest';
import type { SweepReport, SweepRequest } from '../sweep/sweep-messages.ts';
import { SweepLink } from './sweep-link.ts';

/** A link to a far end that answers when the test does. */
function setup(): {
  readonly link: SweepLink;
  readonly requests: SweepRequest[];
  readonly warnings: string[];
  readonly report: (report: SweepReport) => void;
} {
  const requests: SweepRequest[] = [];
  const warnings: string[] = [];
  let report: (report: SweepReport) => void = () => undefined;
  const port = {
    post: (request: SweepRequest) => requests.push(request),
    onReport: (listener: typeof report) => {
      report = listener;
    },
  };
  const link = new SweepLink(port, (text) => warnings.push(text));
  return { link, requests, warnings, report: (sent) => report(sent) };
}

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const idOf = (request: SweepRequest | undefined): number =>
  request !== undefined && 'id' in request ? request.id : -1;

describe('a link to the sweep thread', () => {
  it('gives each answer to the one who asked, in whatever order they come', async () => {
    const { link, requests, report } = setup();
    const preview = link.preview(['a']);
    const clear = link.clear({ paths: ['b'], actor: 'somebody' });
    expect(requests).toMatchObject([
      { kind: 'preview', paths: ['a'] },
      { kind: 'clear', request: { paths: ['b'], actor: 'somebody' } },
    ]);
    report({ kind: 'cleared', id: idOf(requests[1]), results: [] });
    const file = { path: 'a', file: '/a', text: '0\n', before: ['5'] };
    report({ kind: 'previewed', id: idOf(requests[0]), files: [file], skipped: [] });
    expect(await preview).toEqual({ files: [file], skipped: [] });
    expect(await clear).toEqual([]);
  });

  it('gives frames to all who listen, until they stop', () => {
    const { link, report } = setup();
    const heard: string[] = [];
    const stop = link.onFrames((frame) => heard.push(`first ${frame}`));
    link.onFrames((frame) => heard.push(`second ${frame}`));
    report({ kind: 'frames', bytes: bytes(1) });
    stop();
    report({ kind: 'frames', bytes: bytes(2) });
    expect(heard).toEqual(['first 1', 'second 1', 'second 2']);
  });

  it('joins once per question, and frames come after the answer they fit onto', () => {
    const { link, requests, report } = setup();
    const heard: string[] = [];
    link.onFrames((frame) => heard.push(`frames ${frame}`));
    link.join((joined) => heard.push(`joined ${joined}`));
    report({ kind: 'frames', bytes: bytes(1) });
    report({ kind: 'joined', id: idOf(requests[0]), bytes: bytes(2) });
    report({ kind: 'joined', id: idOf(requests[0]), bytes: bytes(9) });
    report({ kind: 'frames', bytes: bytes(3) });
    expect(heard).toEqual(['frames 1', 'joined 2', 'frames 3']);
  });

  it('passes warnings on', () => {
    const { warnings, report } = setup();
    report({ kind: 'warning', text: 'something' });
    expect(warnings).toEqual(['something']);
  });
});
