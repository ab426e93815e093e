using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>The plan's risks with what is judged of them: scores, levels, appetite.</summary>
public sealed class RiskRegister(PlanDocument plan, RiskSettling settling)
{
    private readonly Dictionary<Code, RiskLevel> _levels = plan
        .RiskLevels.DistinctBy(level => level.Code)
        .ToDictionary(level => level.Code);
    private readonly Dictionary<Code, RiskCategory> _categories = plan
        .RiskCategories.DistinctBy(category => category.Code)
        .ToDictionary(category => category.Code);

    public RiskMatrix Matrix { get; } = new(plan.RiskLevels, settling);

    public RiskScores Scores { get; } = new(plan.RiskAssessments);

    /// <summary>The level of the risk today: by its scores; without scores, as the plan states.</summary>
    public RiskLevel? Level(Risk risk) =>
        Matrix.At(Scores.Now(risk.Code))?.Level ?? (risk.Level is { } stated ? _levels.GetValueOrDefault(stated) : null);

    /// <summary>The worst level that its category bears without a response; null where the category does not say.</summary>
    public RiskLevel? Appetite(Risk risk) =>
        risk.Category is { } code && _categories.GetValueOrDefault(code)?.Appetite is { } appetite
            ? _levels.GetValueOrDefault(appetite)
            : null;

    /// <summary>Whether the risk is above its category's appetite today; null where that is not known.</summary>
    public bool? IsAboveAppetite(Risk risk) =>
        Level(risk) is { } level && Appetite(risk) is { } appetite ? level.Severity > appetite.Severity : null;
}
