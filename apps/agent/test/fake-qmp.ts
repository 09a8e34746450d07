import { createServer, type Server, type Socket } from 'node:net';
import { TempFolder } from './temp-folder.ts';

const GREETING = {
  QMP: { version: { qemu: { micro: 0, minor: 1, major: 7 }, package: '' }, capabilities: ['oob'] },
};

/** Schemas, CPUs and figures, in the shape of the examples of qapi/stats.json. */
export const QMP_ANSWERS: Readonly<Record<string, unknown>> = {
  qmp_capabilities: {},
  'query-stats-schemas': [
    {
      provider: 'kvm',
      target: 'vcpu',
      stats: [
        { name: 'guest_mode', type: 'instant', exponent: 0 },
        { name: 'directed_yield_successful', type: 'cumulative', exponent: 0 },
        {
          name: 'halt_poll_success_ns',
          type: 'cumulative',
          unit: 'seconds',
          base: 10,
          exponent: -9,
        },
        { name: 'halt_wait_hist', type: 'log2-histogram', unit: 'seconds', base: 10, exponent: -9 },
        { name: 'new_linear', type: 'linear-histogram', exponent: 0, 'bucket-size': 100 },
        { name: 'new_switch', type: 'instant', unit: 'boolean', exponent: 0 },
        { name: 'of a new type', type: 'spectrum', exponent: 0 },
        { name: 'of a new unit', type: 'instant', unit: 'parsecs', exponent: 0 },
      ],
    },
    {
      provider: 'kvm',
      target: 'vm',
      stats: [
        { name: 'max_mmu_page_hash_collisions', type: 'peak', exponent: 0 },
        { name: 'new_size', type: 'instant', unit: 'bytes', base: 2, exponent: 10 },
      ],
    },
    { provider: 'cryptodev', target: 'cryptodev', stats: [{ name: 'x', type: 'cumulative' }] },
  ],
  'query-cpus-fast': [
    { 'cpu-index': 0, 'qom-path': '/machine/unattached/device[0]', 'thread-id': 25627 },
    { 'cpu-index': 1, 'qom-path': '/machine/unattached/device[2]', 'thread-id': 25628 },
  ],
  'query-stats vm': [
    {
      provider: 'kvm',
      stats: [
        { name: 'max_mmu_page_hash_collisions', value: 0 },
        { name: 'new_size', value: 42 },
      ],
    },
  ],
  'query-stats vcpu': [
    {
      provider: 'kvm',
      'qom-path': '/machine/unattached/device[0]',
      stats: [
        { name: 'guest_mode', value: 0 },
        { name: 'directed_yield_successful', value: 4213 },
        { name: 'halt_poll_success_ns', value: 12345678901 },
        { name: 'halt_wait_hist', value: [5, 0, 3, 7] },
        { name: 'new_linear', value: [1, 2] },
        { name: 'new_switch', value: true },
        { name: 'of a new type', value: 1 },
        { name: 'of a new unit', value: 1 },
        { name: 'without a schema', value: 1 },
      ],
    },
    {
      provider: 'kvm',
      'qom-path': '/machine/unattached/device[2]',
      stats: [{ name: 'directed_yield_successful', value: 7 }],
    },
  ],
};

/** How the server answers a question: with lines, as they are; undefined: not at all. */
export type Answering = (question: string) => string | undefined;

/** As a QEMU does. `more` replaces answers, by command and target. */
export const asQemu =
  (more: Readonly<Record<string, unknown>> = {}): Answering =>
  (question) => {
    const answers = { ...QMP_ANSWERS, ...more };
    if (Object.hasOwn(answers, question)) return JSON.stringify({ return: answers[question] });
    const desc = `The command ${question} has not been found`;
    return JSON.stringify({ error: { class: 'CommandNotFound', desc } });
  };

/** A server of QEMU's monitor protocol on a Unix socket. */
export class FakeQmp implements AsyncDisposable {
  readonly #folder = new TempFolder();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly path = this.#folder.at('qmp');
  /** Commands with their target, in the order in which they came. */
  readonly questions: string[] = [];
  greeting = JSON.stringify(GREETING);
  answering: Answering;

  private constructor(answering: Answering) {
    this.answering = answering;
    this.#server = createServer((socket) => this.#serve(socket));
  }

  static async start(answering: Answering = asQemu()): Promise<FakeQmp> {
    const fake = new FakeQmp(answering);
    await new Promise<void>((resolve) => fake.#server.listen(fake.path, resolve));
    return fake;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Hangs up on everybody. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Says something to everybody. */
  say(line: string): void {
    for (const socket of this.#sockets) socket.write(`${line}\r\n`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#folder[Symbol.dispose]();
  }

  #serve(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (this.greeting !== '') socket.write(`${this.greeting}\r\n`);
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const line of lines) this.#answer(socket, line);
    });
  }

  #answer(socket: Socket, line: string): void {
    const { execute, arguments: args } = JSON.parse(line) as {
      readonly execute: string;
      readonly arguments?: { readonly target?: string };
    };
    const question = args?.target === undefined ? execute : `${execute} ${args.target}`;
    this.questions.push(question);
    const answer = this.answering(question);
    if (answer !== undefined) socket.write(`${answer}\r\n`);
  }
}
