import { tool } from './tools.mjs';

/** Redocly's recommended rules, warnings too. */
export async function redocly() {
  const { output, errors } = await tool('redocly', 'lint', 'work/openapi.json', '--extends=recommended-strict', '--format=json', '--max-problems=10000');
  if (!output.includes('"problems"')) throw new Error(output + errors);
  return JSON.parse(output.slice(output.indexOf('{'))).problems
    .map(found => ({ rule: found.ruleId, message: `${found.location[0]?.pointer}: ${found.message}` }));
}
