// Starts GraphiQL on this service. A link may carry a query: /graphql?query=...&variables=...
'use strict';
{
  const linked = new URLSearchParams(location.search);
  const welcome = `# PlanApi: an annual operating plan as a graph. Ctrl+Enter runs the query; the docs are on the left.
# Where keys are asked for, add a header below: {"X-Api-Key": "plan_..."}

query Targets {
  plans(first: 1) {
    nodes {
      code
      names(language: "en")
      targets(first: 10, orderBy: INDICATOR_ASC) {
        totalCount
        nodes {
          code
          wording(language: "en")
          comparator
          value
          indicator { names(language: "en") unit }
          source { names(language: "en") }
        }
      }
    }
  }
}
`;
  ReactDOM.createRoot(document.getElementById('explorer')).render(
    React.createElement(GraphiQL, {
      fetcher: GraphiQL.createFetcher({ url: location.pathname, subscriptionUrl: location.origin.replace(/^http/, 'ws') + location.pathname }),
      defaultQuery: welcome,
      query: linked.get('query') ?? undefined,
      variables: linked.get('variables') ?? undefined,
      defaultEditorToolsVisibility: true,
      schemaDescription: true,
    }),
  );
}
