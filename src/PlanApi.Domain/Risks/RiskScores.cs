using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>
/// The assessments that count: of each risk and type the latest by its date. One without a date is the plan's own and the oldest; of one
/// day, the last code counts.
/// </summary>
public sealed class RiskScores(IEnumerable<RiskAssessment> assessments)
{
    private readonly Dictionary<(Code Risk, AssessmentType Type), RiskAssessment[]> _history = assessments
        .GroupBy(one => (one.Risk, one.Type))
        .ToDictionary(group => group.Key, group => group.OrderBy(one => one.Date ?? DateOnly.MinValue).ThenBy(one => one.Code).ToArray());

    /// <summary>The latest assessment of this type; null if there is none.</summary>
    public RiskAssessment? Of(Code risk, AssessmentType type) => _history.GetValueOrDefault((risk, type))?[^1];

    /// <summary>All assessments of the type that counts now, the oldest first.</summary>
    public IReadOnlyList<RiskAssessment> Until(Code risk) => Now(risk) is { } now ? _history[(risk, now.Type)] : [];

    /// <summary>Where the risk stands: as it was last judged, or where it was not judged since, as it is without responses.</summary>
    public RiskAssessment? Now(Code risk) => Of(risk, AssessmentType.Current) ?? Of(risk, AssessmentType.Inherent);

    /// <summary>The same, or only the assessment of a type where one is asked for.</summary>
    public RiskAssessment? Now(Code risk, AssessmentType? type) => type is { } asked ? Of(risk, asked) : Now(risk);

    /// <summary>
    /// The day by which the risk is to be assessed again: three months after its latest assessment of any type. Where none has a day, three
    /// months after it was found or, without that day, after the plan's year began.
    /// </summary>
    public DateOnly ReassessmentDue(Risk risk, DateOnly yearStart)
    {
        var last = Enum.GetValues<AssessmentType>().Max(type => Of(risk.Code, type)?.Date) ?? risk.Identified ?? yearStart;
        return last > DateOnly.MaxValue.AddMonths(-3) ? DateOnly.MaxValue : last.AddMonths(3);
    }
}
