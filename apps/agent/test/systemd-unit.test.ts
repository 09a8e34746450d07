import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const UNIT = fileURLToPath(new URL('../systemd/statsfs-agent.service', import.meta.url));

/** systemd's own scale goes from 0 to 10; below 3 it says OK. What is left is root, ptrace and the host's own network. */
const MOST_EXPOSURE = 2.1;

const hasAnalyze = spawnSync('systemd-analyze', ['--version']).status === 0;
const why = hasAnalyze ? '' : ' (skipped: systemd-analyze is not on this machine)';

describe('the unit for systemd', () => {
  it.skipIf(!hasAnalyze)(`is no more exposed than the agent has to be${why}`, () => {
    const argv = ['security', '--offline=true', '--no-pager', UNIT];
    const said = execFileSync('systemd-analyze', argv, { encoding: 'utf8' });
    const exposure = Number(/exposure level .*: (\d+\.\d+)/.exec(said)?.[1]);
    expect(exposure).toBeGreaterThan(0);
    expect(exposure).toBeLessThanOrEqual(MOST_EXPOSURE);
  });

  it('leaves the agent two capabilities, no sockets but its own, and nothing to write to', () => {
    const lines = readFileSync(UNIT, 'utf8').split('\n');
    expect(lines).toContain('CapabilityBoundingSet=CAP_DAC_READ_SEARCH CAP_SYS_PTRACE');
    expect(lines).toContain('RestrictAddressFamilies=AF_UNIX');
    expect(lines).toContain('ProtectSystem=strict');
    expect(lines.some((line) => line.startsWith('ReadWritePaths='))).toBe(false);
    expect(lines.find((line) => line.startsWith('ExecStart='))).not.toContain('allow-clear');
  });
});
