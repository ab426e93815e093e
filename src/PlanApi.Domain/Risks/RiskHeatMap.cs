using PlanApi.Domain.Calendars;
using PlanApi.Domain.Documents;
using PlanApi.Domain.Values;

namespace PlanApi.Domain.Risks;

/// <summary>The plan's risks in its matrix of probability and impact.</summary>
/// <param name="Kind">Which assessment places a risk; null where it is the current one or, without one, the inherent one.</param>
/// <param name="Settle">How cells are settled that the plan's rules leave open, or give several levels.</param>
/// <param name="Levels">The plan's levels, the most severe first.</param>
/// <param name="Cells">The 25 cells, by probability, then by impact.</param>
/// <param name="Unscored">The risks that are not closed and have no such assessment.</param>
/// <param name="Appetites">The worst level that each category bears without a response, where it says one.</param>
/// <param name="Risks">All risks, by their codes; the closed ones are in no cell.</param>
public sealed record RiskHeatMap(
    AssessmentType? Kind,
    RiskSettling Settle,
    IReadOnlyList<HeatMapLevel> Levels,
    IReadOnlyList<HeatMapCell> Cells,
    IReadOnlyList<Code> Unscored,
    IReadOnlyList<CategoryAppetite> Appetites,
    IReadOnlyList<RiskStanding> Risks
)
{
    /// <summary>The heat map of a plan.</summary>
    /// <param name="plan">Its levels, categories, risks and assessments.</param>
    /// <param name="kind">Which assessment places a risk; the current one or, without one, the inherent one when null.</param>
    /// <param name="settle">How cells are settled.</param>
    /// <param name="today">The day on which risks are closed or not.</param>
    public static RiskHeatMap Of(PlanDocument plan, AssessmentType? kind, RiskSettling settle, DateOnly today)
    {
        var register = new RiskRegister(plan, settle);
        var start = plan.Plan.Calendar.Days(Period.OfYear(plan.Plan.Calendar.Year)).First;
        Risk[] risks = [.. plan.Risks.OrderBy(risk => risk.Code)];
        Risk[] open = [.. risks.Where(risk => risk.IsOpen(today))];
        var placed = open.ToLookup(risk => register.Matrix.At(register.Scores.Now(risk.Code, kind)), risk => risk.Code);
        return new RiskHeatMap(
            kind,
            settle,
            [.. register.Matrix.Levels.Select(level => new HeatMapLevel(level.Code, level.Names, level.Severity, level.Escalates))],
            [.. register.Matrix.Cells.Select(cell => HeatMapCell.Of(cell, [.. placed[cell]]))],
            [.. placed[null]],
            [
                .. plan
                    .RiskCategories.Where(category => category.Appetite is not null)
                    .OrderBy(category => category.Code)
                    .Select(category => new CategoryAppetite(category.Code, category.Names, category.Appetite!.Value)),
            ],
            [.. risks.Select(risk => RiskStanding.Of(risk, register, start, today))]
        );
    }
}

/// <summary>A level of the matrix.</summary>
/// <param name="Level">Its code.</param>
/// <param name="Names">Its names.</param>
/// <param name="Severity">Higher is worse.</param>
/// <param name="Escalates">Whether a risk of the level must reach the committee within 24 hours.</param>
public sealed record HeatMapLevel(Code Level, LocalText Names, int Severity, bool Escalates);

/// <summary>A cell of the matrix.</summary>
/// <param name="Probability">1 to 5.</param>
/// <param name="Impact">1 to 5.</param>
/// <param name="Claims">The levels whose rules name the cell, the most severe first.</param>
/// <param name="Level">The level that counts; null only where the plan has no levels.</param>
/// <param name="SettledBy">What decided the level: the plan's rule, or the setting.</param>
/// <param name="Count">How many risks are in the cell.</param>
/// <param name="Risks">Their codes.</param>
public sealed record HeatMapCell(
    int Probability,
    int Impact,
    IReadOnlyList<Code> Claims,
    Code? Level,
    RiskSettledBy? SettledBy,
    int Count,
    IReadOnlyList<Code> Risks
)
{
    internal static HeatMapCell Of(RiskMatrixCell cell, IReadOnlyList<Code> risks) =>
        new(
            cell.Probability,
            cell.Impact,
            [.. cell.Claims.Select(level => level.Code)],
            cell.Level?.Code,
            cell.SettledBy,
            risks.Count,
            risks
        );
}

/// <summary>How much a category bears.</summary>
/// <param name="Category">The category.</param>
/// <param name="Names">Its names.</param>
/// <param name="Appetite">The worst level that is borne without a response.</param>
public sealed record CategoryAppetite(Code Category, LocalText Names, Code Appetite);
