using GraphQL.Types;
using PlanApi.Application.Decomposition;
using PlanApi.Application.Parts;
using PlanApi.Domain.Decomposition;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Decomposition;

/// <summary>Breaking key results down: a preview is read, and applied by its token.</summary>
internal sealed class DecompositionGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var preview = graph.Types.Object<DecompositionPreview>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "decompositionPreview",
            typeof(PreviewDecomposition),
            "The effect of breaking key results down: each part with its reason, the remaining obstacles, and a token to apply it.",
            preview,
            async ask =>
                await ask.Answer(
                    new PreviewDecomposition(
                        ask.PlanCode,
                        ask.Record<DecompositionRequest>("decomposition"),
                        ask.Get<int?>("first") ?? ListOptions.DefaultFirst,
                        ask.Get<string>("after")
                    )
                ),
            GraphBuilder.Argument(
                "decomposition",
                "The number to break down, and the method.",
                graph.Types.Input(typeof(DecompositionRequest)),
                required: true
            ),
            graph.Argument<int>("first", $"How many numbers to show, 0 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
            graph.Argument<string>("after", "The cursor after which to go on; take nextCursor of the page before.")
        );
        graph.Mutate(
            "applyDecomposition",
            typeof(ApplyDecomposition),
            "Makes exactly the parts that a preview has shown, as one change set.",
            ("applied", (IGraphType)graph.Types.Object<DecompositionApplied>()),
            ask => ask.Send(new ApplyDecomposition(ask.PlanCode, ask.Get<string>("token")!)),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<string>("token", "The preview's token.", required: true)
        );
    }
}
