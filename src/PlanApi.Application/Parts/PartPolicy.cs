using PlanApi.Application.Access;
using PlanApi.Domain.Parties;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Reviews;
using PlanApi.Domain.Validation;

namespace PlanApi.Application.Parts;

/// <summary>What changing parts of one kind needs, and whether approving the plan locks them.</summary>
internal static class PartPolicy<TPart>
    where TPart : PlanPart
{
    /// <summary>Accepting a finding is the committee's; everything else is planning.</summary>
    public static Permission Change { get; } = typeof(TPart) == typeof(Waiver) ? Permission.Decide : Permission.Plan;

    /// <summary>People come and go, findings are accepted and reviews are scheduled, whatever the plan's status.</summary>
    public static bool Locked { get; } =
        typeof(TPart) != typeof(Waiver) && typeof(TPart) != typeof(Party) && typeof(TPart) != typeof(ReviewSchedule);
}
