using PlanApi.Application.Changes;
using PlanApi.Application.Errors;
using PlanApi.Domain.Calendars;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Writes what somebody has entered, however the cells were named: within a command.</summary>
public sealed class CellEntryWriter(CubeReader cubes, CellResolver resolver, CellChange change, ChangeRecorder recorder)
{
    public async Task<Outcome<CellsWritten>> Write(CellEntries entries, CancellationToken cancellation)
    {
        var plan = recorder.Plan!;
        var structure = await cubes.Structure(plan, cancellation);
        if (!structure.Scenarios.TryGetValue(entries.Scenario, out var scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{entries.Scenario}'.");
        var resolved = await resolver.Resolve(plan, structure, scenario, entries, cancellation);
        if (!resolved.IsSuccess(out var cells, out var failure))
            return failure;
        if (!(await change.Make(plan, scenario, cells, cancellation)).IsSuccess(out var changed, out failure))
            return failure;
        return new CellsWritten(
            changed > 0 ? recorder.Version : plan.Version,
            changed,
            entries.Cells.Count - changed,
            entries.Results ? cells.Results() : null
        );
    }
}

/// <summary>The result of writing cells.</summary>
/// <param name="Version">The plan's version afterwards; its change set, unless nothing changed.</param>
/// <param name="Changed">How many cells have another value now.</param>
/// <param name="Unchanged">How many had it already.</param>
/// <param name="Cells">On request, every cell before and after, as they were sent; without those that are left alone.</param>
public sealed record CellsWritten(long Version, int Changed, int Unchanged, IReadOnlyList<CellResult>? Cells = null);

/// <summary>One cell before and after it was written.</summary>
public sealed record CellResult(Code Indicator, Measure Measure, Scope Scope, Period Period, Quantity? Before, Quantity? After);
