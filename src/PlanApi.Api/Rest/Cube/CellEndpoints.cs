using Microsoft.AspNetCore.Mvc;
using PlanApi.Application.Cube.Cells;
using PlanApi.Application.Cube.Explanations;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Rest.Cube;

internal static class CellEndpoints
{
    private static readonly CellEntries Sample = new()
    {
        Cells =
        [
            new CellEntry
            {
                Indicator = Code.Known("new-flagship-stores"),
                Period = Period.OfQuarter(2024, 1),
                Value = Quantity.Of(8),
            },
        ],
    };

    private static readonly CellAddress Address = new() { Indicator = Code.Known("new-flagship-stores"), Period = Period.OfYear(2024) };

    public static void MapCells(this RouteGroupBuilder plan)
    {
        plan.OnPost("/cells", Write)
            .WithTags("cells")
            .WithMetadata(new Example(Sample, IsAnswer: false))
            .Sends(
                typeof(WriteCells),
                "writeCells",
                "Write values into cells, or add to them: all or none; as JSON, or as CSV or NDJSON as a slice is exported",
                CellBodies.Parameters
            )
            .WithMetadata([new RequestSizeLimitAttribute(CellBodies.MaxFileBytes), .. CellBodies.Examples])
            .Takes<CellEntries>(CellBodies.Types)
            .Writes()
            .Produces<CellsWritten>();
        plan.OnPost("/cell-explanations", Explain)
            .WithTags("cells")
            .WithMetadata(new Example(Address, IsAnswer: false))
            .Sends(typeof(ExplainCell), "explainCell", "The reason for a cell's number: its inputs, and the change set that wrote it")
            .Takes<CellAddress>()
            .Reads()
            .Produces<CellExplanation>();
        plan.OnPost("/change-sets/{sequence:long}/undo", Undo)
            .WithTags("cells")
            .Sends(typeof(UndoChangeSet), "undoChangeSet", "Give the cells of a change set the values that they had before it")
            .Writes()
            .Produces<CellsWritten>();
    }

    private static async Task<IResult> Write(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await CellBodies.Read(context)).IsSuccess(out var entries, out var failure)
            ? (await sender.Send(new WriteCells(plan, entries), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Explain(Code plan, HttpContext context, UseCaseSender sender, CancellationToken cancellation) =>
        (await Body.Read<CellAddress>(context)).IsSuccess(out var cell, out var failure)
            ? (await sender.Send(new ExplainCell(plan, cell), cancellation)).ToResult()
            : Answers.Fail(failure);

    private static async Task<IResult> Undo(Code plan, long sequence, UseCaseSender sender, CancellationToken cancellation) =>
        (await sender.Send(new UndoChangeSet(plan, sequence), cancellation)).ToResult();
}
