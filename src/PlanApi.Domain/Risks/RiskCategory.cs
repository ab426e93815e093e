using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// A kind of risk, and how much of it the organisation bears.
/// </summary>
public sealed record RiskCategory : PlanPart, INamed
{
    public LocalText Names { get; init; } = LocalText.Empty;

    public LocalText Wording { get; init; } = LocalText.Empty;

    /// <summary>The worst level that is borne without a response.</summary>
    public Code? Appetite { get; init; }

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [.. References.To(PartKind.RiskLevel, Appetite, "/appetite"), .. References.To(PartKind.Section, Source, "/source")];
}
