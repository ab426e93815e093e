// Apollo Client and generated types against a running service: node made/program/run.js http://localhost:5080
// The compiler checks each answer's type; this checks that the answers are so. Reads go by hash: Apollo's automatic persisted queries.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { LightsDocument, TargetsDocument, UpdateTargetDocument, type Light } from './made/documents.js';

const service = (process.argv[2] ?? 'http://localhost:5080').replace(/\/$/, '');
const plan = `typed-${process.pid}`;
await store({
  format: 'planapi/1',
  plan: { code: plan, calendar: { year: 2024 }, currency: 'EUR', timeZone: 'UTC' },
  indicators: [{ code: 'rate', kind: 'ratio', unit: 'percent', decimals: 2, direction: 'higherIsBetter' }],
  targets: [
    { code: 'a', indicator: 'rate', period: '2024', comparator: 'atLeast', value: 6.25 },
    { code: 'b', indicator: 'rate', period: '2024-Q1', comparator: 'atMost', value: 7 },
  ],
});

// What went over the line: the text of a document, or its hash alone.
const sent: { query?: string; hash?: string }[] = [];
const spy: typeof fetch = (address, init) => {
  const body = JSON.parse(String(init?.body ?? '{}'));
  sent.push({ query: body.query, hash: body.extensions?.persistedQuery?.sha256Hash });
  return fetch(address, init);
};
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const client = new ApolloClient({
  cache: new InMemoryCache(),
  link: new PersistedQueryLink({ sha256 }).concat(new HttpLink({ uri: `${service}/graphql`, fetch: spy })),
});

const codes: string[] = [];
let after: string | null | undefined = null;
let version = 0;
do {
  const targets = await page(after);
  for (const target of targets.nodes ?? []) {
    assert(target);
    codes.push(`${target.code} ${target.comparator} ${target.value} ${target.indicator?.unit}`);
    if (target.code === 'a') version = target.version;
  }
  after = targets.pageInfo.hasNextPage ? targets.pageInfo.endCursor : null;
} while (after);
assert.deepEqual(codes, ['a AT_LEAST 6.25 PERCENT', 'b AT_MOST 7 PERCENT']);

// The text went once, with its hash; the second page by the hash alone.
assert.equal(new Set(sent.map((one) => one.hash)).size, 1);
assert.deepEqual(sent.map((one) => one.query !== undefined), [false, true, false]);

const light: Light = 'NO_DATA';
const lights = await client.query({ query: LightsDocument, variables: { plan, date: '2024-03-01', light: [light] } });
const nodes = lights.data?.plan?.lights?.nodes ?? [];
assert.deepEqual(nodes.map((node) => node?.target?.code), ['a', 'b']);
assert(nodes.every((node) => node?.light === 'NO_DATA' && node.sentence.length > 0));

const changed = await client.mutate({ mutation: UpdateTargetDocument, variables: { plan, code: 'a', version, patch: { value: 6.5 } } });
assert.deepEqual(changed.data?.updateTarget.errors, []);
assert.equal(changed.data?.updateTarget.target?.value, 6.5);
// The cache has it under the same id, without another request.
const requests = sent.length;
const cached = await client.query({ query: TargetsDocument, variables: { plan, first: 1, after: null } });
assert.equal(cached.data?.plan?.targets?.nodes?.[0]?.value, 6.5);
assert.equal(sent.length, requests);
const late = await client.mutate({ mutation: UpdateTargetDocument, variables: { plan, code: 'a', version, patch: { value: 7 } } });
assert.deepEqual(late.data?.updateTarget.errors.map((error) => error.code), ['stale-version']);
assert.equal(late.data?.updateTarget.target, null);
console.log(`ok: ${sent.length} requests, ${codes.length} targets`);

async function page(after: string | null | undefined) {
  const { data } = await client.query({ query: TargetsDocument, variables: { plan, first: 1, after } });
  assert(data?.plan?.targets);
  return data.plan.targets;
}

async function store(document: unknown): Promise<void> {
  const answer = await fetch(`${service}/v1/plan-documents`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(document),
  });
  assert.equal(answer.status, 201, await answer.text());
}
