using PlanApi.Domain.Calendars;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// A rehearsal of a contingency plan.
/// </summary>
public sealed record Drill : PlanPart
{
    /// <summary>The plan that is rehearsed.</summary>
    public required Code ContingencyPlan { get; init; }

    /// <summary>When it is planned.</summary>
    public Period? Planned { get; init; }

    /// <summary>The day on which it was held.</summary>
    public DateOnly? Held { get; init; }

    /// <summary>Whether the plan worked.</summary>
    public bool Passed { get; init; }

    /// <summary>What came out.</summary>
    public LocalText Result { get; init; } = LocalText.Empty;

    public override IEnumerable<NamedPeriod> Periods() => [.. NamedPeriod.Of(Planned, "/planned")];

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.ContingencyPlan, ContingencyPlan, "/contingencyPlan")];
}
