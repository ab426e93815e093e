// Reads every table of the reference plan to its end, as a program of somebody else's would: by the links of the pages alone.
import { OData } from "@odata/client";

const service = process.argv[2];
const root = `${service}/odata/intl-2024/`;
const client = OData.New4({ serviceEndpoint: root, commonHeaders: process.env.PLAN_KEY ? { "X-Api-Key": process.env.PLAN_KEY } : {} });

const tables = (await (await fetch(root)).json()).value.map((table) => table.name);
let rows = 0;
for (const table of tables) {
  const found = [];
  const expected = Number(await (await fetch(`${root}${table}/$count`)).text());
  const first = await client.newRequest({ collection: table, params: client.newParam().count(true) });
  found.push(...first.value);
  for (let next = first["@odata.nextLink"]; next; ) {
    const page = await (await fetch(next)).json();
    found.push(...page.value);
    next = page["@odata.nextLink"];
  }
  if (found.length !== expected || first["@odata.count"] !== expected)
    throw new Error(`${table}: ${found.length} rows of ${expected}, and the client counted ${first["@odata.count"]}`);
  if (new Set(found.map((row) => JSON.stringify(row))).size !== found.length) throw new Error(`${table}: a row came twice`);
  rows += found.length;
}

const targets = client.getEntitySet("Targets");
const green = await targets.query(client.newParam().filter(client.newFilter().property("Comparator").eq("atLeast")).select("Code"));
if (green.length === 0 || green.some((row) => Object.keys(row).filter((name) => !name.startsWith("@")).join() !== "Code"))
  throw new Error("the filter and the choice of columns came to something else");

// A key that sees one tier pages that tier's rows, and no others.
const made = await fetch(`${service}/v1/api-keys`, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify({ name: `mid-${process.pid}`, role: "viewer", plans: ["intl-2024"], members: { tier: ["mid"] } }),
});
const headers = { "X-Api-Key": (await made.json()).key, Prefer: "odata.maxpagesize=100" };
const limited = OData.New4({ serviceEndpoint: root, commonHeaders: headers });
for (const table of ["Targets", "Actuals"]) {
  const first = await limited.newRequest({ collection: table, params: limited.newParam().count(true) });
  const seen = [...first.value];
  for (let next = first["@odata.nextLink"]; next; ) {
    const page = await (await fetch(next, { headers })).json();
    seen.push(...page.value);
    next = page["@odata.nextLink"];
  }
  const all = Number(await (await fetch(`${root}${table}/$count?$filter=${encodeURIComponent("ScopeTier eq 'mid'")}`)).text());
  if (seen.length === 0 || seen.length !== first["@odata.count"] || seen.length !== all)
    throw new Error(`${table}: the key of one tier sees ${seen.length} rows of ${all}`);
  if (seen.some((row) => row.ScopeTier !== "mid")) throw new Error(`${table}: the key of one tier sees another's rows`);
}

console.log(`${tables.length} tables, ${rows} rows, each once`);
if (tables.length < 40 || rows < 1000) throw new Error("that is too little of the reference plan");
