import { tool } from './tools.mjs';

/** openapi-typescript; what it writes compiles as strictly as can be. */
export async function types() {
  const written = await tool('openapi-typescript', 'work/openapi.json', '-o', 'work/types.ts', '--alphabetize');
  if (written.status !== 0) return [{ rule: 'openapi-typescript', message: written.output + written.errors }];
  const compiled = await tool('tsc', '--strict', '--noEmit', '--noUncheckedIndexedAccess', '--exactOptionalPropertyTypes', 'work/types.ts');
  return compiled.status === 0 ? [] : [{ rule: 'tsc', message: compiled.output }];
}
