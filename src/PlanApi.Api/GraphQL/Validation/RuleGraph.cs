using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Validation;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>The rules that find.</summary>
internal sealed class RuleGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var rule = graph.Types.Object<RuleAnswer>();
        rule.Name = "Rule";
        GraphBuilder.Field(
            graph.Query,
            "rules",
            typeof(ListRules),
            "The catalogue of plan rules.",
            TypeCatalog.NonNull(TypeCatalog.ListOf(rule)),
            async ask => await ask.Answer(new ListRules(ask.Language())),
            Arguments.Language(graph)
        );
    }
}
