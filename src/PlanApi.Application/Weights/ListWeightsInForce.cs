using PlanApi.Application.Access;
using PlanApi.Application.Access.Finding;
using PlanApi.Application.Cube;
using PlanApi.Application.Errors;
using PlanApi.Application.Lights;
using PlanApi.Application.Objectives;
using PlanApi.Application.Persistence;
using PlanApi.Application.Plans.Finding;
using PlanApi.Application.Targets;
using PlanApi.Application.UseCases;
using PlanApi.Domain.Values;
using PlanApi.Domain.Weights;

namespace PlanApi.Application.Weights;

/// <summary>All visible weights that are in force on a past or future day, set by set, each with its source and reason.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Date">The day; today in the plan's time zone when absent.</param>
public sealed record ListWeightsInForce(Code Plan, DateOnly? Date = null) : Query<WeightsAnswer>
{
    /// <summary>The scenario whose objectives and key results are weighed.</summary>
    public Code Scenario { get; init; } = Code.Baseline;

    public override Permission Permission => Permission.ReadByIndicator;

    public override Code? AboutPlan => Plan;
}

/// <summary>The weights of a day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Sets">Sets of siblings' weights: first of scopes, by their dimensions and their place; then of objectives, by the
/// objective that they serve; then of key results, by their objective.</param>
public sealed record WeightsAnswer(DateOnly Date, IReadOnlyList<WeightSetAnswer> Sets);

/// <summary>The weights of siblings, which should add up to 100 %.</summary>
/// <param name="Dimensions">For scopes: the dimensions of the weights.</param>
/// <param name="Within">For scopes: the place where the weights apply.</param>
/// <param name="Objective">For objectives: the objective that they serve, if any; for key results: their objective.</param>
/// <param name="Sum">The sum of the weights, in percent.</param>
/// <param name="Weights">The weights, in order.</param>
public sealed record WeightSetAnswer(
    IReadOnlyList<Code>? Dimensions,
    Scope? Within,
    Code? Objective,
    Quantity Sum,
    IReadOnlyList<WeightOnDay> Weights
);

/// <summary>A weight as it holds on a day.</summary>
/// <param name="Weight">The weight that says it.</param>
/// <param name="Of">The scope that is weighed.</param>
/// <param name="Objective">Or the objective.</param>
/// <param name="KeyResult">Or the key result.</param>
/// <param name="Value">The weight in force, in percent.</param>
/// <param name="Given">The weight's own value. The weight in force differs if a window has left more or less to it.</param>
/// <param name="Window">The window that overrides the weight, or that has left this part to it.</param>
/// <param name="Reason">Why it was set.</param>
public sealed record WeightOnDay(
    Code Weight,
    Scope? Of,
    Code? Objective,
    Code? KeyResult,
    Quantity Value,
    Quantity Given,
    Code? Window,
    LocalText Reason
)
{
    internal static WeightOnDay From(WeightInForce weight) =>
        new(
            weight.Given.Code,
            weight.Given.Of,
            weight.Given.Objective,
            weight.Given.KeyResult,
            weight.Value,
            weight.Given.Value,
            weight.Window?.Code,
            weight.Given.Reason
        );
}

internal sealed class ListWeightsInForceHandler(
    PlanDb db,
    PlanFinder plans,
    LightReader lights,
    WeightStore weights,
    WeightWindowStore windows,
    ObjectiveStore objectives,
    KeyResultStore keyResults,
    TargetStore targets,
    CubeReader cubes,
    VisibilityFinder visibility
) : IHandler<ListWeightsInForce, WeightsAnswer>
{
    public async Task<Outcome<WeightsAnswer>> Handle(ListWeightsInForce request, CancellationToken cancellation)
    {
        await using var snapshot = await ReadSnapshot.Begin(db, cancellation);
        if (!(await plans.Get(request.Plan, cancellation)).IsSuccess(out var plan, out var failure))
            return failure;
        if (!lights.Day(plan.Calendar, plan.TimeZone, request.Date).IsSuccess(out var asked, out failure))
            return failure;
        var seen = await visibility.For(plan, cancellation);
        var structure = await cubes.Structure(plan, cancellation);
        if (!structure.Scenarios.ContainsKey(request.Scenario))
            return Invalid.One(FaultCodes.UnknownReference, "/scenario", $"There is no scenario '{request.Scenario}'.");
        var (line, allGoals, allResults) = (
            ScenarioPartitions.LineOf(structure, request.Scenario),
            await objectives.All(plan.Id, seen).ToListAsync(cancellation),
            await keyResults.All(plan.Id, seen).ToListAsync(cancellation)
        );
        var held = line.Of(allResults, allGoals, await targets.OfScenarios(plan.Id, seen, cancellation));
        var inForce = new WeightsInForce(
            line.Of(await weights.All(plan.Id, seen).ToListAsync(cancellation), allGoals, allResults, held),
            await windows.All(plan.Id, seen).ToListAsync(cancellation),
            asked.Day
        );
        var scopes = inForce
            .OfScopes.OrderBy(weight => weight.Given.Of!.ToString(), StringComparer.Ordinal)
            .GroupBy(weight => (Dimensions: string.Join(',', weight.Given.Of!.Keys), weight.Given.Within))
            .OrderBy(set => set.Key.Dimensions, StringComparer.Ordinal)
            .ThenBy(set => set.Key.Within.ToString(), StringComparer.Ordinal)
            .Select(set => Set([.. set.First().Given.Of!.Keys], set.Key.Within, null, set));
        var goals = line.Of(allGoals).OrderBy(goal => goal.Code).ToArray();
        var serving = goals
            .SelectMany(goal =>
                goal.Parents.Count == 0
                    ? [(Parent: (Code?)null, goal.Code)]
                    : goal.Parents.Select(parent => (Parent: (Code?)parent, goal.Code))
            )
            .GroupBy(pair => pair.Parent)
            .OrderBy(group => group.Key)
            .Select(group =>
                Set(null, null, group.Key, inForce.OfObjectives([.. group.Select(pair => pair.Code)]).OfType<WeightInForce>())
            );
        var results = held.OrderBy(result => result.Code)
            .GroupBy(result => result.Objective)
            .OrderBy(group => group.Key)
            .Select(group =>
                Set(null, null, group.Key, inForce.OfKeyResults([.. group.Select(result => result.Code)]).OfType<WeightInForce>())
            );
        return new WeightsAnswer(asked.Day, [.. scopes.Concat(serving).Concat(results).Where(set => set.Weights.Count > 0)]);
    }

    private static WeightSetAnswer Set(IReadOnlyList<Code>? dimensions, Scope? within, Code? objective, IEnumerable<WeightInForce> weights)
    {
        WeightOnDay[] shown = [.. weights.Select(WeightOnDay.From)];
        return new WeightSetAnswer(
            dimensions,
            within,
            objective,
            new Quantity(shown.Aggregate(0L, (sum, weight) => checked(sum + weight.Value.Steps))),
            shown
        );
    }
}
