using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// A level of risk and the rule for it: the scores of probability and impact that have it.
/// </summary>
public sealed record RiskLevel : PlanPart, INamed
{
    public const int LeastScore = 1;

    public const int MostScore = 5;

    public const int MaxReportedTo = 100;

    public LocalText Names { get; init; } = LocalText.Empty;

    /// <summary>Higher is worse; each level has its own.</summary>
    public required int Severity { get; init; }

    /// <summary>The lowest score of the probability.</summary>
    public required int ProbabilityFrom { get; init; }

    /// <summary>The highest score of the probability.</summary>
    public required int ProbabilityTo { get; init; }

    /// <summary>The lowest score of the impact.</summary>
    public required int ImpactFrom { get; init; }

    /// <summary>The highest score of the impact.</summary>
    public required int ImpactTo { get; init; }

    /// <summary>What is done about a risk of the level.</summary>
    public LocalText Response { get; init; } = LocalText.Empty;

    /// <summary>Whether a risk of the level must reach the committee within 24 hours.</summary>
    public bool Escalates { get; init; }

    /// <summary>The committee or other parties that it must reach.</summary>
    public IReadOnlyList<Code> ReportedTo { get; init; } = [];

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [.. References.To(PartKind.Party, ReportedTo, "/reportedTo"), .. References.To(PartKind.Section, Source, "/source")];
}
