using System.Text;
using PlanApi.Api.GraphQL.Parts;
using PlanApi.Api.GraphQL.Types;
using PlanApi.Application.Documents.Sources;
using PlanApi.Application.Validation;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Validation;

/// <summary>Validates a plan that is not stored: a document, or a plan with some of its parts changed.</summary>
internal sealed class CheckGraph(IReadOnlyDictionary<Type, IPartGraph> parts) : IGraph
{
    public void Add(GraphBuilder graph)
    {
        GraphBuilder.Field(
            graph.Query,
            "validateDocument",
            typeof(ValidateDocument),
            "The findings in a plan document; nothing is stored. A document that is too large for a query goes over REST.",
            TypeCatalog.NonNull(graph.Types.Output(typeof(FindingReport))),
            Validate,
            graph.Argument<string>("document", "The document's text.", required: true),
            graph.Argument<DocumentFormat>("format", "Its language.", required: true, defaultValue: DocumentFormat.Detect),
            Arguments.Language(graph)
        );
        var input = new WhatIfInput(parts);
        // Nullable, so that changes that cannot be made leave the rest of the plan in the answer.
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "whatIf",
            typeof(CheckWhatIf),
            "The findings that the plan would have if parts were changed; nothing is stored. Findings lead to the stored parts.",
            graph.Types.Output(typeof(WhatIfReport)),
            async ask => await ask.Answer(new CheckWhatIf(ask.PlanCode, input.Read(ask), ask.Language()) { Scenario = ask.Scenario() }),
            GraphBuilder.Argument(WhatIfInput.Argument, "The changes, by collection.", input.Type(graph), required: true),
            Arguments.Scenario(graph, FindingGraph.OfScenario),
            Arguments.Language(graph)
        );
    }

    private static async Task<object?> Validate(Ask ask) =>
        await ask.Answer(
            new ValidateDocument(Encoding.UTF8.GetBytes(ask.Get<string>("document")!), ask.Get<DocumentFormat>("format"), ask.Language())
        );
}
