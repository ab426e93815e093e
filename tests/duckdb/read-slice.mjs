// Runs what the page for Python says of DuckDB: its download, and its query. The sums must be the service's own totals, digit by digit.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

const service = process.argv[2];
const page = (await readFile(new URL("../../docs/how-to/python.md", import.meta.url), "utf8")).split("## DuckDB")[1];
const address = page.match(/curl -o gmv\.parquet '(http:\/\/[^/]+)([^']+)'/)[2];
const query = page.match(/```sql\n(SELECT[^`]+read_parquet\('gmv\.parquet'\)[^`]+)```/)[1];

const folder = await mkdtemp(join(tmpdir(), "planapi-duckdb-"));
try {
  const file = join(folder, "gmv.parquet");
  const answer = await fetch(service + address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  await writeFile(file, Buffer.from(await answer.arrayBuffer()));
  const database = await (await DuckDBInstance.create(":memory:")).connect();
  const read = await database.runAndReadAll(query.replace("gmv.parquet", file));
  const sums = Object.fromEntries(read.getRowsJson().map(([tier, sum]) => [tier, Number(sum).toFixed(2)]));

  const totals = {};
  const lines = await (await fetch(`${service}/v1/plans/intl-2024/slices.ndjson?indicators=gmv&measures=actual&rows=tier&columns=period=2024-Q1`)).text();
  for (const cell of lines.trim().split("\n").map((line) => JSON.parse(line))) totals[cell.scope.tier] = cell.value.toFixed(2);
  if (Object.keys(totals).length === 0 || JSON.stringify(sums) !== JSON.stringify(totals))
    throw new Error(`DuckDB has ${JSON.stringify(sums)}, the service ${JSON.stringify(totals)}`);
  console.log(`DuckDB's sums are the service's: ${JSON.stringify(sums)}`);
} finally {
  await rm(folder, { recursive: true });
}
