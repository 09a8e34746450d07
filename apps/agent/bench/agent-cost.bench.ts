/*
 * What the agent costs at 1 Hz on this host, as a whole process, while one reader follows its frames. CPU time comes
 * from the kernel's own account of the process, not from what the agent says of itself.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { type Cost, MeasuredAgent } from './measured-agent.ts';

/** V8 goes on compiling for a minute or two; an agent runs for months. */
const WARM_UP_S = 100;
const MEASURE_S = 30;
const RUNS = 3;
const BUDGET_PERCENT = 0.5;

async function measure(): Promise<Cost & { readonly values: number }> {
  await using agent = await MeasuredAgent.start();
  await pause(WARM_UP_S * 1000);
  const cost = await agent.costOver(MEASURE_S);
  return { ...cost, values: agent.values };
}

const runs: Awaited<ReturnType<typeof measure>>[] = [];
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
