using PlanApi.Application.Cube.Structure;
using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;

namespace PlanApi.Application.Cube.Cells;

/// <summary>Is asked before every change of cells, whatever door and use case it comes from.</summary>
public interface ICellGuard
{
    /// <summary>Whether it may have anything against changes of a measure. If not, the cells need not be read for it.</summary>
    Task<bool> Watches(PlanRow plan, Measure measure, CancellationToken cancellation);

    /// <summary>What stands against the change; null if nothing does.</summary>
    Task<Failure?> Against(PlanRow plan, StoredScenario scenario, ResolvedCells cells, CancellationToken cancellation);
}

/// <summary>Cells that no longer change: they are submitted, locked, or in a closed period. Every one of them is named.</summary>
public sealed record CellsClosed(IReadOnlyList<Fault> Conflicts)
    : Failure("cells-closed", "Some of these cells do not change any more; leave them out, or have what is named opened again.")
{
    public override IReadOnlyList<Fault> Faults => Conflicts;
}
