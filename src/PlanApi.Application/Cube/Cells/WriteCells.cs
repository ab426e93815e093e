using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Writes cells of one scenario.</summary>
public sealed record WriteCells(Code Plan, CellEntries Entries) : Command<CellsWritten>
{
    /// <summary>Actuals and forecasts are a contributor's; of planned numbers, only those in slices that are assigned to them.</summary>
    public override Permission Permission => Permission.ContributeByIndicator;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => Entries?.AreFollowing != true;
}

internal sealed class WriteCellsHandler(CellEntryWriter writer) : IHandler<WriteCells, CellsWritten>
{
    public Task<Outcome<CellsWritten>> Handle(WriteCells request, CancellationToken cancellation) =>
        Overflows.Answered("/cells", () => writer.Write(request.Entries, cancellation));
}
