using PlanApi.Domain.Plans;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// The scores of a risk on a day. All of them together are its history.
/// </summary>
public sealed record RiskAssessment : PlanPart
{
    /// <summary>The risk.</summary>
    public required Code Risk { get; init; }

    /// <summary>What is judged.</summary>
    public AssessmentType Type { get; init; }

    /// <summary>The day; the assessment of the plan itself when absent.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>1 is very unlikely, 5 very likely.</summary>
    public required int Probability { get; init; }

    /// <summary>1 is slight, 5 catastrophic.</summary>
    public required int Impact { get; init; }

    /// <summary>The party that judged it.</summary>
    public Code? AssessedBy { get; init; }

    public LocalText Reason { get; init; } = LocalText.Empty;

    public Code? Source { get; init; }

    public override IEnumerable<Reference> Mentions() =>
        [
            .. References.To(PartKind.Risk, Risk, "/risk"),
            .. References.To(PartKind.Party, AssessedBy, "/assessedBy"),
            .. References.To(PartKind.Section, Source, "/source"),
        ];
}

/// <summary>What an assessment judges.</summary>
public enum AssessmentType
{
    /// <summary>The risk without any response.</summary>
    Inherent,

    /// <summary>The risk as it is today.</summary>
    Current,

    /// <summary>The risk when all responses are done.</summary>
    Residual,
}
