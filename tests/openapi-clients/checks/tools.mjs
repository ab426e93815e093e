import { spawn } from 'node:child_process';

/** Runs a program to its end: { status, output, errors }. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let [output, errors] = ['', ''];
    child.stdout.on('data', data => (output += data));
    child.stderr.on('data', data => (errors += data));
    child.on('error', reject);
    child.on('close', status => resolve({ status, output, errors }));
  });
}

/** Runs a tool that npm has installed here. */
export const tool = (name, ...args) => run(`node_modules/.bin/${name}`, args, { env: { ...process.env, NO_COLOR: '1', REDOCLY_TELEMETRY: 'off' } });

/** Waits until something is there, or fails after a minute. */
export async function until(what, isThere) {
  for (let tries = 0; tries < 240; tries++) {
    const found = await isThere();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  throw new Error(`There is no ${what}, after a minute.`);
}
