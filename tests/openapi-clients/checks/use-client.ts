// Compiled beside the generated client, and run against a service.
import { createClient } from './client/client';
import { getMatrix, getTarget, listTargets, updateTarget } from './client/sdk.gen';
import type { Target } from './client/types.gen';

declare const process: { argv: string[]; exit(status: number): never };

const client = createClient({ baseUrl: process.argv[2] });
const plan = 'intl-2024';

function check(what: string, isSo: boolean): void {
  console.log(`  ${isSo ? 'ok' : 'NOT SO'} ${what}`);
  if (!isSo) process.exit(1);
}

async function main(): Promise<void> {
  const matrix = await getMatrix({ client, path: { plan } });
  check('the matrix is read', matrix.data !== undefined && matrix.data.cells.length > 0);
  const tag = matrix.response!.headers.get('ETag');
  const again = await getMatrix({ client, path: { plan }, headers: { 'If-None-Match': tag! } });
  check('the matrix is 304 the second time', again.response!.status === 304);

  const some = await listTargets({ client, path: { plan }, query: { comparator: ['atLeast', 'atMost'], first: 200 } });
  const comparators = new Set(some.data!.items.map((target: Target) => target.comparator));
  check('a list is filtered by two values', comparators.size === 2 && comparators.has('atLeast') && comparators.has('atMost'));
  check('the values have a comma between', some.request!.url.includes('comparator=atLeast,atMost'));

  const code = some.data!.items[0]!.code;
  const target = await getTarget({ client, path: { plan, code } });
  const seen = target.response!.headers.get('ETag')!;
  const body = { value: target.data!.value + 1 };
  const changed = await updateTarget({ client, path: { plan, code }, headers: { 'If-Match': seen }, body });
  check('a part is changed', changed.data?.value === body.value);
  check('what is changed has another ETag', changed.response!.headers.get('ETag') !== seen);
  const late = await updateTarget({ client, path: { plan, code }, headers: { 'If-Match': seen }, body });
  check('a change of what others have changed is refused with its code', late.error?.code === 'stale-version');
}

main().catch(failure => {
  console.log(failure);
  process.exit(1);
});
