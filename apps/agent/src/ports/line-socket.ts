/** A conversation in lines over a Unix socket. */
export interface LineSocket {
  /** Adds the end of the line. Does nothing once the conversation is over. */
  send(line: string): void;
  /** Ends it; nothing is heard of it any more. */
  close(): void;
}

export interface LineListener {
  /** Without the end of the line. */
  readonly onLine: (line: string) => void;
  /**
   * Once, when the other side ended it or there was none.
   * @param code of core's `unreadable`; ENOTCONN when the other side closed it, or has ended and left its socket.
   */
  readonly onEnd: (code: number) => void;
}

/** Begins a conversation with whoever listens at a path. Returns at once and never throws. */
export type ConnectLines = (path: string, listener: LineListener) => LineSocket;
