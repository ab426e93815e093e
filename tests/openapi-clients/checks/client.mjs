import { copyFileSync, writeFileSync } from 'node:fs';
import { run, tool } from './tools.mjs';

/** The client that hey-api generates: it compiles, and reads and writes the plan of the running service. */
export async function client({ address }) {
  const generated = await tool('openapi-ts', '-i', './work/openapi.json', '-o', 'work/client', '-c', '@hey-api/client-fetch');
  if (generated.status !== 0) return [{ rule: 'openapi-ts', message: generated.output + generated.errors }];
  for (const file of ['use-client.ts', 'browse.ts']) copyFileSync(`checks/${file}`, `work/${file}`);
  // For Node, and for the browser.
  for (const [module, moduleResolution] of [['commonjs', 'node10'], ['es2022', 'bundler']]) {
    const compilerOptions = { strict: true, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [], module, moduleResolution, outDir: module };
    writeFileSync('work/tsconfig.json', JSON.stringify({ compilerOptions, files: ['use-client.ts', 'browse.ts'] }));
    const compiled = await tool('tsc', '-p', 'work/tsconfig.json');
    if (compiled.status !== 0) return [{ rule: 'tsc', message: compiled.output }];
  }
  writeFileSync('work/commonjs/package.json', '{"type": "commonjs"}');
  const used = await run('node', ['work/commonjs/use-client.js', address]);
  process.stdout.write(used.output);
  return used.status === 0 ? [] : [{ rule: 'use', message: used.output + used.errors }];
}
