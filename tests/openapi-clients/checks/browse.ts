// Runs in a page of another origin, and tells its own server what it has seen.
import { createClient } from './client/client';
import { getMatrix } from './client/sdk.gen';

const client = createClient({ baseUrl: new URLSearchParams(location.search).get('service')! });
const path = { plan: 'intl-2024' };

async function main(): Promise<string> {
  const first = await getMatrix({ client, path });
  if (!first.data) return `no matrix: ${JSON.stringify(first.error)}`;
  const tag = first.response!.headers.get('ETag');
  if (!tag) return 'no ETag that a page may see';
  const again = await getMatrix({ client, path, headers: { 'If-None-Match': tag } });
  return `${first.data.cells.length > 0 ? 'cells' : 'no cells'}, then ${again.response!.status}`;
}

main()
  .catch(failure => `failed: ${failure}`)
  .then(seen => fetch(`/seen?what=${encodeURIComponent(seen)}`));
