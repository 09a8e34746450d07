import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const unitOf = (name: string): string =>
  fileURLToPath(new URL(`../systemd/${name}.service`, import.meta.url));
const linesOf = (name: string): readonly string[] => readFileSync(unitOf(name), 'utf8').split('\n');

/**
 * systemd's own scale goes from 0 to 10; below 3 it says OK. What is left of the agent's is root, ptrace and the host's
 * own network; of the web app's, that it listens.
 */
const MOST_EXPOSURE = [
  ['statsfs-agent', 2.1],
  ['statsfs-web', 1.2],
] as const;

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;
const why = hasAnalyze ? '' : ' (skipped: systemd-analyze is not on this machine)';

describe('the units for systemd', () => {
  it.skipIf(!hasAnalyze).each(MOST_EXPOSURE)(`%s is exposed by %f at most${why}`, (name, most) => {
    const argv = ['security', '--offline=true', '--no-pager', unitOf(name)];
    const said = execFileSync('systemd-analyze', argv, { encoding: 'utf8' });
    const exposure = Number(/exposure level .*: (\d+\.\d+)/.exec(said)?.[1]);
    expect(exposure).toBeGreaterThan(0);
    expect(exposure).toBeLessThanOrEqual(most);
  });

  it('leave the agent two capabilities, no sockets but its own, and nothing to write to', () => {
    const lines = linesOf('statsfs-agent');
    expect(lines).toContain('CapabilityBoundingSet=CAP_DAC_READ_SEARCH CAP_SYS_PTRACE');
    expect(lines).toContain('RestrictAddressFamilies=AF_UNIX');
    expect(lines).toContain('ProtectSystem=strict');
    expect(lines.some((line) => line.startsWith('ReadWritePaths='))).toBe(false);
    expect(lines.find((line) => line.startsWith('ExecStart='))).not.toContain('allow-clear');
  });

  it('leave the web app no capability, and let it be an ordinary user of the group of the socket', () => {
    const lines = linesOf('statsfs-web');
    expect(lines).toContain('User=statsfs');
    expect(lines).toContain('Group=statsfs');
    expect(linesOf('statsfs-agent')).toContain('Group=statsfs');
    expect(lines).toContain('CapabilityBoundingSet=');
    expect(lines).toContain('AmbientCapabilities=');
  });
});
