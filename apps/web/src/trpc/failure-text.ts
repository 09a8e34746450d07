interface Failure {
  readonly message: string;
  /** What the web server adds to its answers; without it there was none. */
  readonly data?: unknown;
}

/** A sentence on why a question to the agent had no answer. */
export function failureText({ message, data }: Failure): string {
  if (data === undefined || data === null) return 'The web server does not answer.';
  return message.endsWith('.') ? message : `${message}.`;
}
