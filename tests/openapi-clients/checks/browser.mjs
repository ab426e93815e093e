import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';

/** The origin of the page; the service must allow it: Access:Origins:0=http://plans.example */
const origin = 'http://plans.example';
const patience = 120_000;

/** A page of another origin reads the matrix with the generated client, and is told 304 the second time. */
export async function browser({ address }) {
  const program = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (!program) return [{ rule: 'browser', message: 'There is no browser: install chromium, or say by CHROMIUM where one is.' }];
  let chromium, timer;
  const seen = await new Promise((resolve, reject) => {
    const pages = createServer((request, response) => serve(request, response, resolve)).listen(0, '127.0.0.1', () => {
      chromium = spawn(program, [
        '--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0', '--no-first-run',
        `--user-data-dir=${process.cwd()}/work/browser`, `--host-resolver-rules=MAP plans.example:80 127.0.0.1:${pages.address().port}`,
        `${origin}/?service=${encodeURIComponent(address)}`,
      ], { stdio: 'ignore' });
      chromium.on('error', reject);
    });
    pages.unref();
    timer = setTimeout(() => resolve('nothing in two minutes'), patience);
  }).finally(() => {
    clearTimeout(timer);
    chromium?.kill();
  });
  console.log(`  a page of ${origin} saw ${seen}`);
  return seen === 'cells, then 304' ? [] : [{ rule: 'browser', message: seen }];
}

/** The page, the client's modules, which name each other without an ending, and where the page says what it has seen. */
function serve(request, response, tell) {
  const url = new URL(request.url, origin);
  if (url.pathname === '/seen') tell(url.searchParams.get('what'));
  if (url.pathname === '/') {
    response.setHeader('Content-Type', 'text/html');
    response.end('<!doctype html><title>A page</title><body><script type="module" src="/browse.js"></script></body>');
    return;
  }
  const path = `work/es2022${url.pathname}`;
  if (existsSync(`${path}/index.js`)) {
    response.writeHead(302, { Location: `${url.pathname}/index.js` }).end();
    return;
  }
  const file = [path, `${path}.js`].find(name => existsSync(name) && statSync(name).isFile());
  response.setHeader('Content-Type', 'text/javascript');
  response.statusCode = file ? 200 : 404;
  response.end(file ? readFileSync(file) : '');
}
