using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;

namespace PlanApi.Application.Cube.Cells;

/// <summary>
/// Changes cells within a command, whatever asks for it: guards are asked first, what is held stays as it is, and bounds are kept.
/// </summary>
public sealed class CellChange(CellWriter writer, HeldPlaces held, IEnumerable<ICellGuard> guards)
{
    /// <summary>How many cells were changed; a failure where something stands against it.</summary>
    public async Task<Outcome<int>> Make(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation)
    {
        foreach (var guard in guards)
        {
            if (await guard.Against(plan, scenario, cells, cancellation) is { } refusal)
                return refusal;
        }
        if (await held.Against(plan, scenario, cells, cancellation) is { } conflict)
            return conflict;
        var changed = 0;
        foreach (var part in cells.Parts)
            changed += await writer.Write(plan, cells.Structure, scenario, part.Batch, part.Shown, cancellation);
        return changed;
    }
}

/// <summary>Holds or bounds stand against a change; every one of them is named.</summary>
public sealed record CellsHeld(IReadOnlyList<Fault> Conflicts)
    : Failure("cells-held", "Holds or bounds stand against this; change other cells, or lift those that are named.")
{
    public override IReadOnlyList<Fault> Faults => Conflicts;
}
