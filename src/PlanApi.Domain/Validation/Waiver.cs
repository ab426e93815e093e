using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Validation;

/// <summary>The acceptance of a finding: by whom, for which reason, and until which day.</summary>
public sealed record Waiver : PlanPart
{
    /// <summary>The finding's fingerprint.</summary>
    public required string Finding { get; init; }

    public required LocalText Reason { get; init; }

    /// <summary>The party that accepts it.</summary>
    public Code? AcceptedBy { get; init; }

    /// <summary>The last day on which it is valid; without an end when absent.</summary>
    public DateOnly? Until { get; init; }

    public override IEnumerable<Reference> Mentions() => [.. References.To(PartKind.Party, AcceptedBy, "/acceptedBy")];
}
