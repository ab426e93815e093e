using GraphQL.Types;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Parts;
using PlanApi.Application.Spreading;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Spreading;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Spreading;

/// <summary>Breaking numbers down: a preview is read, and applied by its token.</summary>
internal sealed class SpreadGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var preview = graph.Types.Object<SpreadPreview>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "spreadPreview",
            typeof(PreviewSpread),
            "The effect of breaking a number down: each cell with its reason, and a token to apply it.",
            preview,
            async ask =>
                await ask.Answer(
                    new PreviewSpread(
                        ask.PlanCode,
                        ask.Record<SpreadRequest>("spread"),
                        ask.Get<int?>("first") ?? ListOptions.DefaultFirst,
                        ask.Get<string>("after")
                    )
                ),
            GraphBuilder.Argument(
                "spread",
                "The number to break down, and the method.",
                graph.Types.Input(typeof(SpreadRequest)),
                required: true
            ),
            graph.Argument<int>("first", $"How many cells to show, 0 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
            graph.Argument<string>("after", "The cursor after which to go on; take nextCursor of the page before.")
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "spreadPreviewCsv",
            typeof(ExportSpreadPreview),
            $"Every cell of a preview as CSV, of {CsvText.MaxLength:N0} characters at most; REST streams more.",
            graph.Types.Output(typeof(string)),
            ask => CsvText.Of(output => ask.Answer(new ExportSpreadPreview(ask.PlanCode, ask.Record<SpreadRequest>("spread"), output))),
            GraphBuilder.Argument(
                "spread",
                "The number to break down, and the method.",
                graph.Types.Input(typeof(SpreadRequest)),
                required: true
            )
        );
        graph.MutateOrStart(
            "applySpread",
            typeof(ApplySpread),
            "Writes exactly the cells that a preview has shown.",
            ("written", (IGraphType)graph.Types.Object<CellsWritten>()),
            ask => new ApplySpread(ask.PlanCode, ask.Get<string>("token")!),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<string>("token", "The preview's token.", required: true)
        );
    }
}
