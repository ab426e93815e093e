using GraphQL.Types;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.Cube.Slices;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Api.GraphQL.Cube;

/// <summary>Writing cells, and taking such a change back.</summary>
internal sealed class CellGraph : IGraph
{
    public void Add(GraphBuilder graph)
    {
        var written = (IGraphType)graph.Types.Object<CellsWritten>();
        graph.Mutate(
            "writeCells",
            typeof(WriteCells),
            "Writes values into cells, or adds to them: all or none.",
            ("written", written),
            ask => ask.Send(new WriteCells(ask.PlanCode, ask.Record<CellEntries>("input"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "The cells.", graph.Types.Input(typeof(CellEntries)), required: true)
        );
        graph.Mutate(
            "writeSlice",
            typeof(WriteSlice),
            "Writes a block of values into the cells of a slice, as it is copied out of a spreadsheet: all or none.",
            ("written", written),
            ask => ask.Send(new WriteSlice(ask.PlanCode, ask.Record<SliceValues>("input"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            GraphBuilder.Argument("input", "The slice and its values.", graph.Types.Input(typeof(SliceValues)), required: true)
        );
        GraphBuilder.Field(
            graph.Types.Object<Plan>(),
            "explainCell",
            typeof(ExplainCell),
            "The reason for a cell's number: its inputs, and the change set that wrote it.",
            graph.Types.Object<CellExplanation>(),
            async ask => await ask.Answer(new ExplainCell(ask.PlanCode, ask.Record<CellAddress>("cell"))),
            GraphBuilder.Argument(
                "cell",
                "The indicator, the place and the period.",
                graph.Types.Input(typeof(CellAddress)),
                required: true
            )
        );
        graph.Mutate(
            "undoChangeSet",
            typeof(UndoChangeSet),
            "Gives the cells of a change set the values that they had before it.",
            ("written", written),
            ask => ask.Send(new UndoChangeSet(ask.PlanCode, ask.Get<long>("sequence"))),
            graph.Argument<Code>("plan", "The plan's code.", required: true),
            graph.Argument<long>("sequence", "The change set's number.", required: true)
        );
    }
}
