/** One line for people, on stderr: stdout belongs to what a command was asked for. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};
