using PlanApi.Application.Persistence;

namespace PlanApi.Application.History;

/// <summary>The database in which a plan's change sets are: its own, or the present one where the plan is read as it was.</summary>
public sealed class HistoryDb(PlanDb own)
{
    public PlanDb Db { get; internal set; } = own;
}
