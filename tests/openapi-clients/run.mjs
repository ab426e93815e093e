// Holds other people's tools against the OpenAPI document of a running service: npm test http://localhost:5080
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { exceptions } from './exceptions.mjs';
import { browser } from './checks/browser.mjs';
import { client } from './checks/client.mjs';
import { examples } from './checks/examples.mjs';
import { prism } from './checks/prism.mjs';
import { redocly } from './checks/redocly.mjs';
import { spectral } from './checks/spectral.mjs';
import { types } from './checks/types.mjs';

const address = (process.argv[2] ?? 'http://localhost:5080').replace(/\/$/, '');
const checks = { spectral, redocly, examples, types, client, prism, browser };
const wanted = process.argv.slice(3);

rmSync('work', { recursive: true, force: true });
mkdirSync('work');
const document = await (await fetch(`${address}/openapi/v1.json`)).json();
writeFileSync('work/openapi.json', JSON.stringify(document, null, 2));

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  let errors;
  try {
    errors = await check({ address, document });
  } catch (failure) {
    errors = [{ rule: 'crash', message: failure.stack }];
  }
  const listed = exceptions.filter(exception => exception.tool === name);
  const isListed = error => listed.some(exception => exception.rule === error.rule && (!exception.only || exception.only.test(error.message)));
  const open = errors.filter(error => !isListed(error));
  const spent = listed.filter(exception => !errors.some(error => exception.rule === error.rule));
  for (const error of open.slice(0, 20)) console.log(`${name}: ${error.rule}: ${error.message}`);
  for (const exception of spent) console.log(`${name}: nothing breaks ${exception.rule} any more; take it out of exceptions.mjs`);
  const count = open.length + spent.length;
  console.log(`${count === 0 ? 'ok' : 'FAILED'} ${name}: ${open.length} errors, ${errors.length - open.length} listed with a reason`);
  failed += count === 0 ? 0 : 1;
}
process.exit(failed === 0 ? 0 : 1);
