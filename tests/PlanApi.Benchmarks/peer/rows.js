// Every statement of the peer, prepared once. What is opaque to clients (ids) lies ready in a column.
import Database from 'better-sqlite3';

const KEY_RESULT = `k.code, k.node_id AS id, k.version, o.code AS objective, t.code AS target, k.name_en, w.code AS owner`;
const TARGET = `t.code, t.node_id AS id, t.version, i.code AS indicator, t.market, t.period, t.comparator, t.basis, t.value, t.wording_en`;
const OBJECTIVE = `o.code, o.node_id AS id, o.version, o.name_en, o.wording_en, o.wording_zh, o.market, o.period, w.code AS owner, p.code AS parent`;
const OBJECTIVE_JOINS = `
  JOIN parties w ON w.id = o.owner_id
  LEFT JOIN objectives p ON p.id = o.parent_id`;
const KEY_RESULT_JOINS = `
  JOIN objectives o ON o.id = k.objective_id
  JOIN targets t ON t.id = k.target_id
  JOIN parties w ON w.id = k.owner_id`;

export function open(file) {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const page = (columns, from, table) =>
    db.prepare(`SELECT ${columns} FROM ${from} WHERE ${table}.plan_id = ? AND ${table}.code > ? ORDER BY ${table}.code LIMIT ?`);
  return {
    plan: db.prepare('SELECT id, code FROM plans WHERE code = ?'),
    objectives: page(OBJECTIVE, `objectives o ${OBJECTIVE_JOINS}`, 'o'),
    keyResults: page(KEY_RESULT, `key_results k ${KEY_RESULT_JOINS}`, 'k'),
    targets: page(TARGET, 'targets t JOIN indicators i ON i.id = t.indicator_id', 't'),
    objective: db.prepare(`SELECT o.id AS key, ${OBJECTIVE} FROM objectives o ${OBJECTIVE_JOINS} WHERE o.plan_id = ? AND o.code = ?`),
    // Of one objective, with their targets.
    measured: db.prepare(`
      SELECT k.code AS k_code, k.node_id AS k_id, k.version AS k_version, k.name_en AS k_name, w.code AS k_owner, ${TARGET}
      FROM key_results k
      JOIN targets t ON t.id = k.target_id
      JOIN indicators i ON i.id = t.indicator_id
      JOIN parties w ON w.id = k.owner_id
      WHERE k.objective_id = ? ORDER BY k.code`),
    // What the tree shows: the objectives without what nobody asks for, and the first key results of one.
    treeObjectives: db.prepare('SELECT id AS key, code, version, wording_en, wording_zh FROM objectives WHERE plan_id = ? ORDER BY code LIMIT ?'),
    treeKeyResults: db.prepare(`
      SELECT k.code, k.version, t.code AS targetCode, w.code AS ownerCode, k.name_en
      FROM key_results k
      JOIN targets t ON t.id = k.target_id
      JOIN parties w ON w.id = k.owner_id
      WHERE k.objective_id = ? ORDER BY k.code LIMIT ?`),
    flatKeyResults: db.prepare(`
      SELECT k.code, k.version, t.code AS targetCode, w.code AS ownerCode, k.name_en
      FROM key_results k
      JOIN targets t ON t.id = k.target_id
      JOIN parties w ON w.id = k.owner_id
      WHERE k.plan_id = ? ORDER BY k.code LIMIT ?`),
    sums: db.prepare(`
      SELECT r.code AS region, a.month, a.value
      FROM (SELECT s.region_id, substr(f.day, 1, 7) AS month, SUM(f.value) AS value
            FROM sellers s JOIN actuals f ON f.seller_id = s.id GROUP BY s.region_id, month) a
      JOIN regions r ON r.id = a.region_id ORDER BY r.code, a.month`),
  };
}
