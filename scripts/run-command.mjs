// @ts-check
import { spawn } from 'node:child_process';
import { ROOT } from './repository.mjs';

/** What every child is told: send nothing home, and, where a person does not watch, no colours. */
const CHILD_ENV = {
  ...process.env,
  DO_NOT_TRACK: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
  TURBO_NO_UPDATE_NOTIFIER: '1',
  ...(process.env.CI === undefined ? {} : { NO_COLOR: '1' }),
};

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 127 when it could not be started, 128 when a signal ended it
 * @property {string} output what it printed, both streams in the order of arrival; empty unless captured
 */

/**
 * Runs a program in the repository's folder until it ends.
 * @param {readonly [string, ...string[]]} command
 * @param {{ captured?: boolean }} [options] captured: keep what it prints instead of showing it
 * @returns {Promise<Outcome>}
 */
export function runCommand([file, ...args], { captured = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: ROOT,
      env: CHILD_ENV,
      stdio: captured ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    const keep = (/** @type {string} */ chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    child.on('error', (error) => resolve({ code: 127, output: `${file}: ${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 128, output }));
  });
}
