namespace PlanApi.Application.Tables;

/// <summary>A row of something that belongs to a plan: keyed by plan and id, found by plan and code.</summary>
public abstract class PartRow
{
    public long PlanId { get; set; }

    /// <summary>Immutable; drawn from the plan's own sequence, so unique within the plan.</summary>
    public long Id { get; set; }

    public required string Code { get; set; }

    /// <summary>The plan's version at which this last changed.</summary>
    public long Version { get; set; }
}
