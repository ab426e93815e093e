using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>A risk by its latest assessments.</summary>
/// <param name="Risk">The risk.</param>
/// <param name="Names">Its names.</param>
/// <param name="Category">Its category.</param>
/// <param name="Inherent">Its position without any response; null where it was not judged.</param>
/// <param name="Current">Its position as it was last judged.</param>
/// <param name="Residual">Its position when all responses are done.</param>
/// <param name="Level">
/// The level that counts: by the current scores or, without them, the inherent ones; without both, as the plan states.
/// </param>
/// <param name="StatedLevel">The level that the plan states.</param>
/// <param name="IsAboveAppetite">Whether the level is worse than its category bears without a response; null where not known.</param>
/// <param name="IsClosed">Whether it no longer counts.</param>
/// <param name="ReassessmentDue">
/// The day by which it is to be assessed again: three months after its latest assessment; where none has a day, three months after it was
/// found or, without that day, after the plan's year began. Null where it is closed.
/// </param>
public sealed record RiskStanding(
    Code Risk,
    LocalText Names,
    Code? Category,
    RiskPosition? Inherent,
    RiskPosition? Current,
    RiskPosition? Residual,
    Code? Level,
    Code? StatedLevel,
    bool? IsAboveAppetite,
    bool IsClosed,
    DateOnly? ReassessmentDue
)
{
    internal static RiskStanding Of(Risk risk, RiskRegister register, DateOnly start, DateOnly today)
    {
        return new RiskStanding(
            risk.Code,
            risk.Names,
            risk.Category,
            Position(AssessmentType.Inherent),
            Position(AssessmentType.Current),
            Position(AssessmentType.Residual),
            register.Level(risk)?.Code,
            risk.Level,
            register.IsAboveAppetite(risk),
            !risk.IsOpen(today),
            risk.IsOpen(today) ? register.Scores.ReassessmentDue(risk, start) : null
        );

        RiskPosition? Position(AssessmentType type) =>
            register.Scores.Of(risk.Code, type) is { } assessment && register.Matrix.At(assessment) is { } cell
                ? new RiskPosition(cell.Probability, cell.Impact, cell.Level?.Code, cell.SettledBy, assessment.Code, assessment.Date)
                : null;
    }
}

/// <summary>A place in the matrix, by an assessment.</summary>
/// <param name="Probability">1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Level">The level of the cell.</param>
/// <param name="SettledBy">What decided the level: the plan's rule, or the setting.</param>
/// <param name="Assessment">The assessment.</param>
/// <param name="Date">Its day; null for the plan's own.</param>
public sealed record RiskPosition(int Probability, int Impact, Code? Level, RiskSettledBy? SettledBy, Code Assessment, DateOnly? Date);
