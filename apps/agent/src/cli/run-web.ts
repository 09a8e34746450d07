import type { Config } from './config.ts';
import { say } from './say.ts';
import { untilStopped } from './signals.ts';
import { startWeb } from './web-process.ts';

/** `statsfs web`: the web app until told to stop. @returns the exit code. */
export async function runWeb(config: Config): Promise<number> {
  process.title = 'statsfs web';
  const web = await startWeb(config);
  say('Open this link; it logs in once:');
  process.stdout.write(`${web.link}\n`);
  const code = await Promise.race([untilStopped(), web.ended]);
  await web.stop();
  return code;
}
