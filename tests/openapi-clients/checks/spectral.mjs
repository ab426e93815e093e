import { writeFileSync } from 'node:fs';
import { tool } from './tools.mjs';

/** Spectral, with its rules for OpenAPI and those of OWASP's API security. */
export async function spectral() {
  writeFileSync('work/spectral.yaml', 'extends: ["spectral:oas", "@stoplight/spectral-owasp-ruleset"]\n');
  const { output, errors } = await tool('spectral', 'lint', 'work/openapi.json', '--ruleset', 'work/spectral.yaml', '-f', 'json', '--quiet');
  if (!output.trim().startsWith('[')) throw new Error(output + errors);
  return JSON.parse(output)
    .filter(found => found.severity === 0)
    .map(found => ({ rule: found.code, message: `${found.path.join('/')}: ${found.message}` }));
}
