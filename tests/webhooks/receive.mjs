// A light that turns arrives as a webhook that the verifier of Standard Webhooks accepts: node receive.mjs http://localhost:5080
// The service must allow it: Webhooks:Networks:0=127.0.0.0/8.
import assert from 'node:assert/strict';
import { once, EventEmitter } from 'node:events';
import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';

const service = process.argv[2] ?? 'http://localhost:5080';
const code = `hooked-${process.pid}`;
const plan = `${service}/v1/plans/${code}`;
const document = {
  format: 'planapi/1',
  plan: { code, calendar: { year: 2024 }, currency: 'EUR', timeZone: 'UTC' },
  indicators: [{ code: 'visitors', kind: 'flow', unit: 'number', expectedEvery: 'day' }],
  targets: [{ code: 'many-visitors', indicator: 'visitors', period: '2024', comparator: 'atLeast', value: 36600 }],
};

const arrived = new EventEmitter();
const receiver = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  response.writeHead(204).end();
  arrived.emit('message', { headers: request.headers, body });
});
await once(receiver.listen(0, '127.0.0.1'), 'listening');
const { port } = receiver.address();

try {
  await post(`${service}/v1/plan-documents`, document);
  await push(100);
  await post(`${plan}/lights/evaluations?date=2024-01-31`);
  const made = await post(`${service}/v1/webhooks`, { plan: code, address: `http://127.0.0.1:${port}/`, kinds: ['light'] });

  const first = next();
  await push(10);
  await post(`${plan}/lights/evaluations?date=2024-01-31`);
  const message = await first;
  const verified = new Webhook(made.secret).verify(message.body, message.headers);
  assert.equal(verified.type, 'light.turned');
  assert.equal(verified.data.event.light.light, 'red');
  assert.throws(() => new Webhook(made.secret).verify(message.body.replace('red', 'green'), message.headers));
  console.log('ok a turned light is signed, and a changed one is not taken');

  const rotated = await post(`${service}/v1/webhooks/${made.id}/secret`, undefined, { 'If-Match': '*' });
  const second = next();
  await push(100);
  await post(`${plan}/lights/evaluations?date=2024-01-31`);
  const both = await second;
  new Webhook(made.secret).verify(both.body, both.headers);
  new Webhook(rotated.secret).verify(both.body, both.headers);
  console.log('ok while the secret changes, the old one and the new one are good');
} finally {
  receiver.closeAllConnections();
  receiver.close();
}

async function next() {
  const [message] = await once(arrived, 'message', { signal: AbortSignal.timeout(60_000) });
  return message;
}

async function push(value) {
  const rows = Array.from({ length: 31 }, (_, day) => ({ indicator: 'visitors', date: `2024-01-${String(day + 1).padStart(2, '0')}`, value }));
  await post(`${plan}/actuals`, { rows });
}

async function post(address, body, headers = {}) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...(body && { 'Content-Type': 'application/json' }), ...headers },
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${address}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}
