import { connect } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { NOT_READ } from '@statsfs/core/model';
import type { ConnectLines } from '../ports/line-socket.ts';

/** Longer lines are nonsense: all statistics of 256 virtual CPUs take 1 MB. */
const MAX_LINE_CHARACTERS = 1 << 24;
const EIO = 5;
const EPIPE = 32;
const ECONNRESET = 104;
const ENOTCONN = 107;
const ECONNREFUSED = 111;
const NOBODY_THERE: readonly number[] = [EPIPE, ECONNRESET, ECONNREFUSED];

/** That the other side has ended is told in several ways, by what we were about to do. */
function codeOf(error: Error): number {
  const code = 'errno' in error && typeof error.errno === 'number' ? -error.errno : EIO;
  return NOBODY_THERE.includes(code) ? ENOTCONN : code;
}

export const connectLines: ConnectLines = (path, { onLine, onEnd }) => {
  const socket = connect({ path });
  const decoder = new StringDecoder('utf8');
  let begun: string[] = [];
  let length = 0;
  let isOver = false;

  function end(code: number): void {
    if (isOver) return;
    isOver = true;
    socket.destroy();
    onEnd(code);
  }

  /** Pieces of a line are joined when it is whole: adding each to those before would copy a long line again and again. */
  function take(text: string): void {
    const pieces = text.split('\n');
    const rest = pieces.pop() ?? '';
    for (const piece of pieces) {
      const line = [...begun, piece].join('');
      begun = [];
      length = 0;
      if (!isOver) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    }
    begun.push(rest);
    length += rest.length;
    if (length > MAX_LINE_CHARACTERS) end(NOT_READ.tooLarge);
  }

  socket.on('data', (bytes) => {
    if (!isOver) take(decoder.write(bytes));
  });
  socket.on('error', (error) => end(codeOf(error)));
  socket.on('close', () => end(ENOTCONN));
  // What talks to a machine that is watched must not keep this process alive.
  socket.unref();
  return {
    send: (line) => {
      if (!isOver) socket.write(`${line}\n`);
    },
    close: () => {
      isOver = true;
      socket.destroy();
    },
  };
};
