import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { run, until } from './tools.mjs';

/** Prism as a proxy before the service: the requests of the tours and the answers to them break nothing in the document. */
export async function prism({ address }) {
  const port = await freePort();
  // The document asks for a key, which open mode does not need; Prism wants one.
  const made = await fetch(`${address}/v1/api-keys`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: `prism ${port}`, role: 'admin' }),
  });
  const { key } = await made.json();
  const proxy = spawn('node_modules/.bin/prism', ['proxy', 'work/openapi.json', address, '--port', port, '--validate-request', 'true'], { env: { ...process.env, NO_COLOR: '1' } });
  let log = '';
  proxy.stdout.on('data', data => (log += data));
  proxy.stderr.on('data', data => (log += data));
  try {
    await until('Prism', () => log.includes('listening'));
    mkdirSync('work/tour', { recursive: true });
    writeFileSync('work/tour.sh', script(tours.map(page => readFileSync(`../../docs/tutorial/${page}`, 'utf8')).join('\n'), address, `http://127.0.0.1:${port}`, key));
    const tour = await run('bash', ['-e', '../tour.sh'], { cwd: 'work/tour' });
    if (tour.status !== 0) return [{ rule: 'tour', message: tour.output + tour.errors }];
    const requests = log.split('\n').filter(line => /\[HTTP SERVER\]/.test(line) && /Request received/.test(line)).length;
    if (requests < 30) return [{ rule: 'tour', message: `Prism saw ${requests} requests only.` }];
    return log.split('\n').filter(line => /violation/i.test(line)).map(line => ({ rule: 'violation', message: line }));
  } finally {
    writeFileSync('work/prism.log', log);
    proxy.kill();
  }
}

const tours = ['numbers.md', 'operation.md'];

/** Not by way of the proxy: GraphQL, a stream that does not end, and plans in YAML, which Prism does not read. */
const past = /http:\/\/localhost:5080(\/graphql|\/v1\/plan-documents|\/v1\/plans\/[\w-]+\/(?:events|document)(?![\w-]))/g;

/** The blocks that call the service. */
function script(pages, address, proxy, key) {
  const blocks = [...pages.matchAll(/```bash\n(.*?)```/gs)].map(match => match[1]).filter(block => block.includes('curl'));
  const lines = blocks.join('\n').split('\n').filter(line => !line.startsWith('dotnet run'));
  return `curl() { command curl -sS -H 'X-Api-Key: ${key}' "$@"; }\n` + lines
    .map(line => line.replaceAll(past, `${address}$1`).replaceAll('http://localhost:5080', proxy))
    .join('\n');
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
