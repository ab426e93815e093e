using PlanApi.Application.Access;
using PlanApi.Application.Errors;
using PlanApi.Application.History;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube;

/// <summary>What somebody writes into cells: all of them, or none.</summary>
public sealed record CellEntries
{
    /// <summary>The scenario; the plan's first when absent.</summary>
    public Code Scenario { get; init; } = Code.Known("baseline");

    public WriteMode Mode { get; init; }

    public required IReadOnlyList<CellEntry> Cells { get; init; }

    /// <summary>Whether to answer what became of each cell.</summary>
    public bool Results { get; init; }
}

/// <summary>Writes cells of one scenario.</summary>
public sealed record WriteCells(Code Plan, CellEntries Entries) : Command<CellsWritten>
{
    private bool IsFollowing => Entries?.Cells.All(cell => cell.Measure is Measure.Actual or Measure.Forecast) == true;

    /// <summary>Actuals and forecasts are a contributor's; the rest is planning.</summary>
    public override Permission Permission => IsFollowing ? Permission.Contribute : Permission.Plan;

    public override Code? AboutPlan => Plan;

    public override bool ChangesLockedParts => !IsFollowing;
}

/// <summary>What became of written cells.</summary>
/// <param name="Version">The plan's version afterwards; its change set, unless nothing changed.</param>
/// <param name="Changed">How many cells have another value now.</param>
/// <param name="Unchanged">How many had it already.</param>
/// <param name="Cells">On request, every cell before and after, as they were sent.</param>
public sealed record CellsWritten(long Version, int Changed, int Unchanged, IReadOnlyList<CellResult>? Cells = null);

/// <summary>One cell before and after it was written.</summary>
public sealed record CellResult(Code Indicator, Measure Measure, Scope Scope, Period Period, Quantity? Before, Quantity? After);

internal sealed class WriteCellsHandler(
    CubeReader cubes, CellResolver resolver, CellChange change, ChangeRecorder recorder) : IHandler<WriteCells, CellsWritten>
{
    public Task<Outcome<CellsWritten>> Handle(WriteCells request, CancellationToken cancellation) =>
        Overflows.Answered("/cells", () => Write(request, cancellation));

    private async Task<Outcome<CellsWritten>> Write(WriteCells request, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var structure = await cubes.Structure(plan, cancellation);
        if (!structure.Scenarios.TryGetValue(request.Entries.Scenario, out var scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Entries.Scenario}'.");
        var resolved = await resolver.Resolve(plan, structure, scenario, request.Entries, cancellation);
        if (!resolved.IsSuccess(out var cells, out var failure))
            return failure;
        if (!(await change.Make(plan, scenario, cells, cancellation)).IsSuccess(out var changed, out failure))
            return failure;
        return new CellsWritten(
            changed > 0 ? recorder.Version : plan.Version, changed, request.Entries.Cells.Count - changed, request.Entries.Results ? cells.Results() : null);
    }
}
