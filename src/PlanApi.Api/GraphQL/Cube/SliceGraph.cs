using PlanApi.Application.Cube.Slices;
using PlanApi.Application.Parts;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;

namespace PlanApi.Api.GraphQL.Cube;

/// <summary>Slices of the cube. Rows come in pages, as over REST; columns stand once, beside them.</summary>
internal sealed class SliceGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var page = graph.Types.Object<SlicePage>();
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "slice",
            typeof(ReadSlice),
            "A slice of the cube, roll-ups included: a page of its rows.",
            page,
            async ask =>
                await ask.Answer(
                    new ReadSlice(
                        ask.PlanCode,
                        ask.Record<Slice>("slice"),
                        ask.Get<int?>("first") ?? ListOptions.DefaultFirst,
                        ask.Get<string>("after")
                    )
                ),
            GraphBuilder.Argument("slice", "Which part of the cube.", graph.Types.Input(typeof(Slice)), required: true),
            graph.Argument<int>("first", $"How many rows at most, 1 to {ListOptions.MaxFirst}; {ListOptions.DefaultFirst} when absent."),
            graph.Argument<string>("after", "The cursor after which to go on; take nextCursor of the page before.")
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "sliceCsv",
            typeof(ExportSlice),
            $"A whole slice as CSV, of {CsvText.MaxLength:N0} characters at most; REST streams more.",
            graph.Types.Output(typeof(string)),
            ask => CsvText.Of(output => ask.Answer(new ExportSlice(ask.PlanCode, ask.Record<Slice>("slice"), output))),
            GraphBuilder.Argument("slice", "Which part of the cube.", graph.Types.Input(typeof(Slice)), required: true)
        );
    }
}
