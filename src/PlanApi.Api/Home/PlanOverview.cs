using PlanApi.Application.Alerts;
using PlanApi.Application.Budgets;
using PlanApi.Application.Errors;
using PlanApi.Application.Forecasts;
using PlanApi.Application.Lights;
using PlanApi.Application.Parts;
using PlanApi.Application.Risks;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Alerts;
using PlanApi.Domain.Budgets;
using PlanApi.Domain.Forecasts;
using PlanApi.Domain.Lights;
using PlanApi.Domain.Objectives;
using PlanApi.Domain.Plans;
using PlanApi.Domain.Risks;
using PlanApi.Domain.Schedules;
using PlanApi.Domain.Values;

namespace PlanApi.Api.Home;

/// <summary>How a plan stands today, as far as the caller may see it: what a manager reads first.</summary>
internal sealed record PlanOverview
{
    private const int MostAlerts = 20;
    private const int MostMilestones = 5;

    /// <summary>The lights of the targets, the worst first.</summary>
    public IReadOnlyList<LightAnswer> Lights { get; private init; } = [];

    public IReadOnlyList<Alert> Alerts { get; private init; } = [];

    /// <summary>Targets that will be missed, or were.</summary>
    public IReadOnlyList<OutlookAnswer> Missed { get; private init; } = [];

    /// <summary>The next milestones that are not accepted yet, with the last day of each.</summary>
    public IReadOnlyList<(Milestone Milestone, DateOnly Due)> Milestones { get; private init; } = [];

    /// <summary>Risks that count, the most severe first.</summary>
    public IReadOnlyList<(RiskStanding Risk, string? Level)> Risks { get; private init; } = [];

    /// <summary>Whether a simulation can tell what the risks cost.</summary>
    public bool CanSimulate { get; private init; }

    /// <summary>Objectives that serve no other.</summary>
    public IReadOnlyList<Objective> Objectives { get; private init; } = [];

    public BudgetReport? Budget { get; private init; }

    /// <summary>How many targets have a light of this kind.</summary>
    public int CountOf(Light light) => Lights.Count(answer => answer.Light == light);

    public static async Task<PlanOverview> Read(Plan plan, string language, UseCaseSender sender, CancellationToken cancellation)
    {
        var all = new PageRange(ListOptions.MaxFirst);
        var lights = await Items(new ListLights(plan.Code) { Language = language, Page = all });
        var missed = new ListOutlooks(plan.Code)
        {
            Verdicts = [Verdict.WillMiss, Verdict.Missed],
            Language = language,
            Page = all,
        };
        var milestones = await Items(new ListParts<Milestone>(plan.Code, new ListOptions { First = ListOptions.MaxFirst }));
        return new PlanOverview
        {
            Lights = [.. lights.OrderBy(answer => Rank(answer.Light)).ThenBy(answer => answer.Attainment ?? default)],
            Alerts = await Items(
                new ListAlerts(plan.Code, [AlertState.Open, AlertState.Escalated, AlertState.PlanSubmitted]) { Page = new(MostAlerts) }
            ),
            Missed = await Items(missed),
            Milestones =
            [
                .. milestones
                    .Where(milestone => milestone is { Due: not null, Accepted: null })
                    .Select(milestone => (milestone, Due: plan.Calendar.Days(milestone.Due!.Value).Last))
                    .OrderBy(entry => entry.Due)
                    .Take(MostMilestones),
            ],
            Risks = Top(
                (await sender.Send(new GetRiskMatrix(plan.Code), cancellation)).IsSuccess(out var map, out _) ? map : null,
                language
            ),
            CanSimulate = (await Items(new ListParts<RiskImpact>(plan.Code, new ListOptions { First = 1 }))).Count > 0,
            Objectives =
            [
                .. (await Items(new ListParts<Objective>(plan.Code, new ListOptions { First = ListOptions.MaxFirst }))).Where(objective =>
                    objective.Parents.Count == 0
                ),
            ],
            Budget = (await sender.Send(new GetBudget(plan.Code), cancellation)).IsSuccess(out var budget, out _) ? budget : null,
        };

        async Task<IReadOnlyList<T>> Items<T>(Query<Page<T>> query) =>
            (await sender.Send(query, cancellation)).IsSuccess(out var page, out _) ? page.Items : [];
    }

    private static IReadOnlyList<(RiskStanding Risk, string? Level)> Top(RiskHeatMap? map, string language)
    {
        if (map is null)
            return [];
        var levels = map.Levels.ToDictionary(level => level.Level);
        return
        [
            .. map
                .Risks.Where(risk => !risk.IsClosed)
                .Select(risk => (Risk: risk, Level: risk.Level is { } code ? levels.GetValueOrDefault(code) : null))
                .OrderByDescending(pair => pair.Level?.Severity ?? -1)
                .ThenBy(pair => pair.Risk.Risk)
                .Select(pair => (pair.Risk, pair.Level?.Names.In(language, pair.Level.Level.ToString()))),
        ];
    }

    /// <summary>What needs attention first.</summary>
    public static int Rank(Light light) =>
        light switch
        {
            Light.Red => 0,
            Light.Yellow => 1,
            Light.Green => 2,
            Light.Stale => 3,
            _ => 4,
        };
}
