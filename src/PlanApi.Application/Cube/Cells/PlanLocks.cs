using PlanApi.Application.Errors;
using PlanApi.Application.Tables;
using PlanApi.Domain.Cube;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Application.Cube.Cells;

internal static class PlanLocks
{
    /// <summary>Approval locks what is planned, never actuals or forecasts: the failure where some of the measures are locked.</summary>
    public static PlanLocked? Locks(this PlanRow plan, IEnumerable<Measure> measures) =>
        plan.Status is PlanStatus.Approved or PlanStatus.Closed && !measures.AreFollowing()
            ? new PlanLocked(plan.Code, CamelCase.Of(plan.Status))
            : null;

    /// <summary>Whether numbers are actuals and forecasts alone, which follow the year rather than plan it.</summary>
    public static bool AreFollowing(this IEnumerable<Measure> measures) =>
        measures.All(measure => measure is Measure.Actual or Measure.Forecast);
}
