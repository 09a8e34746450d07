/*
 * What the agent costs at 1 Hz on this host, as a whole process, while one reader follows its frames. CPU time comes
 * from the kernel's own account of the process, not from what the agent says of itself.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { WireReader } from '@statsfs/core/wire';

// V8 goes on compiling for a minute or two; an agent runs for months.
const WARM_UP_S = 100;
const MEASURE_S = 30;
const RUNS = 3;
const BUDGET_PERCENT = 0.5;
const TICKS_PER_S = 100;

/** CPU seconds of a process, from proc(5): fields 14 and 15, counted after the last parenthesis. */
function cpuSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_S;
}

const residentMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024;

interface Cost {
  readonly percent: number;
  readonly values: number;
  readonly rssMb: number;
  /** Of frames, a second. */
  readonly bytes: number;
}

async function measure(): Promise<Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'statsfs-bench-'));
  const socketPath = join(folder, 'agent.sock');
  const agent = spawn(
    process.execPath,
    [resolve('apps/agent/bin/statsfs.mjs'), 'agent', '--socket', socketPath],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  await new Promise((listening) => agent.stderr.once('data', listening));
  const reader = new WireReader();
  let bytes = 0;
  const token = readFileSync(`${socketPath}.token`, 'utf8').trim();
  const follow = request(
    { socketPath, path: '/frames', headers: { authorization: `Bearer ${token}` } },
    (response) =>
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        for (const _ of reader.push(chunk));
      }),
  );
  follow.on('error', () => undefined);
  follow.end();
  await pause(WARM_UP_S * 1000);
  const pid = agent.pid ?? 0;
  const before = cpuSeconds(pid);
  const bytesBefore = bytes;
  const start = performance.now();
  await pause(MEASURE_S * 1000);
  const seconds = (performance.now() - start) / 1000;
  const percent = (100 * (cpuSeconds(pid) - before)) / seconds;
  const rssMb = residentMb(pid);
  const perSecond = (bytes - bytesBefore) / seconds;
  agent.kill('SIGTERM');
  await new Promise((ended) => agent.once('exit', ended));
  rmSync(folder, { recursive: true, force: true });
  const values = reader.schema?.files.reduce((sum, file) => sum + (file?.slotCount ?? 0), 0) ?? 0;
  return { percent, values, rssMb, bytes: perSecond };
}

const runs: Cost[] = [];
for (let run = 0; run < RUNS; run++) runs.push(await measure());
const middle = runs.toSorted((a, b) => a.percent - b.percent)[Math.floor(RUNS / 2)];
if (middle !== undefined) {
  const { percent, values, rssMb, bytes } = middle;
  console.log(
    `agent at 1 Hz: ${percent.toFixed(2)} % of one core for ${values} values (median of ${RUNS} runs of ${MEASURE_S} s)`,
  );
  console.log(
    `${((percent * 1e4) / values).toFixed(1)} µs of CPU a value and second, ${rssMb.toFixed(0)} MB resident`,
  );
  console.log(`wire: ${(bytes / values).toFixed(2)} bytes a value and second`);
  if (percent > BUDGET_PERCENT) {
    console.log(`over the budget of ${BUDGET_PERCENT} %`);
    process.exitCode = 1;
  }
}
