// Runs graphql-http's audits against a running service: node audit.mjs http://localhost:5080/graphql
// Exits with 1 when an audit of what servers MUST do fails; the others are printed.
import { auditServer } from 'graphql-http';

const url = process.argv[2] ?? 'http://localhost:5080/graphql';
const headers = process.env.PLANAPI_KEY ? { 'X-Api-Key': process.env.PLANAPI_KEY } : {};
const results = await auditServer({
  url,
  // A service that hangs should fail the audit and not hang it.
  fetchFn: (input, init = {}) => fetch(input, {
    ...init,
    headers: { ...headers, ...init.headers },
    signal: AbortSignal.timeout(10_000),
  }),
});

const count = { ok: 0, notice: 0, warn: 0, error: 0 };
for (const result of results) {
  count[result.status]++;
  if (result.status !== 'ok') {
    console.log(`${result.status.toUpperCase()} ${result.id} ${result.name}: ${result.reason}`);
  }
}
console.log(`${results.length} audits of ${url}: ${Object.entries(count).map(([status, n]) => `${n} ${status}`).join(', ')}`);
process.exit(count.error > 0 || results.length === 0 ? 1 : 0);
