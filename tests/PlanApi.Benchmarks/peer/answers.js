// Rows as the service's JSON shows them, and the schemas by which Fastify compiles what writes them.
const text = { type: 'string' };
const texts = { type: 'object', properties: { en: text, zh: text } };
const scope = { type: 'object', properties: { market: text } };
const identity = { code: text, id: text, version: { type: 'integer' } };
const object = (properties) => ({ type: 'object', properties });
const list = (items) => ({ type: 'array', items });

const Objective = object({ ...identity, names: texts, wording: texts, scope, period: text, owner: text, parents: list(text) });
const KeyResult = object({ ...identity, objective: text, target: text, names: texts, owner: text });
const Target = object({
  ...identity, indicator: text, scope, period: text, comparator: text, basis: text, value: { type: 'number' },
  completes: { type: 'boolean' }, wording: texts,
});
const pageOf = (items) => object({ items: list(items), next: text, nextCursor: text });
const cell = object({ state: text, value: { type: 'number' } });

export const schemas = {
  objectives: pageOf(Objective),
  keyResults: pageOf(KeyResult),
  targets: pageOf(Target),
  okr: object({ objective: Objective, keyResults: list(object({ keyResult: KeyResult, target: Target })) }),
  slice: object({ rows: list(object({ scope, cells: list(cell) })) }),
};

export const objective = (row) => ({
  code: row.code, id: row.id, version: row.version,
  names: row.name_en === null ? undefined : { en: row.name_en },
  wording: { en: row.wording_en, zh: row.wording_zh },
  scope: row.market === null ? undefined : { market: row.market },
  period: row.period, owner: row.owner,
  parents: row.parent === null ? undefined : [row.parent],
});

export const keyResult = (row) => ({
  code: row.code, id: row.id, version: row.version, objective: row.objective, target: row.target, names: { en: row.name_en }, owner: row.owner,
});

export const target = (row) => ({
  code: row.code, id: row.id, version: row.version, indicator: row.indicator, scope: { market: row.market }, period: row.period,
  comparator: row.comparator, basis: row.basis, value: row.value, completes: false, wording: { en: row.wording_en },
});

export const measured = (row, objective) => ({
  keyResult: { code: row.k_code, id: row.k_id, version: row.k_version, objective, target: row.code, names: { en: row.k_name }, owner: row.k_owner },
  target: target(row),
});

// Rows come by region and month, twelve of each region.
export function slice(sums) {
  const rows = [];
  for (const sum of sums) {
    if (rows.length === 0 || rows[rows.length - 1].scope.market !== sum.region) rows.push({ scope: { market: sum.region }, cells: [] });
    rows[rows.length - 1].cells.push({ state: 'rolledUp', value: sum.value });
  }
  return { rows };
}
