using PlanApi.Domain.Lights;
using PlanApi.Domain.Matrix;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Scorecards;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Progress;

/// <summary>The state of an objective: by its key results, and by the objectives that serve it.</summary>
/// <param name="Objective">The objective.</param>
/// <param name="Place">The line that answers for it, and the tier where it lies.</param>
/// <param name="Score">Both together; the two sets count alike. It is the score of its scorecard, except that a key result without data
/// counts with its parts.</param>
/// <param name="FromResults">The score of its key results alone; absent if it has none.</param>
/// <param name="FromObjectives">The score of the objectives that serve it alone; absent where there are none.</param>
/// <param name="Results">The key results, with their weights.</param>
/// <param name="Serving">The objectives that serve it, with their weights.</param>
public sealed record ObjectiveStanding(
    Objective Objective,
    MatrixPlace Place,
    Score Score,
    Score? FromResults,
    Score? FromObjectives,
    IReadOnlyList<(ResultStanding Result, Quantity? Weight)> Results,
    IReadOnlyList<(ObjectiveStanding Objective, Quantity? Weight)> Serving
)
{
    /// <summary>The light of its score.</summary>
    public Light Light { get; } =
        Lighting.OfParts(
            Score.Value,
            Results.Select(result => result.Result.Lit.Light).Concat(Serving.Select(serving => serving.Objective.Light))
        );

    /// <summary>The score of its own key results minus the score of the objectives below; absent if one of the two is absent.</summary>
    public Fraction? Difference => FromResults?.Value - FromObjectives?.Value;

    public static ObjectiveStanding Of(
        Objective objective,
        MatrixPlace place,
        IReadOnlyList<(ResultStanding Result, Quantity? Weight)> results,
        IReadOnlyList<(ObjectiveStanding Objective, Quantity? Weight)> serving
    )
    {
        IReadOnlyList<(Quantity?, Fraction?)> own = [.. results.Select(child => (child.Weight, child.Result.Counted))];
        IReadOnlyList<(Quantity?, Fraction?)> below = [.. serving.Select(child => (child.Weight, child.Objective.Score.Value))];
        return new ObjectiveStanding(
            objective,
            place,
            Score.Of([own, below]),
            own.Count > 0 ? Score.Of([own]) : null,
            below.Count > 0 ? Score.Of([below]) : null,
            results,
            serving
        );
    }
}
